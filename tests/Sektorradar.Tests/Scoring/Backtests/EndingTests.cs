using Sektorradar.Model;
using Sektorradar.Scoring.Backtests;

namespace Sektorradar.Tests.Scoring.Backtests;

public class EndingTests
{
    private static readonly DateOnly End = new(2024, 1, 1);

    [Fact]
    public void A_decline_that_stood_at_the_end_is_counted_from_its_first_run() =>
        Assert.Equal(new DateOnly(2022, 1, 1), Since((2021, false), (2022, true), (2023, true), (2024, true)));

    [Fact]
    public void A_decline_that_was_over_before_the_end_is_none() => Assert.Null(Since((2020, true), (2021, true), (2022, false), (2023, false), (2024, false)));

    [Fact]
    public void A_spell_that_broke_before_the_end_counts_from_where_it_began_again_and_half_a_year_before_is_told_apart()
    {
        var ending = Of((2021, true), (2022, false), (2023, true));

        Assert.Equal((new DateOnly(2023, 1, 1), true), (ending.Since, ending.HalfYearBefore));
        Assert.Equal((null, true), (Of((2022, true), (2023, true), (2024, false)).Since, Of((2022, true), (2023, true), (2024, false)).HalfYearBefore));
    }

    [Fact]
    public void What_is_not_rated_neither_begins_a_spell_nor_breaks_it() =>
        Assert.Equal(new DateOnly(2022, 1, 1), Since((2021, null), (2022, true), (2023, null)));

    [Fact]
    public void A_repository_that_falls_silent_is_told_before_its_end_and_a_steady_one_is_left_alone()
    {
        var first = new DateOnly(2018, 1, 1);
        BacktestTopic Topic(string name, Func<int, double> rate, DateOnly? end) => new(name, first,
            KindOfSignalMetrics.ToDictionary(metric => metric, _ => Enumerable.Range(0, 260).Select(rate).ToArray()), first.AddDays(7 * 260), End: end);
        var figures = LeadTime.Of([Topic("a/fading", week => week < 150 ? 20 : Math.Max(0, 20 - (week - 150) * 0.4), first.AddDays(7 * 240)), Topic("a/steady", _ => 20, null)],
            Method.Current, Learning.Whole, TestContext.Current.CancellationToken);

        Assert.InRange(Assert.Single(figures.Endings).Months!.Value, 6, 21);
        Assert.Equal((1.0, 1, 0.0), (figures.Flagged, figures.Living, figures.LivingFlagged));
    }

    [Fact]
    public void Rings_move_persist_and_are_compared_by_name()
    {
        PublishedRing[] rows =
        [
            new(10, "Lamp", Ring.Assess), new(11, "lamp ", Ring.Try), new(12, "Lamp", Ring.Adopt), new(10, "Fog", Ring.Try), new(11, "Fog", Ring.Try), new(12, "Fog", Ring.Hold), new(1, "Old", Ring.Try), new(2, "Old", Ring.Try),
        ];
        var figures = PublishedRings.Of(rows, new Dictionary<string, (string, Ring)> { ["LAMP"] = ("lamp", Ring.Try), ["fog"] = ("fog", Ring.Hold), ["sun"] = ("sun", Ring.Adopt) });

        Assert.Equal((3, 2, 1, 2), (figures.Names, figures.Up, figures.Down, figures.Same));
        Assert.Equal((4, 0.25, 0.5), (figures.Mentions, figures.Persistence, figures.Modal));
        Assert.Equal((2, 0.5, 1.0, true), (figures.Compared.Count, figures.Exact, figures.WithinOne, figures.TooFew));
    }

    private static readonly Metric[] KindOfSignalMetrics = [Metric.Authors, Metric.PullRequests, Metric.Newcomers, Metric.Commits];

    private static DateOnly? Since(params (int Year, bool? Fallen)[] runs) => Of(runs).Since;

    private static Ending Of(params (int Year, bool? Fallen)[] runs) =>
        LeadTime.EndingOf(new BacktestTopic("a/b", default, new Dictionary<Metric, double[]>(), default, End: End), [.. runs.Select(run => (new DateOnly(run.Year, 1, 1), run.Fallen))]);
}
