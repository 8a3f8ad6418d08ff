namespace Sektorradar.Scoring;

/// <summary>How much more than Poisson a kind varies in one subject. <c>docs/scoring.md</c>, step 3.</summary>
internal static class Dispersion
{
    private const int BlockWeeks = 4, LeastBlocks = 6, MostBlocks = RateRatio.BaseWeeks / BlockWeeks;
    private const double PriorWeight = 8, LeastRaw = 0.2, LeastShare = 0.25, MostTimes = 3;

    /// <summary>
    /// Over-dispersion φ of four-week blocks around a quadratic trend, shrunk towards the usual value of the kind. A block with a week that is not known (exposure 0)
    /// is left out, and the others keep their places.
    /// </summary>
    /// <param name="counts">The base weeks, oldest first.</param>
    public static double Of(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposure, double usual)
    {
        Span<double> sums = stackalloc double[MostBlocks], exposures = stackalloc double[MostBlocks], rates = stackalloc double[MostBlocks], places = stackalloc double[MostBlocks];
        int blocks = 0, offset = counts.Length % BlockWeeks;
        double total = 0, mean = 0;
        for (var place = 0; place < counts.Length / BlockWeeks; place++)
        {
            var seen = exposure.Slice(offset + place * BlockWeeks, BlockWeeks);
            if (seen.Contains(0))
            {
                continue;
            }

            places[blocks] = place;
            sums[blocks] = Sum(counts.Slice(offset + place * BlockWeeks, BlockWeeks));
            exposures[blocks] = Sum(seen);
            rates[blocks] = sums[blocks] / exposures[blocks];
            total += sums[blocks];
            mean += rates[blocks];
            blocks++;
        }

        if (blocks < LeastBlocks || total <= 0)
        {
            return usual;
        }

        mean /= blocks;
        Span<double> fit = stackalloc double[blocks];
        Quadratic(places[..blocks], rates[..blocks], fit);
        var chi = 0.0;
        for (var block = 0; block < blocks; block++)
        {
            var mu = Math.Max(fit[block], LeastShare * mean) * exposures[block];
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

    /// <summary>Least squares of 1, x and x², made orthogonal over the places there are.</summary>
    private static void Quadratic(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> fit)
    {
        double n = x.Length, middle = Sum(x) / n, mean = Sum(y) / n, s2 = 0, s3 = 0;
        foreach (var place in x)
        {
            var d = place - middle;
            s2 += d * d;
            s3 += d * d * d;
        }

        double slope = 0, bend = 0, s4 = 0;
        for (var i = 0; i < x.Length; i++)
        {
            double d = x[i] - middle, bent = Bent(d);
            slope += d * y[i] / s2;
            bend += bent * y[i];
            s4 += bent * bent;
        }

        for (var i = 0; i < x.Length; i++)
        {
            var d = x[i] - middle;
            fit[i] = mean + slope * d + bend / s4 * Bent(d);
        }

        double Bent(double d) => d * d - s3 / s2 * d - s2 / n;
    }
}
