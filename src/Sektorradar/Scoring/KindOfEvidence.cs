namespace Sektorradar.Scoring;

/// <summary>What a kind of evidence tells of.</summary>
public enum Aspect
{
    /// <summary>That others use it.</summary>
    Use,

    /// <summary>That it is kept up.</summary>
    Maintenance,

    /// <summary>That it can be relied on.</summary>
    Trust,
}

/// <summary>The kinds of evidence that substance is made of. The table in <c>docs/scoring.md</c> says the same; a test compares them.</summary>
/// <param name="Id">Its name in JSON and documents; its words are the phrase <c>term.evidence.</c> and this.</param>
/// <param name="Weight">Against the other kinds of its aspect.</param>
/// <param name="Unit">What its number counts.</param>
/// <param name="Most">A number above it cannot be right.</param>
public sealed record KindOfEvidence(string Id, Aspect Aspect, double Weight, Scale Scale, string Unit, double Most)
{
    public static readonly KindOfEvidence Dependants = new("dependants", Aspect.Use, 2, new Scale.Logarithm(20_000), "repositories", 100_000_000);
    public static readonly KindOfEvidence PublicCode = new("public-code", Aspect.Use, 2, new Scale.Logarithm(50), "repositories", 1_000_000);
    public static readonly KindOfEvidence Notices = new("notices", Aspect.Use, 1.5, new Scale.Logarithm(20), "notices in 24 months", 100_000);
    public static readonly KindOfEvidence JobAds = new("job-ads", Aspect.Use, 1.5, new Scale.Logarithm(2), "percent of IT advertisements in 12 months", 100);
    public static readonly KindOfEvidence Cases = new("cases", Aspect.Use, 2, new Scale.Logarithm(6), "cases in production", 10_000);
    public static readonly KindOfEvidence Authors = new("authors", Aspect.Maintenance, 2, new Scale.Logarithm(2000), "contributor-weeks in 52 weeks", 1_000_000);
    public static readonly KindOfEvidence ActiveWeeks = new("active-weeks", Aspect.Maintenance, 1, new Scale.Proportion(1), "share of 52 weeks", 1);
    public static readonly KindOfEvidence Release = new("release", Aspect.Maintenance, 1, new Scale.Steps(Upwards: false, 0, (3, 1), (6, 0.8), (12, 0.5)), "months since the last version", 1200);

    public static readonly KindOfEvidence ContributorAbsence =
        new("contributor-absence", Aspect.Maintenance, 1, new Scale.Steps(Upwards: true, 0, (10, 1), (7, 0.8), (5, 0.6), (3, 0.4), (2, 0.2)), "people behind half of the work", 100_000);

    public static readonly KindOfEvidence TopOrganisation = new("top-organisation", Aspect.Maintenance, 1, new Scale.Remainder(), "share of the largest organisation", 1);
    public static readonly KindOfEvidence Scorecard = new("scorecard", Aspect.Trust, 1.5, new Scale.Proportion(10), "points", 10);
    public static readonly KindOfEvidence Audits = new("audits", Aspect.Trust, 1, new Scale.Words(("found", 1), ("none", 0)), "badge, or audit of the last 24 months", 1);
    public static readonly KindOfEvidence Licence = new("licence", Aspect.Trust, 1, new Scale.Words(("open", 1), ("source-available", 0.3), ("changed", 0.3)), "licence of the last 24 months", 1);
    public static readonly KindOfEvidence Age = new("age", Aspect.Trust, 1, new Scale.Steps(Upwards: true, 0.1, (60, 1), (36, 0.7), (18, 0.4)), "months", 1200);

    public static IReadOnlyList<KindOfEvidence> All { get; } =
        [Dependants, PublicCode, Notices, JobAds, Cases, Authors, ActiveWeeks, Release, ContributorAbsence, TopOrganisation, Scorecard, Audits, Licence, Age];

    /// <summary>Its part of the whole, 0 to 1.</summary>
    public double Share => ShareOf(Aspect) * Weight / All.Where(kind => kind.Aspect == Aspect).Sum(kind => kind.Weight);

    /// <summary>The part of the whole that an aspect has, whatever is known of it.</summary>
    public static double ShareOf(Aspect aspect) => aspect switch { Aspect.Use => 0.5, Aspect.Maintenance => 0.3, _ => 0.2 };
}
