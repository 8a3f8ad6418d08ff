using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>The probabilities of one run that labels are given by; all 0 to 1.</summary>
/// <param name="Up">Of more than +15 %; <paramref name="Much"/> of more than +75 %; <paramref name="Down"/> of more than -13 %.</param>
/// <param name="UpGuarded">The same as <paramref name="Up"/> without the strongest fresh week of each kind.</param>
public readonly record struct Odds(double Up, double Much, double Down, double UpGuarded, bool Dormant)
{
    private static readonly double LogMuch = Math.Log(1.75);

    internal static Odds Of(Posterior posterior, Posterior guarded, bool dormant) =>
        new(posterior.Above(Momentum.LogUp), posterior.Above(LogMuch), posterior.Below(-Momentum.LogUp), guarded.Above(Momentum.LogUp), dormant);

    /// <returns>Null where there is no score.</returns>
    internal static Odds? Of(IReadOnlyList<RateRatio> kinds, Func<Metric, double> drift, Prior prior, bool dormant) => kinds.Count == 0
        ? dormant ? new Odds(0, 0, 0, 0, true) : null
        : Of(new Posterior(Momentum.PoolOf(kinds, drift, guarded: false).Change, prior), new Posterior(Momentum.PoolOf(kinds, drift, guarded: true).Change, prior), dormant);
}
