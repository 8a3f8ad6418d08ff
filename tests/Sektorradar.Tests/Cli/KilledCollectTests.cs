using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Sektorradar.Tests.Cli;

public class KilledCollectTests
{
    private const int Repositories = 8;

    /// <summary>
    /// Whatever the moment of the kill, the runs after it must end in the evidence of a run that nobody disturbed. The delays are taken from
    /// how long that run takes, so that on a slow machine too some kills fall before, some into and some after the reading.
    /// </summary>
    [Fact]
    public async Task A_collection_that_is_killed_goes_on_without_loss_and_without_doubles()
    {
        using var sector = new LampSector(Repositories).WithCopies(commits: 40);
        var watch = Stopwatch.StartNew();
        await SektorradarProgram.RunAsync(sector.Folder, sector.Collect);
        var whole = watch.Elapsed;
        var undisturbed = await ExportAsync(sector, "evidence.db");

        var killed = new List<int>();
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            var store = $"killed{attempt}.db";
            killed.Add(await KillAsync(sector, store, whole * (0.25 + 0.17 * attempt)));
            Assert.Equal(killed[^1], DistinctCaptures(sector[store]));
            var resumed = await SektorradarProgram.RunAsync(sector.Folder, sector.CollectInto(store));

            Assert.Equal(0, resumed.ExitCode);
            Assert.Equal(Repositories, DistinctCaptures(sector[store]));
            Assert.Equal(undisturbed, await ExportAsync(sector, store));
        }
    }

    [Fact]
    public async Task A_collection_that_is_killed_in_every_repository_in_turn_ends_all_the_same()
    {
        using var sector = new LampSector(3).WithCopies(commits: 20);
        await SektorradarProgram.RunAsync(sector.Folder, sector.Collect);
        var undisturbed = await ExportAsync(sector, "evidence.db");

        for (var lines = 1; lines <= 2; lines++)
        {
            using var process = SektorradarProgram.Start(sector.Folder, sector.CollectInto("killed.db"));
            for (var line = 0; line < lines; line++)
            {
                await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
            }

            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var resumed = await SektorradarProgram.RunAsync(sector.Folder, sector.CollectInto("killed.db"));

        Assert.Equal(0, resumed.ExitCode);
        Assert.Equal(undisturbed, await ExportAsync(sector, "killed.db"));
    }

    [Fact]
    public async Task Two_programs_that_collect_into_one_store_at_once_lose_and_double_nothing()
    {
        using var sector = new LampSector(Repositories).WithCopies(commits: 20);

        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => SektorradarProgram.RunAsync(sector.Folder, sector.Collect)));
        var together = await ExportAsync(sector, "evidence.db");
        await SektorradarProgram.RunAsync(sector.Folder, sector.CollectInto("alone.db"));

        Assert.All(runs, run => Assert.Equal(0, run.ExitCode));
        Assert.Equal(Repositories, DistinctCaptures(sector["evidence.db"]));
        Assert.Equal(await ExportAsync(sector, "alone.db"), together);
    }

    /// <returns>Captures that had been kept when the program was killed.</returns>
    private static async Task<int> KillAsync(LampSector sector, string store, TimeSpan after)
    {
        using var process = SektorradarProgram.Start(sector.Folder, sector.CollectInto(store));
        await Task.Delay(after, TestContext.Current.CancellationToken);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return Count(sector[store], "SELECT count(*) FROM cursor");
    }

    private static int DistinctCaptures(string store) => Count(store, "SELECT count(DISTINCT about) + 1000 * (count(*) - count(DISTINCT about)) FROM capture");

    private static int Count(string store, string sql)
    {
        if (!File.Exists(store))
        {
            return 0;
        }

        using var connection = new SqliteConnection($"Data Source={store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name IN ('capture', 'cursor')";
        if ((long)command.ExecuteScalar()! < 2)
        {
            return 0; // killed before the tables were made
        }

        command.CommandText = sql;
        return (int)(long)command.ExecuteScalar()!;
    }

    private static async Task<string> ExportAsync(LampSector sector, string store)
    {
        var target = "pack-" + store;
        await SektorradarProgram.RunAsync(sector.Folder, "evidence", "export", target, "--sector", "lighthouses", "--sectors", "sectors", "--store", store);
        var files = Directory.EnumerateFiles(sector[target], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        return string.Concat(files.Select(file => $"{Path.GetRelativePath(sector[target], file)}\n{File.ReadAllText(file)}"));
    }
}
