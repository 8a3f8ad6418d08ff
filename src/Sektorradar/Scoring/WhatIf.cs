using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>
/// By which factor all counts of the last quarter would have to be other than they are, what the sector did and everything before kept, for
/// another label to be wanted. Null where no factor from a third to three does it. <c>docs/scoring.md</c>, step 18.
/// </summary>
/// <param name="LosesRise">At which P up falls to the half: a rise is no longer held.</param>
/// <param name="LosesDecline">At which P down falls to the half.</param>
/// <param name="Rises">At which P up reaches what a rise needs; <paramref name="Declines"/>: P down.</param>
public readonly record struct WhatIf(double? LosesRise, double? LosesDecline, double? Rises, double? Declines)
{
    private const double Least = 1.0 / 3, Most = 3, Held = 0.5, Given = 0.7;
    private const int Steps = 20;

    internal static WhatIf Of(IReadOnlyList<RateRatio> kinds, Func<Metric, double> drift, Prior prior)
    {
        if (kinds.Count == 0)
        {
            return default;
        }

        return new(Find(odds => odds.Up - Held), Find(odds => Held - odds.Down), Find(odds => odds.Up - Given), Find(odds => Given - odds.Down));

        // Each grows with the factor.
        double? Find(Func<Odds, double> sign)
        {
            double low = Least, high = Most;
            if (At(low) >= 0 || At(high) <= 0)
            {
                return null;
            }

            for (var i = 0; i < Steps; i++)
            {
                var middle = Math.Sqrt(low * high);
                (low, high) = At(middle) < 0 ? (middle, high) : (low, middle);
            }

            return Math.Sqrt(low * high);

            double At(double factor) => sign(Odds.Of([.. kinds.Select(kind => kind.Scaled(factor))], drift, prior, dormant: false)!.Value);
        }
    }
}
