using Sektorradar.Model;

namespace Sektorradar.Scoring.Backtests;

/// <summary>The method under test with its constants. Everything that the back-test asks of the scoring is here.</summary>
/// <param name="Prior">Null: fitted, as an edition does, but only on what a topic's own past is not part of.</param>
/// <param name="WeighThin">False gives the closed form for thin windows too.</param>
public sealed record Method(IReadOnlyList<KindOfSignal> Kinds, Prior? Prior = null, bool WeighThin = true)
{
    internal const int RunWeeks = Runs.Weeks;

    /// <summary>As editions are made.</summary>
    public static Method Current { get; } = new(KindOfSignal.OfRepositories);

    internal KindOfSignal Of(Metric metric) => Kinds.Single(kind => kind.Metric == metric);

    /// <returns>The kinds that can be used, each compared with its own past.</returns>
    internal IReadOnlyList<RateRatio> Ratios(IEnumerable<KindCounts> kinds) => [.. kinds.Select(kind => RateRatio.Of(kind, WeighThin)).OfType<RateRatio>()];

    /// <summary>One kind of signal alone, every week alike, nothing known of a sector.</summary>
    internal Momentum Score(ReadOnlyMemory<double> counts, Metric metric) =>
        Score(Ratios([new KindCounts(Of(metric), counts, Enumerable.Repeat(1.0, counts.Length).ToArray())]), _ => 0, Prior ?? Prior.Usual);

    internal static Momentum Score(IReadOnlyList<RateRatio> ratios, Func<Metric, double> drift, Prior prior, bool dormant = false) => Momentum.Of(ratios, drift, prior, dormant);

    internal Prior Fit(IEnumerable<Estimate> changes) => Prior ?? Prior.Fit(changes);

    internal static Posterior PosteriorOf(Momentum momentum, Prior prior) => new(new Estimate(momentum.LogRatio, momentum.Variance), prior);

    /// <summary>Up 1, down -1, else 0.</summary>
    internal static int Direction(MomentumLabel label) => label switch
    {
        MomentumLabel.Hot or MomentumLabel.Rising => 1,
        MomentumLabel.Declining or MomentumLabel.Dormant => -1,
        _ => 0,
    };

    /// <summary>The labels a reader would have seen, run after run.</summary>
    internal static IReadOnlyList<MomentumLabel> Printed(IEnumerable<Momentum> runs)
    {
        var state = LabelState.Start;
        return [.. runs.Select(run => (state = state.After(run.Odds)).Label)];
    }
}
