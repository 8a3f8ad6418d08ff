using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Sections;

/// <summary>7. Five kinds of risk, each with an indicator or a sourced fact; a kind without evidence is left out and named.</summary>
internal sealed class Risks : ISection
{
    private const int FactsOfAKind = 4;
    private static readonly string[] Kinds = ["regulatory", "technical", "competence", "market", "geopolitical"];

    public string Id => "risks";

    public IReadOnlyList<Block> Build(Draft draft)
    {
        var blocks = new List<Block>();
        var told = new HashSet<string>();
        foreach (var kind in Kinds)
        {
            // What frames the sector first, then measured and official before reported, newest first; each fact once.
            var facts = draft.Tagged("risk-" + kind).Where(f => draft.NamesSubject(f) && !told.Contains(f.Id)).OrderByDescending(f => f.Has("frame")).ThenBy(f => f.Source.Class is SourceClass.News or SourceClass.SelfPublished).ThenByDescending(f => f.AsOf)
                .Take(FactsOfAKind).ToList();
            told.UnionWith(facts.Select(f => f.Id));
            List<Claim> claims = [.. Indicators(kind, draft), .. facts.SelectMany(f => FactClaims.WithConflict(f, draft.Ledger)).DistinctBy(c => c.Id)];
            if (claims.Count > 0)
            {
                blocks.Add(new Block.Listing("risk." + kind, claims));
            }
        }

        return blocks;
    }

    private static IEnumerable<Claim> Indicators(string kind, Draft draft)
    {
        if (kind == "technical")
        {
            var read = Fresh(draft).Where(s => s.Subject.Projects.Count == 0).ToList();
            var ended = read.Where(s => s.Label == MomentumLabel.Dormant || s.Activity.Used.All(c => draft.Ledger.Of(c.About, Metric.Archived).Any())).ToList();
            if (ended.Count > 0)
            {
                yield return Claim.From("risk.ended", draft.AsOf, Cite.Captures(ended.SelectMany(s => s.Activity.Used)),
                    ("ended", new Number(ended.Count)), ("read", new Number(read.Count)), ("names", new List([.. ended.Select(s => new Name(s.Subject.Id))])));
            }
        }

        if (kind == "market")
        {
            var projects = Fresh(draft).Where(s => s.Subject.Kind == SubjectKind.Project).ToList();
            var known = projects.Select(s => (s.Subject, Licence: s.Activity.Used.SelectMany(c => draft.Ledger.Of(c.About, Metric.Licence)).MaxBy(l => l.Day)))
                .Where(p => p.Licence is not null && p.Licence.Title != OpenLicence.Unrecognised).ToList();
            var closed = known
                .Where(p => OpenLicence.IsSourceAvailable(p.Licence!.Title!)).ToList();
            if (closed.Count > 0)
            {
                yield return Claim.From("risk.not-open", draft.AsOf, closed.Select(p => Cite.Event(p.Licence!)),
                    ("closed", new Number(closed.Count)), ("projects", new Number(known.Count)), ("names", new List([.. closed.Select(p => new Name(p.Subject.Id))])));
            }
        }
    }

    /// <summary>An old copy tells neither how things stand nor which licence applies.</summary>
    private static IEnumerable<SubjectScore> Fresh(Draft draft) => draft.Scores.All.Where(s => s.Activity.Used.Count > 0 && s.StaleSince is null);
}
