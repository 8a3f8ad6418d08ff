using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Sections;

/// <summary>7. Five kinds of risk. Each rests on an indicator that is counted or measured, before what sources say of it; a kind of which neither is known is named.</summary>
internal sealed class Risks : ISection
{
    private const int FactsOfAKind = 4, LawMonths = 12, FewBehindHalf = 2;

    /// <summary>That none of so few is at risk says nothing of a sector.</summary>
    private const int Few = 5;
    private static readonly string[] Kinds = ["regulatory", "technical", "competence", "market", "geopolitical"];

    public string Id => "risks";

    public IReadOnlyList<Block> Build(Draft draft)
    {
        var blocks = new List<Block>();
        var (told, unknown) = (new HashSet<string>(), new List<string>());
        foreach (var kind in Kinds)
        {
            var facts = Facts(kind, draft).Where(f => !told.Contains(f.Id)).Take(FactsOfAKind).ToList();
            told.UnionWith(facts.Select(f => f.Id));
            List<Claim> claims = [.. Indicators(kind, draft), .. facts.SelectMany(f => FactClaims.WithConflict(f, draft.Ledger)).DistinctBy(c => c.Id)];
            if (claims.Count > 0)
            {
                blocks.Add(new Block.Listing("risk." + kind, [.. claims.DistinctBy(claim => claim.Id)]));
            }
            else
            {
                unknown.Add(kind);
            }
        }

        return blocks.Count == 0 || unknown.Count == 0 ? blocks : [.. blocks, new Block.Empty(Claim.From("risk.unknown", draft.AsOf, blocks.SelectMany(block => block.Claims).SelectMany(claim => claim.Evidence),
            ("kinds", new List([.. unknown.Select(kind => new Term("risk." + kind))]))))];
    }

    /// <summary>What frames the sector first, then measured and official before reported, newest first.</summary>
    private static IEnumerable<Fact> Facts(string kind, Draft draft) => draft.Tagged("risk-" + kind).Where(draft.NamesSubject)
        .OrderByDescending(f => f.Has("frame")).ThenBy(f => f.Source.Class is SourceClass.News or SourceClass.SelfPublished).ThenByDescending(f => f.AsOf);

    /// <summary>What is counted or measured of a kind of risk, none left out because it is nought.</summary>
    private static IEnumerable<Claim> Indicators(string kind, Draft draft) => kind switch
    {
        "regulatory" => Laws(draft),
        "technical" => Ended(draft),
        "competence" => FewPeople(draft),
        "market" => NotOpen(draft),
        _ => Dependence(draft),
    };

    /// <summary>How many of the laws that are followed were proposed, adopted or came into force within a year.</summary>
    private static IEnumerable<Claim> Laws(Draft draft)
    {
        var laws = draft.Sector.Subjects.Where(subject => subject.Kind == SubjectKind.Law).OrderBy(subject => subject.Id, StringComparer.Ordinal).ToList();
        var facts = draft.Ledger.Facts.Where(fact => laws.Exists(law => law.Id == fact.Subject)).ToList();
        if (facts.Count == 0)
        {
            return [];
        }

        var moved = laws.Where(law => facts.Exists(fact => fact.Subject == law.Id && fact.Statement is Statement.Event { What: "proposed" or "adopted" or "in-force" } happened && happened.Day > draft.AsOf.AddMonths(-LawMonths))).ToList();
        List<(string, ClaimValue)> values = [("laws", new Number(laws.Count)), ("months", new Number(LawMonths))];
        return
        [
            moved.Count == 0 ? Claim.From("risk.laws.none", draft.AsOf, facts.Select(EvidenceRef.Of), values)
                : Claim.From("risk.laws", draft.AsOf, facts.Select(EvidenceRef.Of), [.. values, ("moved", new Number(moved.Count)), ("names", Names(moved))]),
        ];
    }

    /// <summary>In how many projects one or two people made half of the changes; which is not told.</summary>
    private static IEnumerable<Claim> FewPeople(Draft draft)
    {
        var known = Ordered(draft.Fresh).Where(score => score.Subject.Kind == SubjectKind.Project).Select(score => draft.Grades.SubstanceOf(score.Subject.Id).Known.FirstOrDefault(item => item.Kind.Id == "contributor-absence")?.Found)
            .OfType<Finding>().Where(found => found.Number is not null).ToList();
        return known.Count < Few ? [] :
        [
            Claim.From("risk.few-people", draft.AsOf, known.SelectMany(found => found.Evidence), ("few", new Number(known.Count(found => found.Number <= FewBehindHalf))), ("known", new Number(known.Count))),
        ];
    }

    /// <summary>The newest measured share that depends on the large cloud providers.</summary>
    private static IEnumerable<Claim> Dependence(Draft draft) => draft.Tagged("action-dependence")
        .Where(fact => fact.Modality == Modality.Measurement && fact.Statement is Statement.Share).OrderByDescending(fact => fact.AsOf).ThenByDescending(MeasuredUse.ShareOf).Take(1).Select(FactClaims.Of);

    /// <summary>How many of those that were read, or that a source says have ended, sleep or have ended.</summary>
    private static IEnumerable<Claim> Ended(Draft draft)
    {
        var told = draft.Ledger.Facts.Where(fact => fact.SaysEnded && fact.Modality is Modality.Fact or Modality.Decision).ToLookup(fact => fact.Subject);
        var looked = Ordered(draft.Fresh.Concat(draft.Scores.All.Where(s => told.Contains(s.Subject.Id)))).Where(s => s.Subject.Projects.Count == 0).DistinctBy(s => s.Subject.Id).ToList();
        var ended = looked.Where(s => s.Label == MomentumLabel.Dormant || told.Contains(s.Subject.Id) || s.Activity.Used.All(c => draft.Ledger.HasEnded(c.About))).ToList();
        IEnumerable<EvidenceRef> EvidenceOf(IEnumerable<SubjectScore> scores) => scores.SelectMany(s => Cite.Captures(s.Activity.Used).Concat(told[s.Subject.Id].Select(EvidenceRef.Of)));
        return ended.Count == 0 && looked.Count < Few ? [] :
        [
            ended.Count == 0 ? Claim.From("risk.ended.none", draft.AsOf, EvidenceOf(looked), ("read", new Number(looked.Count)))
                : Claim.From("risk.ended", draft.AsOf, EvidenceOf(ended), ("ended", new Number(ended.Count)), ("read", new Number(looked.Count)), ("names", Names(ended.Select(s => s.Subject)))),
        ];
    }

    /// <summary>How many projects have a licence under which the source may be read but not freely used, of those whose licence was recognised.</summary>
    private static IEnumerable<Claim> NotOpen(Draft draft)
    {
        var known = Ordered(draft.Fresh).Where(s => s.Subject.Kind == SubjectKind.Project)
            .Select(s => (s.Subject, Licence: draft.LicenceOf(s)!)).Where(p => p.Licence is not null && p.Licence.Title != OpenLicence.Unrecognised).ToList();
        var closed = known.Where(p => OpenLicence.IsSourceAvailable(p.Licence.Title!)).ToList();
        return closed.Count == 0 && known.Count < Few ? [] :
        [
            closed.Count == 0 ? Claim.From("risk.not-open.none", draft.AsOf, known.Select(p => Cite.Event(p.Licence)), ("projects", new Number(known.Count)))
                : Claim.From("risk.not-open", draft.AsOf, closed.Select(p => Cite.Event(p.Licence)), ("closed", new Number(closed.Count)), ("projects", new Number(known.Count)), ("names", Names(closed.Select(p => p.Subject)))),
        ];
    }

    /// <summary>The order of the sector's files says nothing.</summary>
    private static IEnumerable<SubjectScore> Ordered(IEnumerable<SubjectScore> scores) => scores.OrderBy(score => score.Subject.Id, StringComparer.Ordinal);
}
