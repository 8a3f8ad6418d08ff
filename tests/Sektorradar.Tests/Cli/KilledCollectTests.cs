using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Sektorradar.Evidence;

namespace Sektorradar.Tests.Cli;

public class KilledCollectTests(KilledCollectTests.Undisturbed undisturbed) : IClassFixture<KilledCollectTests.Undisturbed>
{
    private const int Repositories = 5;

    /// <summary>The one capture of all histories together.</summary>
    private const int Flow = 1;

    /// <summary>
    /// Whatever the moment of the kill, the run after it must end in the evidence of a run that nobody disturbed. A kill follows a number of
    /// lines that the program wrote and not a time, so that it falls into the reading on a slow machine as on a fast one.
    /// </summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 4)]
    [InlineData(4, 9)]
    public async Task A_collection_that_is_killed_goes_on_without_loss_and_without_doubles(int lines, int milliseconds)
    {
        var (sector, store) = (undisturbed.Sector, $"killed-{lines}.db");
        using (var process = SektorradarProgram.Start(sector.Folder, sector.CollectInto(store)))
        {
            await KillAfterAsync(process, lines, milliseconds);
        }

        var kept = Count(sector[store], "SELECT count(*) FROM cursor");
        Assert.InRange(kept, lines, Repositories + Flow);
        Assert.Equal(kept, DistinctCaptures(sector[store]));
        TestContext.Current.TestOutputHelper?.WriteLine($"killed with {kept} of {Repositories} kept");

        var resumed = await SektorradarProgram.RunAsync(sector.Folder, sector.CollectInto(store));

        Assert.Equal(0, resumed.ExitCode);
        Assert.Equal(Repositories + Flow, DistinctCaptures(sector[store]));
        Assert.Equal(undisturbed.Evidence, Export(sector, store));
    }

    [Fact]
    public async Task A_collection_that_is_killed_while_it_starts_goes_on()
    {
        using var sector = new LampSector(1).WithCopies(commits: 20);
        foreach (var milliseconds in new[] { 60, 120, 180 })
        {
            using var process = SektorradarProgram.Start(sector.Folder, sector.Collect);
            await KillAfterAsync(process, 0, milliseconds);
        }

        var resumed = await SektorradarProgram.RunAsync(sector.Folder, sector.Collect);

        Assert.Equal(0, resumed.ExitCode);
        Assert.Equal(1 + Flow, DistinctCaptures(sector["evidence.db"]));
    }

    [Fact]
    public async Task A_collection_that_is_interrupted_says_so_ends_with_130_and_keeps_what_it_had()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The signal is sent with kill.");
        // Many, so that there is still something to read when the signal arrives.
        const int Many = 32;
        using var sector = new LampSector(Many).WithCopies();
        using var process = SektorradarProgram.Start(sector.Folder, sector.Collect);
        await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);

        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var run = await SektorradarProgram.EndAsync(process);

        Assert.Equal(130, run.ExitCode);
        Assert.Contains("Stopped. What had been kept stays", run.Error, StringComparison.Ordinal);
        Assert.InRange(DistinctCaptures(sector["evidence.db"]), 1, Many);
    }

    [Fact]
    public async Task Two_programs_that_collect_into_one_store_at_once_lose_and_double_nothing()
    {
        var sector = undisturbed.Sector;

        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => SektorradarProgram.RunAsync(sector.Folder, sector.CollectInto("together.db"))));

        Assert.All(runs, run => Assert.Equal(0, run.ExitCode));
        Assert.Equal(Repositories + Flow, DistinctCaptures(sector["together.db"]));
        Assert.Equal(undisturbed.Evidence, Export(sector, "together.db"));
    }

    private static async Task KillAfterAsync(Process process, int lines, int milliseconds)
    {
        for (var line = 0; line < lines; line++)
        {
            await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        }

        await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
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

    private static string Export(LampSector sector, string store)
    {
        using var evidence = EvidenceStore.Open(sector[store]);
        return EvidencePack.Write(evidence.Captures().Select(evidence.Read));
    }

    /// <summary>A sector with its copies, and what a run that nobody disturbed keeps of it.</summary>
    public sealed class Undisturbed : IAsyncLifetime
    {
        internal LampSector Sector { get; } = new(Repositories);

        public string Evidence { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            Sector.WithCopies(commits: 40);
            await SektorradarProgram.RunAsync(Sector.Folder, Sector.CollectInto("undisturbed.db"));
            Evidence = Export(Sector, "undisturbed.db");
        }

        public ValueTask DisposeAsync()
        {
            Sector.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
