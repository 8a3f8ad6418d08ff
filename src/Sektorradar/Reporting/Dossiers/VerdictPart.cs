using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Dossiers;

/// <summary>1. The label with its interval and its probabilities, or why there is none.</summary>
internal static class VerdictPart
{
    private const int FewestSources = 2;

    public static IEnumerable<Block> Build(Draft draft, SubjectScore score) => [new Block.Prose([.. Claims(score)])];

    private static IEnumerable<Claim> Claims(SubjectScore score)
    {
        if (score.Unrated is { } why)
        {
            return WhyNot(score, why);
        }

        return score.IsRated ? [ScoreClaims.Momentum(score), Odds(score), .. Remarks(score)] : [ScoreClaims.Momentum(score)];
    }

    private static Claim Odds(SubjectScore score)
    {
        var (momentum, main) = (score.Momentum, Heaviest(score));
        return Of("verdict.odds", score, Cite.Score(score),
            ("rise", new Change(15)), ("up", Chance(momentum.Up)), ("surge", new Change(75)), ("much", Chance(momentum.Much)), ("fall", new Change(-13)), ("down", Chance(momentum.Down)),
            ("little", Chance(1 - momentum.Up - momentum.Down)), ("fresh", Counted(main)), ("metric", Metric(main)), ("weeks", new Number(main.Weeks)));
    }

    private static IEnumerable<Claim> Remarks(SubjectScore score)
    {
        var (up, down) = (score.Momentum.Kinds.Where(kind => kind.Direction > 0).ToList(), score.Momentum.Kinds.Where(kind => kind.Direction < 0).ToList());
        if (score.Disagrees)
        {
            yield return up.Count > 0
                ? Of("verdict.torn", score, Cite.Score(score), ("up", Metrics(up)), ("down", Metrics(down)))
                : Of("verdict.fell", score, Cite.Score(score), ("down", Metrics(down)));
        }

        if (score.State.Label == MomentumLabel.Hot && score.Label == MomentumLabel.Rising)
        {
            yield return Of("verdict.hot", score, Cite.Score(score), ("least", new Number(FewestSources)), ("sources", new Number(score.SourceCount)));
        }

        // Where the label is "not confirmed", its own sentence has said so.
        if (score.Unconfirmed is { } wanted && !score.IsUnconfirmed)
        {
            yield return Of("verdict.unconfirmed", score, Cite.Score(score), ("wanted", ScoreClaims.Term(wanted)));
        }
    }

    private static IEnumerable<Claim> WhyNot(SubjectScore score, Unrated why)
    {
        var copies = Cite.Captures(score.Activity.Used).ToList();
        var read = score.Activity.Used.Count;
        return why switch
        {
            Unrated.OldCopy => [Of("unrated.old-copy", score, copies, ("day", new Day(score.StaleSince!.Value)), ("weeks", new Number(Scores.OldCopyDays / 7)))],
            Unrated.InPart => [Of("unrated.in-part", score, copies, ("read", new Number(read)), ("wanted", new Number(read + score.Activity.LeftOut.Count + score.Activity.Missing.Count)))],
            Unrated.OneRepository =>
            [
                Of("unrated.one-repository", score, copies, ("percent", PercentOf((decimal)score.Activity.LargestShare)),
                    ("people", Count(Events(score, Model.Metric.Authors))), ("weeks", new Number(Compared(score))), ("most", PercentOf((decimal)SubjectScore.MostOfOne))),
            ],
            Unrated.ShortHistory => [Of("unrated.short-history", score, copies, ("weeks", new Number(score.Weeks)), ("least", new Number(RateRatio.FreshWeeks + RateRatio.LeastBaseWeeks)))],
            Unrated.FewEvents => KindOfSignal.OfRepositories.Select(kind => Of("unrated.few-events", score, copies, ("metric", new Term("metric." + kind.Metric.Name())),
                ("counted", Shown(kind.Metric, Events(score, kind.Metric))), ("weeks", new Number(Compared(score))), ("least", new Number(RateRatio.LeastEvents)))),
            // Without a copy there is nothing to cite; the section says that it is empty.
            _ => [],
        };
    }

    private static int Compared(SubjectScore score) => Math.Min(score.Weeks, RateRatio.FreshWeeks + RateRatio.BaseWeeks);

    private static double Events(SubjectScore score, Metric metric) => score.Activity.Weekly[metric].Counts.TakeLast(RateRatio.FreshWeeks + RateRatio.BaseWeeks).Sum();

    /// <summary>Nothing is certain: what would be rounded to none or all keeps a decimal.</summary>
    private static Percent Chance(double probability) => probability is > 0.005 and < 0.995
        ? PercentOf((decimal)probability)
        : new Percent(Math.Clamp(Math.Round(100 * (decimal)probability, 1), 0.1m, 99.9m));

    internal static KindMomentum Heaviest(SubjectScore score) => score.Momentum.Kinds.MaxBy(kind => kind.Share)!;

    internal static Term Metric(KindMomentum kind) => new("metric." + kind.Metric.Name());

    /// <summary>A count, unless it is of so few people that it could point at somebody.</summary>
    internal static ClaimValue Counted(KindMomentum kind) => ScoreClaims.IsFew(kind) ? new Term("people.few") : Count(kind.FreshRaw);

    private static List Metrics(IEnumerable<KindMomentum> kinds) => new([.. kinds.Select(Metric)]);

    private static ClaimValue Shown(Metric metric, double count) => metric == Model.Metric.Newcomers && count < ScoreClaims.FewestPeople ? new Term("people.few") : Count(count);

    /// <summary>A claim about a subject's score, of its last week.</summary>
    internal static Claim Of(string kind, SubjectScore score, IEnumerable<EvidenceRef> evidence, params IEnumerable<(string, ClaimValue)> values) =>
        Claim.From(kind, score.LastWeek?.AddDays(6) ?? score.StaleSince ?? default, evidence, [("subject", new Name(score.Subject.Id)), .. values]);
}
