using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

/// <summary>A week whose exposure is 0 is not known: it changes nothing but how sure the rate is.</summary>
public class KnownWeeksTests
{
    private const int Weeks = 65, Base = 52;

    [Fact]
    public void A_week_that_is_not_known_is_no_zero()
    {
        var whole = Rate(_ => 8, _ => true)!;
        var gaps = Rate(_ => 8, week => week is not (20 or 41 or 55 or 60))!;

        Assert.InRange(gaps.Change.Mean, -0.01, 0.01);
        Assert.True(gaps.Change.Variance > whole.Change.Variance);
        Assert.Equal((11, 88, 88), (gaps.KnownWeeks, gaps.Fresh, Math.Round(gaps.Expected, 9)));
        Assert.True(Rate(week => week is 55 or 60 ? 0 : 8, _ => true)!.Change.Mean < -0.1);
    }

    [Theory]
    [InlineData(9, 26, true)]
    [InlineData(8, 52, false)]
    [InlineData(13, 25, false)]
    public void With_too_few_known_weeks_a_kind_is_absent(int fresh, int before, bool used) =>
        Assert.Equal(used, Rate(_ => 8, week => week < before || (week >= Base && week < Base + fresh)) is not null);

    [Fact]
    public void What_would_have_stood_in_a_week_that_is_not_known_matters_to_nobody()
    {
        bool Known(int week) => week % 13 != 5;
        double Counts(int week) => 5 + week * 7 % 11;
        var without = Rate(week => Known(week) ? Counts(week) : 0, Known)!;

        // The neighbours of a week are those of the calendar: a gap does not move a strong week nearer to others.
        Span<double> cut = stackalloc double[Weeks], exposure = stackalloc double[Weeks];
        Span<double> counts = stackalloc double[Weeks];
        for (var week = 0; week < Weeks; week++)
        {
            (counts[week], exposure[week]) = (week == 30 ? 900 : Known(week) ? Counts(week) : 0, Known(week) ? 1 : 0);
        }

        WildWeeks.Cut(counts, cut, exposure);
        double[] near = [.. Enumerable.Range(17, 27).Where(Known).Select(week => week == 30 ? 900 : Counts(week)).Order()];
        var middle = near[near.Length / 2];
        var deviation = near.Select(count => Math.Abs(count - middle)).Order().ElementAt(near.Length / 2);

        Assert.True(near.Length % 2 == 1);
        Assert.Equal(middle + 4 * Math.Max(1.4826 * deviation, Math.Sqrt(middle)), cut[30], 9);
        Assert.Equal(0, cut[31]);
        Assert.InRange(without.Change.Mean, -0.2, 0.2);
    }

    [Fact]
    public void A_block_with_a_week_that_is_not_known_tells_of_no_dispersion()
    {
        // Blocks of 40 and 40, but for two wild ones.
        double[] calm = [.. Enumerable.Repeat(10.0, Base)], wild = [.. calm];
        (wild[0], wild[24]) = (200, 200);
        double[] seen = [.. Enumerable.Range(0, Base).Select(week => week is 1 or 26 ? 0.0 : 1)], all = [.. Enumerable.Repeat(1.0, Base)];
        (calm[1], calm[26], wild[1], wild[26]) = (0, 0, 0, 0);

        Assert.Equal(Dispersion.Of(calm, seen, 3), Dispersion.Of(wild, seen, 3), 12);
        Assert.True(Dispersion.Of(wild, all, 3) > Dispersion.Of(wild, seen, 3));
        // Of 13 blocks 5 are whole.
        Assert.Equal(3, Dispersion.Of(wild, [.. Enumerable.Range(0, Base).Select(week => week < 32 && week % 4 == 0 ? 0.0 : 1)], 3));
    }

    [Fact]
    public void A_trend_is_followed_across_a_gap()
    {
        // Exactly quadratic by blocks: whatever is missing, nothing is left over, and φ is as small as its prior lets it be.
        double[] counts = [.. Enumerable.Range(0, Base).Select(week => 10 + Math.Pow(week / 4, 2) / 4)];
        double[] gap = [.. Enumerable.Range(0, Base).Select(week => week is >= 12 and < 28 ? 0.0 : 1)];

        var least = Math.Exp((6 * Math.Log(0.2) + 8 * Math.Log(10)) / 14);
        Assert.Equal(Math.Max(1, least), Dispersion.Of([.. counts.Select((count, week) => count * gap[week])], gap, 10), 9);
    }

    private static RateRatio? Rate(Func<int, double> counts, Func<int, bool> known) => RateRatio.Of(new KindCounts(
        KindOfSignal.Told[0],
        Enumerable.Range(0, Weeks).Select(week => known(week) ? counts(week) : 0).ToArray(),
        Enumerable.Range(0, Weeks).Select(week => known(week) ? 1.0 : 0).ToArray()));
}
