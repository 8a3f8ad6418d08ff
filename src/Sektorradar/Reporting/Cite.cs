using Sektorradar.Model;
using Sektorradar.Scoring;

namespace Sektorradar.Reporting;

/// <summary>References from claims to evidence.</summary>
internal static class Cite
{
    public static IEnumerable<EvidenceRef> Captures(IEnumerable<Capture> captures) => captures.Select(c => new EvidenceRef.Whole(c.Id));

    /// <summary>The weeks that a score compared, in every copy and every kind it used.</summary>
    public static IEnumerable<EvidenceRef> Score(SubjectScore score) => Score(score, metric: null);

    /// <summary>The same in one kind; in every kind when none is given.</summary>
    /// <param name="back">How many runs before the newest.</param>
    public static IEnumerable<EvidenceRef> Score(SubjectScore score, Metric? metric, int back = 0)
    {
        if (score.LastWeek?.AddDays(-7 * Runs.Weeks * back) is not { } last || score.Momentum.Kinds.Count == 0)
        {
            return Captures(score.Activity.Used);
        }

        var first = last.AddDays(-7 * (RateRatio.ComparedWeeks - 1));
        return from kind in score.Momentum.Kinds
               where metric is null || kind.Metric == metric
               from evidence in score.SeriesOf(kind.Metric) is { } series ? series.EvidenceOf(first, last) : score.Activity.Used.Select(capture => Weeks(capture, kind.Metric, first, last))
               select evidence;
    }

    /// <summary>What was looked at for a subject's label, as a whole: its copies and the series that speak; where there is no copy, every series that could have.</summary>
    public static IEnumerable<EvidenceRef> Basis(SubjectScore score)
    {
        var series = score.Activity.Used.Count > 0 ? score.Counted : score.Told.Series;
        return [.. Captures(score.Activity.Used), .. score.LastWeek is { } last ? series.SelectMany(one => one.EvidenceOf(last.AddDays(-7 * (RateRatio.ComparedWeeks - 1)), last)) : []];
    }

    private static EvidenceRef.Signals Weeks(Capture capture, Metric metric, DateOnly first, DateOnly last) =>
        new EvidenceRef.Signals(capture.Id, metric, first > capture.CoversFrom ? first : capture.CoversFrom, last.AddDays(6));

    public static EvidenceRef Event(Signal signal) => new EvidenceRef.Signals(signal.Capture, signal.Metric, signal.Day, signal.Day);
}
