using Sektorradar.Model;
using static Sektorradar.Scoring.Distributions;

namespace Sektorradar.Scoring;

/// <summary>How surely the printed label is the right one.</summary>
public enum Confidence { Low, Medium, High }

/// <summary>A subject's score with what it rests on.</summary>
/// <param name="StaleSince">Set when the newest copy is too old for a verdict: the day it was taken.</param>
public sealed record SubjectScore(Subject Subject, Activity Activity, Momentum Momentum, DateOnly? StaleSince)
{
    private const double MostOfOne = 0.5, LeastForStable = 0.5;

    /// <summary>
    /// The label that rules and sections go by. One source cannot make a subject hot, however sure it is: the rule asks for two independent
    /// sources, and until a second one speaks the subject is rising.
    /// </summary>
    public MomentumLabel Label => !Represents ? MomentumLabel.NotRated
        : Momentum.Label == MomentumLabel.Hot && SourceCount < 2 ? MomentumLabel.Rising
        : Momentum.Label;

    public int SourceCount => Activity.Used.Select(c => c.Source).Distinct().Count();

    /// <summary>The one copy in use, or null: a version found in one of several repositories is not the subject's own.</summary>
    public Capture? OnlyCapture => Activity.Used is [var only] ? only : null;

    /// <summary>
    /// A technology's projects speak for it only when all of them were read and none is more than half of it: else the label would be another
    /// thing's.
    /// </summary>
    private bool Represents => Subject.Kind != SubjectKind.Technology || (Activity is { Missing.Count: 0, LeftOut.Count: 0 } && Activity.LargestShare <= MostOfOne);

    public bool IsRated => Momentum.IsRated && Represents;

    /// <summary>Stable without much ground for it: neither growth nor decline nor steadiness is likelier than not.</summary>
    public bool IsUnclear => Label == MomentumLabel.Stable && (Disagrees || Probability < LeastForStable);

    /// <summary>Stable only because one kind of signal outweighs the others: it went up while another went down, or held while two fell.</summary>
    public bool Disagrees => Label == MomentumLabel.Stable && (Momentum.Disagree || Momentum.Kinds.Count(kind => kind.Fell) >= 2);

    /// <summary>Of the label.</summary>
    private double Probability => Label switch
    {
        MomentumLabel.Hot => Momentum.Much,
        MomentumLabel.Rising => Momentum.Up,
        MomentumLabel.Declining => Momentum.Down,
        MomentumLabel.Dormant => 1,
        _ => Math.Max(0, 1 - Momentum.Up - Momentum.Down),
    };

    public Confidence Confidence => Probability > 0.9 ? Confidence.High : Probability > 0.7 ? Confidence.Medium : Confidence.Low;
}

/// <summary>What the reference subjects did together in one kind of signal.</summary>
/// <param name="LogRatio">What is taken out of every subject: the median log ratio, shrunk for small sectors; 0 with fewer than 15 subjects.</param>
/// <param name="Median">The median itself.</param>
/// <param name="Subjects">How many subjects it is the median of.</param>
public sealed record Drift(double LogRatio, double Median, int Subjects)
{
    internal const int LeastSubjects = 15;

    /// <summary>With fewer subjects what they did together is not known, and nothing is taken out.</summary>
    public bool IsKnown => Subjects >= LeastSubjects;
}

/// <summary>All scores of an edition, and what the whole sector did.</summary>
public sealed class Scores
{
    internal const int OldCopyDays = 91, FreshCopyDays = 28;

    private const int AliveDays = 120;
    private const double LeastAuthorWeeks = 20, DriftShrink = 8;
    private readonly Dictionary<string, SubjectScore> _bySubject;

    private Scores(IReadOnlyList<SubjectScore> all, IReadOnlyDictionary<Metric, Drift> drift)
    {
        _bySubject = all.ToDictionary(score => score.Subject.Id);
        Drift = drift;
    }

    public IReadOnlyCollection<SubjectScore> All => _bySubject.Values;

    /// <summary>The sector's own change by kind of signal.</summary>
    public IReadOnlyDictionary<Metric, Drift> Drift { get; }

    public SubjectScore this[string subject] => _bySubject[subject];

    public static Scores Of(Sector sector, Ledger ledger)
    {
        var activities = sector.Subjects.Select(s => Activity.Of(s, RepositoriesOf(s, sector), ledger)).ToList();
        var seasons = SeasonsOf(activities, ledger);
        var alone = activities.ToDictionary(a => a.Subject.Id, a => Momentum.Of(KindsOf(a, seasons, drift: null), null));
        var panel = activities.Where(a => InPanel(a, ledger.AsOf)).Select(a => (a.Subject.Id, Kinds: alone[a.Subject.Id].Kinds)).ToList();
        var scores = activities.Select(a =>
        {
            var drift = KindOfSignal.All.ToDictionary(kind => kind.Metric, kind => DriftOf(kind.Metric, panel.Where(p => p.Id != a.Subject.Id).Select(p => p.Kinds)).LogRatio);
            return Score(a, seasons, drift, ledger);
        });
        return new Scores([.. scores], KindOfSignal.All.ToDictionary(kind => kind.Metric, kind => DriftOf(kind.Metric, panel.Select(p => p.Kinds))));
    }

    /// <summary>A technology counts the repositories of its projects as its own.</summary>
    private static IReadOnlyList<Repository> RepositoriesOf(Subject subject, Sector sector) =>
        [.. subject.Repositories.Concat(subject.Projects.SelectMany(id => sector.Find(id)!.Repositories)).DistinctBy(r => r.About)];

    private static SubjectScore Score(Activity activity, Func<Audience, Metric, Season> seasons, Dictionary<Metric, double> drift, Ledger ledger)
    {
        var copied = activity.Used.Count == 0 ? (DateOnly?)null : activity.Used.Max(c => c.Day);
        var stale = copied is { } day && ledger.AsOf.DayNumber - day.DayNumber > OldCopyDays ? copied : null;
        var commits = activity.Used.Count == 0 || stale is not null || LandedSince(activity, ledger) ? null : activity.Weekly[Metric.Commits].Counts;
        var momentum = Momentum.Of(stale is null ? KindsOf(activity, seasons, drift) : [], commits);
        return new SubjectScore(activity.Subject, activity, momentum, stale);
    }

    /// <summary>Something landed after the last week that could be counted: then thirteen silent weeks before it are no sleep.</summary>
    private static bool LandedSince(Activity activity, Ledger ledger) =>
        activity.Used.Any(c => ledger.Of(c.About, Metric.LastCommit).Any(landing => landing.Day >= activity.LastWeek!.Value.AddDays(7)));

    private static List<KindCounts> KindsOf(Activity activity, Func<Audience, Metric, Season> seasons, Dictionary<Metric, double>? drift) => activity.Used.Count == 0 ? [] :
    [
        .. from kind in KindOfSignal.All
           let series = activity.Weekly[kind.Metric]
           let season = seasons(activity.Subject.Audience, kind.Metric)
           let exposure = series.Counts.Select((_, week) => season[series.First.AddDays(7 * week)]).ToList()
           select new KindCounts(kind.Metric, series.Counts, exposure, kind.UsualDispersion, kind.Weight, drift?[kind.Metric] ?? 0),
    ];

    /// <summary>Which subjects tell what the whole sector did: fresh copies, alive, with enough activity, and none counted twice.</summary>
    private static bool InPanel(Activity activity, DateOnly asOf)
    {
        if (activity.Used.Count == 0 || activity.Subject.Projects.Count > 0 || asOf.DayNumber - activity.Used.Max(c => c.Day).DayNumber > FreshCopyDays)
        {
            return false;
        }

        var landed = activity.Weekly[Metric.Commits].Counts.TakeLast(AliveDays / 7).Sum();
        var authors = activity.Weekly[Metric.Authors].Counts.SkipLast(RateRatio.FreshWeeks).TakeLast(RateRatio.BaseWeeks).Sum();
        return landed > 0 && authors >= LeastAuthorWeeks;
    }

    private static Drift DriftOf(Metric metric, IEnumerable<IReadOnlyList<KindMomentum>> panel)
    {
        var ratios = panel.Select(kinds => kinds.FirstOrDefault(kind => kind.Metric == metric)).OfType<KindMomentum>().Select(kind => kind.LogRatio).ToList();
        return DriftOf(ratios);
    }

    /// <param name="ratios">Logarithms of the changes of those that are compared with.</param>
    internal static Drift DriftOf(IReadOnlyList<double> ratios)
    {
        var median = ratios.Count < Scoring.Drift.LeastSubjects ? 0 : Distributions.Median(ratios);
        return new Drift(median * ratios.Count / (ratios.Count + DriftShrink), median, ratios.Count);
    }

    private static Func<Audience, Metric, Season> SeasonsOf(List<Activity> activities, Ledger ledger)
    {
        var seasons = (from audience in Enum.GetValues<Audience>()
                       from kind in KindOfSignal.All
                       let panel = activities.Where(a => a.Subject.Audience == audience && a.Subject.Projects.Count == 0)
                           .SelectMany(a => a.Used).Select(c => ledger.SeriesOf(c.About, kind.Metric)).OfType<Series>()
                       select (Key: (audience, kind.Metric), Season: Season.Of(panel))).ToDictionary(s => s.Key, s => s.Season);
        return (audience, metric) => seasons[(audience, metric)];
    }
}
