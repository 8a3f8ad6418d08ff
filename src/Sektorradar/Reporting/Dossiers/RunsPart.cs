using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Dossiers;

/// <summary>3. The label in each of the last runs, four weeks apart, from the same evidence.</summary>
internal static class RunsPart
{
    public static IEnumerable<Block> Build(Draft draft, SubjectScore score) => !score.IsRated ? [] :
        [new Block.Table([Column.Week, Column.Label, Column.Ratio], [.. Enumerable.Range(0, Runs.Recent).Select(back => new Block.Row(Run(draft.Scores.Before(score.Subject.Id, back), back), []))])];

    private static Claim Run(SubjectScore then, int back)
    {
        var momentum = then.Momentum;
        (string, ClaimValue)[] values = [("week", new Day(then.LastWeek!.Value.AddDays(6 - 7 * Runs.Weeks * back))), ("label", ScoreClaims.Label(then))];
        return then.IsRated
            ? VerdictPart.Of("runs.run", then, Cite.Score(then, metric: null, back), [.. values, ("ratio", Ratio(momentum.Ratio)), ("interval", Between(momentum.Low, momentum.High)), ("level", new Percent(80))])
            : VerdictPart.Of("runs.unrated", then, Cite.Basis(then), [.. values, ("ratio", new Unknown())]);
    }
}
