using Sektorradar.Model;
using Sektorradar.Reporting;
using Sektorradar.Scoring;
using Sektorradar.Tests.Scoring;
using Sektorradar.Writing;
using static Sektorradar.Tests.Scoring.SmallLedger;

namespace Sektorradar.Tests.Reporting;

/// <summary>What is said of one invented subject, and that it is what was computed.</summary>
public class DossierTests
{
    [Fact]
    public void A_rated_subject_is_told_with_all_that_its_label_rests_on()
    {
        var dossier = Of(Panel().Subject("openlamp").Copy("openlamp", Changed(2)), out var draft);
        var score = draft.Scores["openlamp"];
        var main = score.Momentum.Kinds.MaxBy(kind => kind.Share)!;

        Assert.Equal(MomentumLabel.Rising, score.Label);
        var odds = Only(dossier, "verdict.odds");
        Assert.Equal(100 * score.Momentum.Up, Percent(odds, "up"), 0.51);
        Assert.Equal(100 * score.Momentum.Down, Percent(odds, "down"), 0.51);
        Assert.Equal(100 * score.Momentum.Much, Percent(odds, "much"), 0.51);
        Assert.Equal((decimal)main.FreshRaw, Number(odds, "fresh"));
        var factor = draft.Scores.WhatIf("openlamp").LosesRise!.Value;
        var loses = Only(dossier, "whatif.loses-rise");
        Assert.Equal(100 * (1 - factor), Percent(loses, "percent"), 0.51);
        Assert.Equal(factor * main.FreshRaw, (double)Number(loses, "count"), 0.51);
    }

    [Fact]
    public void Each_kind_of_signal_has_a_row_with_the_score_s_own_numbers()
    {
        var dossier = Of(Panel().Subject("openlamp").Copy("openlamp", Changed(2)), out var draft);
        var kinds = draft.Scores["openlamp"].Momentum.Kinds;
        var rows = dossier.Claims.Where(claim => claim.Kind == "counts.kind").ToList();

        Assert.Equal(kinds.Select(kind => "metric." + kind.Metric.Name()), rows.Select(row => ((ClaimValue.Term)row["metric"]).Code));
        Assert.All(kinds.Zip(rows), pair =>
        {
            var (kind, row) = pair;
            Assert.Equal((decimal)kind.FreshRaw, Number(row, "fresh"));
            Assert.Equal(kind.Expected, (double)Number(row, "baseline"), 0.051);
            Assert.Equal(kind.Expected * kind.SectorRatio, (double)Number(row, "expected"), 0.51);
            Assert.Equal(kind.Ratio, (double)((ClaimValue.Factor)row["change"]).Value, 0.0051);
            Assert.Equal(kind.SectorRatio, (double)((ClaimValue.Factor)row["sector"]).Value, 0.0051);
            Assert.Equal(kind.Dispersion, (double)Number(row, "unevenness"), 0.051);
            Assert.Equal(100 * kind.Share, Percent(row, "weight"), 0.51);
            Assert.All(row.Evidence, evidence => Assert.Equal(kind.Metric, ((EvidenceRef.Signals)evidence).Metric));
        });
    }

    [Fact]
    public void What_the_sector_did_is_unknown_where_too_few_can_be_compared()
    {
        var dossier = Of(new SmallLedger().Subject("openlamp").Copy("openlamp", Steady), out _);

        Assert.All(dossier.Claims.Where(claim => claim.Kind == "counts.kind"), row => Assert.IsType<ClaimValue.Unknown>(row["sector"]));
    }

    [Fact]
    public void The_last_seven_runs_stand_with_their_labels_and_changes()
    {
        var dossier = Of(Panel().Subject("openlamp").Copy("openlamp", Changed(2)), out var draft);
        var runs = dossier.Claims.Where(claim => claim.Kind is "runs.run" or "runs.unrated").ToList();

        Assert.Equal(7, runs.Count);
        Assert.All(runs.Index(), run =>
        {
            var then = draft.Scores.Before("openlamp", run.Index);
            Assert.Equal(ScoreClaims.Label(then), run.Item["label"]);
            Assert.Equal(then.Momentum.Ratio, (double)((ClaimValue.Factor)run.Item["ratio"]).Value, 0.0051);
            Assert.Equal(then.Activity.LastWeek!.Value.AddDays(6 - 28 * run.Index), ((ClaimValue.Day)run.Item["week"]).Value);
        });
    }

    public static TheoryData<string, string> Unrated => new()
    {
        { "old", "unrated.old-copy" }, { "young", "unrated.short-history" }, { "quiet", "unrated.few-events" }, { "parts", "unrated.in-part" }, { "one", "unrated.one-repository" },
    };

    [Theory]
    [MemberData(nameof(Unrated))]
    public void What_is_not_rated_is_told_why(string id, string kind)
    {
        var draft = DraftOf(AllSorts());
        var dossier = Dossier.Of(draft, draft.Sector.Find(id)!);

        Assert.Equal(MomentumLabel.NotRated, draft.Scores[id].Label);
        Assert.All(dossier.Sections.Single(section => section.Id == "verdict").Blocks.SelectMany(block => block.Claims), claim => Assert.Equal(kind, claim.Kind));
        Assert.Contains(dossier.Claims, claim => claim.Kind == kind);
        Assert.DoesNotContain(dossier.Claims, claim => claim.Kind is "counts.kind" or "verdict.odds" or "runs.run");
    }

    [Fact]
    public void What_was_never_read_has_no_claim_to_make_and_no_page()
    {
        var draft = DraftOf(AllSorts());

        Assert.Empty(Dossier.Of(draft, draft.Sector.Find("dark")!).Claims);
        Assert.DoesNotContain(Dossier.All(draft), dossier => dossier.Subject.Id == "dark");
        Assert.Equal(Sektorradar.Scoring.Unrated.NotRead, draft.Scores["dark"].Unrated);
    }

    [Fact]
    public void Few_new_people_are_not_counted_out()
    {
        var dossier = Of(new SmallLedger().Subject("openlamp").Copy("openlamp", (metric, week) => metric != Metric.Newcomers ? Steady(metric, week) : week < 13 ? week == 3 ? 4 : 0 : 2), out _);
        var row = dossier.Claims.Single(claim => claim.Kind == "counts.kind" && claim["metric"] == new ClaimValue.Term("metric.newcomers"));

        Assert.Equal(new ClaimValue.Term("people.few"), row["fresh"]);
        Assert.DoesNotContain(dossier.Claims, claim => claim.Kind == "counts.cut" && claim["metric"] == new ClaimValue.Term("metric.newcomers"));
    }

    [Fact]
    public void A_ring_is_told_with_what_the_next_one_asks_for_beside_the_subject_s_own_numbers()
    {
        var dossier = Of(Panel().Subject("openlamp").Copy("openlamp", Steady).Use("openlamp", 8, 100, organisations: 3), out _);
        var need = Only(dossier, "need.adopt");

        Assert.Equal("T1", ((ClaimValue.Literal)Only(dossier, "place.at")["rule"]).Text);
        Assert.Equal((5, 20), (Number(need, "organisations"), Percent(need, "share")));
        Assert.Equal((3, 8, 8, 100), (Number(need, "hasOrganisations"), Percent(need, "hasShare"), Number(need, "value"), Number(need, "of")));
        Assert.Equal(1, Number(Only(dossier, "stay.T1"), "organisations"));
    }

    [Theory]
    [InlineData("ended", "leave.H1")]
    [InlineData("asleep", "leave.H3")]
    public void What_is_on_hold_is_told_what_takes_it_off(string id, string kind)
    {
        var draft = DraftOf(AllSorts());

        Only(Dossier.Of(draft, draft.Sector.Find(id)!), kind);
    }

    [Fact]
    public void A_decision_is_told_with_what_the_rules_gave()
    {
        var dossier = Of(Panel().Subject("openlamp").Copy("openlamp", Steady).Use("openlamp", 8, 100, organisations: 3).Decide("openlamp", Ring.Hold), out _);

        Assert.Equal(new ClaimValue.Term("ring.hold"), Only(dossier, "decision")["ring"]);
        Assert.Equal(new ClaimValue.Literal("T1"), Only(dossier, "decision.computed")["rule"]);
    }

    [Fact]
    public void Every_known_kind_of_evidence_has_a_row_and_every_other_a_reason()
    {
        var draft = DraftOf(AllSorts());

        Assert.All(Dossier.All(draft), dossier =>
        {
            var substance = draft.Grades.SubstanceOf(dossier.Subject.Id);
            var rows = dossier.Claims.Where(claim => claim.Kind.StartsWith("substance.item", StringComparison.Ordinal)).Select(claim => ((ClaimValue.Term)claim["evidence"]).Code);
            var unknown = dossier.Claims.Where(claim => claim.Kind.StartsWith("unknown.", StringComparison.Ordinal)).SelectMany(claim => ((ClaimValue.List)claim["kinds"]).Items).Count();
            Assert.Equal(substance.Known.Select(item => "evidence." + item.Kind.Id), rows);
            Assert.Equal(substance.Known.Any() ? substance.Items.Count - substance.Known.Count() : 0, unknown);
        });
    }

    /// <summary>Every claim of every sort of subject fills its phrase in every language, says nothing of the future, and its sources are all there.</summary>
    [Fact]
    public void Every_claim_is_a_sentence_and_leads_to_its_sources()
    {
        var draft = DraftOf(AllSorts());

        Assert.All(Dossier.All(draft), dossier =>
        {
            var places = dossier.Sources.SelectMany(source => source.Places).Select(place => place.Key).ToHashSet();
            Assert.All(dossier.Claims, claim => Assert.All(claim.Evidence, evidence => Assert.Contains(SourceList.KeyOf(evidence), places)));
            Assert.All(dossier.Claims, claim => Assert.All(Languages.All, language => Assert.DoesNotContain("{", new Realiser(draft.Sector, language).Sentence(claim), StringComparison.Ordinal)));
            Assert.All(dossier.Claims, claim => Assert.DoesNotMatch(@"\bwill\b", new Realiser(draft.Sector, Language.En).Sentence(claim)));
        });
    }

    private static SmallLedger AllSorts() => Panel()
        .Subject("old").Copy("old", Steady, copied: AsOf.AddDays(-200))
        .Subject("young").Copy("young", Steady, weeks: 30)
        .Subject("quiet").Copy("quiet", (metric, week) => metric == Metric.Commits && week == 5 ? 2 : 0)
        .Subject("asleep").Copy("asleep", (metric, week) => week < 60 ? 0 : Steady(metric, week))
        .Subject("faded").Copy("faded", (metric, week) => Math.Round(Steady(metric, week) * (week < 40 ? 0.1 : week < 80 ? 0.3 : 2)), weeks: 270)
        .Subject("fallen").Copy("fallen", Changed(0.3))
        .Subject("risen").Copy("risen", Changed(2))
        .Subject("torn").Copy("torn", (metric, week) => Steady(metric, week) * (week >= 17 ? 1 : metric == Metric.PullRequests ? 3 : 0.3))
        .Subject("just").Copy("just", (metric, week) => Steady(metric, week) * (week < 12 ? 2 : 1))
        .Subject("ended").Copy("ended", Steady).Happened("ended", "archived")
        .Subject("dark")
        .Subject("parts", 1, Audience.International, "panel-0", "dark2").Subject("dark2")
        .Subject("one", 1, Audience.International, "panel-1").Copy("one", (metric, week) => 0.1 * Steady(metric, week))
        .Subject("used").Copy("used", Steady).Use("used", 50, 100, organisations: 9)
        .Subject("unused").Copy("unused", Changed(0.3)).Use("unused", 0, 100, organisations: 0)
        .Subject("halved").Copy("halved", Steady).Use("halved", 40, 100, organisations: 9, daysAgo: 500).Use("halved", 10, 100, organisations: 6)
        .Subject("chosen").Decide("chosen", Ring.Try)
        .Subject("kept").Copy("kept", Steady).Decide("kept", null);

    /// <summary>As many steady projects as it takes to know what the sector did.</summary>
    private static SmallLedger Panel()
    {
        var ledger = new SmallLedger();
        for (var i = 0; i < 20; i++)
        {
            ledger.Subject($"panel-{i}").Copy($"panel-{i}", Steady);
        }

        return ledger;
    }

    private static Dossier Of(SmallLedger ledger, out Draft draft) => Dossier.Of(draft = DraftOf(ledger), draft.Sector.Find("openlamp")!);

    private static Draft DraftOf(SmallLedger ledger) => Draft.Of(ledger.Sector, ledger.Ledger);

    private static Claim Only(Dossier dossier, string kind) => Assert.Single(dossier.Claims, claim => claim.Kind == kind);

    private static decimal Number(Claim claim, string value) => ((ClaimValue.Number)claim[value]).Value;

    private static double Percent(Claim claim, string value) => (double)((ClaimValue.Percent)claim[value]).Value;
}
