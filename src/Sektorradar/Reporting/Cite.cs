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
        const int WeeksCompared = RateRatio.FreshWeeks + RateRatio.BaseWeeks;
        if (score.Activity.LastWeek?.AddDays(-7 * Runs.Weeks * back) is not { } last || score.Momentum.Kinds.Count == 0)
        {
            return Captures(score.Activity.Used);
        }

        var first = last.AddDays(-7 * (WeeksCompared - 1));
        return from kind in score.Momentum.Kinds
               from capture in score.Activity.Used
               where metric is null || kind.Metric == metric
               select new EvidenceRef.Signals(capture.Id, kind.Metric, first > capture.CoversFrom ? first : capture.CoversFrom, last.AddDays(6));
    }

    public static EvidenceRef Event(Signal signal) => new EvidenceRef.Signals(signal.Capture, signal.Metric, signal.Day, signal.Day);
}
