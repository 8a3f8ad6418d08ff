namespace Sektorradar.Scoring;

/// <summary>How much more than Poisson a kind varies in one subject. <c>docs/scoring.md</c>, step 3.</summary>
internal static class Dispersion
{
    private const int BlockWeeks = 4, LeastBlocks = 6, MostBlocks = RateRatio.BaseWeeks / BlockWeeks;
    private const double PriorWeight = 8, LeastRaw = 0.2, LeastShare = 0.25, MostTimes = 3;

    /// <summary>Over-dispersion φ of four-week blocks around a quadratic trend, shrunk towards the usual value of the kind.</summary>
    /// <param name="counts">The base weeks, oldest first.</param>
    public static double Of(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposure, double usual)
    {
        var blocks = counts.Length / BlockWeeks;
        if (blocks < LeastBlocks)
        {
            return usual;
        }

        Span<double> sums = stackalloc double[MostBlocks], exposures = stackalloc double[MostBlocks], rates = stackalloc double[MostBlocks];
        var offset = counts.Length - blocks * BlockWeeks;
        double total = 0, mean = 0;
        for (var block = 0; block < blocks; block++)
        {
            sums[block] = Sum(counts.Slice(offset + block * BlockWeeks, BlockWeeks));
            exposures[block] = Sum(exposure.Slice(offset + block * BlockWeeks, BlockWeeks));
            rates[block] = sums[block] / exposures[block];
            total += sums[block];
            mean += rates[block] / blocks;
        }

        if (total <= 0)
        {
            return usual;
        }

        var (c0, c1, c2) = Quadratic(rates[..blocks]);
        var chi = 0.0;
        for (var block = 0; block < blocks; block++)
        {
            var x = block - (blocks - 1) / 2.0;
            var mu = Math.Max(c0 + c1 * x + c2 * x * x, LeastShare * mean) * exposures[block];
            chi += (sums[block] - mu) * (sums[block] - mu) / mu;
        }

        var freedom = blocks - 3;
        var shrunk = Math.Exp((freedom * Math.Log(Math.Max(chi / freedom, LeastRaw)) + PriorWeight * Math.Log(usual)) / (freedom + PriorWeight));
        return Math.Min(MostTimes * usual, Math.Max(1, shrunk));
    }

    public static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    /// <summary>Least squares of 1, x and x² on a centred grid, where the odd moments vanish.</summary>
    private static (double C0, double C1, double C2) Quadratic(ReadOnlySpan<double> y)
    {
        double s2 = 0, s4 = 0, sy = 0, sxy = 0, sxxy = 0;
        for (var i = 0; i < y.Length; i++)
        {
            var x = i - (y.Length - 1) / 2.0;
            s2 += x * x;
            s4 += x * x * x * x;
            sy += y[i];
            sxy += x * y[i];
            sxxy += x * x * y[i];
        }

        var determinant = y.Length * s4 - s2 * s2;
        return ((sy * s4 - s2 * sxxy) / determinant, sxy / s2, (y.Length * sxxy - s2 * sy) / determinant);
    }
}
