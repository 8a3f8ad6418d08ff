using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>How surely the printed label is the right one.</summary>
public enum Confidence { Low, Medium, High }

/// <summary>A subject's score with what it rests on.</summary>
/// <param name="Momentum">Of the newest run alone.</param>
/// <param name="State">The label that the runs of the last two years lead to.</param>
/// <param name="Horizon">What three and five years say; null for what is younger than three.</param>
/// <param name="StaleSince">Set when the newest copy is too old for a verdict: the day it was taken.</param>
public sealed record SubjectScore(Subject Subject, Activity Activity, Momentum Momentum, LabelState State, Horizon? Horizon, DateOnly? StaleSince)
{
    internal const double MostOfOne = 0.5;
    private const double LeastForStable = 0.5;

    /// <summary>
    /// The label that rules and sections go by. One source cannot make a subject hot, however sure it is: the rule asks for two independent
    /// sources, and until a second one speaks the subject is rising.
    /// </summary>
    public MomentumLabel Label => !Represents ? MomentumLabel.NotRated
        : State.Printed(Momentum, Horizon) is var printed && printed == MomentumLabel.Hot && SourceCount < 2 ? MomentumLabel.Rising
        : printed;

    /// <summary>How many independent sources the score rests on. What is counted in several together, because one thing may stand in each of them, counts once.</summary>
    public int SourceCount => Momentum.Kinds.SelectMany(kind => SeriesOf(kind.Metric) is { } series ? [string.Join('+', series.Sources)] : Activity.Used.Select(copy => copy.Source)).Distinct().Count();

    /// <summary>What sources besides git counted.</summary>
    public Told Told { get; init; } = Told.Nothing;

    /// <summary>The Monday of the last week that was looked at; null when there is none.</summary>
    public DateOnly? LastWeek => Activity.LastWeek ?? (Told.Series.Count == 0 ? null : Told.Last);

    /// <summary>The series from sources besides git that the score rests on.</summary>
    public IEnumerable<SubjectSeries> Counted => Momentum.Kinds.Select(kind => SeriesOf(kind.Metric)).OfType<SubjectSeries>();

    /// <summary>The one copy in use, or null: a version found in one of several repositories is not the subject's own.</summary>
    public Capture? OnlyCapture => Activity.Used is [var only] ? only : null;

    /// <summary>The series of a kind from sources besides git; null for what is counted in repositories.</summary>
    public SubjectSeries? SeriesOf(Metric metric) => Told.Series.FirstOrDefault(series => series.Metric == metric);

    /// <summary>
    /// A technology's projects speak for it only when all of them were read and none is more than half of it: else the label would be another
    /// thing's.
    /// </summary>
    private bool Represents => Subject.Kind != SubjectKind.Technology || (Activity is { Missing.Count: 0, LeftOut.Count: 0 } && Activity.LargestShare <= MostOfOne);

    public bool IsRated => Momentum.IsRated && Represents;

    /// <summary>Why it has no label; null where it has one.</summary>
    public Unrated? Unrated => Label != MomentumLabel.NotRated ? null
        : Activity.Used.Count == 0 ? Scoring.Unrated.NotRead
        : StaleSince is not null ? Scoring.Unrated.OldCopy
        : Represents ? Weeks < RateRatio.FreshWeeks + RateRatio.LeastBaseWeeks ? Scoring.Unrated.ShortHistory : Scoring.Unrated.FewEvents
        : Activity.Missing.Count + Activity.LeftOut.Count > 0 ? Scoring.Unrated.InPart
        : Scoring.Unrated.OneRepository;

    /// <summary>How many weeks its copies cover together.</summary>
    public int Weeks => Activity.Weekly.GetValueOrDefault(Metric.Authors)?.Counts.Count ?? 0;

    /// <summary>Far below its best years and falling for three: declining, whatever the year says.</summary>
    public bool HasFaded => Horizon is { HasFaded: true };

    /// <summary>Stable without much ground for it: neither growth nor decline nor steadiness is likelier than not.</summary>
    public bool IsUnclear => Label == MomentumLabel.Stable && (Disagrees || IsUnconfirmed || Probability < LeastForStable);

    /// <summary>Stable only because one kind of signal outweighs the others: it went up while another went down, or held while two fell.</summary>
    public bool Disagrees => Label == MomentumLabel.Stable && (IsTorn || Momentum.Kinds.Count(kind => kind.Fell) >= 2);

    /// <summary>Declining by its second horizon alone: the year does not say so.</summary>
    public bool IsDecliningByHorizon => Label == MomentumLabel.Declining && State.Label != MomentumLabel.Declining;

    /// <summary>Another label is wanted, and one more run must say so before it is printed.</summary>
    public MomentumLabel? Unconfirmed => !IsRated ? null : State.Wanted == MomentumLabel.Hot && SourceCount < 2 ? MomentumLabel.Rising : State.Wanted;

    /// <summary>Stable only until the next run: this one wants a change.</summary>
    public bool IsUnconfirmed => Label == MomentumLabel.Stable && !Disagrees && Unconfirmed is (MomentumLabel.Hot or MomentumLabel.Rising or MomentumLabel.Declining);

    private bool IsTorn => Momentum.Kinds.Any(kind => kind.Direction > 0) && Momentum.Kinds.Any(kind => kind.Direction < 0);

    /// <summary>Of the label.</summary>
    public double Probability => Label switch
    {
        MomentumLabel.Hot => Momentum.Much,
        MomentumLabel.Rising => Momentum.Up,
        MomentumLabel.Declining => Momentum.Down,
        MomentumLabel.Dormant => 1,
        _ => Math.Max(0, 1 - Momentum.Up - Momentum.Down),
    };

    public Confidence Confidence => Probability > 0.9 ? Confidence.High : Probability > 0.7 ? Confidence.Medium : Confidence.Low;
}
