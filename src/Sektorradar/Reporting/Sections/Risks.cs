using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Sections;

/// <summary>7. Five kinds of risk, each with an indicator or a sourced fact; a kind without evidence is left out.</summary>
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
            var facts = Facts(kind, draft).Where(f => !told.Contains(f.Id)).Take(FactsOfAKind).ToList();
            told.UnionWith(facts.Select(f => f.Id));
            List<Claim> claims = [.. Indicators(kind, draft), .. facts.SelectMany(f => FactClaims.WithConflict(f, draft.Ledger)).DistinctBy(c => c.Id)];
            if (claims.Count > 0)
            {
                blocks.Add(new Block.Listing("risk." + kind, claims));
            }
        }

        return blocks;
    }

    /// <summary>What frames the sector first, then measured and official before reported, newest first.</summary>
    private static IEnumerable<Fact> Facts(string kind, Draft draft) => draft.Tagged("risk-" + kind).Where(draft.NamesSubject)
        .OrderByDescending(f => f.Has("frame")).ThenBy(f => f.Source.Class is SourceClass.News or SourceClass.SelfPublished).ThenByDescending(f => f.AsOf);

    private static IEnumerable<Claim> Indicators(string kind, Draft draft) => kind switch
    {
        "technical" => Ended(draft),
        "market" => NotOpen(draft),
        _ => [],
    };

    /// <summary>How many of those that were read sleep or say that they have ended.</summary>
    private static IEnumerable<Claim> Ended(Draft draft)
    {
        var read = draft.Fresh.Where(s => s.Subject.Projects.Count == 0).ToList();
        var ended = read.Where(s => s.Label == MomentumLabel.Dormant || s.Activity.Used.All(c => draft.Ledger.HasEnded(c.About))).ToList();
        if (ended.Count > 0)
        {
            yield return Claim.From("risk.ended", draft.AsOf, Cite.Captures(ended.SelectMany(s => s.Activity.Used)),
                ("ended", new Number(ended.Count)), ("read", new Number(read.Count)), ("names", Names(ended.Select(s => s.Subject))));
        }
    }

    /// <summary>How many projects have a licence under which the source may be read but not freely used, of those whose licence was recognised.</summary>
    private static IEnumerable<Claim> NotOpen(Draft draft)
    {
        var known = draft.Fresh.Where(s => s.Subject.Kind == SubjectKind.Project)
            .Select(s => (s.Subject, Licence: draft.LicenceOf(s)!)).Where(p => p.Licence is not null && p.Licence.Title != OpenLicence.Unrecognised).ToList();
        var closed = known.Where(p => OpenLicence.IsSourceAvailable(p.Licence.Title!)).ToList();
        if (closed.Count > 0)
        {
            yield return Claim.From("risk.not-open", draft.AsOf, closed.Select(p => Cite.Event(p.Licence)),
                ("closed", new Number(closed.Count)), ("projects", new Number(known.Count)), ("names", Names(closed.Select(p => p.Subject))));
        }
    }
}
