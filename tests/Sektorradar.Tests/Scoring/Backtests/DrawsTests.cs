using Sektorradar.Scoring.Backtests;

namespace Sektorradar.Tests.Scoring.Backtests;

public class DrawsTests
{
    private const int Many = 40_000;

    [Fact]
    public void The_same_seed_draws_the_same_and_another_one_does_not()
    {
        double[] First(ulong seed) => [.. Repeat(new Draws(seed).Uniform, 5)];

        Assert.Equal(First(1), First(1));
        Assert.NotEqual(First(1), First(2));
    }

    [Fact]
    public void Draws_have_the_mean_and_the_variance_of_their_distribution()
    {
        var draws = new Draws(7);

        Like(0.5, 1 / 12.0, draws.Uniform);
        Like(0, 1, draws.Normal);
        Like(6, 12, () => draws.Gamma(3, 2));
        Like(0.8, 1.6, () => draws.Gamma(0.4, 2));
        Like(1.5, 1.5, () => draws.Poisson(1.5));
        Like(90, 90, () => draws.Poisson(90));
        Like(14, 4.2, () => draws.Binomial(20, 0.7));
    }

    [Fact]
    public void An_invented_series_varies_as_it_was_asked_to_and_remembers_the_week_before()
    {
        var draws = new Draws(11);
        var series = Enumerable.Range(0, 300).Select(_ => SyntheticSeries.Draw(draws, 25, 10, Change.None)).ToList();
        var all = series.SelectMany(y => y).ToArray();
        double mean = all.Average(), variance = all.Average(y => (y - mean) * (y - mean));
        var together = series.Average(y => y.Zip(y.Skip(1), (a, b) => (a - mean) * (b - mean)).Average()) / variance;

        Assert.InRange(mean, 24.5, 25.5);
        Assert.InRange(variance / mean, 9, 12);
        Assert.InRange(together, 0.05, 0.2);
    }

    [Fact]
    public void A_change_is_in_the_series_from_its_week_on_and_a_viral_week_is_one_week()
    {
        var draws = new Draws(13);
        var doubled = Enumerable.Range(0, 200).Select(_ => SyntheticSeries.Draw(draws, 8, 1.5, new Change("x2", 2))).ToList();
        var viral = SyntheticSeries.Draw(draws, 8, 1.5, Change.Viral);

        Assert.InRange(doubled.Average(y => y[..Change.Week].Average()), 7.8, 8.2);
        Assert.InRange(doubled.Average(y => y[Change.Week..].Average()), 15.6, 16.4);
        Assert.Equal(Change.SpikeWeek, Array.IndexOf(viral, viral.Max()));
        Assert.True(viral.Count(count => count > 60) == 1);
    }

    private static IEnumerable<double> Repeat(Func<double> draw, int times) => [.. Enumerable.Range(0, times).Select(_ => draw())];

    /// <summary>Within five standard errors of the mean, and a tenth of the variance.</summary>
    private static void Like(double mean, double variance, Func<double> draw)
    {
        var drawn = Repeat(draw, Many).ToArray();
        var found = drawn.Average();

        Assert.InRange(found, mean - 5 * Math.Sqrt(variance / Many), mean + 5 * Math.Sqrt(variance / Many));
        Assert.InRange(drawn.Average(x => (x - found) * (x - found)), 0.9 * variance, 1.1 * variance);
    }
}
