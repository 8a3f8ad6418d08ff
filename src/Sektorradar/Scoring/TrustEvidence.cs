using Sektorradar.Model;
using static Sektorradar.Scoring.KindOfEvidence;

namespace Sektorradar.Scoring;

/// <summary>The four kinds of evidence that a subject can be relied on.</summary>
internal static class TrustEvidence
{
    /// <summary>Sources that give points for practices of security.</summary>
    private static readonly string[] PointsOf = ["deps-dev", "scorecard"];

    private const int ChangedMonths = 24;

    public static IEnumerable<SubstanceItem> Of(SubjectScore score, IReadOnlyList<Fact> facts, Ledger ledger) =>
    [
        Points(score, ledger),

        // No source of badges and audits is read.
        SubstanceItem.NotKnown(Audits, Absence.NoSource),
        LicenceOf(score, ledger),
        AgeOf(score, facts, ledger),
    ];

    /// <summary>The first trace does not change, so that an old copy tells of it as well as a new one.</summary>
    public static SubstanceItem AgeOf(SubjectScore score, IReadOnlyList<Fact> facts, Ledger ledger) => FirstTrace.Of(score, facts, ledger) is { } first
        ? SubstanceItem.Of(Age, new Counted(FirstTrace.Months(first.Day, ledger.AsOf), first.Day, [first.Evidence]))
        : SubstanceItem.NotKnown(Age, Absence.NothingSaid);

    /// <summary>The newest points of each repository, averaged over those that have some.</summary>
    private static SubstanceItem Points(SubjectScore score, Ledger ledger)
    {
        var newest = score.Subject.Repositories
            .Select(repository => PointsOf.SelectMany(source => ledger.Of(repository.About, Metric.SecurityPractice, source)).OrderByDescending(points => points.Day).ThenBy(points => points.Source, StringComparer.Ordinal).FirstOrDefault())
            .OfType<Signal>().ToList();
        if (newest.Count == 0)
        {
            return SubstanceItem.NotKnown(Scorecard, Absence.NoSource);
        }

        return newest.TrueForAll(points => points.Value >= 0 && points.Value <= (decimal)Scorecard.Most)
            ? SubstanceItem.Of(Scorecard, new Counted((double)newest.Average(points => points.Value), newest.Max(points => points.Day),
                [.. newest.Select(points => new EvidenceRef.Signals(points.Capture, points.Metric, points.Day, points.Day))]))
            : SubstanceItem.NotKnown(Scorecard, Absence.Implausible);
    }

    /// <summary>A subject is as open as the least open of its repositories.</summary>
    private static SubstanceItem LicenceOf(SubjectScore score, Ledger ledger)
    {
        if (MaintenanceEvidence.Silence(score) is { } silence)
        {
            return SubstanceItem.NotKnown(Licence, silence);
        }

        return score.Activity.Used.Select(capture => LicenceOf(capture, ledger)).OfType<Finding>().OrderBy(found => found.Value).ThenBy(found => found.Word, StringComparer.Ordinal).FirstOrDefault() is { } least
            ? SubstanceItem.Of(Licence, least)
            : SubstanceItem.NotKnown(Licence, Absence.NothingSaid);
    }

    /// <summary>Null where the newest text was not recognised, or is a licence for texts: neither says how freely the source may be used.</summary>
    private static Finding? LicenceOf(Capture capture, Ledger ledger)
    {
        if (ledger.Of(capture.About, Metric.Licence).LastOrDefault() is not { Title: { } now } newest || (!OpenLicence.Includes(now) && !OpenLicence.IsSourceAvailable(now)))
        {
            return null;
        }

        var before = ledger.RecognisedLicencesOf(capture.About).SkipLast(1).LastOrDefault();
        var changed = before is not null && before.Title != now && newest.Day > ledger.AsOf.AddMonths(-ChangedMonths);
        var state = !OpenLicence.Includes(now) ? "source-available" : changed ? "changed" : "open";
        return new Finding(((Scale.Words)Licence.Scale).Of(state), null, now, newest.Day, [new EvidenceRef.Signals(newest.Capture, newest.Metric, newest.Day, newest.Day)]);
    }
}
