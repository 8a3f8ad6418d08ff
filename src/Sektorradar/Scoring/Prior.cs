namespace Sektorradar.Scoring;

/// <summary>
/// What is known of a change before it is seen: most subjects change little in a quarter, a few change much. A mixture of two normal distributions
/// with mean 0. <c>docs/scoring.md</c>, step 7.
/// </summary>
/// <param name="Share">The part of the subjects that change much, 0 to 1.</param>
/// <param name="Little">Variance of the log ratio where little changes; <paramref name="Much"/> where much does.</param>
public sealed record Prior(double Share, double Little, double Much)
{
    /// <summary>From this many subjects on a sector has a mixture of its own.</summary>
    public const int LeastSubjects = 30;

    /// <summary>The mixture of a panel of public repositories, for sectors too small to have their own.</summary>
    public static Prior Usual { get; } = new(0.2, 0.04, 0.30);

    private static readonly double[] Littles = [.005, .01, .02, .04, .08], Muches = [.15, .3, .6, 1, 1.6], Shares = [.05, .1, .15, .2, .25, .3, .4, .5];

    /// <summary>The mixture under which a sector's own changes are likeliest, among those of a grid; the usual one where there are too few.</summary>
    public static Prior Fit(IEnumerable<Estimate> changes)
    {
        // In one order, because sums of doubles depend on it.
        List<Estimate> ordered = [.. changes.OrderBy(change => change.Mean).ThenBy(change => change.Variance)];
        return ordered.Count < LeastSubjects ? Usual
            : (from little in Littles from much in Muches from share in Shares select new Prior(share, little, much)).MaxBy(prior => prior.LogLikelihood(ordered))!;
    }

    private double LogLikelihood(List<Estimate> changes) => changes.Sum(change => Math.Log((1 - Share) * Density(change, Little) + Share * Density(change, Much) + 1e-300));

    private static double Density(Estimate change, double variance) => Math.Exp(-0.5 * change.Mean * change.Mean / (change.Variance + variance)) / Math.Sqrt(change.Variance + variance);
}
