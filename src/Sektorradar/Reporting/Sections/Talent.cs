using Sektorradar.Model;
using Sektorradar.Scoring;

namespace Sektorradar.Reporting.Sections;

/// <summary>6. Where people go: first-time contributors by project, never fewer than five, and what sources say of it. No person anywhere.</summary>
internal sealed class Talent : ISection
{
    private const int Most = 8, Facts = 4;

    public string Id => "talent";

    public IReadOnlyList<Block> Build(Draft draft)
    {
        var newcomers = draft.Rated.Select(s => (Score: s, Claim: ScoreClaims.Newcomers(s))).Where(row => row.Claim is not null)
            .OrderByDescending(row => Number(row.Claim!, "newcomers") - Number(row.Claim!, "expected")).ThenBy(row => row.Score.Subject.Id, StringComparer.Ordinal).Take(Most).ToList();
        var blocks = new List<Block>();
        if (newcomers.Count > 0)
        {
            blocks.Add(new Block.Table([Column.Subject, Column.Newcomers, Column.Expected], [.. newcomers.Select(row => new Block.Row(row.Claim!, [], ScoreClaims.Trend(row.Score)))]));
        }

        // The largest changes first: that is what a reader would ask about.
        var changes = draft.Tagged("talent").OrderByDescending(ChangeOf).ThenBy(f => f.Id, StringComparer.Ordinal).Take(Facts).Select(FactClaims.Of).ToList();
        if (changes.Count > 0)
        {
            blocks.Add(new Block.Prose(changes));
        }

        if (blocks.Count > 0)
        {
            var evidence = blocks.SelectMany(b => b.Claims).SelectMany(c => c.Evidence);
            blocks.Add(new Block.Empty(Claim.From("talent.missing", draft.AsOf, evidence, ("people", new ClaimValue.Number(ScoreClaims.FewestPeople)))));
        }

        return blocks;
    }

    private static decimal Number(Claim claim, string value) => ((ClaimValue.Number)claim[value]).Value;

    private static double ChangeOf(Fact fact) =>
        fact.Statement is Statement.Change { From: > 0, To: > 0 } change ? Math.Abs(Math.Log((double)(change.To / change.From))) : 0;
}
