using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting;

/// <summary>Claims about substance and hype. A grade never stands without its interval and what it rests on.</summary>
internal static class GradeClaims
{
    public const int Lowest = 1, Highest = 5;

    /// <summary>The grade with what speaks most for it and what least; that too little is known where no grade is given. Null when nothing is known.</summary>
    public static Claim? Substance(Subject subject, Substance substance, DateOnly asOf)
    {
        var known = substance.Known.OrderByDescending(item => item.Found!.Value).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var evidence = known.SelectMany(item => item.Found!.Evidence);
        (string, ClaimValue)[] values = [("subject", new Name(subject.Id)), .. Values(substance)];
        var shown = known.Count >= 4 ? 2 : 1;
        return substance.IsGraded
            ? Claim.From("substance.graded", asOf, evidence,
                [.. values, ("highest", new Number(Highest)), ("strong", Terms(known.Take(shown).Select(item => item.Kind))), ("weak", Terms(known.TakeLast(shown).Select(item => item.Kind)))])
            : Claim.From("substance.ungraded", asOf, evidence, values);
    }

    /// <summary>What attention says; null where none is known.</summary>
    public static Claim? Hype(Subject subject, Hype? hype, DateOnly asOf) => hype is null ? null : Claim.From(
        hype.IsGraded ? "hype.graded" : "hype.one-source", asOf, hype.Counted.SelectMany(series => series.Evidence),
        [
            ("subject", new Name(subject.Id)), .. Values(hype), ("highest", new Number(Highest)),
            ("level", Ratio(hype.Level)), ("growth", Ratio(hype.Growth)), ("excess", Ratio(hype.Excess)),
        ]);

    /// <summary>Series that are left out for now, without a word of whose doing it is.</summary>
    public static Claim? Unusual(Subject subject, Hype? hype, DateOnly asOf) => hype is not { NotCounted.Count: > 0 } ? null : Claim.From(
        "hype.unusual", asOf, hype.NotCounted.SelectMany(series => series.Evidence), ("subject", new Name(subject.Id)));

    /// <summary>The cells of a row.</summary>
    public static IEnumerable<(string, ClaimValue)> Values(Substance substance) =>
    [
        ("substance", Given(substance.IsGraded, substance.Grade)), ("low", Given(substance.IsGraded, substance.LowGrade)), ("high", Given(substance.IsGraded, substance.HighGrade)),
        ("known", new Number(substance.Known.Count())), ("kinds", new Number(KindOfEvidence.All.Count)),
    ];

    /// <summary>The same of hype.</summary>
    public static IEnumerable<(string, ClaimValue)> Values(Hype? hype)
    {
        var given = hype is { IsGraded: true };
        return [("hype", Given(given, hype?.Grade)), ("hypeLow", Given(given, hype?.LowGrade)), ("hypeHigh", Given(given, hype?.HighGrade))];
    }

    public static List Terms(IEnumerable<KindOfEvidence> kinds) => new([.. kinds.Select(kind => new Term("evidence." + kind.Id))]);

    private static ClaimValue Given(bool given, int? grade) => given ? new Number(grade!.Value) : new Unknown();
}
