using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Dossiers;

/// <summary>2. What was counted in each kind of signal, what was to be expected, and what each kind weighs.</summary>
internal static class CountsPart
{
    public static IEnumerable<Block> Build(Draft draft, SubjectScore score) => !score.IsRated ? [] :
    [
        new Block.Table([Column.Metric, Column.Fresh, Column.Baseline, Column.Change, Column.Sector, Column.Expected, Column.Unevenness, Column.Weight, Column.Direction],
            [.. score.Momentum.Kinds.Select(kind => new Block.Row(Row(kind, draft, score), []))]),
        new Block.Prose([.. score.Momentum.Kinds.Where(WasCut).Select(kind => VerdictPart.Of("counts.cut", score, Cite.Score(score, kind.Metric),
            ("metric", VerdictPart.Metric(kind)), ("counted", VerdictPart.Counted(kind)), ("used", new Number(Round(kind.Fresh), 1))))]),
    ];

    private static Claim Row(KindMomentum kind, Draft draft, SubjectScore score) => VerdictPart.Of("counts.kind", score, Cite.Score(score, kind.Metric),
        ("metric", VerdictPart.Metric(kind)), ("fresh", VerdictPart.Counted(kind)), ("weeks", new Number(kind.Weeks)), ("baseline", new Number(Round(kind.Expected), 1)),
        ("change", Ratio(kind.Ratio)), ("sector", draft.Scores.Drift.GetValueOrDefault(kind.Metric) is { IsKnown: true } ? Ratio(kind.SectorRatio) : new Unknown()), ("expected", Count(ScoreClaims.Expected(kind))),
        ("unevenness", new Number(Round(kind.Dispersion), 1)), ("weight", PercentOf((decimal)kind.Share)),
        ("direction", new Term(kind.Direction switch { > 0 => "direction.up", < 0 => "direction.down", _ => "direction.none" })));

    /// <summary>By at least one. Of few new people neither number is told.</summary>
    private static bool WasCut(KindMomentum kind) => VerdictPart.Counted(kind) is Number && Math.Round(kind.Fresh) != Math.Round(kind.FreshRaw);

    private static decimal Round(double value) => Math.Round((decimal)value, 1, MidpointRounding.ToEven);
}
