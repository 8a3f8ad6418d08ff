using CsCheck;
using Sektorradar.Model;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

public class ScoresTests
{
    private const string Lamp = "openlamp";

    [Fact]
    public void A_subject_does_not_count_in_the_drift_that_is_taken_out_of_it()
    {
        Scores With(double factor) => Panel(15, 1.3).Subject(Lamp).Copy(Lamp, SmallLedger.Changed(factor)).Scores;

        foreach (var scores in new[] { With(0.5), With(2) })
        {
            // The median of fifteen that all rose alike, shrunk by 15 / (15 + 8).
            Assert.Equal(Math.Exp(Authors(scores, "lamp-0").LogRatio * 15 / 23), Authors(scores, Lamp).SectorRatio, 12);
            Assert.Equal(16, scores.Drift[Metric.Authors].Subjects);
        }
    }

    [Fact]
    public void What_the_whole_sector_did_is_no_news_about_one_subject()
    {
        var together = Panel(40, 1.3).Scores;
        var alone = Panel(1, 1.3).Scores;

        Assert.Equal(MomentumLabel.Rising, alone["lamp-0"].Label);
        Assert.All(together.All, score => Assert.Equal(MomentumLabel.Stable, score.Label));
    }

    [Fact]
    [BadInputRow("few subjects to compare with")]
    public void Below_fifteen_subjects_a_median_is_noise_and_nothing_is_taken_out()
    {
        // Leaving itself out, each of fifteen has fourteen.
        Assert.Equal(1, Authors(Panel(15, 1.3).Scores, "lamp-0").SectorRatio);
        Assert.True(Authors(Panel(16, 1.3).Scores, "lamp-0").SectorRatio > 1.1);
    }

    [Fact]
    [BadInputRow("a stale copy")]
    public void Old_copies_and_sleeping_projects_tell_nothing_of_the_sector()
    {
        var old = Panel(14, 1.3).Subject(Lamp).Copy(Lamp, SmallLedger.Changed(1.3), copied: SmallLedger.AsOf.AddDays(-29));
        var asleep = Panel(14, 1.3).Subject(Lamp).Copy(Lamp, (metric, ago) => ago < 17 ? 0 : SmallLedger.Steady(metric, ago));

        Assert.Equal(14, old.Scores.Drift[Metric.Authors].Subjects);
        Assert.Equal(14, asleep.Scores.Drift[Metric.Authors].Subjects);
    }

    [Fact]
    public void A_technology_is_not_counted_beside_its_projects()
    {
        var ledger = Panel(15, 1.3).Subject("lamp-control", repositories: 0, projects: ["lamp-0", "lamp-1"]);

        Assert.Equal(15, ledger.Scores.Drift[Metric.Authors].Subjects);
        Assert.True(ledger.Scores["lamp-control"].IsRated);
    }

    [Fact]
    [BadInputRow("a stale copy")]
    public void A_copy_older_than_thirteen_weeks_is_not_rated_and_its_day_is_told()
    {
        var day = SmallLedger.AsOf.AddDays(-92);
        var score = new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Changed(2), copied: day).Scores[Lamp];

        Assert.Equal((false, MomentumLabel.NotRated, day), (score.IsRated, score.Label, score.StaleSince));
        Assert.Equal(8 * 2, score.Activity.Weekly[Metric.Authors].Counts[^1]);
        Assert.True(new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Changed(2), copied: day.AddDays(1)).Scores[Lamp].IsRated);
    }

    [Fact]
    [BadInputRow("a stale copy")]
    public void Weeks_behind_a_copys_end_are_unknown_not_silent()
    {
        var today = new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Changed(1.5)).Scores[Lamp];
        var before = new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Changed(1.5), copied: SmallLedger.AsOf.AddDays(-63)).Scores[Lamp];

        Assert.Equal(today.Momentum.Ratio, before.Momentum.Ratio);
        Assert.Equal(today.Label, before.Label);
        Assert.Equal(today.Activity.LastWeek!.Value.AddDays(-63), before.Activity.LastWeek);
    }

    [Fact]
    [BadInputRow("a subject with no baseline")]
    public void What_was_never_captured_is_not_rated_and_not_dormant()
    {
        var score = new SmallLedger().Subject(Lamp).Scores[Lamp];

        Assert.Equal((false, MomentumLabel.NotRated), (score.IsRated, score.Label));
        Assert.Empty(score.Momentum.Kinds);
    }

    [Fact]
    [BadInputRow("a subject with no baseline")]
    public void A_young_project_is_not_rated()
    {
        Assert.Equal(MomentumLabel.NotRated, new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Changed(3), weeks: 38).Scores[Lamp].Label);
        Assert.NotEqual(MomentumLabel.NotRated, new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Changed(3), weeks: 39).Scores[Lamp].Label);
    }

    [Theory]
    [InlineData(11, MomentumLabel.NotRated)]
    [InlineData(12, MomentumLabel.Stable)]
    [BadInputRow("a subject with no baseline")]
    public void Fewer_than_twelve_events_are_no_rate(int events, MomentumLabel label) =>
        Assert.Equal(label, new SmallLedger().Subject(Lamp).Copy(Lamp, (metric, ago) => metric == Metric.Authors && ago % 5 == 0 && ago / 5 < events ? 1 : 0).Scores[Lamp].Label);

    [Fact]
    public void Seldom_work_after_a_long_life_is_dormant()
    {
        static Func<Metric, int, double> LeftOver(int commits) => (metric, ago) => metric == Metric.Commits ? ago >= 26 ? 3 : ago < commits ? 1 : 0 : 0;

        Assert.Equal(MomentumLabel.Dormant, new SmallLedger().Subject(Lamp).Copy(Lamp, LeftOver(2)).Scores[Lamp].Label);
        Assert.NotEqual(MomentumLabel.Dormant, new SmallLedger().Subject(Lamp).Copy(Lamp, LeftOver(3)).Scores[Lamp].Label);
    }

    [Fact]
    public void One_source_cannot_make_a_subject_hot()
    {
        var score = new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Changed(3)).Scores[Lamp];
        var second = score with { Activity = score.Activity with { Used = [.. score.Activity.Used, score.Activity.Used[0] with { Source = "feed" }] } };

        Assert.Equal((MomentumLabel.Hot, MomentumLabel.Rising), (score.Momentum.Label, score.Label));
        Assert.Equal(MomentumLabel.Hot, second.Label);
    }

    [Fact]
    [BadInputRow("a single wild week")]
    public void One_viral_week_is_not_a_trend()
    {
        var score = new SmallLedger().Subject(Lamp).Copy(Lamp, (metric, ago) => SmallLedger.Steady(metric, ago) * (ago == 3 ? 12 : 1)).Scores[Lamp];

        Assert.Equal(MomentumLabel.Stable, score.Label);
        Assert.True(score.Momentum.Kinds[0].FreshRaw > score.Momentum.Kinds[0].Fresh);
    }

    [Fact]
    [BadInputRow("two kinds of signal that contradict each other")]
    public void Kinds_that_contradict_each_other_are_stable_and_say_so()
    {
        var score = new SmallLedger().Subject(Lamp).Copy(Lamp, (metric, ago) => metric switch
        {
            Metric.Authors or Metric.Newcomers => SmallLedger.Changed(0.5)(metric, ago),
            _ => SmallLedger.Changed(2)(metric, ago),
        }).Scores[Lamp];

        Assert.Equal((MomentumLabel.Stable, true), (score.Label, score.Momentum.Disagree));
    }

    [Fact]
    [BadInputRow("holidays")]
    public void A_summer_that_all_Norwegian_projects_take_is_no_decline()
    {
        static Func<Metric, int, double> Holidays(DateOnly last) => (metric, ago) => SmallLedger.Steady(metric, ago) * (Week.IsoNumber(last.AddDays(-7 * ago)) is >= 27 and <= 32 ? 0.25 : 1);
        var ledger = new SmallLedger();
        for (var i = 0; i < 5; i++)
        {
            ledger.Subject($"lamp-{i}", audience: Audience.Norway).Copy($"lamp-{i}", Holidays(Week.LastComplete(SmallLedger.AsOf)), weeks: 400);
        }

        var alone = new SmallLedger().Subject(Lamp, audience: Audience.Norway).Copy(Lamp, Holidays(Week.LastComplete(SmallLedger.AsOf)), weeks: 100);

        Assert.All(ledger.Scores.All, score => Assert.InRange(score.Momentum.Ratio, 0.97, 1.03));
        Assert.True(alone.Scores[Lamp].Momentum.Ratio < 0.9);
    }

    [Fact]
    public void The_order_of_signals_captures_and_subjects_is_irrelevant()
    {
        var ledger = Panel(17, 1.2).Subject(Lamp).Copy(Lamp, SmallLedger.Changed(1.4), weeks: 80).Use(Lamp, 1, 100, 2);
        var expected = Text(ledger.Scores);

        Gen.Select(Gen.Shuffle(ledger.Signals.ToArray()), Gen.Shuffle(ledger.Captures.ToArray()), Gen.Shuffle(ledger.Sector.Subjects.ToArray())).Sample(
            (signals, captures, subjects) =>
            {
                var shuffled = new Ledger(SmallLedger.AsOf, captures, signals, ledger.Sector.Facts);
                Assert.Equal(expected, Text(Scores.Of(ledger.Sector with { Subjects = subjects }, shuffled)));
            },
            iter: 4, threads: 1);

        static string Text(Scores scores) => string.Join('\n', scores.All.OrderBy(s => s.Subject.Id, StringComparer.Ordinal)
            .Select(s => $"{s.Subject.Id} {s.Label} {s.Momentum.Ratio:R} {s.Momentum.Low:R} {s.Momentum.High:R} {s.Momentum.Up:R} {s.Momentum.Down:R}"));
    }

    [Fact]
    public void More_fresh_work_never_makes_a_rise_less_likely()
    {
        Gen.Select(Gen.Int[8, 12].Array[52], Gen.Int[0, 60], Gen.Int[1, 10]).Sample(
            (before, level, more) =>
            {
                var (less, greater) = (Fresh(before, level), Fresh(before, level + more));

                // Where both are far beyond doubt, the wider of the two has more left in its tail.
                Assert.True(greater.Ratio >= less.Ratio && greater.Up >= less.Up - 1e-6 && greater.Much >= less.Much - 1e-6, $"{less.Ratio} {less.Up}, {greater.Ratio} {greater.Up}");
            },
            iter: 200, threads: 1);
    }

    [Fact]
    [BadInputRow("no event in the fresh weeks")]
    public void A_quarter_without_any_event_is_a_sure_decline_and_dormant()
    {
        var score = new SmallLedger().Subject(Lamp).Copy(Lamp, (metric, ago) => ago < 17 ? 0 : metric is Metric.Authors or Metric.Commits ? 4 : 0).Scores[Lamp];

        Assert.Equal((MomentumLabel.Dormant, Confidence.High), (score.Label, score.Confidence));
        Assert.True(score.Momentum.Down > 0.95);
    }

    [Fact]
    public void The_same_change_seen_in_more_events_is_surer()
    {
        Gen.Select(Gen.Int[4, 10].Array[52], Gen.Int[2, 6]).Sample(
            (before, times) =>
            {
                var few = Fresh(before, 12);
                var many = Fresh([.. before.Select(count => count * times)], 12 * times);

                Assert.True(many.Variance < few.Variance && many.High / many.Low < few.High / few.Low, $"{few.Variance} {many.Variance}");
            },
            iter: 60, threads: 1);
    }

    [Fact]
    public void The_unit_of_exposure_is_irrelevant()
    {
        var counts = Enumerable.Range(0, 65).Select(week => 6.0 + week % 5).ToArray();
        Momentum With(double exposure) => SmallLedger.Judge(counts, [.. counts.Select((_, week) => exposure * (1 + week % 3))]);

        Assert.Equal(With(1).Ratio, With(40).Ratio, 12);
        Assert.Equal(With(1).Up, With(40).Up, 12);
    }

    private static SmallLedger Panel(int subjects, double factor)
    {
        var ledger = new SmallLedger();
        for (var i = 0; i < subjects; i++)
        {
            ledger.Subject($"lamp-{i}").Copy($"lamp-{i}", SmallLedger.Changed(factor), weeks: 80);
        }

        return ledger;
    }

    private static Momentum Fresh(int[] before, int level) =>
        SmallLedger.Judge([.. before.Select(count => (double)count), .. Enumerable.Repeat((double)level, 13)]);

    private static KindMomentum Authors(Scores scores, string subject) => scores[subject].Momentum.Kinds.Single(kind => kind.Metric == Metric.Authors);
}
