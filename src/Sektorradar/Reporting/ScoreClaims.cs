using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting;

/// <summary>Claims about what was counted in repositories.</summary>
public static class ScoreClaims
{
    /// <summary>A published cell about people holds at least so many.</summary>
    public const int FewestPeople = 5;

    private const string LabelTerm = "label.";

    /// <summary>How a subject's activity changed, told by the kind of signal that weighs most.</summary>
    public static Claim Momentum(SubjectScore score)
    {
        var day = score.LastWeek?.AddDays(6) ?? score.StaleSince ?? default;
        List<(string, ClaimValue)> values =
        [
            ("subject", new Name(score.Subject.Id)), ("kind", new Term("kind." + score.Subject.Kind.ToString().ToLowerInvariant())), ("label", Label(score)),
        ];
        if (!score.IsRated)
        {
            return Claim.From("momentum." + LabelCode(score), day, Cite.Basis(score), [.. values, ("last", new Day(day))]);
        }

        var momentum = score.Momentum;
        var main = momentum.Kinds.MaxBy(kind => kind.Share)!;
        return Claim.From("momentum." + LabelCode(score), day, Cite.Score(score),
        [
            .. values, ("fresh", Count(main.FreshRaw)), ("metric", new Term("metric." + main.Metric.Name())), ("expected", Count(Expected(main))),
            ("ratio", Ratio(momentum.Ratio)), ("interval", Between(momentum.Low, momentum.High)), ("last", new Day(day)),
            ("weeks", new Number(main.Weeks)), ("level", new Percent(80)), ("confidence", new Term("confidence." + score.Confidence.ToString().ToLowerInvariant())),
            .. score.IsDecliningByHorizon ? [("year", Count(score.Horizon!.LastYear)), ("peak", PercentOf((decimal)(score.Horizon.LastYear / score.Horizon.BestYear)))] : Array.Empty<(string, ClaimValue)>(),
            .. score.IsUnconfirmed ? [("wanted", Term(score.Unconfirmed!.Value))] : Array.Empty<(string, ClaimValue)>(),
        ]);
    }

    /// <summary>The label as printed: where a subject counts as stable it may be that little is known, or that its signals contradict each other.</summary>
    public static string LabelCode(SubjectScore score) => score.Label switch
    {
        MomentumLabel.NotRated => "not-rated",
        MomentumLabel.Stable when score.Disagrees => "disagree",
        MomentumLabel.Stable when score.IsUnconfirmed => "unconfirmed",
        MomentumLabel.Stable when score.IsUnclear => "unclear",
        MomentumLabel.Declining when score.IsDecliningByHorizon => "faded",
        var label => label.ToString().ToLowerInvariant(),
    };

    /// <summary>A label by itself, as a claim's value.</summary>
    public static Term Term(MomentumLabel label) => new(LabelTerm + label.ToString().ToLowerInvariant());

    /// <summary>The same as a claim's value.</summary>
    public static ClaimValue Label(SubjectScore score) => new Term(LabelTerm + LabelCode(score));

    /// <summary>The code of the label that a claim carries.</summary>
    public static string LabelCode(Claim claim) => ((Term)claim["label"]).Code[LabelTerm.Length..];

    /// <summary>The curve beside a row: people by week.</summary>
    public static Series? Trend(SubjectScore score) => score.Activity.Weekly.GetValueOrDefault(Metric.Authors);

    public static Claim Version(Subject subject, Signal version) => Claim.From("release.latest", version.Day, Modality.Fact, [Cite.Event(version)],
        ("subject", new Name(subject.Id)), ("version", new Literal(version.Title!)), ("day", new Day(version.Day)));

    /// <summary>First-time contributors of the quarter, where they are at least five.</summary>
    public static Claim? Newcomers(SubjectScore score) =>
        score.Momentum.Kinds.FirstOrDefault(kind => kind.Metric == Metric.Newcomers) is { } newcomers && newcomers.FreshRaw >= FewestPeople
            ? Claim.From("newcomers", score.Activity.LastWeek!.Value.AddDays(6), Cite.Score(score, Metric.Newcomers), ("subject", new Name(score.Subject.Id)),
                ("newcomers", Count(newcomers.FreshRaw)), ("expected", Count(Expected(newcomers))), ("weeks", new Number(RateRatio.FreshWeeks)))
            : null;

    /// <summary>What the year before led one to expect, with the season and what the whole sector did: beside it a rise looks like a rise.</summary>
    public static double Expected(KindMomentum kind) => Math.Round(kind.Expected * kind.SectorRatio);

    /// <summary>Fewer than five new people are not counted out: a cell that small could point at somebody.</summary>
    public static bool IsFew(KindMomentum kind) => kind.Metric == Metric.Newcomers && kind.FreshRaw < FewestPeople;
}
