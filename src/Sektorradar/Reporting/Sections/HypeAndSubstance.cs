using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Sections;

/// <summary>
/// 5. Attention against substance. Without a source of attention, hype is unknown and no grade is given; what is known of substance is shown as
/// it was measured: use in the sector's public code, people, releases.
/// </summary>
internal sealed class HypeAndSubstance : ISection
{
    private const int Most = 12, Unused = 3;

    public string Id => "hype";

    public IReadOnlyList<Block> Build(Draft draft)
    {
        var technologies = draft.Sector.Subjects.Where(s => s.Kind == SubjectKind.Technology && draft.UseOf(s.Id) is not null)
            .OrderByDescending(s => MeasuredUse.ShareOf(draft.UseOf(s.Id)!)).ThenBy(s => s.Id, StringComparer.Ordinal).ToList();
        var used = technologies.Where(s => MeasuredUse.ShareOf(draft.UseOf(s.Id)) > 0).Take(Most - Unused);
        var chosen = used.Concat(technologies.Where(s => MeasuredUse.ShareOf(draft.UseOf(s.Id)) == 0).Take(Unused)).ToList();
        if (chosen.Count == 0)
        {
            return [];
        }

        var evidence = chosen.Select(s => EvidenceRef.Of(draft.UseOf(s.Id)!)).ToList();
        return
        [
            new Block.Table(["subject", "use", "before", "organisations", Block.Table.Because], [.. chosen.Select(s => Row(s, draft))]),
            new Block.Empty(Claim.From("hype.unknown", draft.AsOf, evidence, ("technologies", new Number(chosen.Count)))),
        ];
    }

    private static Block.Row Row(Subject subject, Draft draft)
    {
        var use = draft.UseOf(subject.Id)!;
        var share = (Statement.Share)use.Statement;
        var score = draft.Scores[subject.Id];
        var before = MeasuredUse.Before(use, draft.FactsOf(subject.Id));
        var because = new List<Claim> { FactClaims.Of(use) };
        if (before is not null)
        {
            because.Add(FactClaims.UseChange(subject, before, use));
        }

        if (score.IsRated)
        {
            because.Add(ScoreClaims.Momentum(score));
        }

        because.AddRange(draft.Tagged("hype").Where(f => f.Subject == subject.Id && f.Statement is Statement.Amount).Take(1).Select(FactClaims.Of));
        var claim = Claim.From("substance.measured", use.AsOf, because.SelectMany(c => c.Evidence),
            ("subject", new Name(subject.Id)), ("hype", new Unknown()), ("use", FactClaims.PercentOf(use)),
            ("before", before is null ? new Unknown() : FactClaims.PercentOf(before)),
            ("organisations", share.Organisations is { } n ? new Number(n) : new Unknown()), ("label", new Term("label." + ScoreClaims.LabelCode(score))),
            ("ratio", score.IsRated ? Ratio(score.Momentum.Ratio) : new Unknown()), ("interval", score.IsRated ? Between(score.Momentum.Low, score.Momentum.High) : new Unknown()));
        return new Block.Row(claim, because, score.IsRated ? ScoreClaims.Trend(score) : null);
    }
}
