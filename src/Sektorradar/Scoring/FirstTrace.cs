using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>Since when a subject has been seen in public: the first trace in the oldest repository, a technology's projects included, or the day that a fact gives.</summary>
internal static class FirstTrace
{
    /// <returns>The oldest day with what tells it; null where none is known.</returns>
    public static (DateOnly Day, EvidenceRef Evidence)? Of(SubjectScore score, IEnumerable<Fact> facts, Ledger ledger)
    {
        var told = from fact in facts
                   let published = fact.Statement as Statement.Event
                   where published is { What: "published" }
                   select (published.Day, Evidence: EvidenceRef.Of(fact));
        var traced = from capture in score.Activity.Used
                     from trace in ledger.Of(capture.About, Metric.FirstPublication)
                     select (trace.Day, Evidence: (EvidenceRef)new EvidenceRef.Signals(trace.Capture, trace.Metric, trace.Day, trace.Day));
        return traced.Concat(told).OrderBy(trace => trace.Day).Select(trace => ((DateOnly, EvidenceRef)?)trace).FirstOrDefault();
    }

    /// <summary>Whole months from one day to another.</summary>
    public static int Months(DateOnly from, DateOnly to) => (to.DayNumber - from.DayNumber) * 12 / 365;
}
