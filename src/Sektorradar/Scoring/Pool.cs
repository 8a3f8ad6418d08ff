namespace Sektorradar.Scoring;

/// <summary>All kinds together: weighted by what each is worth and how sure it is, wider where they disagree. <c>docs/scoring.md</c>, step 6.</summary>
/// <param name="Heterogeneity">h²: what the kinds differ by more than chance explains.</param>
/// <param name="Shares">Share of each kind, adding to 1.</param>
internal readonly record struct Pool(Estimate Change, double Heterogeneity, double[] Shares)
{
    private const double Correlation = 0.5;

    /// <param name="changes">One for each kind, what the whole sector did taken out.</param>
    /// <param name="worth">The kinds' weights.</param>
    public static Pool Of(ReadOnlySpan<Estimate> changes, ReadOnlySpan<double> worth)
    {
        var heterogeneity = changes.Length > 1 ? HeterogeneityOf(changes, worth) : 0;
        var shares = new double[changes.Length];
        var total = 0.0;
        for (var i = 0; i < shares.Length; i++)
        {
            total += shares[i] = worth[i] / (changes[i].Variance + heterogeneity);
        }

        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] /= total;
        }

        double mean = 0, variance = 0;
        for (var i = 0; i < shares.Length; i++)
        {
            mean += shares[i] * changes[i].Mean;
            for (var j = 0; j < shares.Length; j++)
            {
                variance += shares[i] * shares[j] * Math.Sqrt((changes[i].Variance + heterogeneity) * (changes[j].Variance + heterogeneity)) * (i == j ? 1 : Correlation);
            }
        }

        return new Pool(new Estimate(mean, variance), heterogeneity, shares);
    }

    private static double HeterogeneityOf(ReadOnlySpan<Estimate> changes, ReadOnlySpan<double> worth)
    {
        double total = 0, squares = 0, sum = 0, noise = 0, all = 0;
        for (var i = 0; i < changes.Length; i++)
        {
            var weight = worth[i] / changes[i].Variance;
            total += weight;
            squares += weight * weight;
            sum += weight * changes[i].Mean;
            noise += weight * weight * changes[i].Variance;
            all += worth[i];
        }

        var mean = sum / total;
        var q = 0.0;
        for (var i = 0; i < changes.Length; i++)
        {
            q += worth[i] / changes[i].Variance * (changes[i].Mean - mean) * (changes[i].Mean - mean);
        }

        return Math.Max(0, (q - all + noise / total) / (total - squares / total));
    }
}
