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
        var technologies = draft.Sector.Subjects.Where(s => s.Kind == SubjectKind.Technology)
            .Select(s => (Subject: s, Use: draft.UseOf(s.Id)!)).Where(t => t.Use is not null)
            .OrderByDescending(t => MeasuredUse.ShareOf(t.Use)).ThenBy(t => t.Subject.Id, StringComparer.Ordinal).ToList();
        var used = technologies.Where(t => MeasuredUse.ShareOf(t.Use) > 0).Take(Most - Unused);
        var chosen = used.Concat(technologies.Where(t => MeasuredUse.ShareOf(t.Use) == 0).Take(Unused)).ToList();
        if (chosen.Count == 0)
        {
            return [];
        }

        return
        [
            new Block.Table([Column.Subject, Column.Use, Column.Before, Column.Organisations, Column.Because], [.. chosen.Select(t => Row(t.Subject, t.Use, draft))]),
            new Block.Empty(Claim.From("hype.unknown", draft.AsOf, chosen.Select(t => EvidenceRef.Of(t.Use)), ("technologies", new Number(chosen.Count)))),
        ];
    }

    private static Block.Row Row(Subject subject, Fact use, Draft draft)
    {
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
            ("subject", new Name(subject.Id)), ("hype", new Unknown()), ("use", FactClaims.UseOf(use)),
            ("before", before is null ? new Unknown() : FactClaims.UseOf(before)),
            ("organisations", share.Organisations is { } n ? new Number(n) : new Unknown()), ("label", ScoreClaims.Label(score)),
            ("ratio", score.IsRated ? Ratio(score.Momentum.Ratio) : new Unknown()),
            ("interval", score.IsRated ? Between(score.Momentum.Low, score.Momentum.High) : new Unknown()));
        return new Block.Row(claim, because, score.IsRated ? ScoreClaims.Trend(score) : null);
    }
}
