using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>What a run says of a subject, and the label that all runs up to it lead to.</summary>
public readonly record struct Judged(Momentum Momentum, LabelState State);

/// <summary>
/// The score of every subject in every run of two years, four weeks apart, counted back from each subject's last week. The label that is printed
/// follows from all of them, so it depends on nothing but the evidence.
/// </summary>
public sealed class Runs
{
    public const int Count = 26, Weeks = 4;

    /// <summary>Runs that are told whole: the newest and those of half a year before it. Rings look at them.</summary>
    public const int Recent = 7;

    private readonly Run _newest;
    private readonly Judged[][] _recent;

    private Runs(Run newest, Prior prior, Judged[][] recent)
    {
        (_newest, Prior, _recent) = (newest, prior, recent);
        Drift = KindOfSignal.All.Where(kind => KindOfSignal.OfRepositories.Contains(kind) || newest.Knows(kind.Metric)).ToDictionary(kind => kind.Metric, kind => newest.DriftOf(kind.Metric));
    }

    /// <summary>The sector's own mixture.</summary>
    public Prior Prior { get; }

    /// <summary>The sector's own change by kind of signal, in the newest run.</summary>
    public IReadOnlyDictionary<Metric, Drift> Drift { get; }

    /// <param name="back">How many runs before the newest; less than <see cref="Recent"/>.</param>
    public Judged this[int subject, int back] => _recent[Math.Min(back, _recent.Length - 1)][subject];

    /// <summary>What would change a subject's label in the newest run.</summary>
    public WhatIf WhatIf(int subject) => _newest.WhatIfOf(subject, Prior);

    /// <param name="memory">How many runs are looked at.</param>
    public static Runs Of(IReadOnlyList<Track> tracks, int memory = Count)
    {
        var newest = Run.Of(tracks, 0);
        var prior = Prior.Fit(newest.Pooled());
        var states = new LabelState[tracks.Count];
        Array.Fill(states, LabelState.Start);
        var recent = new Judged[Math.Min(Recent, memory)][];
        for (var back = memory - 1; back >= 0; back--)
        {
            var run = back == 0 ? newest : Run.Of(tracks, back * Weeks);
            var judged = back < recent.Length ? recent[back] = new Judged[tracks.Count] : null;
            Parallel.For(0, tracks.Count, i =>
            {
                if (judged is null)
                {
                    states[i] = states[i].After(run.OddsOf(i, prior));
                    return;
                }

                var momentum = run.MomentumOf(i, prior);
                judged[i] = new Judged(momentum, states[i] = states[i].After(momentum.Odds));
            });
        }

        return new Runs(newest, prior, recent);
    }
}
