using Sektorradar.Model;
using Sektorradar.Scoring;

namespace Sektorradar.Reporting.Sections;

/// <summary>
/// 6. Where people go: first-time contributors by project, who came, left and moved, never fewer than five, what sources say of it, and how much of the work declares an AI tool.
/// No person anywhere.
/// </summary>
internal sealed class Talent : ISection
{
    private const int Most = 8, Facts = 4, Pairs = 6, Quarters = 6;

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

        blocks.AddRange(Flows(draft));

        // The largest changes first: that is what a reader would ask about.
        var changes = draft.Tagged("talent").OrderByDescending(ChangeOf).ThenBy(f => f.Id, StringComparer.Ordinal).Take(Facts).Select(FactClaims.Of).ToList();
        if (changes.Count > 0)
        {
            blocks.Add(new Block.Prose(changes));
        }

        blocks.AddRange(Declared(draft));
        if (blocks.Count > 0)
        {
            var evidence = blocks.SelectMany(b => b.Claims).SelectMany(c => c.Evidence);
            blocks.Add(new Block.Empty(Claim.From(draft.Ledger.Talent is null ? "talent.missing" : "talent.jobs-missing", draft.AsOf, evidence, ("people", new ClaimValue.Number(ScoreClaims.FewestPeople)))));
        }

        return blocks;
    }

    private static IEnumerable<Block> Flows(Draft draft)
    {
        if (draft.Ledger.Talent is not { Signals.Count: > 0 } talent)
        {
            yield break;
        }

        var subjects = FlowClaims.Subjects(talent, draft.Sector).Take(Most).ToList();
        if (subjects.Count > 0)
        {
            yield return new Block.Table([Column.Subject, Column.Active, Column.Arrivals, Column.Departures], [.. subjects.Select(claim => new Block.Row(claim, []))]);
        }

        var pairs = FlowClaims.Pairs(talent, draft.Sector).Take(Pairs).ToList();
        yield return new Block.Prose([.. FlowClaims.Together(talent), pairs.Count > 0 ? Said("talent.pairs") : Said("talent.no-pairs"), .. pairs]);

        Claim Said(string kind) => Claim.From(kind, FlowClaims.Until(talent), [new EvidenceRef.Whole(talent.Capture.Id)],
            ("people", new ClaimValue.Number(ScoreClaims.FewestPeople)), ("until", new ClaimValue.Day(FlowClaims.Until(talent))));
    }

    /// <summary>With what is known to have raised the numbers without anybody deciding it.</summary>
    private static IEnumerable<Block> Declared(Draft draft)
    {
        var quarters = DeclaredAi.Quarters(draft.Ledger, Quarters);
        if (quarters.Count == 0)
        {
            yield break;
        }

        var rows = quarters.Select(quarter => new Block.Row(quarter.ToClaim(), [])).ToList();
        yield return new Block.Table([Column.Until, Column.Repositories, Column.Declaring, Column.Median, Column.Upper, Column.Outliers], rows);
        var raised = draft.Tagged("declared-ai").Where(fact => fact.AsOf > quarters[^1].Until.AddMonths(-3))
            .SelectMany(fact => new[] { Claim.From("talent.raised", fact.AsOf, [EvidenceRef.Of(fact)], ("day", new ClaimValue.Day(fact.AsOf))), FactClaims.Of(fact) });
        yield return new Block.Prose([rows[0].Claim, .. new[] { quarters[0].Apart() }.OfType<Claim>(), .. raised]);
    }

    private static decimal Number(Claim claim, string value) => ((ClaimValue.Number)claim[value]).Value;

    private static double ChangeOf(Fact fact) =>
        fact.Statement is Statement.Change { From: > 0, To: > 0 } change ? Math.Abs(Math.Log((double)(change.To / change.From))) : 0;
}
