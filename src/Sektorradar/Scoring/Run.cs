using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>All subjects of a sector compared with their own past and with each other, at one moment.</summary>
internal sealed class Run
{
    private readonly Track[] _tracks;
    private readonly RateRatio[][] _kinds;
    private readonly bool[] _speaks;
    private readonly Dictionary<Metric, Changes> _changes;

    private Run(Track[] tracks, RateRatio[][] kinds)
    {
        (_tracks, _kinds) = (tracks, kinds);
        _speaks = [.. tracks.Select(track => track.Speaks)];
        _changes = kinds.Where((_, i) => _speaks[i]).SelectMany(subject => subject).GroupBy(kind => kind.Kind.Metric)
            .ToDictionary(same => same.Key, same => new Changes(same.Select(kind => kind.Change.Mean)));
    }

    /// <param name="weeks">How many weeks before each subject's last one.</param>
    public static Run Of(IReadOnlyList<Track> tracks, int weeks)
    {
        var then = new Track[tracks.Count];
        var kinds = new RateRatio[tracks.Count][];
        Parallel.For(0, tracks.Count, i =>
        {
            then[i] = tracks[i].Before(weeks);
            kinds[i] = [.. then[i].Kinds.Select(kind => RateRatio.Of(kind)).OfType<RateRatio>()];
        });
        return new Run(then, kinds);
    }

    /// <summary>Whether a subject that speaks for the sector has this kind.</summary>
    public bool Knows(Metric metric) => _changes.ContainsKey(metric);

    /// <summary>What the whole sector did in a kind.</summary>
    public Drift DriftOf(Metric metric) => _changes.GetValueOrDefault(metric)?.All ?? Drift.Of(0, 0);

    public Momentum MomentumOf(int subject, Prior prior) => Momentum.Of(_kinds[subject], DriftFor(subject), prior, _tracks[subject].IsDormant);

    public Odds? OddsOf(int subject, Prior prior) => Odds.Of(_kinds[subject], DriftFor(subject), prior, _tracks[subject].IsDormant);

    /// <summary>What would change the label of a run.</summary>
    public WhatIf WhatIfOf(int subject, Prior prior) => WhatIf.Of(_kinds[subject], DriftFor(subject), prior);

    /// <summary>The pooled changes of the subjects that speak for the sector.</summary>
    public IEnumerable<Estimate> Pooled() => from i in Enumerable.Range(0, _kinds.Length) where _speaks[i] && _kinds[i].Length > 0 select Momentum.PoolOf(_kinds[i], DriftFor(i), guarded: false).Change;

    /// <summary>Nobody is compared with what it did itself.</summary>
    private Func<Metric, double> DriftFor(int subject) => metric => !_changes.TryGetValue(metric, out var changes) ? 0
        : !_speaks[subject] || Array.Find(_kinds[subject], kind => kind.Kind.Metric == metric) is not { } own ? changes.All.LogRatio
        : changes.Without(own.Change.Mean).LogRatio;
}
