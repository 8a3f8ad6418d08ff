using static Sektorradar.Scoring.Distributions;

namespace Sektorradar.Scoring;

/// <summary>The true log ratio after seeing the pooled estimate: a mixture of "hardly anything changed" and "much changed".</summary>
internal sealed class Posterior
{
    private static readonly (double Weight, double Variance)[] Prior = [(0.8, 0.04), (0.2, 0.30)];
    private readonly (double Weight, double Mean, double Variance)[] _parts;

    public Posterior(double mean, double variance)
    {
        var parts = Prior.Select(prior =>
        {
            var spread = variance + prior.Variance;
            var narrowed = 1 / (1 / variance + 1 / prior.Variance);
            return (Weight: prior.Weight * Math.Exp(-0.5 * mean * mean / spread) / Math.Sqrt(spread), Mean: mean / variance * narrowed, Variance: narrowed);
        }).ToArray();
        var total = Math.Max(1e-300, parts.Sum(part => part.Weight));
        _parts = [.. parts.Select(part => (part.Weight / total, part.Mean, part.Variance))];
    }

    public double Mean => _parts.Sum(part => part.Weight * part.Mean);

    public double Below(double x) => _parts.Sum(part => part.Weight * Normal((x - part.Mean) / Math.Sqrt(part.Variance)));

    public double Above(double x) => 1 - Below(x);

    /// <summary>By 60 bisections of [-6, 6].</summary>
    public double Quantile(double q)
    {
        double low = -6, high = 6;
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Below(middle) < q ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
