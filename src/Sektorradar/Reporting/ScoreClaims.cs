using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting;

/// <summary>Claims about what was counted in repositories.</summary>
public static class ScoreClaims
{
    /// <summary>A published cell about people holds at least so many.</summary>
    public const int FewestPeople = 5;

    /// <summary>How a subject's activity changed, told by the kind of signal that weighs most.</summary>
    public static Claim Momentum(SubjectScore score)
    {
        var subject = ("subject", (ClaimValue)new Name(score.Subject.Id));
        var kindOf = ("kind", (ClaimValue)new Term("kind." + score.Subject.Kind.ToString().ToLowerInvariant()));
        var label = ("label", (ClaimValue)new Term("label." + LabelCode(score)));
        var day = score.Activity.LastWeek?.AddDays(6) ?? score.StaleSince ?? default;
        if (!score.IsRated)
        {
            return Claim.From(score.Label == MomentumLabel.Dormant ? "momentum.dormant" : "momentum.not-rated", day, Cite.Captures(score.Activity.Used), subject, kindOf, label, ("last", new Day(day)));
        }

        var momentum = score.Momentum;
        var main = momentum.Kinds.MaxBy(kind => kind.Share)!;
        return Claim.From("momentum." + LabelCode(score), day, Cite.Score(score), subject, kindOf, label,
            ("fresh", Count(main.FreshRaw)), ("metric", new Term("metric." + main.Metric.Name())), ("expected", Count(Expected(main))),
            ("ratio", Ratio(momentum.Ratio)), ("interval", Between(momentum.Low, momentum.High)), ("last", new Day(day)),
            ("weeks", new Number(13)), ("level", new Percent(80)), ("confidence", new Term("confidence." + (momentum.Confidence ?? Confidence.Low).ToString().ToLowerInvariant())));
    }

    public static string LabelCode(SubjectScore score) => score.IsRated || score.Label == MomentumLabel.Dormant
        ? score.Momentum.Disagree ? "disagree" : score.Label.ToString().ToLowerInvariant()
        : "not-rated";

    /// <summary>What the year before led one to expect, with the season and what the whole sector did: beside it a rise looks like a rise.</summary>
    private static double Expected(KindMomentum kind) => Math.Round(kind.Expected * kind.SectorRatio);

    /// <summary>The curve beside a row: people by week.</summary>
    public static Series? Trend(SubjectScore score) => score.Activity.Weekly.GetValueOrDefault(Metric.Authors);

    public static Claim Version(Subject subject, Signal version) => Claim.From("release.latest", version.Day, Modality.Fact, [Cite.Event(version)],
        ("subject", new Name(subject.Id)), ("version", new Literal(version.Title!)), ("day", new Day(version.Day)));

    /// <summary>First-time contributors of the quarter, where they are at least five.</summary>
    public static Claim? Newcomers(SubjectScore score)
    {
        return score.Momentum.Kinds.FirstOrDefault(kind => kind.Metric == Metric.Newcomers) is { } newcomers && newcomers.FreshRaw >= FewestPeople
            ? Claim.From("newcomers", score.Activity.LastWeek!.Value.AddDays(6), Cite.Score(score), ("subject", new Name(score.Subject.Id)),
                ("newcomers", Count(newcomers.FreshRaw)), ("expected", Count(Expected(newcomers))), ("weeks", new Number(13)))
            : null;
    }
}
