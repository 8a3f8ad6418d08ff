using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>
/// A place on the radar has a memory, as labels have: two runs in a row must want another ring, to stay takes less than to enter, nothing moves more
/// than one ring at a time or twice within two runs. Gates place at once. <c>docs/scoring.md</c>, "A place has a memory".
/// </summary>
internal static class RingMemory
{
    private const int Confirmations = 2, LeastStay = 2, QuarterRuns = 3;

    /// <param name="runs">Oldest first. The first run places at once, for nothing is known before it.</param>
    public static Placement? Of(IReadOnlyList<RingRules> runs)
    {
        var state = new State(runs[0].Place(RingLimits.Enter), Since: null, Wanted: null, Times: 0, Gated: runs[0].Gate() is not null);
        Ring? before = state.Placed?.Ring;
        for (var i = 1; i < runs.Count; i++)
        {
            state = state.After(runs[i], i);
            before = i == runs.Count - 1 - QuarterRuns ? state.Placed?.Ring : before;
        }

        // Two looks before, because two are needed to come onto the radar.
        var measuredSince = state.Placed?.Use is not null && runs[^(QuarterRuns + Confirmations)].Use is null;
        return state.Placed is not { } placed ? null
            : placed with { Before = before, IsNew = before is null && !measuredSince, SinceRuns = runs.Count - 1 - state.Since, Unconfirmed = state.Times > 0 ? state.Wanted : null };
    }

    /// <param name="Since">The run in which it came to its ring; null before the first change.</param>
    /// <param name="Wanted">What the last runs wanted instead, null being off the radar.</param>
    /// <param name="Times">How often in a row; 0 when they agreed.</param>
    /// <param name="Gated">A gate placed it: what a gate put there leaves when the gate opens.</param>
    private sealed record State(Placement? Placed, int? Since, Placement? Wanted, int Times, bool Gated = false)
    {
        public State After(RingRules run, int at)
        {
            var wanted = run.Place(RingLimits.Enter);
            var gated = run.Gate() is not null;
            if (wanted?.Ring == Placed?.Ring || gated || Gated)
            {
                return new State(wanted, wanted?.Ring == Placed?.Ring ? Since : at, null, 0, gated);
            }

            // What would not be let in any more may stay as long as it meets what staying asks for.
            if (Placed is not null && (wanted is null || wanted.Ring > Placed.Ring) && run.Place(RingLimits.Stay) is { } kept && kept.Ring == Placed.Ring)
            {
                return new State(kept, Since, null, 0);
            }

            // Two looks need not want the same ring to confirm each other, but the same way; then the nearer counts.
            var confirmed = Times > 0 && SameWay(wanted, Wanted);
            var times = confirmed ? Times + 1 : 1;
            var nearer = confirmed && Wanted is not null && Far(Wanted) < Far(wanted!) ? Wanted with { Use = run.Use } : wanted;
            return times >= Confirmations && !(at - Since < LeastStay)
                ? new State(OneStep(nearer), at, null, 0)
                : new State(Placed is null ? null : Placed with { Use = run.Use }, Since, nearer, times);
        }

        private bool SameWay(Placement? one, Placement? other) => one is null || other is null ? one == other
            : Placed is null || Math.Sign(one.Ring - Placed.Ring) == Math.Sign(other.Ring - Placed.Ring);

        /// <summary>How many rings away; from off the radar, how many from the outermost.</summary>
        private int Far(Placement placement) => Math.Abs(placement.Ring - (Placed?.Ring ?? Ring.Hold));

        private Placement? OneStep(Placement? wanted) => wanted is null || Placed is null || Math.Abs(wanted.Ring - Placed.Ring) <= 1 ? wanted
            : new Placement(wanted.Subject, Placed.Ring + Math.Sign(wanted.Ring - Placed.Ring), wanted.Rule, wanted.Use, wanted.Facts);
    }
}
