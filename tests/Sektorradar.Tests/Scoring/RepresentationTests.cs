using Sektorradar.Model;
using Sektorradar.Reporting;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

/// <summary>When a technology may be told by the projects that make it, and what is printed of a label.</summary>
public class RepresentationTests
{
    private const string Control = "lamp-control";

    [Theory]
    [InlineData(8, 8, true)]
    [InlineData(8, 9, false)]
    public void No_project_may_be_more_than_half_of_its_technology(int one, int other, bool rated)
    {
        var ledger = Technology().Copy("wick", Authors(one)).Copy("glass", Authors(other));

        Assert.Equal(rated, ledger.Scores[Control].IsRated);
        Assert.All(new[] { "wick", "glass" }, project => Assert.True(ledger.Scores[project].IsRated));
    }

    [Fact]
    public void Only_the_weeks_compared_tell_who_is_more_than_half()
    {
        static double Before(Metric metric, int ago) => ago < 65 ? SmallLedger.Steady(metric, ago) : 100;

        Assert.True(Technology().Copy("wick", Before).Copy("glass", SmallLedger.Steady).Scores[Control].IsRated);
    }

    [Fact]
    public void All_projects_must_have_been_read_lately()
    {
        var unread = Technology().Copy("wick", SmallLedger.Steady);
        var old = Technology().Copy("wick", SmallLedger.Steady).Copy("glass", SmallLedger.Steady, copied: SmallLedger.AsOf.AddDays(-29));

        Assert.False(unread.Scores[Control].IsRated);
        Assert.False(old.Scores[Control].IsRated);
    }

    /// <summary>That one project sleeps does not put the technology to sleep: neither in print nor on the radar.</summary>
    [Fact]
    public void A_technology_that_one_project_may_not_speak_for_is_not_dormant_either()
    {
        var ledger = Technology().Copy("wick", SmallLedger.Silent);

        Assert.Equal((MomentumLabel.Dormant, "dormant"), (ledger.Scores["wick"].Label, ScoreClaims.LabelCode(ledger.Scores["wick"])));
        Assert.Equal((MomentumLabel.NotRated, "not-rated"), (ledger.Scores[Control].Label, ScoreClaims.LabelCode(ledger.Scores[Control])));
        Assert.Equal("momentum.not-rated", ScoreClaims.Momentum(ledger.Scores[Control]).Kind);
        Assert.DoesNotContain(Rings.Place(ledger.Sector, ledger.Ledger, ledger.Scores, ledger.Grades), placed => placed.Subject.Id == Control);
    }

    [Fact]
    public void Confidence_is_that_of_the_printed_label()
    {
        var rising = Enumerable.Range(180, 120).Select(percent => Lamp((metric, ago) => SmallLedger.Steady(metric, ago) * (ago < 17 ? percent / 100.0 : 1))).First(score => score.State.Label == MomentumLabel.Hot);
        var hot = rising with { Activity = rising.Activity with { Used = [.. rising.Activity.Used, rising.Activity.Used[0] with { Source = "feed" }] } };

        Assert.Equal((MomentumLabel.Rising, Confidence.High), (rising.Label, rising.Confidence));
        Assert.Equal(MomentumLabel.Hot, hot.Label);
        Assert.InRange(hot.Momentum.Much, 0.7, 0.9);
        Assert.Equal(Confidence.Medium, hot.Confidence);
    }

    /// <summary>Nearly sure of a rise, and printed as "no clear change": that would be untrue.</summary>
    [Fact]
    public void What_one_run_wants_and_the_next_must_confirm_is_printed_as_that()
    {
        var score = Lamp((metric, ago) => SmallLedger.Steady(metric, ago) * (ago < 6 ? 3 : 1));
        var claim = ScoreClaims.Momentum(score);

        Assert.Equal((MomentumLabel.Stable, MomentumLabel.Rising), (score.Label, score.Unconfirmed));
        Assert.Equal(("momentum.unconfirmed", "label.rising"), (claim.Kind, ((ClaimValue.Term)claim["wanted"]).Code));
    }

    /// <summary>Little known, or known to point both ways: the label is stable, and neither is printed as stable or with a confidence.</summary>
    [Fact]
    public void What_is_stable_for_want_of_evidence_is_printed_otherwise()
    {
        var stable = Lamp(SmallLedger.Steady);
        var unclear = Lamp((metric, ago) => metric == Metric.Authors && ago % 4 == 0 ? ago < 13 ? 2 : 1 : 0);
        var disagree = Lamp((metric, ago) => SmallLedger.Changed(metric is Metric.Authors or Metric.Newcomers ? 0.5 : 2)(metric, ago));

        Assert.Equal(["stable", "unclear", "disagree"], new[] { stable, unclear, disagree }.Select(ScoreClaims.LabelCode));
        Assert.Equal(["momentum.stable", "momentum.unclear", "momentum.disagree"], new[] { stable, unclear, disagree }.Select(score => ScoreClaims.Momentum(score).Kind));
        Assert.Equal([false, true, true], new[] { stable, unclear, disagree }.Select(score => score.IsUnclear));
        Assert.Equal(["unclear"], new[] { ScoreClaims.LabelCode(ScoreClaims.Momentum(unclear)) });
        Assert.All(Languages.All, language => Assert.All(new[] { "momentum.unclear", "momentum.disagree" }, kind =>
            Assert.DoesNotContain("{confidence}", Sektorradar.Writing.PhraseSet.Of(language)[kind], StringComparison.Ordinal)));
    }

    private static SmallLedger Technology() => new SmallLedger().Subject("wick").Subject("glass").Subject(Control, repositories: 0, projects: ["wick", "glass"]);

    private static Func<Metric, int, double> Authors(int authors) => (metric, ago) => metric == Metric.Authors ? authors : SmallLedger.Steady(metric, ago);

    private static SubjectScore Lamp(Func<Metric, int, double> counts) => new SmallLedger().Subject("openlamp").Copy("openlamp", counts).Scores["openlamp"];
}
