using static Sektorradar.Scoring.Distributions;

namespace Sektorradar.Scoring;

/// <summary>The true log ratio after seeing the pooled estimate: a mixture of "hardly anything changed" and "much changed". Steps 7 and 8.</summary>
internal readonly struct Posterior
{
    private readonly (double Weight, double Mean, double Deviation) _little, _much;

    public Posterior(Estimate change, Prior prior)
    {
        var (little, much) = (Component(change, 1 - prior.Share, prior.Little), Component(change, prior.Share, prior.Much));
        var total = Math.Max(1e-300, little.Weight + much.Weight);
        _little = little with { Weight = little.Weight / total };
        _much = much with { Weight = much.Weight / total };
    }

    private Posterior((double, double, double) little, (double, double, double) much) => (_little, _much) = (little, much);

    public double Mean => _little.Weight * _little.Mean + _much.Weight * _much.Mean;

    /// <summary>The same, less sure by so much variance: what holds now, said of later.</summary>
    public Posterior Widened(double variance) => new((_little.Weight, _little.Mean, Wider(_little.Deviation, variance)), (_much.Weight, _much.Mean, Wider(_much.Deviation, variance)));

    public double Below(double x) => _little.Weight * Normal((x - _little.Mean) / _little.Deviation) + _much.Weight * Normal((x - _much.Mean) / _much.Deviation);

    public double Above(double x) => 1 - Below(x);

    /// <summary>By bisection of [-6, 6], as far as doubles go.</summary>
    public double Quantile(double q)
    {
        double low = -6, high = 6;
        for (var i = 0; i < 50; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Below(middle) < q ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private static double Wider(double deviation, double variance) => Math.Sqrt(deviation * deviation + variance);

    private static (double Weight, double Mean, double Deviation) Component(Estimate change, double share, double variance)
    {
        var spread = change.Variance + variance;
        var narrowed = 1 / (1 / change.Variance + 1 / variance);
        return (share * Math.Exp(-0.5 * change.Mean * change.Mean / spread) / Math.Sqrt(spread), change.Mean / change.Variance * narrowed, Math.Sqrt(narrowed));
    }
}
