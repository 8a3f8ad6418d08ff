using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Sections;

/// <summary>
/// 5. Attention against substance, of the technologies whose use was measured. Each grade stands with its interval and with how many kinds of
/// evidence it rests on; without a source of attention, hype is unknown.
/// </summary>
internal sealed class HypeAndSubstance : ISection
{
    private const int Most = 12, Unused = 3;

    public string Id => "hype";

    public IReadOnlyList<Block> Build(Draft draft)
    {
        var technologies = draft.Sector.Subjects.Where(s => s.Kind == SubjectKind.Technology)
            .Select(s => (Subject: s, Use: draft.UseOf(s.Id)!)).Where(t => t.Use is not null)
            .OrderByDescending(t => MeasuredUse.ShareOf(t.Use)).ThenBy(t => t.Subject.Id, StringComparer.Ordinal).ToList();
        var used = technologies.Where(t => MeasuredUse.ShareOf(t.Use) > 0).Take(Most - Unused);
        var chosen = used.Concat(technologies.Where(t => MeasuredUse.ShareOf(t.Use) == 0).Take(Unused)).ToList();
        if (chosen.Count == 0)
        {
            return [];
        }

        var uses = chosen.Select(t => EvidenceRef.Of(t.Use)).ToList();
        var unknown = KindOfEvidence.All.Where(kind => !chosen.Exists(t => draft.Grades.SubstanceOf(t.Subject.Id).Known.Any(item => item.Kind == kind)));
        var rule = Claim.From("substance.rule", draft.AsOf, uses,
            ("lowest", new Number(GradeClaims.Lowest)), ("highest", new Number(GradeClaims.Highest)), ("unknown", GradeClaims.Terms(unknown)));
        return
        [
            new Block.Table([Column.Subject, Column.Substance, Column.Hype, Column.Use, Column.Before, Column.Because], [.. chosen.Select(t => Row(t.Subject, t.Use, draft))]),
            new Block.Prose([rule]),
            .. chosen.Exists(t => draft.Grades.HypeOf(t.Subject.Id) is not null) ? (Block[])[]
                : [new Block.Empty(Claim.From("hype.unknown", draft.AsOf, uses, ("technologies", new Number(chosen.Count))))],
        ];
    }

    private static Block.Row Row(Subject subject, Fact use, Draft draft)
    {
        var score = draft.Scores[subject.Id];
        var (substance, hype) = (draft.Grades.SubstanceOf(subject.Id), draft.Grades.HypeOf(subject.Id));
        var before = MeasuredUse.Before(use, draft.FactsOf(subject.Id));
        Claim?[] because =
        [
            GradeClaims.Substance(subject, substance, draft.AsOf), GradeClaims.Hype(subject, hype, draft.AsOf), GradeClaims.Unusual(subject, hype, draft.AsOf),
            FactClaims.Of(use), before is null ? null : FactClaims.UseChange(subject, before, use), score.IsRated ? ScoreClaims.Momentum(score) : null,
            .. draft.Tagged("hype").Where(f => f.Subject == subject.Id && f.Statement is Statement.Amount).Take(1).Select(FactClaims.Of),
        ];
        List<Claim> said = [.. because.OfType<Claim>()];
        var claim = Claim.From("substance.measured", use.AsOf, said.SelectMany(c => c.Evidence),
        [
            ("subject", new Name(subject.Id)), .. GradeClaims.Values(substance), .. GradeClaims.Values(hype), ("use", FactClaims.UseOf(use)),
            ("before", before is null ? new Unknown() : FactClaims.UseOf(before)), ("label", ScoreClaims.Label(score)),
        ]);
        return new Block.Row(claim, said, score.IsRated ? ScoreClaims.Trend(score) : null);
    }
}
