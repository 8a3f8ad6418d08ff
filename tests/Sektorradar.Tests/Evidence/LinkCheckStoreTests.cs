using Microsoft.Data.Sqlite;
using Sektorradar.Evidence;
using Sektorradar.Model;

namespace Sektorradar.Tests.Evidence;

public sealed class LinkCheckStoreTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 8, 24, 11, 12, 13, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_check_comes_back_as_it_was_kept()
    {
        LinkCheck[] checks =
        [
            new(new Uri("https://a.example.org/lamps#oil"), LinkVerdict.Moved, 200, new Uri("https://b.example.org/lamps"), At.AddTicks(7), new string('a', 64), true, null, null, "redirect"),
            new(new Uri("https://a.example.org/lamps"), LinkVerdict.Live, 200, new Uri("https://a.example.org/lamps"), At, null, null, LinkCheck.DigestOfWords("forty lamps"), false, "ok"),
            new(new Uri("https://c.example.org/"), LinkVerdict.Unknown, null, null, At, null, null, null, null, "refused"),
        ];
        using var store = EvidenceStore.Open(_folder["evidence.db"]);

        await store.KeepAsync(checks, TestContext.Current.CancellationToken);

        Assert.Equal(checks.OrderBy(check => check.Address.AbsoluteUri, StringComparer.Ordinal), store.LinkChecks());
    }

    [Fact]
    public async Task The_newest_check_of_each_link_and_quote_counts_and_the_others_stay()
    {
        var first = new LinkCheck(new Uri("https://a.example.org/lamps"), LinkVerdict.Gone, 404, null, At, null, null, null, null, "status-404");
        using (var store = EvidenceStore.Open(_folder["evidence.db"]))
        {
            await store.KeepAsync([first, first with { Verdict = LinkVerdict.Live, Reason = "ok" }, first with { Words = "0123456789abcdef" }, first with { Address = new Uri("https://a.example.org/lamps#oil") }], TestContext.Current.CancellationToken);

            Assert.Equal([LinkVerdict.Live, LinkVerdict.Gone, LinkVerdict.Gone], store.LinkChecks().Select(check => check.Verdict));
        }

        Assert.Equal(4L, Scalar("SELECT count(*) FROM link_check"));
    }

    [Fact]
    public async Task A_store_from_before_there_were_checks_takes_them()
    {
        EvidenceStore.Open(_folder["evidence.db"]).Dispose();
        Scalar("DROP TABLE link_check");

        using var store = EvidenceStore.Open(_folder["evidence.db"]);
        await store.KeepAsync([new LinkCheck(new Uri("https://a.example.org/"), LinkVerdict.Live, 200, null, At, null, null, null, null, "ok")], TestContext.Current.CancellationToken);

        Assert.Single(store.LinkChecks());
    }

    [Fact]
    public void A_store_that_did_not_keep_which_words_were_looked_for_keeps_its_checks()
    {
        EvidenceStore.Open(_folder["evidence.db"]).Dispose();
        Scalar("ALTER TABLE link_check DROP COLUMN words");
        Scalar("INSERT INTO link_check (address, at, verdict, because) VALUES ('https://a.example.org/', '2026-08-24T11:12:13Z', 'live', 'It is there.')");
        Scalar("PRAGMA user_version=3");

        using var store = EvidenceStore.Open(_folder["evidence.db"]);

        Assert.Equal((LinkVerdict.Live, null), (Assert.Single(store.LinkChecks()).Verdict, store.LinkChecks()[0].Words));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_a_problem_and_no_crash()
    {
        using (var store = EvidenceStore.Open(_folder["evidence.db"]))
        {
            await store.KeepAsync([new LinkCheck(new Uri("https://a.example.org/"), LinkVerdict.Live, 200, null, At, null, null, null, null, "ok")], TestContext.Current.CancellationToken);
        }

        Scalar("UPDATE link_check SET at = 'yesterday'");
        using var damaged = EvidenceStore.Open(_folder["evidence.db"]);

        Assert.Equal("SR-302", Assert.Single(Assert.Throws<InputException>(damaged.LinkChecks).Problems).Code);
    }

    public void Dispose() => _folder.Dispose();

    private object? Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder["evidence.db"]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
