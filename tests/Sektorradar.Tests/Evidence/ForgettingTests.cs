using System.Text;
using Sektorradar.Evidence;
using Sektorradar.Model;

namespace Sektorradar.Tests.Evidence;

/// <summary>What must go goes, from the item and from the bytes it came in; what was counted stays.</summary>
public sealed class ForgettingTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();
    private readonly EvidenceStore _store;

    public ForgettingTests() => _store = EvidenceStore.Open(_folder["evidence.db"]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_item_that_is_taken_back_loses_its_words_and_the_answer_they_came_in()
    {
        await KeepAsync("jobs", "the lamp keeper wanted in March", new DateOnly(2026, 11, 19), withdrawn: []);

        await KeepAsync("jobs", "nothing", new DateOnly(2026, 11, 20), withdrawn: ["the lamp keeper wanted in March"]);

        var kept = _store.Items(DateOnly.MinValue, DateOnly.MaxValue)[0];
        Assert.Equal(("", null, true, "lamp"), (kept.Item.Title, kept.Item.Text, kept.Withdrawn, Assert.Single(kept.Subjects)));
        Assert.Null(_store.Exchanges().First().Body);
        Assert.NotNull(_store.Exchanges().First().BodyDigest);
    }

    [Fact]
    public async Task Words_go_when_their_time_is_over_and_only_those_of_that_source()
    {
        await KeepAsync("journals", "an old entry", new DateOnly(2026, 1, 1), withdrawn: []);
        await KeepAsync("journals", "a new entry", new DateOnly(2026, 11, 1), withdrawn: []);
        await KeepAsync("feeds", "an old story", new DateOnly(2026, 1, 1), withdrawn: []);

        Assert.Equal(1, await _store.ForgetWordsAsync("journals", new DateOnly(2026, 6, 1), Cancel));

        Assert.Equal(["", "an old story", "a new entry"], _store.Items(DateOnly.MinValue, DateOnly.MaxValue).OrderBy(kept => kept.Item.Day).ThenBy(kept => kept.Item.Source == "feeds").Select(kept => kept.Item.Title));
    }

    [Fact]
    public async Task Old_answers_go_and_what_was_read_from_them_stays()
    {
        await KeepAsync("feeds", "a story", new DateOnly(2026, 11, 19), withdrawn: []);

        Assert.Equal(0, await _store.ForgetBodiesAsync(new DateOnly(2026, 11, 20), Cancel));
        Assert.Equal(1, await _store.ForgetBodiesAsync(new DateOnly(2026, 11, 21), Cancel));

        Assert.Equal("a story", Assert.Single(_store.Items(DateOnly.MinValue, DateOnly.MaxValue)).Item.Title);
        Assert.Null(Assert.Single(_store.Exchanges()).Body);
    }

    [Fact]
    public async Task What_a_held_source_says_is_not_among_the_believed()
    {
        await KeepAsync("feeds", "a story", new DateOnly(2026, 11, 19), withdrawn: []);
        await _store.HoldAsync(new Hold("feeds", "news", new DateOnly(2026, 11, 16), new DateOnly(2026, 11, 23), new Problem("SR-521", "many")), Cancel);

        Assert.Empty(_store.BelievedItems(DateOnly.MinValue, DateOnly.MaxValue));
        Assert.Single(_store.Items(DateOnly.MinValue, DateOnly.MaxValue));

        await _store.ReleaseAsync("feeds", null, Cancel);
        Assert.Single(_store.BelievedItems(DateOnly.MinValue, DateOnly.MaxValue));
    }

    [Fact]
    public async Task A_store_of_the_first_schema_is_taken_over_with_all_it_has()
    {
        _store.Dispose();
        using (var old = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder["old.db"]};Pooling=False"))
        {
            await old.OpenAsync(Cancel);
            using var command = old.CreateCommand();
            command.CommandText = """
                CREATE TABLE capture (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL, about TEXT NOT NULL, address TEXT NOT NULL, revision TEXT NOT NULL,
                    day TEXT NOT NULL, covers_from TEXT NOT NULL, covers_to TEXT NOT NULL) STRICT;
                CREATE TABLE event (capture_seq INTEGER NOT NULL REFERENCES capture (seq), metric TEXT NOT NULL, day TEXT NOT NULL, title TEXT NOT NULL,
                    PRIMARY KEY (capture_seq, metric, day, title)) STRICT, WITHOUT ROWID;
                INSERT INTO capture VALUES (1, 'x', 'git', 'code.example.org/a/b', 'https://code.example.org/a/b', 'r', '2026-01-12', '2026-01-05', '2026-01-05');
                INSERT INTO event VALUES (1, 'version', '2026-01-06', '1.0.0');
                PRAGMA user_version=1;
                """;
            await command.ExecuteNonQueryAsync(Cancel);
        }

        using var store = EvidenceStore.Open(_folder["old.db"]);
        var signal = Assert.Single(store.Read(Assert.Single(store.Captures())).Signals);

        Assert.Equal((Metric.Version, 1m, "1.0.0"), (signal.Metric, signal.Value, signal.Title));
        Assert.Empty(store.Items(DateOnly.MinValue, DateOnly.MaxValue));
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private async Task KeepAsync(string source, string title, DateOnly day, IReadOnlyList<string> withdrawn)
    {
        var body = Encoding.UTF8.GetBytes(title);
        var item = new Item(source, "news", title, ItemKind.Story, day, title, title, new Uri("https://lamps.example.no/"), new Dictionary<string, string>());
        await _store.CommitAsync(new Exchange(source, "news", new Uri("https://lamps.example.no/feed"), null, At, 200, [], BodyDigest.Of(body), body, false, false), "line", Validators.None,
            new Extract(new Cursor("1")) { Items = title == "nothing" ? [] : [item], Withdrawn = withdrawn }, _ => ["lamp"], Cancel);
    }
}
