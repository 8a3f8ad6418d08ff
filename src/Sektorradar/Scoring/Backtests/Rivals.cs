namespace Sektorradar.Scoring.Backtests;

/// <summary>A simple way to say "up" (1), "down" (-1) or nothing (0) of weekly counts, oldest first; at least 65 weeks.</summary>
internal sealed record Rival(string Name, Func<double[], int> Direction, Func<double[], double> Rank);

/// <summary>What others do, and what anyone would try first. A method is worth its trouble only where it beats these.</summary>
internal static class Rivals
{
    /// <summary>Above it a Mann-Kendall or z value is called significant.</summary>
    private const double FivePercent = 1.96, TwoSigma = 2;

    public static Rival ThreeMonths { get; } = new("3 months against the 3 before", y => Math.Sign(Sum(y, 13) - Sum(y, 13, 13)), y => Math.Log((Sum(y, 13) + 0.5) / (Sum(y, 13, 13) + 0.5)));

    public static Rival WeekOnWeek { get; } = new("week on week over 25 %", y => Over((y[^1] - y[^2]) / Math.Max(y[^2], 1), 0.25), y => Math.Log((y[^1] + 0.5) / (y[^2] + 0.5)));

    public static Rival ZScore { get; } = new("z over 2, 4 weeks against the year", y => Over(Z(y, 4, Math.Sqrt(4)), TwoSigma), y => Z(y, 13, 1));

    public static Rival MannKendall { get; } = new("Mann-Kendall, 52 weeks", y => Over(TrendOf(y), FivePercent), TrendOf);

    public static Rival RawRatio { get; } = new("13 weeks against 52, raw", y => Over(Raw(y), Momentum.LogUp), Raw);

    public static IReadOnlyList<Rival> All { get; } = [ThreeMonths, WeekOnWeek, ZScore, MannKendall, RawRatio];

    /// <summary>Mann-Kendall z over the last 13 blocks of four weeks.</summary>
    public static double TrendOf(double[] y)
    {
        const int Blocks = 13;
        var blocks = Enumerable.Range(0, Blocks).Select(i => Sum(y, 4, 4 * (Blocks - 1 - i))).ToArray();
        var s = 0;
        for (var j = 1; j < Blocks; j++)
        {
            for (var i = 0; i < j; i++)
            {
                s += Math.Sign(blocks[j] - blocks[i]);
            }
        }

        return s / Math.Sqrt(Blocks * (Blocks - 1) * (2 * Blocks + 5) / 18.0);
    }

    private static double Raw(double[] y) => Math.Log((Sum(y, 13) + 0.5) / (Sum(y, 52, 13) / 4 + 0.5));

    /// <summary>Mean of the last weeks against that of the 52 before, in standard deviations of the latter.</summary>
    private static double Z(double[] y, int weeks, double meanOf)
    {
        var before = y.AsSpan(y.Length - weeks - 52, 52);
        double mean = Sum(y, 52, weeks) / 52, squares = 0;
        foreach (var count in before)
        {
            squares += (count - mean) * (count - mean);
        }

        return (Sum(y, weeks) / weeks - mean) / (Math.Sqrt(squares / 52) / meanOf + 1e-9);
    }

    private static int Over(double value, double limit) => value > limit ? 1 : value < -limit ? -1 : 0;

    /// <summary>Of so many weeks, some weeks before the end.</summary>
    private static double Sum(double[] y, int weeks, int before = 0)
    {
        var sum = 0.0;
        for (var i = y.Length - weeks - before; i < y.Length - before; i++)
        {
            sum += y[i];
        }

        return sum;
    }
}
