using Sektorradar.Model;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

public class SeasonTests
{
    // 21 years of weeks from a Monday that begins ISO week 1.
    private static readonly DateOnly First = new(2005, 1, 3);
    private const int Weeks = 21 * 52;

    [Fact]
    public void A_panel_without_a_season_has_none()
    {
        var season = Season.Of([Series(_ => 10)]);

        Assert.All(Mondays(), monday => Assert.Equal(1, season[monday], 12));
    }

    [Fact]
    public void A_quiet_week_is_found_and_the_year_stays_ordinary_on_average()
    {
        var season = Season.Of([Series(monday => Week.IsoNumber(monday) == 30 ? 4 : 10)]);

        Assert.InRange(season[MondayOf(30)], 0.39, 0.42);
        Assert.InRange(season[MondayOf(12)], 1, 1.03);
        Assert.Equal(1, Enumerable.Range(1, 52).Average(week => season[MondayOf(week)]), 12);
    }

    [Fact]
    public void Size_is_no_season()
    {
        var small = Season.Of([Series(monday => Week.IsoNumber(monday) == 30 ? 4 : 10)]);
        var large = Season.Of([Series(monday => Week.IsoNumber(monday) == 30 ? 400 : 1000)]);

        Assert.All(Mondays(), monday => Assert.Equal(small[monday], large[monday], 12));
    }

    [Fact]
    public void A_week_with_too_few_observations_counts_as_ordinary()
    {
        // Nine full years lie between the half years at both ends: nine observations of each week, one fewer than are asked for.
        var season = Season.Of([Series(monday => Week.IsoNumber(monday) == 30 ? 4 : 10, weeks: 10 * 52)]);

        Assert.All(Mondays(), monday => Assert.Equal(1, season[monday], 12));
    }

    [Fact]
    public void Series_that_are_short_or_nearly_empty_say_nothing()
    {
        var season = Season.Of([.. Enumerable.Repeat(Series(monday => Week.IsoNumber(monday) == 30 ? 0 : 1), 20), .. Enumerable.Repeat(Series(_ => 10, weeks: 52), 20)]);

        Assert.All(Mondays(), monday => Assert.Equal(1, season[monday], 12));
    }

    [Fact]
    public void A_single_wild_week_is_cut_and_an_empty_one_is_never_quite_empty()
    {
        var wild = Season.Of([Series(monday => Week.IsoNumber(monday) == 20 ? 1000 : 10)]);
        var empty = Season.Of([Series(monday => Week.IsoNumber(monday) == 20 ? 0 : 10)]);

        Assert.InRange(wild[MondayOf(20)] / wild[MondayOf(40)], 3, 10 * 3);
        Assert.Equal(0.05, empty[MondayOf(20)]);
    }

    [Fact]
    public void An_empty_panel_has_no_season() => Assert.Equal(1, Season.Of([])[First]);

    private static IEnumerable<DateOnly> Mondays() => Enumerable.Range(0, 530).Select(week => First.AddDays(7 * week));

    private static DateOnly MondayOf(int isoWeek) => new DateOnly(2018, 1, 1).AddDays(7 * (isoWeek - 1));

    private static Series Series(Func<DateOnly, double> count, int weeks = Weeks) => new(First, [.. Enumerable.Range(0, weeks).Select(week => count(First.AddDays(7 * week)))]);
}
