using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>Kinds of use that sources besides git count week by week: competitions of two years, and the share of advertisements of one.</summary>
internal static class CountedUse
{
    private const int NoticeWeeks = 104, AdvertWeeks = 52;
    private const double LeastKnown = 0.75;

    /// <summary>By subject and kind of evidence; null for what is not counted, or not known in enough of the weeks.</summary>
    public static Func<string, KindOfEvidence, Counted?> In(Ledger ledger)
    {
        var all = ledger.SubjectSeries.ToLookup(series => (series.Subject, series.Metric));
        return (subject, kind) =>
            kind == KindOfEvidence.Notices ? Of(subject, Metric.Notices, NoticeWeeks, (counted, _) => counted)
            : kind == KindOfEvidence.JobAds ? Of(subject, Metric.Vacancies, AdvertWeeks, (counted, ofAll) => 100 * counted / ofAll)
            : null;

        Counted? Of(string subject, Metric metric, int length, Func<double, double, double> number)
        {
            if (all[(subject, metric)].FirstOrDefault() is not { Exposure: { } exposure } series)
            {
                return null;
            }

            var last = Week.LastComplete(ledger.AsOf);
            var weeks = Enumerable.Range(0, length).Select(week => last.AddDays(-7 * week)).Where(monday => series.Counts[monday] is not null && exposure[monday] is not null).ToList();
            var ofAll = weeks.Sum(monday => exposure[monday]!.Value);
            return weeks.Count < LeastKnown * length || ofAll == 0 ? null
                : new Counted(number(weeks.Sum(monday => series.Counts[monday]!.Value), ofAll), weeks.Max().AddDays(6), [.. series.EvidenceOf(weeks.Min(), weeks.Max())]);
        }
    }
}
