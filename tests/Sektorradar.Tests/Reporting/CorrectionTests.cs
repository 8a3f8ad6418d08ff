using System.Text.Json.Nodes;
using Sektorradar.Tests.Cli;
using Sektorradar.Tests.Sectors;

namespace Sektorradar.Tests.Reporting;

/// <summary>What one edition said and the next must take back, by the command itself in one folder.</summary>
public sealed class CorrectionTests : IDisposable
{
    private static readonly DateOnly First = Lighthouses.Newest, Next = First.AddDays(91);
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("value: 40", "value: 41", "correction.share", "gave 40 of 61 for “use OpenLamp”; 41 of 61 is right")]
    [InlineData("{ value: 12.6, period: 2025-08..2026-07 }", "{ value: 13, period: 2025-08..2026-07 }", "correction.change", "gave from 6.9 to 12.6 for “the score”; from 6.9 to 13 is right")]
    [InlineData("day: 2025-10-28", "day: 2025-10-29", "correction.figure", "gave 28 October 2025 for “the foundation graduated OpenLamp”; 29 October 2025 is right")]
    [InlineData("modality: measurement", "modality: fact", "correction.modality", "called “use OpenLamp” a measurement; it is a fact")]
    [InlineData("en: The Lighthouse Office", "en: The Lamp Office", "correction.actor", "named The Lighthouse Office as the source of “use OpenLamp”; The Lamp Office is right")]
    [InlineData("period: 2026-Q2", "period: 2026-Q1", "correction.period", "gave Q2 2026 as the time of “use OpenLamp”; Q1 2026 is right")]
    [InlineData("id: lamp-status", "id: lamp-other-status", "correction.withdrawn", "told “the foundation owns the name OpenLamp”, which has been withdrawn")]
    public async Task A_fact_that_was_wrong_is_corrected_in_the_next_edition(string text, string by, string kind, string said)
    {
        await PulseAsync(First);
        Lighthouses.Write(_folder, (text, by));

        var claim = Assert.Single(Corrections(await PulseAsync(Next)));

        Assert.Equal(kind, claim["kind"]!.ToString());
        Assert.EndsWith(said + ".", claim["text"]!["en"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains($"edition of {First.Day} August 2026", claim["text"]!["en"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_was_wrong_nothing_is_said() => Assert.Empty(Corrections((await PulseAsync(First), await PulseAsync(Next)).Item2));

    [Fact]
    public async Task A_version_that_the_history_no_longer_has_is_taken_back()
    {
        await PulseAsync(First);
        File.WriteAllText(Path(First), File.ReadAllText(Path(First)).Replace("\"value\": \"2.0\"", "\"value\": \"2.1\"", StringComparison.Ordinal));

        Assert.Equal(["correction.version"], Corrections(await PulseAsync(Next)).Select(claim => claim["kind"]!.ToString()));
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("{}")]
    [InlineData("{\"format\":\"somebody.else/1\"}")]
    [InlineData("{\"format\":\"sektorradar.report/1\",\"rebuilt\":null,\"asOf\":\"2026-08-24\"}")]
    public async Task A_file_that_cannot_be_read_stops_nothing_and_stays(string text)
    {
        await PulseAsync(First);
        await File.WriteAllTextAsync(Path(First), text, TestContext.Current.CancellationToken);

        var ended = await RunAsync(Next);

        Assert.Contains("SR-411", ended.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path(Next)));
        Assert.Equal(text, await File.ReadAllTextAsync(Path(First), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_fact_that_passed_its_date_falls_out_with_a_notice()
    {
        var edition = await PulseAsync(new DateOnly(2027, 7, 26));

        var notice = edition["claims"]!.AsArray().Single(claim => claim!["kind"]!.ToString() == "coverage.fell-out")!;
        Assert.Equal("1 fact passed its date in the last 13 weeks and is no longer used; it was about OpenLamp.", notice["text"]!["en"]!.ToString());
        Assert.DoesNotContain(edition["claims"]!.AsArray(), claim => claim!["kind"]!.ToString().StartsWith("fact.share", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_editor_is_told_of_facts_that_passed_their_date_and_that_is_no_mistake()
    {
        Lighthouses.Write(_folder, ("staleAfter: 2027-06-30", "staleAfter: 2026-07-01"));

        var ended = await SektorradarProgram.RunAsync(_folder["."], "sector", "check", SmallSector.Id, "--sectors", "sectors");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("lamps-lit: no edition has used it since 2026-07-01; look for a newer one.", ended.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<JsonNode> Corrections(JsonNode edition) => edition["claims"]!.AsArray().Select(claim => claim!).Where(claim => claim["kind"]!.ToString().StartsWith("correction.", StringComparison.Ordinal));

    private string Path(DateOnly day) => _folder[$"out/{SmallSector.Id}/{day:yyyy-MM-dd}/report.json"];

    private async Task<JsonNode> PulseAsync(DateOnly day)
    {
        if (!Directory.Exists(_folder["sectors"]))
        {
            Lighthouses.Write(_folder);
        }

        var ended = await RunAsync(day);
        Assert.True(File.Exists(Path(day)), ended.Error);
        return JsonNode.Parse(await File.ReadAllTextAsync(Path(day)))!;
    }

    private Task<SektorradarProgram.Ended> RunAsync(DateOnly day)
    {
        Lighthouses.AddEvidence(_folder, day);
        return SektorradarProgram.RunAsync(_folder["."], "pulse", "--sectors", "sectors", "--sector", SmallSector.Id, "--store", "evidence.db", "--out", "out", "--as-of", $"{day:yyyy-MM-dd}");
    }
}
