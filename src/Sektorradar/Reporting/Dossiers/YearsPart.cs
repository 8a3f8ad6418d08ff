using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Dossiers;

/// <summary>5. The second horizon: three years, and the best year of five.</summary>
internal static class YearsPart
{
    public static IEnumerable<Block> Build(Draft draft, SubjectScore score) => score.Horizon is { } horizon ? [new Block.Prose([.. Claims(score, horizon)])] : [];

    private static IEnumerable<Claim> Claims(SubjectScore score, Horizon horizon)
    {
        var last = score.Activity.LastWeek!.Value.AddDays(6);
        var evidence = score.Activity.Used.Select(capture => (EvidenceRef)new EvidenceRef.Signals(capture.Id, Metric.Authors, capture.CoversFrom, last)).ToList();
        yield return VerdictPart.Of("years.line", score, evidence,
            ("slope", ChangeBy(horizon.PerYear)), ("trend", new Number(Math.Round((decimal)horizon.Trend, 1), 1)), ("weeks", new Number(Horizon.YearWeeks)),
            ("people", Count(horizon.LastYear)), ("share", PercentOf((decimal)horizon.PeakShare)));
        if (horizon.HasFaded)
        {
            yield return horizon.IsFalling
                ? VerdictPart.Of("years.faded", score, evidence, ("below", PercentOf((decimal)Horizon.FadedBelow)), ("limit", new Number((decimal)Horizon.FadedTrend)))
                : VerdictPart.Of("years.gone", score, evidence, ("few", new Number((decimal)Horizon.FewInAYear)), ("below", PercentOf((decimal)Horizon.FadedBelow)), ("best", Count(horizon.BestYear)));
        }
    }
}
