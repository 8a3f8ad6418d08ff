using System.Text.Json.Nodes;
using Json.Schema;
using Sektorradar.Cli;
using Sektorradar.Model;
using Sektorradar.Tests.Reporting;
using Sektorradar.Tests.Sectors;

namespace Sektorradar.Tests.Cli;

/// <summary>The whole way of what sources besides git counted: from a store with a year and a half of readings to the pages. Three invented technologies and a project of one sector.</summary>
public sealed class PulseSeriesTests : IDisposable
{
    private const int Weeks = 80;
    private const string From = "2025-05-12";

    private readonly TempFolder _folder = new();
    private readonly SeriesStore _store = new();

    [Fact]
    public async Task Two_sources_give_a_grade_of_hype_one_gives_none_and_without_any_it_is_unknown()
    {
        await FillAsync();

        var json = await PulseAsync();

        Assert.InRange((int)Hype(json, "oil-lamp")!["grade"]!, 1, 5);
        Assert.Equal(["github-stars", "wikipedia"], Hype(json, "oil-lamp")!["kinds"]!.AsArray().Select(kind => kind!["source"]!.ToString()).Order());
        Assert.Null(Hype(json, "gas-lamp")!["grade"]);
        Assert.Null(Hype(json, "arc-lamp"));
        Assert.Equal(["hype.graded", "hype.one-source"], Kinds(json).Where(kind => kind.StartsWith("hype.", StringComparison.Ordinal)).Order());
        Assert.True(JsonSchema.FromText(File.ReadAllText(Path.Combine(Docs.Root, "schemas", "report.schema.json"))).Evaluate(json).IsValid);
    }

    [Fact]
    public async Task Weeks_that_are_held_are_unknown_and_too_many_of_them_leave_no_grade()
    {
        await FillAsync();
        var whole = Hype(await PulseAsync(), "oil-lamp")!;

        await _store.HoldAsync("wikipedia", "en:Oil_lamp", "10-26", "11-23");
        var held = Hype(await PulseAsync(), "oil-lamp")!;
        await _store.HoldAsync("wikipedia", "en:Oil_lamp", "10-19", "10-26");
        var unknown = Hype(await PulseAsync(), "oil-lamp")!;

        // In the last four weeks more looked.
        Assert.True((double)held["growth"]! < (double)whole["growth"]! - 0.02, $"{whole} {held}");
        Assert.NotNull(held["grade"]);
        Assert.Null(unknown["grade"]);
        Assert.Equal(["github-stars"], unknown["kinds"]!.AsArray().Select(kind => kind!["source"]!.ToString()));
    }

    [Fact]
    public async Task Without_the_other_sources_the_report_is_smaller_and_no_label_is_another()
    {
        await GitAsync();
        var alone = await PulseAsync();
        await OthersAsync();
        var all = await PulseAsync();

        Assert.Equal(Labels(alone), Labels(all));
        Assert.Equal("rising", Score(all, "wick")["label"]!.ToString());
        Assert.True(alone["claims"]!.AsArray().Count < all["claims"]!.AsArray().Count);
        Assert.All(alone["scores"]!.AsArray(), score => Assert.Null(score!["hype"]));
        Assert.Equal(["hype.unknown"], Kinds(alone).Where(kind => kind.StartsWith("hype.", StringComparison.Ordinal)));
        Assert.DoesNotContain(Sources(alone), source => source is "CC0-1.0");

        static IEnumerable<string> Labels(JsonNode json) => json["scores"]!.AsArray().Select(score => $"{score!["subject"]} {score["label"]} {score["ratio"]} {score["up"]}");
    }

    [Fact]
    public async Task Stars_that_came_at_once_are_not_counted()
    {
        await FillAsync(stars: week => week == Weeks - 4 ? 5000 : 2);

        var hype = Hype(await PulseAsync(), "oil-lamp")!;

        Assert.Null(hype["grade"]);
        Assert.Equal(["stars False", "page-views True"], hype["kinds"]!.AsArray().Select(kind => $"{kind!["metric"]} {(bool)kind["counted"]!}").OrderDescending());
    }

    [Fact]
    public async Task A_source_on_trial_is_named_in_every_language_and_nothing_rests_on_it()
    {
        await FillAsync();
        await _store.ItemAsync("feeds", "lamp-news", "1", ItemKind.Story, "11-10", "Oil lamps everywhere");
        var json = await PulseAsync();
        var trial = json["claims"]!.AsArray().Single(claim => claim!["kind"]!.ToString() == "coverage.trial")!;

        Assert.Equal("1 source is on trial, and no score rests on what it has collected (0 captures and 1 item): feeds.", trial["text"]!["en"]!.ToString());
        Assert.All(new[] { "nb", "nn" }, language => Assert.Matches(@"^1\sk\w+ er på prøve.*\(0\s\w+ og 1\soppføring\): feeds\.$", trial["text"]![language]!.ToString()));
        Assert.DoesNotContain(json["claims"]!.AsArray().SelectMany(claim => claim!["evidence"]!.AsArray()), evidence => evidence!.ToString().StartsWith("items:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_source_is_one_line_and_what_is_counted_from_items_leads_to_it()
    {
        await FillAsync();
        for (var day = SeriesStore.Day("2025-05-13"); day < SeriesStore.AsOf; day = day.AddDays(7))
        {
            await _store.ItemAsync("doffin", "notices", $"{day:yyyyMMdd}", ItemKind.Tender, $"{day:yyyy-MM-dd}", $"Oil lamp for {day:yyyy-MM-dd}", details: [("buyer-number", "900000006")]);
        }

        await _store.RunsAsync("doffin", "notices", from: "2025-05-13", to: "11-17");
        await _store.RunsAsync("doffin", "notices", from: "11-23", to: "11-23");
        var json = await PulseAsync();
        var evidence = json["claims"]!.AsArray().SelectMany(claim => claim!["evidence"]!.AsArray()).Select(reference => reference!.ToString()).ToHashSet();
        var notices = Score(json, "oil-lamp")["substance"]!["items"]!.AsArray().Single(item => item!["kind"]!.ToString() == "notices")!;

        Assert.Contains(Sources(json), source => source == "NLOD-2.0");
        Assert.Matches(@"^items:doffin#notices:oil-lamp@[\d-]+\.\.2026-11-22:\d+@[0-9a-f]{16}$", Assert.Single(notices["evidence"]!.AsArray())!.ToString());
        Assert.Contains(notices["evidence"]![0]!.ToString(), evidence);
        Assert.Equal(80, (double)notices["number"]!);
        var places = json["sources"]!.AsArray().SelectMany(source => source!["places"]!.AsArray()).Select(place => place!["evidence"]!.ToString()).ToList();
        Assert.Equal(evidence.Select(reference => reference.Split('#')[0]).Distinct().Order(StringComparer.Ordinal), places.Order(StringComparer.Ordinal));
        Assert.True(JsonSchema.FromText(File.ReadAllText(Path.Combine(Docs.Root, "schemas", "report.schema.json"))).Evaluate(json).IsValid);
    }

    [Fact]
    public async Task What_a_proven_register_says_of_a_repository_is_evidence_of_substance()
    {
        await FillAsync();
        await _store.LevelAsync("scorecard", "github.com/lamps/oil-lamp", Metric.SecurityPractice, "11-20", 4);
        await _store.LevelAsync("scorecard", "github.com/lamps/oil-lamp", Metric.SecurityPractice, "11-22", 8);
        await _store.LevelAsync("scorecard", "github.com/other/lamp", Metric.SecurityPractice, "11-20", 8);
        Assert.Equal("no-source", Score(await PulseAsync(), "oil-lamp")["substance"]!["unknown"]!["scorecard"]!.ToString());

        await _store.RunsAsync("scorecard", "github.com/lamps/oil-lamp");
        var json = await PulseAsync();

        Assert.Equal(8, (double)Score(json, "oil-lamp")["substance"]!["items"]!.AsArray().Single(item => item!["kind"]!.ToString() == "scorecard")!["number"]!);
        Assert.Single(EditionLedger.Of(SeriesStore.Sector with { Subjects = [SeriesStore.Sector.Subjects[0] with { Repositories = [new Repository(new Uri("https://github.com/lamps/oil-lamp"))] }] }, _store.Store, [], SeriesStore.AsOf).Levels);
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private static readonly string[] Lamps = ["oil-lamp", "gas-lamp", "arc-lamp"];

    private async Task FillAsync(Func<int, decimal>? stars = null)
    {
        await GitAsync();
        await OthersAsync(stars);
    }

    private async Task GitAsync()
    {
        foreach (var lamp in Lamps.Append("wick"))
        {
            var about = $"github.com/lamps/{lamp}";
            var (first, last) = (SeriesStore.Day(From), SeriesStore.LastWeek);
            var capture = new Capture(default, "git", about, new Uri("https://" + about), new string('a', 40), SeriesStore.AsOf, first, last);
            var signals = from week in Enumerable.Range(0, Weeks)
                          from count in new[] { (Metric.Commits, 20), (Metric.Authors, 8), (Metric.Newcomers, 2), (Metric.PullRequests, 15) }
                          select new Signal("git", about, count.Item1, first.AddDays(7 * week), count.Item2 * (lamp == "wick" && week >= Weeks - 17 ? 2 : 1), null, default);
            var reading = Reading.Identify(capture, [.. signals, new Signal("git", about, Metric.Licence, first, 1, "MIT", default), new Signal("git", about, Metric.FirstPublication, first, 1, null, default)]);
            await _store.Store.CommitAsync(reading, "1", new SourceRun("git", about, new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero), 1, null), default);
        }
    }

    private async Task OthersAsync(Func<int, decimal>? stars = null)
    {
        await _store.RunsAsync("wikipedia", "en:Oil_lamp");
        await _store.RunsAsync("github-stars", "github.com/lamps/oil-lamp");
        await _store.CaptureAsync("wikipedia", "en:Oil_lamp", Metric.PageViews, "11-23", From, [.. Enumerable.Range(0, Weeks).Select(week => week < Weeks - 4 ? 100m : 135)]);
        await _store.CaptureAsync("github-stars", "github.com/lamps/oil-lamp", Metric.Stars, "11-23", From, [.. Enumerable.Range(0, Weeks).Select(stars ?? (_ => 30m))]);
        await _store.CaptureAsync("github-stars", "github.com/lamps/gas-lamp", Metric.Stars, "11-23", From, [.. Enumerable.Repeat(20m, Weeks)]);
    }

    private async Task<JsonNode> PulseAsync()
    {
        _folder.Write("sectors/lighthouses/sector.yaml", SmallSector.Sector);
        _folder.Write("sectors/lighthouses/subjects/lamps.yaml", string.Concat(Lamps.Append("wick").Select(lamp => $$"""
            - id: {{lamp}}
              kind: {{(lamp == "wick" ? "project" : "technology")}}
              name: {{char.ToUpperInvariant(lamp[0]) + lamp[1..].Replace('-', ' ')}}
              quadrant: lamps
              summary: { nb: lampe, nn: lampe, en: lamp }
              repositories: [https://github.com/lamps/{{lamp}}]

            """)));
        _folder.Write("sectors/lighthouses/facts/lamps.yaml", string.Concat(Lamps.Select(lamp => $$"""
            - id: {{lamp}}-lit
              kind: share
              subject: {{lamp}}
              actor: The Lighthouse Office
              modality: measurement
              asOf: 2026-06-30
              period: 2026-Q2
              tags: [use]
              source: { title: Lamps of 2026, publisher: The Lighthouse Office, link: "https://office.example.org/lamps", published: 2026-08-24, locator: page 12, class: measurement }
              value: 4
              of: 61
              quantity: { nb: bruker den, nn: bruker den, en: use it }
              population: { nb: fyr, nn: fyr, en: lighthouses }
              organisations: 3
              ofOrganisations: 5

            """)));
        _folder.Write("sectors/lighthouses/sources/lamps.yaml", """
            - kind: question
              subject: oil-lamp
              wikipedia: ["en:Oil_lamp"]
            """);
        var output = _folder[$"out-{Guid.NewGuid():n}"];
        var files = await BundledEdition.PulseOfAsync(_folder["sectors"], SmallSector.Id, _store.Path, output, "--as-of", "2026-11-23");
        return JsonNode.Parse(files["report.json"])!;
    }

    private static JsonNode Score(JsonNode json, string subject) => json["scores"]!.AsArray().Single(score => score!["subject"]!.ToString() == subject)!;

    private static JsonNode? Hype(JsonNode json, string subject) => Score(json, subject)["hype"];

    private static IEnumerable<string> Kinds(JsonNode json) => json["claims"]!.AsArray().Select(claim => claim!["kind"]!.ToString());

    private static IEnumerable<string> Sources(JsonNode json) => json["sources"]!.AsArray().Select(source => source!["publisher"]!.ToString());
}
