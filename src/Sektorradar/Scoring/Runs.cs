using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>What the newest run says of a subject, and the label that all runs lead to.</summary>
public readonly record struct Judged(Momentum Momentum, LabelState State);

/// <summary>
/// The score of every subject in every run of two years, four weeks apart, counted back from each subject's last week. The label that is printed
/// follows from all of them, so it depends on nothing but the evidence.
/// </summary>
public sealed class Runs
{
    public const int Count = 26, Weeks = 4;

    private Runs(IReadOnlyList<Judged> subjects, Prior prior, IReadOnlyDictionary<Metric, Drift> drift) => (Subjects, Prior, Drift) = (subjects, prior, drift);

    /// <summary>In the order of the tracks.</summary>
    public IReadOnlyList<Judged> Subjects { get; }

    /// <summary>The sector's own mixture.</summary>
    public Prior Prior { get; }

    /// <summary>The sector's own change by kind of signal, in the newest run.</summary>
    public IReadOnlyDictionary<Metric, Drift> Drift { get; }

    /// <param name="memory">How many runs are looked at.</param>
    public static Runs Of(IReadOnlyList<Track> tracks, int memory = Count)
    {
        var newest = Run.Of(tracks, 0);
        var prior = Prior.Fit(newest.Pooled());
        var states = new LabelState[tracks.Count];
        Array.Fill(states, LabelState.Start);
        for (var back = memory - 1; back > 0; back--)
        {
            var run = Run.Of(tracks, back * Weeks);
            Parallel.For(0, tracks.Count, i => states[i] = states[i].After(run.OddsOf(i, prior)));
        }

        var subjects = new Judged[tracks.Count];
        Parallel.For(0, tracks.Count, i =>
        {
            var momentum = newest.MomentumOf(i, prior);
            subjects[i] = new Judged(momentum, states[i].After(momentum.Odds));
        });
        return new Runs(subjects, prior, KindOfSignal.All.ToDictionary(kind => kind.Metric, kind => newest.DriftOf(kind.Metric)));
    }
}
