using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Dossiers;

/// <summary>4. How much more or less would have to be counted in the last quarter for another label.</summary>
internal static class WhatIfPart
{
    public static IEnumerable<Block> Build(Draft draft, SubjectScore score) => !score.IsRated ? [] : [new Block.Prose([.. Claims(draft, score)])];

    private static List<Claim> Claims(Draft draft, SubjectScore score)
    {
        if (score.HasFaded)
        {
            return [Of("whatif.faded", score)];
        }

        var found = draft.Scores.WhatIf(score.Subject.Id);
        List<Claim?> said = score.Label switch
        {
            MomentumLabel.Hot or MomentumLabel.Rising => [Factor(score, found.LosesRise, less: "whatif.loses-rise", more: "whatif.keeps-rise")],
            MomentumLabel.Declining => [Factor(score, found.LosesDecline, less: "whatif.keeps-decline", more: "whatif.loses-decline")],
            _ => [Factor(score, found.Rises, less: "whatif.not-rises", more: "whatif.rises"), Factor(score, found.Declines, less: "whatif.declines", more: "whatif.not-declines")],
        };
        List<Claim> claims = [.. said.OfType<Claim>()];
        return claims.Count > 0 ? claims : [Of("whatif.none", score)];
    }

    /// <param name="less">What is said where fewer would do it; <paramref name="more"/> where more would.</param>
    private static Claim? Factor(SubjectScore score, double? factor, string less, string more)
    {
        if (factor is not { } times)
        {
            return null;
        }

        var main = VerdictPart.Heaviest(score);
        var few = VerdictPart.Counted(main) is Term;
        return Of(times < 1 ? less : more, score, ("percent", PercentOf((decimal)Math.Abs(times - 1))), ("metric", VerdictPart.Metric(main)), ("fresh", VerdictPart.Counted(main)),
            ("count", few ? new Unknown() : Count(Math.Round(times * main.FreshRaw))));
    }

    private static Claim Of(string kind, SubjectScore score, params IEnumerable<(string, ClaimValue)> values) => VerdictPart.Of(kind, score, Cite.Score(score), values);
}
