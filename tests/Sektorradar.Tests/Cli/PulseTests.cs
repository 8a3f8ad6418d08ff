using Sektorradar.Cli;
using Sektorradar.Tests.Reporting;
using Sektorradar.Tests.Sectors;

namespace Sektorradar.Tests.Cli;

/// <summary>How pulse ends, seen from outside: the code, what it says, and what it leaves behind.</summary>
public sealed class PulseTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public PulseTests()
    {
        Lighthouses.Write(_folder);
        Lighthouses.AddEvidence(_folder, Lighthouses.Newest);
    }

    [Fact]
    public async Task A_written_edition_ends_with_0_and_names_the_page_to_open()
    {
        var ended = await PulseAsync();

        Assert.Equal(0, ended.ExitCode);
        Assert.True(File.Exists(ended.Output.TrimEnd()), ended.Output);
        Assert.Equal(["index.en.html", "index.html", "index.nn.html", "report.en.md", "report.json", "report.md", "report.nn.md"], Written());
    }

    [Fact]
    public async Task An_unknown_sector_is_told_which_there_are()
    {
        var ended = await SektorradarProgram.RunAsync(_folder.Path, "pulse", "--sectors", _folder["sectors"], "--sector", "lighthouse", "--store", _folder["evidence.db"], "--out", _folder["out"]);

        Refused(ended, "SR-401");
        Assert.Contains(SmallSector.Id, ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_in_the_sector_s_files_are_all_told_at_once_with_their_places()
    {
        Lighthouses.Write(_folder, ("country: NO", "country: Norway"), ("kind: company", "kind: firm"), ("value: 40", "value: 80"));

        var ended = await PulseAsync();

        Refused(ended, "SR-112");
        Assert.Contains("sector.yaml:", ended.Error, StringComparison.Ordinal);
        Assert.Contains("subjects/lamps.yaml:", ended.Error, StringComparison.Ordinal);
        Assert.Contains("facts/lamps.yaml:", ended.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["evidence.db"]), "a store was made for a sector that cannot be read");
    }

    [Fact]
    public async Task Broken_yaml_is_a_mistake_with_a_line()
    {
        _folder.Write($"sectors/{SmallSector.Id}/facts/torn.yaml", "- id: [torn\n");

        var ended = await PulseAsync();

        Refused(ended, "SR-101");
        Assert.Contains("facts/torn.yaml:2: ", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-02-30")]
    [InlineData("")]
    public async Task A_day_that_is_none_is_refused(string day) => Refused(await PulseAsync("--as-of", day), "SR-405");

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told()
    {
        _folder.Write("out", "a file where a folder should be");

        var ended = await PulseAsync();

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("SR-402", ended.Error, StringComparison.Ordinal);
        NoStack(ended);
    }

    [Fact]
    public async Task A_sector_with_nothing_in_it_is_told()
    {
        Directory.Delete(_folder[$"sectors/{SmallSector.Id}/facts"], recursive: true);
        Directory.Delete(_folder[$"sectors/{SmallSector.Id}/evidence"], recursive: true);

        Refused(await PulseAsync(), "SR-404");
    }

    [Fact]
    public async Task A_store_that_is_another_kind_of_file_is_told()
    {
        _folder.Write("evidence.db", "this is no store, and it is longer than the header of one: " + new string('.', 4096));

        Refused(await PulseAsync(), "SR-302");
    }

    [Fact]
    public async Task A_torn_evidence_file_is_told_every_time_and_the_edition_is_written_without_it()
    {
        var whole = Directory.GetFiles(_folder[$"sectors/{SmallSector.Id}/evidence/git"]).Single();
        _folder.Write($"sectors/{SmallSector.Id}/evidence/git/torn.jsonl", File.ReadAllText(whole)[..^40]);

        var ended = await PulseAsync();

        Assert.Equal(3, ended.ExitCode);
        Assert.Contains("git/torn.jsonl", ended.Error, StringComparison.Ordinal);
        Assert.Contains("SR-311", ended.Error, StringComparison.Ordinal);
        Assert.Equal(7, Written().Count);
        NoStack(ended);
        // What is wrong stays wrong: the file is not taken for read.
        Assert.Equal(3, (await PulseAsync()).ExitCode);
    }

    [Fact]
    public async Task An_altered_evidence_file_is_told_and_nothing_of_it_is_used()
    {
        var whole = Directory.GetFiles(_folder[$"sectors/{SmallSector.Id}/evidence/git"]).Single();
        File.WriteAllText(whole, File.ReadAllText(whole).Replace("[20,", "[21,", StringComparison.Ordinal));

        var ended = await PulseAsync();

        Assert.Equal(3, ended.ExitCode);
        Assert.Contains("SR-312", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("capture:", File.ReadAllText(Path.Combine(Folder(), "report.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pulse", "--no-such-option")]
    [InlineData("pulses")]
    [InlineData("evidence", "import")]
    public async Task A_command_that_is_not_understood_ends_with_2(params string[] arguments)
    {
        var ended = await SektorradarProgram.RunAsync(_folder.Path, arguments);

        Assert.Equal(2, ended.ExitCode);
        Assert.NotEmpty(ended.Error);
        NoStack(ended);
    }

    public void Dispose() => _folder.Dispose();

    private Task<SektorradarProgram.Ended> PulseAsync(params string[] more) =>
        SektorradarProgram.RunAsync(_folder.Path, ["pulse", "--sectors", _folder["sectors"], "--sector", SmallSector.Id, "--store", _folder["evidence.db"], "--out", _folder["out"], .. more]);

    private string Folder() => Directory.GetDirectories(_folder[$"out/{SmallSector.Id}"]).Single();

    private List<string?> Written() => [.. Directory.GetFiles(Folder()).Select(Path.GetFileName).Order(StringComparer.Ordinal)];

    /// <summary>Refused with a remedy, and nothing was written.</summary>
    private void Refused(SektorradarProgram.Ended ended, string code)
    {
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(code, ended.Error, StringComparison.Ordinal);
        Assert.Contains(ProblemCatalogue.RemedyOf(code).Split(' ')[0], ended.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
        NoStack(ended);
    }

    private static void NoStack(SektorradarProgram.Ended ended)
    {
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("SR-001", ended.Error, StringComparison.Ordinal);
    }
}
