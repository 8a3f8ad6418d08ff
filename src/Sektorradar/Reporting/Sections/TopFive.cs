using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Sections;

/// <summary>2. Projects, companies and programmes whose activity most surely grew. The rule is printed under the table.</summary>
internal sealed class TopFive : ISection
{
    private const int Rows = 5, LeastKinds = 2, FewestWeeks = 3 * RateRatio.FreshWeeks;

    public string Id => "top";

    public IReadOnlyList<Block> Build(Draft draft)
    {
        var ranked = draft.Rated.Where(Qualifies)
            .OrderByDescending(s => s.Momentum.Up).ThenByDescending(s => s.Momentum.Ratio).ThenBy(s => s.Subject.Id, StringComparer.Ordinal).Take(Rows).ToList();
        if (ranked.Count == 0)
        {
            return [];
        }

        var rule = Claim.From("top.rule", draft.AsOf, ranked.SelectMany(Cite.Score),
            ("percent", new Percent(15)), ("weeks", new Number(FewestWeeks)), ("rated", new Number(draft.Rated.Count())));
        return
        [
            new Block.Table([Column.Subject, Column.Kind, Column.Label, Column.Because],
                [.. ranked.Select(s => new Block.Row(ScoreClaims.Momentum(s), [.. Why(s, draft)], ScoreClaims.Trend(s)))]),
            new Block.Prose([rule]),
        ];
    }

    /// <summary>A rise that two kinds of signal show, of a thing that somebody makes, with enough people behind it.</summary>
    private static bool Qualifies(SubjectScore score) =>
        score.Subject.Kind is SubjectKind.Project or SubjectKind.Company or SubjectKind.Programme
        && score.Label is MomentumLabel.Hot or MomentumLabel.Rising
        && score.Momentum.Kinds.Count >= LeastKinds && PeopleWeeks(score) >= FewestWeeks;

    /// <summary>Contributor-weeks of the quarter: three people a week are the least that can be called a movement.</summary>
    private static double PeopleWeeks(SubjectScore score) => score.Momentum.Kinds.FirstOrDefault(kind => kind.Metric == Metric.Authors)?.FreshRaw ?? 0;

    /// <summary>What it is, what moved, its newest release and the newest fact: never an adjective.</summary>
    private static IEnumerable<Claim> Why(SubjectScore score, Draft draft)
    {
        yield return Claim.From("subject.summary", draft.AsOf, Cite.Captures(score.Activity.Used),
            ("subject", new Name(score.Subject.Id)), ("summary", new Words(score.Subject.Summary)));
        yield return ScoreClaims.Momentum(score);
        if (ScoreClaims.Newcomers(score) is { } newcomers)
        {
            yield return newcomers;
        }

        if (score.OnlyCapture is { } copy && draft.Ledger.Of(copy.About, Metric.Version).LastOrDefault() is { } version && version.Day >= draft.QuarterFrom)
        {
            yield return ScoreClaims.Version(score.Subject, version);
        }

        var newest = draft.FactsOf(score.Subject.Id).Where(f => f.Statement is not Statement.Amount { Unit: "stars" })
            .OrderByDescending(f => f.AsOf).ThenBy(f => f.Id, StringComparer.Ordinal).FirstOrDefault();
        if (newest is not null)
        {
            yield return FactClaims.Of(newest);
        }
    }
}
