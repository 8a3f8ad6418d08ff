namespace Sektorradar.Scoring;

/// <summary>
/// What is known of a change before it is seen: most subjects change little in a quarter, a few change much. A mixture of two normal distributions
/// with mean 0. <c>docs/scoring.md</c>, step 7.
/// </summary>
/// <param name="Share">The part of the subjects that change much, 0 to 1.</param>
/// <param name="Little">Variance of the log ratio where little changes; <paramref name="Much"/> where much does.</param>
public sealed record Prior(double Share, double Little, double Much)
{
    /// <summary>From this many subjects on a sector may have a mixture of its own.</summary>
    public const int LeastSubjects = 30;

    /// <summary>How much likelier its own must be, as a difference of logarithms: three numbers chosen freely gain as much by chance once in twenty.</summary>
    private const double LeastGain = 3.9;

    /// <summary>The mixture of a panel of public repositories.</summary>
    public static Prior Usual { get; } = new(0.1, 0.04, 0.60);

    private static readonly double[] Littles = [.005, .01, .02, .04, .08], Muches = [.15, .3, .6, 1, 1.6], Shares = [.05, .1, .15, .2, .25, .3, .4, .5];

    /// <summary>The mixture under which a sector's own changes are likeliest, among those of a grid, where they tell it clearly from the usual one.</summary>
    public static Prior Fit(IEnumerable<Estimate> changes)
    {
        // In one order, because sums of doubles depend on it.
        List<Estimate> ordered = [.. changes.OrderBy(change => change.Mean).ThenBy(change => change.Variance)];
        if (ordered.Count < LeastSubjects)
        {
            return Usual;
        }

        var best = (from little in Littles from much in Muches from share in Shares select new Prior(share, little, much)).MaxBy(prior => prior.LogLikelihood(ordered))!;
        return best.LogLikelihood(ordered) - Usual.LogLikelihood(ordered) < LeastGain ? Usual : best;
    }

    private double LogLikelihood(List<Estimate> changes) => changes.Sum(change => Math.Log((1 - Share) * Density(change, Little) + Share * Density(change, Much) + 1e-300));

    private static double Density(Estimate change, double variance) => Math.Exp(-0.5 * change.Mean * change.Mean / (change.Variance + variance)) / Math.Sqrt(change.Variance + variance);
}
