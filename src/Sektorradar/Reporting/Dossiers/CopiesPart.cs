using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Dossiers;

/// <summary>9. What sources say of the subject, newest first.</summary>
internal static class FactsPart
{
    public static IEnumerable<Block> Build(Draft draft, SubjectScore score) =>
    [
        new Block.Listing("facts.newest",
        [
            .. draft.FactsOf(score.Subject.Id).OrderByDescending(fact => fact.Statement is Statement.Event happened ? happened.Day : fact.AsOf).ThenBy(fact => fact.Id, StringComparer.Ordinal)
                .SelectMany(fact => FactClaims.WithConflict(fact, draft.Ledger)).DistinctBy(claim => claim.Id),
        ]),
    ];
}

/// <summary>10. Which repositories were read, when and where they stood, and which were not.</summary>
internal static class CopiesPart
{
    public static IEnumerable<Block> Build(Draft draft, SubjectScore score)
    {
        var activity = score.Activity;
        var used = score.StaleSince is null ? "copy.used" : "copy.old";
        return
        [
            new Block.Table([Column.Repository, Column.State, Column.Day, Column.Head],
                [.. activity.Used.Select(copy => (copy, used)).Concat(activity.LeftOut.Select(copy => (copy, "copy.left-out"))).Select(copy => new Block.Row(Row(score.Subject, copy.Item1, copy.Item2), []))]),
            new Block.Prose([.. Missing(score, draft.AsOf)]),
        ];
    }

    private static Claim Row(Subject subject, Capture copy, string state) => Claim.From("copies.copy", copy.Day, Cite.Captures([copy]),
        ("subject", new Name(subject.Id)), ("repository", new Literal(Repository.PathOf(copy.About))), ("state", new Term(state)), ("day", new Day(copy.Day)), ("head", new Literal(copy.Revision[..12])));

    /// <summary>That something was not read is seen beside what was.</summary>
    private static IEnumerable<Claim> Missing(SubjectScore score, DateOnly asOf)
    {
        var (missing, read) = (score.Activity.Missing, score.Activity.Used.Concat(score.Activity.LeftOut).ToList());
        return missing.Count == 0 || read.Count == 0 ? [] :
        [
            Claim.From("copies.missing", asOf, Cite.Captures(read), ("subject", new Name(score.Subject.Id)),
                ("missing", new Number(missing.Count)), ("names", new List([.. missing.Select(repository => new Literal(Repository.PathOf(repository.About)))]))),
        ];
    }
}
