using System.Text.Json;

namespace Sektorradar.Tests.Cli;

public sealed class ExitCodeTests : IDisposable
{
    private readonly LampSector _sector = new();

    [Fact]
    public async Task A_run_in_which_all_was_read_ends_with_0_and_a_second_adds_nothing()
    {
        _sector.WithCopies();

        var first = await SektorradarProgram.RunAsync(_sector.Folder, _sector.Collect);
        var second = await SektorradarProgram.RunAsync(_sector.Folder, _sector.Collect);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Matches(@"(?m)^git +2 +2 ", first.Error);
        Assert.Matches(@"(?m)^git +2 +2 +0 ", second.Error);
        Assert.Equal("", first.Output);
    }

    [Fact]
    public async Task A_run_in_which_something_was_not_read_ends_with_3_and_says_what_and_why()
    {
        _sector.WithCopies();
        Directory.Delete(_sector["copies/" + LampSector.Copy(1)], recursive: true);

        var run = await SektorradarProgram.RunAsync(_sector.Folder, _sector.Collect);

        Assert.Equal(3, run.ExitCode);
        Assert.Matches(@"(?m)^git +2 +1 ", run.Error);
        Assert.Contains("github.com/lamp/lamp1: SR-202:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_of_each_repository_is_there_for_programs_too()
    {
        _sector.WithCopies();
        Directory.Delete(_sector["copies/" + LampSector.Copy(1)], recursive: true);

        var collected = JsonDocument.Parse((await SektorradarProgram.RunAsync(_sector.Folder, [.. _sector.Collect, "--json"])).Output).RootElement;
        var verified = JsonDocument.Parse((await SektorradarProgram.RunAsync(_sector.Folder, "evidence", "verify", "--store", "evidence.db", "--json")).Output).RootElement;

        // The last is how people moved, counted of the one history that was read.
        Assert.Equal([JsonValueKind.Null, JsonValueKind.Object, JsonValueKind.Null], collected.EnumerateArray().Select(run => run.GetProperty("problem").ValueKind));
        Assert.Equal("SR-202", collected[1].GetProperty("problem").GetProperty("code").GetString());
        Assert.Equal((2, 0), (verified.GetProperty("captures").GetInt32(), verified.GetProperty("problems").GetArrayLength()));
    }

    public static TheoryData<string, string> Mistaken => new()
    {
        { "collect --sector fog --sectors sectors", "SR-401" },
        { "collect --sector ../sectors/lighthouses --sectors sectors", "SR-401" },
        { "collect --sector lighthouses --sectors nowhere", "SR-403" },
        { "collect --sector lighthouses --sectors sectors --copies nowhere", "SR-403" },
        { "collect --sector lighthouses --sectors sectors --copies copies --store copies", "SR-303" },
        { "collect --sector lighthouses --sectors sectors --protocols https,ext", "SR-209" },
        { "sector check fog --sectors sectors", "SR-401" },
        { "evidence import nowhere --store evidence.db", "SR-403" },
        { "evidence verify --folder nowhere", "SR-403" },
        { "evidence verify --store nowhere.db", "SR-403" },
        { "evidence export out --sector lighthouses --sectors sectors --store nowhere.db", "SR-403" },
        { "backtest --sector fog --sectors sectors", "SR-401" },
        { "backtest --sector lighthouses --sectors sectors --panel nowhere.json", "SR-403" },
        { "backtest --sector lighthouses --sectors sectors --panel sectors/lighthouses/sector.yaml", "SR-601" },
        { "backtest --sector lighthouses --sectors sectors --rings sectors/lighthouses/sector.yaml", "SR-603" },
        { "evidence export out --sector fog --sectors sectors --store evidence.db", "SR-401" },
    };

    [Theory]
    [MemberData(nameof(Mistaken))]
    public async Task What_the_user_can_correct_ends_with_2_a_code_and_its_remedy(string command, string code)
    {
        var run = await SektorradarProgram.RunAsync(_sector.Folder, command.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_sector["nowhere.db"]));
    }

    [Theory]
    [InlineData("collect --sector lighthouses --sectors sectors --copies copies --store evidence.db --only git")]
    [InlineData("evidence export out --sector lighthouses --sectors sectors --store evidence.db")]
    [InlineData("sector check lighthouses --sectors sectors")]
    public async Task Broken_YAML_ends_with_2_and_every_mistake(string command)
    {
        File.AppendAllText(_sector["sectors/lighthouses/subjects/lamps.yaml"], "- id: Fog Horn\n  kind: foghorn\n  colour: red\n");
        _sector.Write("sectors/lighthouses/facts/broken.yaml", "- id: [lamp\n");

        var run = await SektorradarProgram.RunAsync(_sector.Folder, command.Split(' '));

        Assert.Equal(2, run.ExitCode);
        foreach (var code in new[] { "facts/broken.yaml:", "SR-101", "SR-106", "SR-105", "subjects/lamps.yaml:" })
        {
            Assert.Contains(code, run.Error, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sector_check_reports_all_mistakes_as_JSON_too()
    {
        File.AppendAllText(_sector["sectors/lighthouses/subjects/lamps.yaml"], "- id: Fog Horn\n  kind: foghorn\n");

        var run = await SektorradarProgram.RunAsync(_sector.Folder, "sector", "check", "lighthouses", "--sectors", "sectors", "--json");

        using var mistakes = JsonDocument.Parse(run.Output);
        Assert.Equal(2, run.ExitCode);
        Assert.True(mistakes.RootElement.GetArrayLength() >= 2);
        Assert.All(mistakes.RootElement.EnumerateArray(), mistake => Assert.NotEqual("", mistake.GetProperty("remedy").GetString()));
    }

    [Fact]
    public async Task A_sector_without_mistakes_ends_with_0()
    {
        Assert.Equal(0, (await SektorradarProgram.RunAsync(_sector.Folder, "sector", "check", "lighthouses", "--sectors", "sectors")).ExitCode);
    }

    [Fact]
    public async Task A_git_in_the_current_folder_is_not_started()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The planted program is a shell script.");
        _sector.WithCopies();
        foreach (var place in new[] { "git", "copies/git", $"copies/{LampSector.Copy(0)}/git" })
        {
            _sector.Write(place, $"#!/bin/sh\necho started >> {_sector["mark"]}\nexit 1\n");
            Rights.MakeRunnable(_sector[place]);
        }

        using var process = SektorradarProgram.Start(_sector.Folder, [("PATH", $".:copies::{Environment.GetEnvironmentVariable("PATH")}")], _sector.Collect);
        var run = await SektorradarProgram.EndAsync(process);

        Assert.Equal(0, run.ExitCode);
        Assert.False(File.Exists(_sector["mark"]));
    }

    [Fact]
    public async Task Without_git_the_program_says_so()
    {
        _sector.WithCopies();
        using var process = SektorradarProgram.Start(_sector.Folder, [("PATH", _sector["copies"])], _sector.Collect);

        var run = await SektorradarProgram.EndAsync(process);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("SR-201", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _sector.Dispose();
}
