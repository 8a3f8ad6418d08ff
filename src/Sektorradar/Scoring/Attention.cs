using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>The kinds of signal that attention is made of. The table in <c>docs/scoring.md</c> says the same; a test compares them.</summary>
public static class KindsOfAttention
{
    public static IReadOnlyList<KindOfSignal> All { get; } =
    [
        new(Metric.Stories, 3, 0.7),
        new(Metric.PageViews, 3, 0.5),
        new(Metric.Stars, 3, 0.5),
        new(Metric.News, 3, 1),
    ];

    /// <summary>What the ledger has of them. Where a source does not tell how much it had in all, its known weeks count alike.</summary>
    public static IReadOnlyList<Attention> In(Ledger ledger)
    {
        var last = Week.LastComplete(ledger.AsOf);
        return [.. from kind in All from series in ledger.SubjectSeries where series.Metric == kind.Metric && series.Counts.First <= last select Of(kind, series, last)];
    }

    private static Attention Of(KindOfSignal kind, SubjectSeries series, DateOnly last)
    {
        var weeks = Enumerable.Range(0, Week.Between(series.Counts.First, last) + 1).Select(week => series.Counts.First.AddDays(7 * week)).ToList();
        return new Attention(series.Subject, kind, series.Sources[0], [.. weeks.Select(monday => series.Counts[monday])],
            [.. weeks.Select(monday => series.Exposure is null ? 1 : series.Exposure[monday])], [.. series.EvidenceOf(last.AddDays(-7 * (RateRatio.ComparedWeeks - 1)), last)]);
    }
}

/// <summary>Weekly attention of one kind to one subject, at most one series for each kind; several repositories or articles of a subject are added up before.</summary>
/// <param name="Source">Id of the source that counted.</param>
/// <param name="Counts">At least 13 fresh weeks and the base weeks before them, oldest first; null for a week that is not known, which is never a zero.</param>
/// <param name="Exposure">How much the source told of everything in each week, as long as <paramref name="Counts"/>; null where it is not known. Only ratios matter.</param>
public sealed record Attention(
    string Subject, KindOfSignal Kind, string Source, IReadOnlyList<double?> Counts, IReadOnlyList<double?> Exposure, IReadOnlyList<EvidenceRef> Evidence)
{
    /// <summary>Forks, issues and pull requests for each star, where somebody counted them: attention that leads to something.</summary>
    public double? Engagement { get; init; }

    /// <summary>
    /// Those of the last 65 weeks that are known, the last 13 of them fresh. Null when fewer than 9 of the last 13 weeks or 26 base weeks are known, or a
    /// count cannot be right.
    /// </summary>
    internal KindCounts? Known()
    {
        bool IsKnown(int week) => Counts[week] is not null && Exposure[week] > 0;
        const int Fresh = RateRatio.FreshWeeks;
        var weeks = Enumerable.Range(0, Counts.Count).TakeLast(RateRatio.ComparedWeeks).Where(IsKnown).ToList();
        return weeks.Count(week => week >= Counts.Count - Fresh) < RateRatio.LeastFreshWeeks || weeks.Count < Fresh + RateRatio.LeastBaseWeeks || weeks.Exists(week => !(Counts[week] >= 0 && Counts[week] < double.PositiveInfinity))
            ? null
            : new KindCounts(Kind, weeks.Select(week => Counts[week]!.Value).ToArray(), weeks.Select(week => Exposure[week]!.Value).ToArray());
    }
}
