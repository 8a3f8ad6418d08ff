using Microsoft.Data.Sqlite;
using Sektorradar.Evidence;
using Sektorradar.Model;

namespace Sektorradar.Tests.Evidence;

public sealed class EvidenceStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string StorePath => _folder["evidence.db"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_kept_is_read_again_after_a_restart()
    {
        var reading = Readings.Make();
        using (var store = EvidenceStore.Open(StorePath))
        {
            await store.CommitAsync(reading, "position 1", Readings.Run(reading), Cancel);
        }

        using var again = EvidenceStore.Open(StorePath);

        var capture = Assert.Single(again.Captures());
        Assert.Equal(reading.Capture, capture);
        Assert.Equal(reading.Signals, again.Read(capture).Signals);
        Assert.Equal("position 1", again.PositionOf("git", Readings.About));
        Assert.Equal(reading.Signals.Count, Assert.Single(again.LastRuns()).Added);
    }

    [Fact]
    public async Task The_same_reading_twice_adds_nothing()
    {
        var reading = Readings.Make();
        using var store = EvidenceStore.Open(StorePath);

        var first = await store.CommitAsync(reading, "position", Readings.Run(reading), Cancel);
        var second = await store.CommitAsync(reading, "position", Readings.Run(reading), Cancel);

        Assert.Equal((reading.Signals.Count, 0), (first, second));
        Assert.Single(store.Captures());
    }

    [Fact]
    public async Task A_later_reading_stands_beside_the_earlier_and_counts_what_it_says_differently()
    {
        using var store = EvidenceStore.Open(StorePath);
        await store.CommitAsync(Readings.Make(), "1", Readings.Run(Readings.Make()), Cancel);

        var later = Readings.Make(commits: 4, day: "2024-02-21");
        var added = await store.CommitAsync(later, "2", Readings.Run(later), Cancel);

        Assert.Equal(1, added);
        Assert.Equal([3m, 4m], store.Captures().Select(c => store.Read(c).Signals.Single(s => s.Metric == Metric.Commits && s.Day.Day == 8).Value));
    }

    [Fact]
    public async Task A_reading_that_fails_half_way_leaves_neither_capture_nor_signals_nor_cursor()
    {
        using var store = EvidenceStore.Open(StorePath);
        var reading = Readings.Make();
        Alter("CREATE TRIGGER half BEFORE INSERT ON cursor BEGIN SELECT RAISE(ABORT, 'half way'); END");

        await Assert.ThrowsAsync<SqliteException>(() => store.CommitAsync(reading, "position", Readings.Run(reading), Cancel));

        Assert.Equal("0 0 0 0 0", Counts());
        Alter("DROP TRIGGER half");
        Assert.Equal(reading.Signals.Count, await store.CommitAsync(reading, "position", Readings.Run(reading), Cancel));
    }

    [Fact]
    public async Task What_is_read_while_something_else_is_written_is_whole()
    {
        using var store = EvidenceStore.Open(StorePath);
        using var written = new CancellationTokenSource();

        void ReadOn()
        {
            while (!written.IsCancellationRequested)
            {
                store.PositionOf("git", Readings.About);
                Assert.All(store.Captures(), capture => Assert.Equal(capture.Id, store.Read(capture).Capture.Id));
            }
        }

        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(ReadOn, Cancel)).ToList();
        for (var n = 0; n < 60; n++)
        {
            var reading = Readings.Make($"github.com/lamp/lamp{n}");
            await store.CommitAsync(reading, "position", Readings.Run(reading), Cancel);
        }

        await written.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task Two_stores_on_one_file_write_at_once_and_lose_nothing()
    {
        using var one = EvidenceStore.Open(StorePath);
        using var two = EvidenceStore.Open(StorePath);

        async Task WriteAsync(EvidenceStore store, string owner)
        {
            for (var n = 0; n < 50; n++)
            {
                var reading = Readings.Make($"github.com/{owner}/lamp{n}");
                await store.CommitAsync(reading, "position", Readings.Run(reading), Cancel);
            }
        }

        await Task.WhenAll(Task.Run(() => WriteAsync(one, "one"), Cancel), Task.Run(() => WriteAsync(two, "two"), Cancel));

        Assert.Equal(100, one.Captures().Count);
        Assert.All(one.Captures(), capture => Assert.Equal(capture.Id, one.Read(capture).Capture.Id));
    }

    [Fact]
    public async Task Every_reading_is_the_same_after_the_way_through_store_and_pack()
    {
        using var store = EvidenceStore.Open(StorePath);
        var reading = Readings.Make();
        await store.CommitAsync(reading, "position", Readings.Run(reading), Cancel);
        var exported = EvidencePack.Write(store.Captures().Select(store.Read));

        using var other = EvidenceStore.Open(_folder["other.db"]);
        await other.ImportAsync("digest", EvidencePack.Read(exported, "pack").Readings, Cancel);

        Assert.Equal(exported, EvidencePack.Write(other.Captures().Select(other.Read)));
        Assert.Null(other.PositionOf("git", Readings.About));
        Assert.True(other.HasImported("digest"));
    }

    public void Dispose() => _folder.Dispose();

    private void Alter(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={StorePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private string Counts()
    {
        using var connection = new SqliteConnection($"Data Source={StorePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT " + string.Join(" || ' ' || ", new[] { "capture", "weekly", "event", "cursor", "run" }.Select(table => $"(SELECT count(*) FROM {table})"));
        return (string)command.ExecuteScalar()!;
    }
}
