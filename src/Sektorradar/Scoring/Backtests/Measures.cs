namespace Sektorradar.Scoring.Backtests;

/// <summary>How good statements were, once it is known what came.</summary>
internal static class Measures
{
    /// <summary>
    /// Area under the curve: how often a case that came true has the higher rank of a pair, a tie counting half. 0.5 is a coin, NaN when all came
    /// true or none.
    /// </summary>
    public static double Auc(IReadOnlyList<double> ranks, IReadOnlyList<bool> cameTrue)
    {
        var order = Enumerable.Range(0, ranks.Count).OrderBy(i => ranks[i]).ToArray();
        double sum = 0;
        var hits = 0;
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = from + 1; to < order.Length && ranks[order[to]] == ranks[order[from]]; to++)
            {
            }

            for (var i = from; i < to; i++)
            {
                if (cameTrue[order[i]])
                {
                    hits++;
                    sum += (from + 1 + to) / 2.0;
                }
            }
        }

        return hits == 0 || hits == order.Length ? double.NaN : (sum - hits * (hits + 1) / 2.0) / ((double)hits * (order.Length - hits));
    }

    /// <summary>Statements of a probability in ten bins: how many, what was said on average, and how often it came true.</summary>
    public static IReadOnlyList<CalibrationBin> Calibration(IReadOnlyList<double> said, IReadOnlyList<bool> cameTrue) =>
    [
        .. from i in Enumerable.Range(0, said.Count)
           group i by Math.Clamp((int)(said[i] * 10), 0, 9) into bin
           orderby bin.Key
           select new CalibrationBin(bin.Key / 10.0, bin.Count(), bin.Average(i => said[i]), bin.Average(i => cameTrue[i] ? 1.0 : 0)),
    ];

    /// <summary>Expected calibration error: the mean distance between what was said and what came, over the bins.</summary>
    public static double CalibrationError(IReadOnlyList<CalibrationBin> bins) => bins.Sum(bin => bin.Cases * Math.Abs(bin.Said - bin.Observed)) / bins.Sum(bin => bin.Cases);

    /// <summary>Ranked probability score of three ordered classes; 0 is perfect, 1 the worst.</summary>
    /// <param name="came">The class that came, 0 to 2.</param>
    public static double Rps((double Fall, double Same, double Rise) said, int came)
    {
        double first = said.Fall - (came == 0 ? 1 : 0), second = said.Fall + said.Same - (came <= 1 ? 1 : 0);
        return (first * first + second * second) / 2;
    }

    /// <summary>The value below which a share of the sorted values lies, linear between two neighbours.</summary>
    public static double Quantile(IReadOnlyList<double> sorted, double share)
    {
        var at = share * (sorted.Count - 1);
        var low = (int)at;
        return low + 1 < sorted.Count ? sorted[low] + (at - low) * (sorted[low + 1] - sorted[low]) : sorted[^1];
    }

    /// <summary>The 90 % interval of a figure when whole topics are drawn again and again: cases of one topic are no independent witnesses.</summary>
    public static Interval Bootstrap(IReadOnlyList<int> topics, Func<IReadOnlyList<int>, double> figure, ulong seed, CancellationToken stop, int times = 300)
    {
        var cases = Enumerable.Range(0, topics.Count).GroupBy(i => topics[i]).OrderBy(group => group.Key).Select(group => group.ToArray()).ToArray();
        if (cases.Length == 0)
        {
            return new Interval(double.NaN, double.NaN);
        }

        var draws = new Draws(seed);
        var samples = Enumerable.Range(0, times).Select(_ => (IReadOnlyList<int>)[.. Enumerable.Range(0, cases.Length).SelectMany(_ => cases[draws.Below(cases.Length)])]).ToList();
        var figures = samples.AsParallel().AsOrdered().WithCancellation(stop).Select(figure).Where(double.IsFinite).Order().ToList();
        return figures.Count == 0 ? new Interval(double.NaN, double.NaN) : new Interval(Quantile(figures, 0.05), Quantile(figures, 0.95));
    }
}

/// <param name="From">Lower end of the bin; it is a tenth wide.</param>
public sealed record CalibrationBin(double From, int Cases, double Said, double Observed);

public sealed record Interval(double Low, double High);
