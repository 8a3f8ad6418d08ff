using Sektorradar.Scoring.Backtests;

namespace Sektorradar.Tests.Scoring.Backtests;

public class RivalsTests
{
    private static readonly double[] Flat = [.. Enumerable.Repeat(10.0, 65)];

    [Fact]
    public void No_rival_sees_anything_in_a_straight_line()
    {
        Assert.All(Rivals.All, rival => Assert.Equal(0, rival.Direction(Flat)));
    }

    [Fact]
    public void One_event_more_in_three_months_is_up_for_who_asks_for_no_more()
    {
        double[] more = [.. Flat[..^1], 11];

        Assert.Equal(1, Rivals.ThreeMonths.Direction(more));
        Assert.Equal(0, Rivals.MannKendall.Direction(more));
        Assert.Equal(0, Rivals.RawRatio.Direction(more));
        Assert.Equal(0, Rivals.WeekOnWeek.Direction(more));
    }

    [Fact]
    public void Every_rival_sees_a_steady_rise_but_week_on_week_only_a_leap()
    {
        double[] rising = [.. Enumerable.Range(0, 65).Select(week => 10.0 + week)];

        Assert.All([Rivals.ThreeMonths, Rivals.MannKendall, Rivals.RawRatio], rival => Assert.Equal((1, -1), (rival.Direction(rising), rival.Direction([.. Enumerable.Reverse(rising)]))));
        Assert.Equal(1, Rivals.WeekOnWeek.Direction([.. Flat[..^1], 13]));
        Assert.Equal(-1, Rivals.WeekOnWeek.Direction([.. Flat[..^1], 7]));
        Assert.Equal(1, Rivals.ZScore.Direction([.. Enumerable.Range(0, 61).Select(week => 10.0 + week % 2), 14, 14, 14, 14]));
    }

    [Fact]
    public void The_trend_of_thirteen_growing_blocks_has_the_z_of_the_textbook() =>
        Assert.Equal(78 / Math.Sqrt(13 * 12 * 31 / 18.0), Rivals.TrendOf([.. Enumerable.Range(0, 65).Select(week => (double)week)]), 12);
}
