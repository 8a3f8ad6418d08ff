using System.Net;
using System.Text.Json.Nodes;
using Json.Schema;
using Sektorradar.Model;
using Sektorradar.Tests.Cli;
using Sektorradar.Tests.Sectors;
using Sektorradar.Writing;

namespace Sektorradar.Tests.Reporting;

/// <summary>An edition in which editors overruled the rules: the decision and what was computed stand side by side in every format and language.</summary>
public sealed class DecisionTests : IDisposable
{
    private const string File = "decisions/lamps.yaml";

    private readonly TempFolder _folder = new();

    public DecisionTests()
    {
        Lighthouses.Write(_folder);
        Lighthouses.AddEvidence(_folder, Lighthouses.Newest);
        _folder.Write($"sectors/{SmallSector.Id}/{File}", SmallSector.Decisions + "\n");
    }

    [Theory]
    [InlineData(
        "nb", "index.html", "report.md", "Vurder", "Avgjort av lykterådet · beregnet: Prøv (T1)",
        "Lykterådet avgjorde 1. juli 2026 at ringen er Vurder. Begrunnelse: to fyr har prøvd det.",
        "Reglene gir Prøv (T1), for målingene viser bruk hos flere.",
        "redaksjonen avgjorde 1. juli 2026 at emnet holdes utenfor radaren. Begrunnelse: emnet er for vidt.")]
    [InlineData(
        "nn", "index.nn.html", "report.nn.md", "Vurder", "Avgjort av lykterådet · rekna ut: Prøv (T1)",
        "Lykterådet avgjorde 1. juli 2026 at ringen er Vurder. Grunngjeving: to fyr har prøvd det.",
        "Reglane gjev Prøv (T1), for målingane viser bruk hos fleire.",
        "redaksjonen avgjorde 1. juli 2026 at emnet blir halde utanfor radaren. Grunngjeving: emnet er for vidt.")]
    [InlineData(
        "en", "index.en.html", "report.en.md", "Assess", "Decided by the lantern council · computed: Try (T1)",
        "The lantern council decided on 1 July 2026 that the ring is Assess. Reason: two lighthouses have tried it.",
        "The rules give Try (T1), because measurements show use by several.",
        "the editorial board decided on 1 July 2026 that the subject is kept off the radar. Reason: the subject is too wide.")]
    public async Task Both_rings_stand_side_by_side(string tag, string page, string markdown, string ring, string beside, string decision, string computed, string off)
    {
        var files = await PulseAsync();

        var (html, text) = (WebUtility.HtmlDecode(files[page]), files[markdown]);
        Assert.All([beside, decision, computed, off], sentence => Assert.All([html, text], format => Assert.Contains(sentence, format, StringComparison.Ordinal)));
        Assert.Contains($"### {ring}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
        Assert.Contains(beside, html[html.IndexOf($"<h3>{ring}</h3>", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.NotEqual(-1, text.IndexOf(PhraseSet.Of(BundledEdition.LanguageOf(tag))["decisions.off"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_data_have_both_and_fit_the_schema()
    {
        var json = JsonNode.Parse((await PulseAsync())["report.json"])!;

        var blip = Claims(json, "blip").Single();
        Assert.Equal(("ring.assess", "E1", "ring.try", "T1"), (Value(blip, "ring"), Value(blip, "rule"), Value(blip, "computed"), Value(blip, "computedRule")));
        Assert.Equal("lykterådet", blip["values"]!["by"]!["value"]!["nb"]!.ToString());
        Assert.Equal("decision", Claims(json, "decision").Single()["modality"]!.ToString());
        Assert.Equal("2026-12-31", Value(Claims(json, "decision.until").Single(), "until"));
        Assert.Equal("lamp-control", Value(Claims(json, "decision.off").Single(), "subject"));
        Assert.Equal("ring.none", Value(Claims(json, "decision.computed.none").Single(), "computed"));
        Assert.Equal("2", Value(Claims(json, "radar.decided").Single(), "decided"));
        var schema = JsonSchema.FromText(System.IO.File.ReadAllText(Path.Combine(Docs.Root, "schemas", "report.schema.json")));
        Assert.True(schema.Evaluate(JsonNode.Parse(json.ToJsonString())).IsValid);
    }

    [Fact]
    public async Task A_decision_is_evidence_that_leads_to_the_sector_s_own_file()
    {
        var files = await PulseAsync();

        var json = JsonNode.Parse(files["report.json"])!;
        var cited = Claims(json, "decision").Concat(Claims(json, "decision.off")).Select(claim => Assert.Single(claim["evidence"]!.AsArray())!.ToString()).ToList();
        var sources = cited.Select(reference => json["sources"]!.AsArray().Single(source => source!["places"]!.AsArray().Any(place => place!["evidence"]!.ToString() == reference))!).ToList();
        Assert.All(cited, reference => Assert.Matches("^decision:[a-z-]+@[0-9a-f]{16}$", reference));
        Assert.All(sources, source => Assert.Equal((File, "2026-07-01"), (source["title"]!.ToString(), source["date"]!.ToString())));
        Assert.Equal(["https://council.example.org/minutes", null], sources.Select(source => source["link"]?.ToString()));
        Assert.Equal(["lykterådet", "redaksjonen"], sources.Select(source => source["publisher"]!.ToString()));
        Assert.Contains($"</a>{File}, redaksjonen, 1. juli 2026. lamp-control", files["report.md"], StringComparison.Ordinal);
        Assert.Matches($@">\s*{File}, redaksjonen, 1. juli 2026", files["index.html"]);
    }

    [Theory]
    [InlineData("2026-06-30", "ring.hold", 1)]
    [InlineData("2026-04-30", null, 0)]
    public async Task An_earlier_edition_has_what_had_been_decided_by_then(string day, string? ring, int decided)
    {
        Lighthouses.AddEvidence(_folder, new DateOnly(2026, 4, 20));

        var json = JsonNode.Parse((await PulseAsync("--as-of", day))["report.json"])!;

        Assert.Equal(ring, Claims(json, "blip").Where(claim => Value(claim, "rule") == "E1").Select(claim => Value(claim, "ring")).SingleOrDefault());
        Assert.Equal(decided, json["sources"]!.AsArray().Count(source => source!["title"]!.ToString() == File));
    }

    [Fact]
    public async Task Sector_check_counts_them()
    {
        var ended = await SektorradarProgram.RunAsync(_folder.Path, "sector", "check", SmallSector.Id, "--sectors", _folder["sectors"]);

        Assert.Contains("5 facts, 3 decisions, no mistakes", ended.Error, StringComparison.Ordinal);
    }

    /// <summary>The radar of nothing but what was kept off is no empty section.</summary>
    [Fact]
    public void A_radar_without_a_blip_still_names_what_is_kept_off()
    {
        var claims = new Scoring.SmallLedger().Subject("openlamp").Decide("openlamp", null).Claims("radar");

        Assert.Equal(["radar.note", "radar.decided", "decision.off", "decision.computed.none"], claims.Select(claim => claim.Kind));
        Assert.All(claims, claim => Assert.IsType<EvidenceRef.OfDecision>(Assert.Single(claim.Evidence)));
    }

    public void Dispose() => _folder.Dispose();

    private Task<IReadOnlyDictionary<string, string>> PulseAsync(params string[] more) => Lighthouses.PulseAsync(_folder, more: more);

    private static IEnumerable<JsonNode> Claims(JsonNode json, string kind) => json["claims"]!.AsArray().Where(claim => claim!["kind"]!.ToString() == kind).Select(claim => claim!);

    private static string Value(JsonNode claim, string name) => claim["values"]![name]!["value"]!.ToString();
}
