using CsCheck;
using Sektorradar.Model;
using Sektorradar.Rendering.Json;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring.BadInput;

/// <summary>Counts that mislead: empty windows, wild weeks, collapses, and what a whole sector did.</summary>
public class CountInputTests
{
    private const string Lamp = "openlamp";

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [BadInputRow("a number that is no count")]
    public void A_kind_with_a_number_that_is_no_count_is_absent(double wrong)
    {
        double[] counts = [.. Enumerable.Repeat(8.0, 65)];
        Assert.True(SmallLedger.Judge(counts).IsRated);

        Gen.Int[0, 64].Sample(week => !SmallLedger.Judge([.. counts.Select((count, i) => i == week ? wrong : count)]).IsRated, iter: 30, threads: 1);
    }

    [Fact]
    [BadInputRow("a number that is no count")]
    public void The_other_kinds_stand()
    {
        var score = Project((metric, ago) => metric == Metric.Commits && ago == 40 ? -1 : SmallLedger.Steady(metric, ago));

        Assert.Equal([Metric.Authors, Metric.PullRequests, Metric.Newcomers], score.Momentum.Kinds.Select(kind => kind.Metric));
        Assert.Equal(MomentumLabel.Stable, score.Label);
    }

    [Fact]
    [BadInputRow("a single wild week")]
    public void One_wild_week_gives_no_label_wherever_it_is_and_however_wild() =>
        Gen.Select(Gen.Int[0, 64], Gen.Int[2, 1000]).Sample(
            (week, times) => Project((metric, ago) => SmallLedger.Steady(metric, ago) * (ago == week ? times : 1)).Label == MomentumLabel.Stable, iter: 40, threads: 1);

    [Fact]
    [BadInputRow("a count that was cut")]
    public void What_was_counted_stands_beside_what_was_used()
    {
        var ledger = new SmallLedger().Subject(Lamp).Copy(Lamp, (metric, ago) => SmallLedger.Steady(metric, ago) * (ago == 3 ? 12 : 1));

        var authors = ScoreJson.Of(ledger.Scores[Lamp], ledger.Grades)["kinds"]!.AsArray().Single(kind => kind!["metric"]!.ToString() == "authors")!;

        Assert.Equal(12 * 8 + 12 * 8, authors["counted"]!.GetValue<decimal>());
        Assert.InRange(authors["fresh"]!.GetValue<decimal>(), 13 * 8, 13 * 8 + 12);
    }

    [Fact]
    [BadInputRow("no event in the base weeks")]
    public void What_begins_after_a_silent_year_rises()
    {
        var score = Project((metric, ago) => metric == Metric.Authors && ago < 17 ? 3 : 0);

        Assert.Equal(MomentumLabel.Rising, score.Label);
        Assert.True(score.Momentum.Much > 0.9, $"{score.Momentum.Much}");
    }

    [Fact]
    [BadInputRow("no event in the fresh weeks")]
    public void Silence_is_stronger_evidence_than_a_few_events()
    {
        var quarters = Enumerable.Range(0, 6).Select(events => SmallLedger.Judge([.. Enumerable.Repeat(4.0, 52), .. Enumerable.Range(0, 13).Select(week => week < events ? 1.0 : 0)])).ToList();

        Assert.All(quarters, quarter => Assert.Equal(MomentumLabel.Declining, quarter.Label));
        Assert.Equal(quarters.Select(quarter => quarter.Ratio), quarters.Select(quarter => quarter.Ratio).Order());
    }

    [Fact]
    [BadInputRow("a collapse that bends")]
    public void A_steep_fall_is_not_taken_for_unsteadiness()
    {
        static double Falling(Metric metric, int ago) => metric == Metric.Authors ? Math.Round(40 * Math.Exp((Math.Min(ago, 80) - 80) / 20.0)) : 0;
        var score = Project(Falling);
        var kind = Assert.Single(score.Momentum.Kinds);

        Assert.Equal(MomentumLabel.Declining, score.Label);
        Assert.InRange(kind.Dispersion, 1, 3 * KindOfSignal.All[0].UsualDispersion * KindOfSignal.All[0].Widening);
    }

    [Fact]
    [BadInputRow("what died long ago")]
    public void A_small_rest_of_a_large_past_is_not_stable()
    {
        var score = Project((metric, ago) => metric is Metric.Authors or Metric.Commits ? ago > 200 ? 12 : ago % 2 : 0, weeks: 320);

        Assert.Equal(MomentumLabel.Stable, score.State.Label);
        Assert.Equal(("faded", MomentumLabel.Declining), (Sektorradar.Reporting.ScoreClaims.LabelCode(score), score.Label));
    }

    [Fact]
    [BadInputRow("more pull requests in the whole sector")]
    public void What_tools_did_to_all_in_one_kind_is_taken_out_of_that_kind()
    {
        static double Written(Metric metric, int ago) => (metric == Metric.PullRequests ? SmallLedger.Changed(1.6) : SmallLedger.Steady)(metric, ago);
        var ledger = new SmallLedger();
        for (var i = 0; i < 40; i++)
        {
            ledger.Subject($"lamp-{i}").Copy($"lamp-{i}", Written, weeks: 80);
        }

        Assert.All(ledger.Scores.All, score =>
        {
            Assert.Equal((MomentumLabel.Stable, false), (score.Label, score.Disagrees));
            Assert.InRange(score.Momentum.Ratio, 0.97, 1.05);
        });
        Assert.Contains(Project(Written).Momentum.Kinds, kind => kind is { Metric: Metric.PullRequests, Direction: 1 });
    }

    [Fact]
    [BadInputRow("two calendars in one sector")]
    public void A_subject_follows_the_calendar_of_its_own_people()
    {
        static double Holidays(Metric metric, int ago) => SmallLedger.Steady(metric, ago) * (Week.IsoNumber(Week.LastComplete(SmallLedger.AsOf).AddDays(-7 * ago)) is >= 27 and <= 32 ? 0.25 : 1);
        var ledger = new SmallLedger().Subject("abroad").Copy("abroad", SmallLedger.Steady).Subject("mistaken").Copy("mistaken", Holidays, weeks: 400);
        for (var i = 0; i < 5; i++)
        {
            ledger.Subject($"lamp-{i}", audience: Audience.Norway).Copy($"lamp-{i}", Holidays, weeks: 400);
        }

        Assert.InRange(ledger.Scores["abroad"].Momentum.Ratio, 0.97, 1.03);
        Assert.InRange(ledger.Scores["lamp-0"].Momentum.Ratio, 0.97, 1.03);
        Assert.True(ledger.Scores["mistaken"].Momentum.Ratio < 0.95);
    }

    private static SubjectScore Project(Func<Metric, int, double> counts, int weeks = 130) => new SmallLedger().Subject(Lamp).Copy(Lamp, counts, weeks).Scores[Lamp];
}
