using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sektorradar.Model;
using static Sektorradar.Tests.Reporting.BundledEdition;

namespace Sektorradar.Tests.Reporting;

/// <summary>Every claim of the real edition is followed to its evidence, from report.json alone, as a sceptic would.</summary>
public partial class EvidenceTests(BundledEdition edition)
{
    [Fact]
    public void Every_claim_has_evidence() => Assert.All(edition.Claims, claim => Assert.NotEmpty(claim["evidence"]!.AsArray()));

    [Fact]
    public void Every_cited_capture_is_in_the_store_and_its_content_still_gives_its_id()
    {
        Assert.All(References().Where(r => r.IsCapture).Select(r => r.Id).Distinct(), id => Assert.Equal(id, edition.Readings[id].Capture.Id.Value));
    }

    [Fact]
    public void Every_cited_metric_was_recorded_in_its_capture()
    {
        Assert.All(References().Where(r => r.Metric is not null), r =>
            Assert.Contains(edition.Readings[r.Id].Signals, signal => signal.Metric == r.Metric));
    }

    [Fact]
    public void Cited_weeks_are_weeks_that_the_copy_covers()
    {
        Assert.All(References().Where(r => r.Metric?.IsWeekly() == true), r =>
        {
            var capture = edition.Readings[r.Id].Capture;
            Assert.True(r.From >= capture.CoversFrom && r.To <= capture.CoversTo.AddDays(6), $"{r.Text}: {capture.About} covers {capture.CoversFrom:O} to {capture.CoversTo.AddDays(6):O}");
            Assert.Equal((DayOfWeek.Monday, DayOfWeek.Sunday), (r.From.DayOfWeek, r.To.DayOfWeek));
        });
    }

    [Fact]
    public void A_cited_event_happened_on_that_day()
    {
        Assert.All(References().Where(r => r.Metric?.IsWeekly() == false), r =>
        {
            Assert.Equal(r.From, r.To);
            Assert.Contains(edition.Readings[r.Id].Signals, signal => signal.Metric == r.Metric && signal.Day == r.From);
        });
    }

    [Fact]
    public void Every_cited_fact_is_in_the_store_and_in_the_sector_with_that_digest()
    {
        var facts = BundledEdition.Sector.Facts.ToDictionary(fact => fact.Id);

        Assert.All(References().Where(r => !r.IsCapture), r =>
        {
            Assert.True(edition.Store.HasFact(r.Id, r.Digest), r.Text);
            Assert.Equal(facts[r.Id].Digest, r.Digest);
        });
    }

    [Fact]
    public void Every_reference_leads_to_exactly_one_source_and_every_source_is_cited()
    {
        var places = edition.Json["sources"]!.AsArray().SelectMany(source => source!["places"]!.AsArray()).Select(place => place!["evidence"]!.ToString()).ToList();

        Assert.Equal(places.Distinct(), places);
        Assert.Equal(References().Select(r => r.Text.Split('#')[0]).Distinct().Order(StringComparer.Ordinal), places.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sources_are_numbered_from_one_without_a_gap() =>
        Assert.Equal(Enumerable.Range(1, edition.Json["sources"]!.AsArray().Count), edition.Json["sources"]!.AsArray().Select(source => (int)source!["number"]!));

    [Fact]
    public void Claims_are_listed_once_and_each_is_used_by_a_section()
    {
        var listed = edition.Claims.Select(claim => claim["id"]!.ToString()).ToList();
        var used = ClaimId().Matches(edition.Json["sections"]!.ToJsonString()).Select(match => match.Value).Distinct();

        Assert.Equal(listed.Distinct(), listed);
        Assert.Equal(listed.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_claim_about_a_score_has_the_score_s_own_numbers()
    {
        var scores = edition.Json["scores"]!.AsArray().ToDictionary(score => score!["subject"]!.ToString(), score => score!);
        var claims = edition.Claims.Where(claim => claim["kind"]!.ToString().StartsWith("momentum.", StringComparison.Ordinal) && claim["values"]!["ratio"] is not null);

        Assert.All(claims, claim =>
        {
            var (values, score) = (claim["values"]!, scores[claim["values"]!["subject"]!["value"]!.ToString()]);
            var kind = score["kinds"]!.AsArray().Single(k => "metric." + k!["metric"] == values["metric"]!["value"]!.ToString())!;
            Assert.Equal((double)score["ratio"]!, (double)Number(values["ratio"]!["value"]), 0.006);
            Assert.Equal((double)score["low"]!, (double)Number(values["interval"]!["low"]), 0.006);
            Assert.Equal((double)score["high"]!, (double)Number(values["interval"]!["high"]), 0.006);
            Assert.Equal((decimal)kind["counted"]!, Number(values["fresh"]!["value"]));
            Assert.Equal((double)kind["expected"]! * (double)kind["sector"]!, (double)Number(values["expected"]!["value"]), 0.52);
        });
    }

    /// <summary>The uncut counts that stand in the scores, added up again from the evidence files.</summary>
    [Fact]
    public void What_is_counted_is_found_again_in_the_evidence()
    {
        var scores = edition.Json["scores"]!.AsArray().Where(score => score!["kinds"]!.AsArray().Count > 0).Select(score => score!).ToList();

        Assert.NotEmpty(scores);
        Assert.All(scores, score =>
        {
            var last = Day(score["lastWeek"]);
            Assert.All(score["kinds"]!.AsArray(), kind =>
            {
                var metric = Metrics.Parse(kind!["metric"]!.ToString());
                var counted = score["used"]!.AsArray().SelectMany(id => edition.Readings[id!.ToString()].Signals)
                    .Where(s => s.Metric == metric && s.Day > last.AddDays(-91) && s.Day <= last).Sum(s => s.Value);
                // Few new people are not counted out.
                Assert.Equal(metric == Metric.Newcomers && counted < 5 ? null : counted, (decimal?)kind["counted"]);
            });
        });
    }

    private IReadOnlyList<Reference> References() => [.. edition.Claims.SelectMany(claim => claim["evidence"]!.AsArray()).Select(evidence => Reference.Parse(evidence!)).Distinct()];

    private sealed record Reference(string Text, bool IsCapture, string Id, string Digest, Metric? Metric, DateOnly From, DateOnly To)
    {
        public static Reference Parse(JsonNode node)
        {
            var match = Form().Match(node.ToString());
            Assert.True(match.Success, node.ToString());
            var metric = match.Groups["metric"].Success ? Metrics.Parse(match.Groups["metric"].Value) ?? throw new FormatException(match.Value) : (Metric?)null;
            var capture = match.Groups["capture"];
            return new Reference(match.Value, capture.Success, capture.Success ? capture.Value : match.Groups["fact"].Value, match.Groups["digest"].Value, metric,
                metric is null ? default : Day(match.Groups["from"].Value), metric is null ? default : Day(match.Groups["to"].Value));
        }
    }

    [GeneratedRegex(@"^(capture:(?<capture>[0-9a-f]{16})(#(?<metric>[a-z-]+)@(?<from>[\d-]{10})\.\.(?<to>[\d-]{10}))?|fact:(?<fact>[a-z0-9-]+)@(?<digest>[0-9a-f]{16}))$")]
    private static partial Regex Form();

    [GeneratedRegex("c-[0-9a-f]{16}")]
    private static partial Regex ClaimId();
}
