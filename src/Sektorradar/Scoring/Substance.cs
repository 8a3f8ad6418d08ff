namespace Sektorradar.Scoring;

/// <summary>
/// How much stands behind a subject: use, maintenance and trust, as far as each is known. What is not known widens the interval and pulls the value
/// neither up nor down.
/// </summary>
/// <param name="Value">0 to 1, the weighted mean of what is known; not a number where nothing is.</param>
/// <param name="Coverage">0 to 1, the weight of what is known.</param>
/// <param name="Items">One for each kind of evidence, in the order of <see cref="KindOfEvidence.All"/>.</param>
public sealed record Substance(double Value, double Coverage, IReadOnlyList<SubstanceItem> Items)
{
    private const double Unknown = 0.3, LeastCoverage = 0.2;
    private static readonly double[] Bands = [0.25, 0.42, 0.58, 0.75];

    /// <summary>The ends of what the kinds that are not known could make of it, 0 to 1.</summary>
    public double Low => Math.Max(0, Value - Unknown * (1 - Coverage));

    public double High => Math.Min(1, Value + Unknown * (1 - Coverage));

    /// <summary>1 to 5; a grade only where <see cref="IsGraded"/>, as are the two ends of its interval.</summary>
    public int Grade => GradeOf(Value);

    public int LowGrade => GradeOf(Low);

    public int HighGrade => GradeOf(High);

    /// <summary>Whether enough is known for a grade: a project's age alone says nothing.</summary>
    public bool IsGraded => Coverage >= LeastCoverage;

    public IEnumerable<SubstanceItem> Known => Items.Where(item => item.Found is not null);

    public static Substance Of(IReadOnlyList<SubstanceItem> items)
    {
        var known = items.Where(item => item.Found is not null).OrderBy(item => item.Kind.Id, StringComparer.Ordinal).ToList();
        var coverage = known.Sum(item => item.Kind.Share);
        return new(known.Sum(item => item.Kind.Share * item.Found!.Value) / coverage, coverage, items);
    }

    public static int GradeOf(double value) => 1 + Bands.Count(from => value >= from);
}
