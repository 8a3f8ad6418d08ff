using Sektorradar.Model;
using static Sektorradar.Scoring.KindOfEvidence;

namespace Sektorradar.Scoring;

/// <summary>The five kinds of evidence that a subject is kept up. All but the last are read from its own repositories, when all of them were read lately.</summary>
internal static class MaintenanceEvidence
{
    private const int Weeks = 52;

    public static IEnumerable<SubstanceItem> Of(SubjectScore score, Ledger ledger) =>
    [
        InYear(Authors, Metric.Authors, score, counts => counts.Sum()),
        InYear(ActiveWeeks, Metric.Commits, score, counts => counts.Count(count => count > 0) / (double)Weeks),
        LastVersion(score, ledger),
        Absent(score, ledger),

        // Which organisation somebody works for is personal, and not stored.
        SubstanceItem.NotKnown(TopOrganisation, Absence.NoSource),
    ];

    /// <summary>Why the repositories do not tell; null when they do.</summary>
    internal static Absence? Silence(SubjectScore score) =>
        score.StaleSince is not null ? Absence.OldCopy
        : score.Activity.Used.Count == 0 ? Absence.NoSource
        : score.Activity is { Missing.Count: 0, LeftOut.Count: 0 } ? null
        : Absence.InPart;

    /// <summary>Over the last year. A week before the first commit is a true zero: there was nobody yet.</summary>
    private static SubstanceItem InYear(KindOfEvidence kind, Metric metric, SubjectScore score, Func<IReadOnlyList<double>, double> number)
    {
        if (Silence(score) is { } silence)
        {
            return SubstanceItem.NotKnown(kind, silence);
        }

        var counts = score.Activity.Weekly[metric].Counts.TakeLast(Weeks).ToList();
        var last = score.Activity.LastWeek!.Value;
        var evidence = score.Activity.Used.Select(capture => new EvidenceRef.Signals(capture.Id, metric, Later(capture.CoversFrom, last.AddDays(-7 * (Weeks - 1))), last.AddDays(6)));
        return counts.TrueForAll(count => count >= 0)
            ? SubstanceItem.Of(kind, new Counted(number(counts), last.AddDays(6), [.. evidence]))
            : SubstanceItem.NotKnown(kind, Absence.Implausible);
    }

    /// <summary>The newest version in any repository, as old as it was on the day of the copy: what came later is not known.</summary>
    private static SubstanceItem LastVersion(SubjectScore score, Ledger ledger)
    {
        if (Silence(score) is { } silence)
        {
            return SubstanceItem.NotKnown(Release, silence);
        }

        var read = score.Activity.Used.Min(capture => capture.Day);
        var newest = score.Activity.Used.SelectMany(capture => ledger.Of(capture.About, Metric.Version)).OrderByDescending(version => version.Day).ThenBy(version => version.Capture.Value, StringComparer.Ordinal).FirstOrDefault();
        return newest is null
            ? SubstanceItem.NotKnown(Release, Absence.NothingSaid)
            : SubstanceItem.Of(Release, new Counted(Math.Max(0, FirstTrace.Months(newest.Day, read)), newest.Day, [new EvidenceRef.Signals(newest.Capture, newest.Metric, newest.Day, newest.Day)]));
    }

    /// <summary>How many people do half of the work, in the repository in which most of it is done: people cannot be added up over repositories.</summary>
    private static SubstanceItem Absent(SubjectScore score, Ledger ledger)
    {
        if (Silence(score) is { } silence)
        {
            return SubstanceItem.NotKnown(ContributorAbsence, silence);
        }

        var busiest = score.Activity.Used.OrderByDescending(capture => ledger.SeriesOf(capture.About, Metric.Authors)!.Counts.TakeLast(Weeks).Sum()).ThenBy(capture => capture.About, StringComparer.Ordinal).First();
        return ledger.Of(busiest.About, Metric.ContributorAbsenceFactor).LastOrDefault() is not { } factor
            ? SubstanceItem.NotKnown(ContributorAbsence, Absence.NothingSaid)
            : SubstanceItem.Of(ContributorAbsence, new Counted((double)factor.Value, factor.Day, [new EvidenceRef.Signals(factor.Capture, factor.Metric, factor.Day, factor.Day)]));
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
