using static Sektorradar.Scoring.Distributions;

namespace Sektorradar.Scoring;

/// <summary>
/// One kind of signal, 13 fresh weeks against the base weeks before them: the logarithm of the rate ratio under a gamma–Poisson model, with its
/// variance. Formulas: <c>docs/scoring.md</c>, steps 1 to 4.
/// </summary>
internal sealed record RateRatio(double Mean, double Variance, double Dispersion, double Fresh, double Expected)
{
    public const int FreshWeeks = 13, BaseWeeks = 52, LeastBaseWeeks = 26, BlockWeeks = 4, WinsorHalfWindow = 13;
    private const double PriorCount = 0.5, PriorWeight = 8, WinsorSpread = 4, ThinEvents = 20;

    /// <param name="counts">Winsorised weekly counts, at most 65, oldest first.</param>
    /// <param name="exposure">How much was to be expected in each week; only ratios matter.</param>
    /// <param name="usual">Usual dispersion of this kind (φ₀).</param>
    public static RateRatio Of(double[] counts, double[] exposure, double usual)
    {
        var at = counts.Length - FreshWeeks;
        double fresh = counts[at..].Sum(), freshExposure = exposure[at..].Sum(), before = counts[..at].Sum(), beforeExposure = exposure[..at].Sum();
        var dispersion = DispersionOf(counts[..at], exposure[..at], usual);
        var priorRate = PriorCount / ((fresh + before + 0.5) / (freshExposure + beforeExposure));
        double shapeFresh = PriorCount + fresh / dispersion, rateFresh = priorRate + freshExposure / dispersion;
        double shapeBefore = PriorCount + before / dispersion, rateBefore = priorRate + beforeExposure / dispersion;
        var (mean, variance) = Math.Min(fresh, before) / dispersion < ThinEvents
            ? Thin(fresh / dispersion, before / dispersion, Math.Log(freshExposure / beforeExposure))
            : (Digamma(shapeFresh) - Math.Log(rateFresh) - Digamma(shapeBefore) + Math.Log(rateBefore), Trigamma(shapeFresh) + Trigamma(shapeBefore));
        return new RateRatio(mean, variance, dispersion, fresh, before / beforeExposure * freshExposure);
    }

    /// <summary>With few events the two rates are far from normal: the change is weighed on a grid, under a wide normal prior that is taken out again.</summary>
    private static (double Mean, double Variance) Thin(double fresh, double before, double exposure)
    {
        const int Steps = 600;
        double Log(double z) => z > 0 ? -Math.Log(1 + Math.Exp(-z)) : z - Math.Log(1 + Math.Exp(z));
        var points = Enumerable.Range(-Steps, 2 * Steps + 1).Select(i => i / 100.0).Select(d => (Change: d, Log: fresh * Log(d + exposure) + before * Log(-d - exposure) - d * d / 2)).ToArray();
        var highest = points.Max(p => p.Log);
        double total = 0, first = 0, second = 0;
        foreach (var (change, log) in points)
        {
            var weight = Math.Exp(log - highest);
            total += weight;
            first += weight * change;
            second += weight * change * change;
        }

        var mean = first / total;
        var spread = second / total - mean * mean;
        var precision = 1 / spread - 1;
        return precision <= 1e-6 ? (0, 1e6) : (mean / (spread * precision), 1 / precision);
    }

    /// <summary>Cuts what stands more than four spreads above the median of its neighbours: one viral week is not a trend.</summary>
    public static double[] Winsorise(IReadOnlyList<double> counts)
    {
        var cut = new double[counts.Count];
        for (var i = 0; i < counts.Count; i++)
        {
            var from = Math.Max(0, i - WinsorHalfWindow);
            var near = counts.Skip(from).Take(Math.Min(counts.Count, i + WinsorHalfWindow + 1) - from).ToArray();
            var middle = Median(near);
            var spread = Math.Max(1.4826 * Median(near.Select(y => Math.Abs(y - middle))), Math.Sqrt(Math.Max(middle, 1)));
            cut[i] = Math.Min(counts[i], middle + WinsorSpread * spread);
        }

        return cut;
    }

    /// <summary>Over-dispersion φ of four-week blocks around a quadratic trend, shrunk towards the usual value of the kind.</summary>
    private static double DispersionOf(double[] counts, double[] exposure, double usual)
    {
        var blocks = counts.Length / BlockWeeks;
        var offset = counts.Length - blocks * BlockWeeks;
        if (blocks < 6 || counts[offset..].Sum() <= 0)
        {
            return usual;
        }

        var sums = counts[offset..].Chunk(BlockWeeks).Select(block => block.Sum()).ToArray();
        var exposures = exposure[offset..].Chunk(BlockWeeks).Select(block => block.Sum()).ToArray();
        var rates = sums.Zip(exposures, (sum, e) => sum / e).ToArray();
        var fitted = Quadratic(rates);
        var floor = 0.25 * rates.Average();
        var chi = sums.Select((sum, i) => Math.Max(fitted[i], floor) * exposures[i] is var mu ? (sum - mu) * (sum - mu) / mu : 0).Sum();
        var freedom = blocks - 3;
        var shrunk = Math.Exp((freedom * Math.Log(Math.Max(chi / freedom, 0.2)) + PriorWeight * Math.Log(usual)) / (freedom + PriorWeight));
        return Math.Min(3 * usual, Math.Max(1, shrunk));
    }

    /// <summary>Least squares of 1, x and x² on a centred grid, where the odd moments vanish.</summary>
    private static double[] Quadratic(double[] y)
    {
        var n = y.Length;
        var x = Enumerable.Range(0, n).Select(i => i - (n - 1) / 2.0).ToArray();
        double s2 = x.Sum(t => t * t), s4 = x.Sum(t => t * t * t * t);
        double sy = y.Sum(), sxy = x.Zip(y, (t, v) => t * v).Sum(), sxxy = x.Zip(y, (t, v) => t * t * v).Sum();
        var determinant = n * s4 - s2 * s2;
        double c0 = (sy * s4 - s2 * sxxy) / determinant, c1 = sxy / s2, c2 = (n * sxxy - s2 * sy) / determinant;
        return [.. x.Select(t => c0 + c1 * t + c2 * t * t)];
    }
}
