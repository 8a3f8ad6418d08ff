using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting;

/// <summary>Claims about signals of one subject that contradict each other: both are printed, and no sum of them.</summary>
internal static class ConflictClaims
{
    /// <returns>Null where no kind went up while another went down.</returns>
    public static Claim? Of(SubjectScore score)
    {
        var up = score.Momentum.Kinds.Where(kind => kind.Direction > 0).MaxBy(kind => kind.Share);
        var down = score.Momentum.Kinds.Where(kind => kind.Direction < 0).MaxBy(kind => kind.Share);
        return up is null || down is null || ScoreClaims.IsFew(up) || ScoreClaims.IsFew(down) ? null
            : Claim.From("conflict.signals", score.LastWeek!.Value.AddDays(6), [.. Cite.Score(score, up.Metric), .. Cite.Score(score, down.Metric)],
                ("day", new Day(score.LastWeek!.Value.AddDays(6))), ("subject", new Name(score.Subject.Id)), ("upMetric", Metric(up)), ("upFresh", Count(up.FreshRaw)), ("upExpected", Count(ScoreClaims.Expected(up))),
                ("downMetric", Metric(down)), ("downFresh", Count(down.FreshRaw)), ("downExpected", Count(ScoreClaims.Expected(down))), ("weeks", new Number(RateRatio.FreshWeeks)));
    }

    private static Term Metric(KindMomentum kind) => new("metric." + kind.Metric.Name());
}
