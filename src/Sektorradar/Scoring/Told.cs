using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>What sources besides git counted of a subject's substance, as far as momentum can look at it.</summary>
/// <param name="Last">The Monday of the last week looked at.</param>
/// <param name="Series">One for each kind of signal.</param>
public sealed record Told(DateOnly Last, IReadOnlyList<SubjectSeries> Series)
{
    /// <summary>
    /// A week is worth so many events at most. What machines fetch, or one matter writes down many times, are no independent decisions, and thousands of them would
    /// outweigh all people.
    /// </summary>
    private const double MostEvents = 100;

    public static Told Nothing { get; } = new(default, []);

    /// <param name="activity">Where its repositories were read, their last week is the last of everything; else the last that is known, when that is not too long ago.</param>
    internal static Told Of(Activity activity, Ledger ledger)
    {
        var kinds = KindOfSignal.Told.Select(kind => kind.Metric).ToHashSet();
        var all = ledger.SeriesOf(activity.Subject, EvidenceKind.Substance).Where(series => kinds.Contains(series.Metric) && series.Counts.Counts.All(count => !(count < 0))).ToList();
        if (all.Count == 0)
        {
            return Nothing;
        }

        var last = activity.LastWeek ?? all.Max(series => series.Counts.Last);
        return ledger.AsOf.DayNumber - last.AddDays(6).DayNumber > Scores.OldCopyDays ? Nothing
            : new(last, [.. all.Where(series => series.Counts.First <= last).GroupBy(series => series.Metric).OrderBy(same => same.Key).Select(same => Largest(same, last))]);
    }

    /// <summary>Up to the last week; a week that is not known has no exposure.</summary>
    internal IEnumerable<KindCounts> Kinds() =>
        from kind in KindOfSignal.Told
        from series in Series
        where series.Metric == kind.Metric
        let weeks = Enumerable.Range(0, Week.Between(series.Counts.First, Last) + 1).Select(week => series.Counts.First.AddDays(7 * week)).ToList()
        let exposure = weeks.ConvertAll(monday => series.Counts[monday] is null ? 0 : series.Exposure is null ? 1 : series.Exposure[monday] ?? 0)
        let counts = weeks.Select((monday, week) => exposure[week] > 0 ? series.Counts[monday]!.Value : 0).ToArray()
        select new KindCounts(kind, counts, exposure.ToArray()) { LeastDispersion = kind.UsualDispersion * counts.Sum() / Math.Max(1, exposure.Count(seen => seen > 0)) / MostEvents };

    /// <summary>Two registries count different things, so they are not added up: the one that has most in the weeks compared speaks.</summary>
    private static SubjectSeries Largest(IEnumerable<SubjectSeries> same, DateOnly last) => same
        .OrderByDescending(series => Enumerable.Range(0, RateRatio.ComparedWeeks).Sum(week => series.Counts[last.AddDays(-7 * week)] ?? 0)).ThenBy(series => series.Sources[0], StringComparer.Ordinal).First();
}
