using Sektorradar.Model;

namespace Sektorradar.Scoring.Backtests;

/// <summary>The method under test as the back-test sees it: everything that it asks of the scoring is here.</summary>
internal static class Method
{
    public const int RunWeeks = 4;

    /// <summary>One kind of signal alone, every week alike.</summary>
    public static Momentum Score(double[] counts, Metric kind, double drift = 0)
    {
        var about = KindOfSignal.All.Single(k => k.Metric == kind);
        return Score([new KindCounts(kind, counts, [.. counts.Select(_ => 1.0)], about.UsualDispersion, 1, drift)]);
    }

    /// <param name="commits">The whole history of commits, for dormancy; null where that is not asked.</param>
    public static Momentum Score(IReadOnlyList<KindCounts> kinds, double[]? commits = null) => Momentum.Of(kinds, commits);

    /// <summary>What the posterior expects of the logarithm of the ratio: what cases are ranked by.</summary>
    public static double Rank(Momentum momentum) => new Posterior(momentum.LogRatio, momentum.Variance).Mean;

    /// <summary>Up 1, down -1, else 0.</summary>
    public static int Direction(MomentumLabel label) => label switch
    {
        MomentumLabel.Hot or MomentumLabel.Rising => 1,
        MomentumLabel.Declining or MomentumLabel.Dormant => -1,
        _ => 0,
    };

    /// <summary>The labels a reader would have seen, run after run; a run without a score keeps the one before.</summary>
    public static IReadOnlyList<MomentumLabel> Printed(IReadOnlyList<Momentum?> runs)
    {
        var printed = new List<MomentumLabel>(runs.Count);
        MomentumLabel state = MomentumLabel.Stable, pending = MomentumLabel.Stable;
        var wanted = 0;
        foreach (var run in runs)
        {
            if (run is not null)
            {
                var want = Wanted(state, run);
                (pending, wanted) = want == state ? (state, 0) : (want, pending == want ? wanted + 1 : 1);
                if (wanted >= 2)
                {
                    (state, pending, wanted) = (want, want, 0);
                }
            }

            printed.Add(state);
        }

        return printed;
    }

    private static MomentumLabel Wanted(MomentumLabel state, Momentum run)
    {
        const double Enter = 0.7, Leave = 0.5, Cap = 0.45;
        double rise = run.UpGuarded > 0.4 ? run.Up : Math.Min(run.Up, Cap), much = run.UpGuarded > 0.4 ? run.Much : Math.Min(run.Much, Cap);
        return (run.Label, state) switch
        {
            (MomentumLabel.Dormant, _) => MomentumLabel.Dormant,
            (_, MomentumLabel.Hot) when much >= Leave => MomentumLabel.Hot,
            (_, MomentumLabel.Hot) => rise > Leave ? MomentumLabel.Rising : run.Down > Enter ? MomentumLabel.Declining : MomentumLabel.Stable,
            (_, MomentumLabel.Rising) => much > Enter ? MomentumLabel.Hot : rise >= Leave ? MomentumLabel.Rising : run.Down > Enter ? MomentumLabel.Declining : MomentumLabel.Stable,
            (_, MomentumLabel.Declining) when run.Down >= Leave => MomentumLabel.Declining,
            (_, MomentumLabel.Declining) => rise > Enter ? MomentumLabel.Rising : MomentumLabel.Stable,
            _ => much > Enter ? MomentumLabel.Hot : rise > Enter ? MomentumLabel.Rising : run.Down > Enter ? MomentumLabel.Declining : MomentumLabel.Stable,
        };
    }
}
