using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>A subject's repositories taken together, week by week, up to the last week that all copies in use cover.</summary>
/// <param name="Used">Captures whose counts are in.</param>
/// <param name="LeftOut">Captures that are much older than the newest: their silence would look like a decline.</param>
/// <param name="Missing">Repositories that were never captured.</param>
public sealed record Activity(
    Subject Subject, IReadOnlyList<Capture> Used, IReadOnlyList<Capture> LeftOut, IReadOnlyList<Repository> Missing, IReadOnlyDictionary<Metric, Series> Weekly)
{
    private const int CopiesTogetherDays = 28;

    /// <summary>The part of the contributor-weeks of the weeks compared that the busiest repository has, 0 to 1.</summary>
    public double LargestShare { get; private init; }

    /// <summary>The day of the newest copy in use.</summary>
    public DateOnly? Copied => Used.Count == 0 ? null : Used.Max(copy => copy.Day);

    public DateOnly? LastWeek => Weekly.Count == 0 ? null : Weekly[Metric.Commits].Last;

    public static Activity Of(Subject subject, IReadOnlyList<Repository> repositories, Ledger ledger)
    {
        DateOnly Day(Capture copy) => copy.Day < ledger.AsOf ? copy.Day : ledger.AsOf;
        // Two addresses that stand at the same commit are one history: a repository under its old name and its new one.
        var captures = repositories.Select(r => ledger.CaptureOf(r.About)).OfType<Capture>().Where(c => ledger.SeriesOf(c.About, Metric.Commits) is not null)
            .GroupBy(c => c.Revision).Select(same => same.OrderByDescending(Day).ThenBy(c => c.About, StringComparer.Ordinal).First()).ToList();
        var newest = captures.Count == 0 ? default : captures.Max(Day);
        var used = captures.Where(c => newest.DayNumber - Day(c).DayNumber <= CopiesTogetherDays).ToList();
        var weekly = Metrics.All.Where(m => m.IsWeekly()).ToDictionary(metric => metric, metric => Sum([.. used.Select(c => ledger.SeriesOf(c.About, metric)!)]));
        var people = used.Select(c => ledger.SeriesOf(c.About, Metric.Authors)!.Counts.TakeLast(RateRatio.ComparedWeeks).Sum()).ToList();
        return new(subject, used, [.. captures.Except(used)], [.. repositories.Where(r => ledger.CaptureOf(r.About) is null)], used.Count == 0 ? new Dictionary<Metric, Series>() : weekly)
        {
            LargestShare = people.Sum() > 0 ? people.Max() / people.Sum() : 0,
        };
    }

    private static Series Sum(IReadOnlyList<Series> all)
    {
        if (all.Count == 0)
        {
            return new Series(default, []);
        }

        DateOnly first = all.Min(s => s.First), last = all.Min(s => s.Last);
        var counts = new double[Math.Max(0, Week.Between(first, last) + 1)];
        foreach (var series in all)
        {
            var offset = Week.Between(first, series.First);
            for (var i = 0; i < series.Counts.Count && offset + i < counts.Length; i++)
            {
                counts[offset + i] += series.Counts[i];
            }
        }

        return new Series(first, counts);
    }
}
