using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>All scores of an edition, and what the whole sector did.</summary>
public sealed class Scores
{
    internal const int OldCopyDays = 91, FreshCopyDays = 28;

    private readonly Dictionary<string, SubjectScore> _bySubject;
    private readonly Runs _runs;
    private readonly Dictionary<string, int> _places;

    private Scores(IReadOnlyList<SubjectScore> all, Runs runs)
    {
        _bySubject = all.ToDictionary(score => score.Subject.Id);
        _places = all.Index().ToDictionary(score => score.Item.Subject.Id, score => score.Index);
        _runs = runs;
    }

    public IReadOnlyCollection<SubjectScore> All => _bySubject.Values;

    /// <summary>The sector's own change by kind of signal.</summary>
    public IReadOnlyDictionary<Metric, Drift> Drift => _runs.Drift;

    /// <summary>What was known of a change beforehand.</summary>
    public Prior Prior => _runs.Prior;

    public SubjectScore this[string subject] => _bySubject[subject];

    /// <summary>A subject's score so many runs (of four weeks) before the newest, from the same evidence.</summary>
    public SubjectScore Before(string subject, int runs) => runs == 0 ? this[subject] : Judge(this[subject], _runs[_places[subject], runs], runs * Runs.Weeks);

    /// <summary>What would change a subject's label.</summary>
    public WhatIf WhatIf(string subject) => _runs.WhatIf(_places[subject]);

    public static Scores Of(Sector sector, Ledger ledger)
    {
        var activities = sector.Subjects.Select(s => Activity.Of(s, RepositoriesOf(s, sector), ledger)).ToList();
        var seasons = SeasonsOf(activities, ledger);
        var stale = activities.ConvertAll(a => StaleSince(a, ledger.AsOf));
        // What is told of a subject whose copies are too old does not make up for them.
        var told = activities.Select((a, i) => stale[i] is null ? Told.Of(a, ledger) : Told.Nothing).ToList();
        var runs = Runs.Of([.. activities.Select((a, i) => stale[i] is null ? TrackOf(a, told[i], seasons, ledger) : Track.Empty)]);
        return new Scores([.. activities.Select((a, i) => Judge(new SubjectScore(a.Subject, a, runs[i, 0].Momentum, default, null, stale[i]) { Told = told[i] }, runs[i, 0], 0))], runs);
    }

    private static SubjectScore Judge(SubjectScore score, Judged judged, int weeks) => score with
    {
        Momentum = judged.Momentum, State = judged.State,
        Horizon = score.StaleSince is not null || score.Activity.Used.Count == 0 ? null : Horizon.Of([.. score.Activity.Weekly[Metric.Authors].Counts.SkipLast(weeks)]),
    };

    /// <summary>A technology counts the repositories of its projects as its own.</summary>
    private static IReadOnlyList<Repository> RepositoriesOf(Subject subject, Sector sector) =>
        [.. subject.Repositories.Concat(subject.Projects.SelectMany(id => sector.Find(id)!.Repositories)).DistinctBy(r => r.About)];

    private static DateOnly? StaleSince(Activity activity, DateOnly asOf) =>
        activity.Copied is { } day && asOf.DayNumber - day.DayNumber > OldCopyDays ? day : null;

    /// <summary>Subjects that tell what the whole sector did have fresh copies, and none counts twice.</summary>
    private static Track TrackOf(Activity activity, Told told, Func<Audience, Metric, Season> seasons, Ledger ledger)
    {
        if (activity.Used.Count == 0)
        {
            return new Track([.. told.Kinds()], default, IsReference: false);
        }

        var kinds = from kind in KindOfSignal.OfRepositories
                    let series = activity.Weekly[kind.Metric]
                    let season = seasons(activity.Subject.Audience, kind.Metric)
                    select new KindCounts(kind, series.Counts.ToArray(), series.Counts.Select((_, week) => season[series.First.AddDays(7 * week)]).ToArray());
        return new Track(
            [.. kinds, .. told.Kinds()],
            LandedSince(activity, ledger) ? default : activity.Weekly[Metric.Commits].Counts.ToArray(),
            activity.Subject.Projects.Count == 0 && ledger.AsOf.DayNumber - activity.Copied!.Value.DayNumber <= FreshCopyDays);
    }

    /// <summary>Something landed after the last week that could be counted: then thirteen silent weeks before it are no sleep.</summary>
    private static bool LandedSince(Activity activity, Ledger ledger) =>
        activity.Used.Any(c => ledger.Of(c.About, Metric.LastCommit).Any(landing => landing.Day >= activity.LastWeek!.Value.AddDays(7)));

    private static Func<Audience, Metric, Season> SeasonsOf(List<Activity> activities, Ledger ledger)
    {
        var seasons = (from audience in Enum.GetValues<Audience>()
                       from kind in KindOfSignal.OfRepositories
                       let panel = activities.Where(a => a.Subject.Audience == audience && a.Subject.Projects.Count == 0)
                           .SelectMany(a => a.Used).Select(c => ledger.SeriesOf(c.About, kind.Metric)).OfType<Series>()
                       select (Key: (audience, kind.Metric), Season: Season.Of(panel))).ToDictionary(s => s.Key, s => s.Season);
        return (audience, metric) => seasons[(audience, metric)];
    }
}
