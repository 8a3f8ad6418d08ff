using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Sektorradar.Evidence;
using Sektorradar.Model;

namespace Sektorradar.Tests.Evidence;

public sealed class DamagedStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string StorePath => _folder["evidence.db"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_said_and_nothing_of_before_is_lost()
    {
        using (var store = EvidenceStore.Open(StorePath))
        {
            await store.CommitAsync(Readings.Make(), "1", Readings.Run(Readings.Make()), Cancel);
            LimitTo(ConnectionOf(store), extraPages: 3);

            var problem = await FillAsync(store);

            Assert.Equal("SR-303", problem.Code);
        }

        AssertOnlyWholeReadings();
    }

    [Fact]
    public async Task A_store_that_was_full_goes_on_when_there_is_space_again()
    {
        using var store = EvidenceStore.Open(StorePath);
        LimitTo(ConnectionOf(store), extraPages: 3);
        await FillAsync(store);
        LimitTo(ConnectionOf(store), extraPages: 1000);

        var reading = Readings.Make("github.com/lamp/afterwards");
        Assert.Equal(reading.Signals.Count, await store.CommitAsync(reading, "1", Readings.Run(reading), Cancel));
    }

    [Fact]
    public void A_newer_schema_is_refused_and_left_as_it_is()
    {
        EvidenceStore.Open(StorePath).Dispose();
        Sql("PRAGMA user_version = 99");
        var before = File.ReadAllBytes(StorePath);

        Assert.Equal("SR-301", Refusal().Code);
        Assert.Equal(before, File.ReadAllBytes(StorePath));
    }

    [Fact]
    public void Another_programs_database_is_refused_and_left_as_it_is()
    {
        Sql("CREATE TABLE lamp (id INTEGER)");
        var before = File.ReadAllBytes(StorePath);

        Assert.Equal("SR-302", Refusal().Code);
        Assert.Equal(before, File.ReadAllBytes(StorePath));
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        File.WriteAllText(StorePath, new string('x', 5000));

        Assert.Equal("SR-302", Refusal().Code);
        Assert.Equal(new string('x', 5000), File.ReadAllText(StorePath));
    }

    [Fact]
    public async Task A_store_with_damaged_pages_is_a_problem_and_not_a_crash()
    {
        using (var store = EvidenceStore.Open(StorePath))
        {
            for (var n = 0; n < 200; n++)
            {
                var reading = Readings.Make($"github.com/lamp/lamp{n}");
                await store.CommitAsync(reading, "1", Readings.Run(reading), Cancel);
            }
        }

        var bytes = await File.ReadAllBytesAsync(StorePath, Cancel);
        bytes.AsSpan(8192).Fill(0xA5);
        await File.WriteAllBytesAsync(StorePath, bytes, Cancel);

        var error = Assert.Throws<InputException>(() =>
        {
            using var store = EvidenceStore.Open(StorePath);
            return store.Captures().Select(store.Read).Count();
        });
        Assert.Equal("SR-302", Assert.Single(error.Problems).Code);
    }

    [Theory]
    [InlineData("UPDATE weekly SET counts = 'many'")]
    [InlineData("UPDATE weekly SET first_week = 'soon'")]
    [InlineData("UPDATE weekly SET metric = 'lamps' WHERE metric = 'authors'")]
    [InlineData("UPDATE event SET day = '2024-13-01'")]
    [InlineData("UPDATE weekly SET first_week = '9999-12-27'")]
    public async Task A_row_that_cannot_be_read_is_a_problem_and_not_a_crash(string alteration)
    {
        using var store = EvidenceStore.Open(StorePath);
        await store.CommitAsync(Readings.Make(), "1", Readings.Run(Readings.Make()), Cancel);
        Sql(alteration);

        var error = Assert.Throws<InputException>(() => store.Read(store.Captures()[0]));

        Assert.Equal("SR-302", Assert.Single(error.Problems).Code);
    }

    [Fact]
    public void A_folder_in_the_stores_place_is_a_problem()
    {
        Directory.CreateDirectory(StorePath);

        Assert.Equal("SR-303", Refusal().Code);
    }

    [Fact]
    public void A_file_in_the_place_of_the_stores_folder_is_a_problem()
    {
        File.WriteAllText(_folder["file"], "");

        var error = Assert.Throws<InputException>(() => EvidenceStore.Open(_folder["file/evidence.db"]));

        Assert.Equal("SR-303", Assert.Single(error.Problems).Code);
    }

    [Fact]
    public void A_folder_that_may_not_be_written_is_a_problem()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a folder that not even the administrator may write.");

        var problem = Assert.Single(Assert.Throws<InputException>(() => EvidenceStore.Open("/proc/sektorradar/evidence.db")).Problems);

        Assert.Equal("SR-303", problem.Code);
    }

    public void Dispose() => _folder.Dispose();

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_connection")]
    private static extern ref SqliteConnection ConnectionOf(EvidenceStore store);

    /// <summary>SQLite refuses pages beyond the limit with the same SQLITE_FULL as on a full disk.</summary>
    private static void LimitTo(SqliteConnection connection, int extraPages)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA page_count";
        command.CommandText = FormattableString.Invariant($"PRAGMA max_page_count = {(long)command.ExecuteScalar()! + extraPages}");
        command.ExecuteScalar();
    }

    private static async Task<Problem> FillAsync(EvidenceStore store)
    {
        var error = await Assert.ThrowsAsync<InputException>(async () =>
        {
            for (var n = 0; n < 1000; n++)
            {
                var reading = Readings.Make($"github.com/lamp/lamp{n}");
                await store.CommitAsync(reading, "1", Readings.Run(reading), Cancel);
            }
        });
        return Assert.Single(error.Problems);
    }

    private void AssertOnlyWholeReadings()
    {
        using var store = EvidenceStore.Open(StorePath);
        Assert.NotEmpty(store.Captures());
        Assert.All(store.Captures(), capture => Assert.Equal(capture.Id, store.Read(capture).Capture.Id));
        Assert.All(store.Captures(), capture => Assert.Equal("1", store.PositionOf("git", capture.About)));
        Assert.Contains(store.Captures(), capture => capture.About == Readings.About);
    }

    private Problem Refusal() => Assert.Single(Assert.Throws<InputException>(() => EvidenceStore.Open(StorePath)).Problems);

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={StorePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
