using System.Text.Json.Nodes;
using Sektorradar.Tests.Reporting;
using Sektorradar.Tests.Sectors;

namespace Sektorradar.Tests.Cli;

/// <summary>What explain and score print, seen from outside.</summary>
public sealed class ExplainTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public ExplainTests()
    {
        Lighthouses.Write(_folder);
        Lighthouses.AddEvidence(_folder, Lighthouses.Newest);
    }

    [Theory]
    [InlineData("openlamp")]
    [InlineData("OpenLAMP")]
    [InlineData("lamp 3")]
    public async Task A_subject_is_found_by_id_name_or_alias_in_any_case(string word)
    {
        var ended = await RunAsync("explain", word);

        Assert.Equal(0, ended.ExitCode);
        Assert.StartsWith("OpenLamp (openlamp), 24 August 2026", ended.Output, StringComparison.Ordinal);
        Assert.Contains("new pull requests in 13 weeks", ended.Output, StringComparison.Ordinal);
        Assert.Contains("https://office.example.org/lamps", ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ended.Output);
    }

    [Fact]
    public async Task It_is_told_in_the_language_that_is_asked_for() => Assert.Contains("24. august 2026", (await RunAsync("explain", "openlamp", "--language", "nn")).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("openlamb", "openlamp")]
    [InlineData("open", "openlamp")]
    [InlineData("lampestyrin", "lamp-control")]
    public async Task An_unknown_subject_is_told_which_are_near(string word, string near)
    {
        var ended = await RunAsync("explain", word);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("SR-409", ended.Error, StringComparison.Ordinal);
        Assert.Contains($"Nearest: {near}.", ended.Error, StringComparison.Ordinal);
        Assert.Empty(ended.Output);
    }

    [Fact]
    public async Task A_subject_of_which_nothing_is_known_says_so()
    {
        var ended = await RunAsync("explain", "wick");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("since no repository of the subject was read", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_data_it_is_what_pulse_writes()
    {
        var files = await Lighthouses.PulseAsync(_folder, "other.db");

        var ended = await RunAsync("explain", "openlamp", "--json");

        Assert.Equal(files["subject/openlamp.json"], ended.Output.Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_twice_is_the_same() => Assert.Equal(await RunAsync("explain", "openlamp"), await RunAsync("explain", "openlamp"));

    [Theory]
    [InlineData("explain", "openlamp", "--language", "sv")]
    [InlineData("explain")]
    [InlineData("score", "--label", "great")]
    public async Task What_is_not_understood_ends_with_2(params string[] arguments) => Assert.Equal(2, (await RunAsync(arguments)).ExitCode);

    [Fact]
    public async Task A_day_that_is_none_is_refused() => Assert.Contains("SR-405", (await RunAsync("score", "--as-of", "yesterday")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Scores_are_a_table_with_what_is_not_rated_at_its_end()
    {
        var ended = await RunAsync("score");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("authors unknown (", ended.Output, StringComparison.Ordinal);
        Assert.Matches(@"Not rated: \d of 3\. .*no repository was read: 1", ended.Output);
    }

    [Fact]
    public async Task Scores_as_data_have_ring_rule_and_reason()
    {
        var json = JsonNode.Parse((await RunAsync("score", "--json")).Output)!;
        var wick = json["scores"]!.AsArray().Single(score => score!["subject"]!.ToString() == "wick")!;

        Assert.Equal("2026-08-24", json["asOf"]!.ToString());
        Assert.Equal(("not-rated", "not-read"), (wick["label"]!.ToString(), wick["unrated"]!.ToString()));
        Assert.Null(wick["ring"]);
    }

    [Fact]
    public async Task Only_the_label_that_is_asked_for_is_shown()
    {
        var all = JsonNode.Parse((await RunAsync("score", "--json")).Output)!["scores"]!.AsArray().Select(score => score!["label"]!.ToString());
        var chosen = JsonNode.Parse((await RunAsync("score", "--json", "--label", "not-rated")).Output)!["scores"]!.AsArray().Select(score => score!["label"]!.ToString()).ToList();

        Assert.NotEmpty(chosen);
        Assert.Equal(all.Where(label => label == "not-rated"), chosen);
    }

    public void Dispose() => _folder.Dispose();

    private Task<SektorradarProgram.Ended> RunAsync(params IEnumerable<string> arguments) =>
        SektorradarProgram.RunAsync(_folder.Path, [.. arguments, "--sectors", _folder["sectors"], "--sector", SmallSector.Id, "--store", _folder["evidence.db"]]);
}
