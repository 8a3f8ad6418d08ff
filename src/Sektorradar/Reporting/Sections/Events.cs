using System.Globalization;
using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Sections;

/// <summary>4. What happened in the last 13 weeks, dated: decisions and laws from facts, licence changes, ends and major versions from repositories.</summary>
internal sealed class Events : ISection
{
    private const int Most = 24, MostMajorsInAYear = 2;

    public string Id => "events";

    public IReadOnlyList<Block> Build(Draft draft)
    {
        // What was expected or wanted has not happened.
        var facts = draft.Ledger.Facts.Where(f => f.Modality is Modality.Fact or Modality.Measurement or Modality.Decision && f.Statement is Statement.Event e && InQuarter(e.Day, draft) && draft.NamesSubject(f)).Select(f => (Weight: 3, Claim: Of(f)));
        var repositories = draft.Scores.All.Where(s => s.Subject.Projects.Count == 0).SelectMany(s => s.Activity.Used.SelectMany(c => FromRepository(s, c, draft)));
        // More than a reader would take in: then decisions and laws stay before licences, and those before new versions.
        var chosen = facts.Concat(repositories).DistinctBy(e => e.Claim.Id)
            .OrderByDescending(e => e.Weight).ThenByDescending(e => e.Claim.AsOf).ThenBy(e => e.Claim.Id, StringComparer.Ordinal).Take(Most).Select(e => e.Claim);
        List<Claim> ordered = [.. chosen.OrderByDescending(c => ((Day)c["day"]).Value).ThenBy(c => c.Id, StringComparer.Ordinal)];
        return ordered.Count == 0 ? [] : [new Block.Timeline(ordered)];
    }

    private static Claim Of(Fact fact)
    {
        var happened = (Statement.Event)fact.Statement;
        return Claim.From("event.fact", happened.Day, fact.Modality, [EvidenceRef.Of(fact)],
            ("text", new Words(happened.Text)), ("day", new Day(happened.Day)), ("actor", new Words(fact.Actor)));
    }

    private static IEnumerable<(int Weight, Claim Claim)> FromRepository(SubjectScore score, Capture capture, Draft draft)
    {
        var licences = draft.Ledger.RecognisedLicencesOf(capture.About).ToList();
        foreach (var (before, after) in licences.Zip(licences.Skip(1)).Where(pair => InQuarter(pair.Second.Day, draft)))
        {
            yield return (2, Dated("event.licence", after, ("from", new Literal(before.Title!)), ("to", new Literal(after.Title!))));
        }

        foreach (var ended in draft.Ledger.Of(capture.About, Metric.Archived).Where(s => InQuarter(s.Day, draft)))
        {
            yield return (2, Dated("event.ended", ended));
        }

        foreach (var version in Majors(score, draft))
        {
            yield return (1, Dated("event.version", version, ("version", new Literal(version.Title!))));
        }

        Claim Dated(string kind, Signal signal, params IEnumerable<(string, ClaimValue)> more) => Claim.From(kind, signal.Day, Modality.Fact, [Cite.Event(signal)],
            [("subject", new Name(score.Subject.Id)), ("repository", new Literal(capture.About)), ("day", new Day(signal.Day)), .. more]);
    }

    /// <summary>
    /// New major versions of the quarter. Only a project with one repository has versions of its own, and where a new number comes every few
    /// months it is no event.
    /// </summary>
    private static IEnumerable<Signal> Majors(SubjectScore score, Draft draft)
    {
        if (score.Subject.Kind != SubjectKind.Project || score.OnlyCapture is not { } copy)
        {
            return [];
        }

        var lastYear = draft.Ledger.Of(copy.About, Metric.Version).Where(version => version.Day > draft.AsOf.AddYears(-1) && IsMajor(version.Title!)).ToList();
        return lastYear.Count > MostMajorsInAYear ? [] : lastYear.Where(version => InQuarter(version.Day, draft));
    }

    /// <summary>1.0, 2.0.0: a new first number. Versions named after years are not.</summary>
    private static bool IsMajor(string version)
    {
        var parts = version.Split('.').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return parts[0] is > 0 and < 1000 && parts.Skip(1).All(part => part == 0);
    }

    private static bool InQuarter(DateOnly day, Draft draft) => day >= draft.QuarterFrom && day <= draft.AsOf;
}
