using Microsoft.Data.Sqlite;
using Sektorradar.Evidence;
using Sektorradar.Tests.Evidence;

namespace Sektorradar.Tests.Cli;

public sealed class EvidenceCommandTests : IDisposable
{
    private readonly LampSector _sector = new();

    public EvidenceCommandTests()
    {
        using var store = EvidenceStore.Open(_sector["evidence.db"]);
        foreach (var reading in new[] { Readings.Make("github.com/lamp/lamp0"), Readings.Make("github.com/lamp/lamp1", commits: 7) })
        {
            store.CommitAsync(reading, "position", Readings.Run(reading), TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        }
    }

    [Fact]
    public async Task Exported_evidence_that_is_imported_elsewhere_is_exported_with_the_same_bytes()
    {
        await RunAsync("evidence", "export", "first", "--sector", "lighthouses", "--sectors", "sectors", "--store", "evidence.db");

        await RunAsync("evidence", "import", "first", "--store", "other.db");
        var again = await RunAsync("evidence", "import", "first", "--store", "other.db");
        await RunAsync("evidence", "export", "second", "--sector", "lighthouses", "--sectors", "sectors", "--store", "other.db");

        Assert.Contains("0 files imported, 0 new signals", again.Error, StringComparison.Ordinal);
        Assert.Equal(2, Files("first").Count);
        Assert.Equal(Files("first"), Files("second"));
    }

    [Fact]
    public async Task Evidence_that_nobody_touched_verifies()
    {
        await RunAsync("evidence", "export", "pack", "--sector", "lighthouses", "--sectors", "sectors", "--store", "evidence.db");

        var store = await RunAsync("evidence", "verify", "--store", "evidence.db");
        var pack = await RunAsync("evidence", "verify", "--folder", "pack");

        Assert.Equal((0, 0), (store.ExitCode, pack.ExitCode));
        Assert.Contains("2 captures verified, 0 problems", pack.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE weekly SET counts = '9 ' || counts WHERE metric = 'commits' AND capture_seq = 1", "SR-312")]
    [InlineData("DELETE FROM event WHERE metric = 'version' AND capture_seq = 2", "SR-312")]
    [InlineData("UPDATE weekly SET counts = 'many' WHERE metric = 'commits' AND capture_seq = 1", "SR-302")]
    public async Task A_store_that_was_altered_is_found_out(string alteration, string code)
    {
        await using (var connection = new SqliteConnection($"Data Source={_sector["evidence.db"]};Pooling=False"))
        {
            connection.Open();
            await using var command = connection.CreateCommand();
            command.CommandText = alteration;
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        var run = await RunAsync("evidence", "verify", "--store", "evidence.db");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.Contains("2 captures verified, 1 problem", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pack_with_an_altered_and_a_torn_file_names_both_and_imports_the_rest()
    {
        await RunAsync("evidence", "export", "pack", "--sector", "lighthouses", "--sectors", "sectors", "--store", "evidence.db");
        var whole = File.ReadAllText(_sector["pack/git/lamp+lamp0.jsonl"]);
        _sector.Write("pack/git/altered.jsonl", whole.Replace("1.0.0", "1.0.1", StringComparison.Ordinal));
        _sector.Write("pack/git/torn.jsonl", whole[..^20]);

        var verify = await RunAsync("evidence", "verify", "--folder", "pack");
        var import = await RunAsync("evidence", "import", "pack", "--store", "other.db");

        Assert.Equal((2, 3), (verify.ExitCode, import.ExitCode));
        Assert.Contains("altered.jsonl:1: SR-312", verify.Error.Replace("git/", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("SR-311", verify.Error, StringComparison.Ordinal);
        Assert.Contains("2 files imported", import.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_is_a_file_is_a_problem()
    {
        _sector.Write("taken", "");

        var run = await RunAsync("evidence", "export", "taken", "--sector", "lighthouses", "--sectors", "sectors", "--store", "evidence.db");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("SR-402", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _sector.Dispose();

    private Task<SektorradarProgram.Ended> RunAsync(params string[] arguments) => SektorradarProgram.RunAsync(_sector.Folder, arguments);

    private List<(string, string)> Files(string folder) =>
        [.. Directory.EnumerateFiles(_sector[folder], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(_sector[folder], file), File.ReadAllText(file)))];
}
