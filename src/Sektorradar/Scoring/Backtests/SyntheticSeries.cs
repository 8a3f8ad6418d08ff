using Sektorradar.Model;

namespace Sektorradar.Scoring.Backtests;

/// <summary>How busy an invented topic is, and how unevenly.</summary>
/// <param name="Kind">Which kind of signal it is taken for.</param>
/// <param name="Mean">A week.</param>
/// <param name="Dispersion">Variance of a week over its mean.</param>
internal sealed record VolumeClass(string Name, Metric Kind, double Mean, double Dispersion)
{
    public static IReadOnlyList<VolumeClass> All { get; } =
        [new("authors, 8 a week", Metric.Authors, 8, 1.5), new("commits, 25 a week", Metric.Commits, 25, 10), new("small, 1.5 a week", Metric.Authors, 1.5, 1.3)];
}

/// <summary>What truly happens to an invented topic.</summary>
/// <param name="Factor">Of the rate, from week <paramref name="At"/> on; for a ramp, reached a year later.</param>
/// <param name="Spike">So many means are added to the one week <paramref name="At"/>.</param>
internal sealed record Change(string Name, double Factor = 1, bool Ramp = false, double Spike = 0, int At = Change.Week)
{
    public const int Week = 182, SpikeWeek = 200;

    public static Change None { get; } = new("flat");

    public static Change Viral { get; } = new("viral week", Spike: 10, At: SpikeWeek);

    /// <summary>Those a method should find.</summary>
    public static IReadOnlyList<Change> ToFind { get; } =
        [new("x2", 2), new("x1.5", 1.5), new("x0.67", 1 / 1.5), new("x0.5", 0.5), new("ramp x1.6 a year", 1.6, Ramp: true)];

    public int Direction => Math.Sign(Factor - 1);

    /// <summary>Factor of the rate in a week.</summary>
    public double FactorIn(int week) => week < At ? 1 : Ramp ? Math.Pow(Factor, Math.Min(1, (week - At) / 52.0)) : Factor;
}

/// <summary>
/// Weekly counts whose truth is known: Poisson around a rate that varies by a gamma factor and by a log-normal one that remembers the week
/// before (AR(1)), like those of real repositories.
/// </summary>
internal static class SyntheticSeries
{
    private const double Memory = 0.3, SlowShare = 0.4;

    public static double[] Draw(Draws draws, double mean, double dispersion, Change change, int weeks = 260)
    {
        var extra = (dispersion - 1) / mean;
        double slowVariance = Math.Log(1 + extra * SlowShare), fast = extra * (1 - SlowShare), slow = draws.Normal();
        var counts = new double[weeks];
        for (var week = 0; week < weeks; week++)
        {
            slow = week == 0 ? slow : Memory * slow + Math.Sqrt(1 - Memory * Memory) * draws.Normal();
            var rate = mean * change.FactorIn(week) * Math.Exp(Math.Sqrt(slowVariance) * slow - slowVariance / 2) * (fast > 0 ? draws.Gamma(1 / fast, fast) : 1);
            counts[week] = draws.Poisson(rate) + (change.Spike > 0 && week == change.At ? change.Spike * mean : 0);
        }

        return counts;
    }
}
