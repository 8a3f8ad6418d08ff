using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>How much attention a subject gets beyond what its substance usually gets, and how it grows.</summary>
/// <param name="Level">Attention of the last 13 weeks against the middle subject of the sector; 1 = the same.</param>
/// <param name="Growth">Its change against the year before, what the sector did taken out; 1 = unchanged.</param>
/// <param name="Excess">Attention against what substance of that size usually gets; 1 = the same.</param>
/// <param name="Grade">1 to 5; a grade only where <see cref="IsGraded"/>, as are the ends of its interval.</param>
/// <param name="Counted">The series it rests on.</param>
/// <param name="NotCounted">Series that were left out for an unusual pattern.</param>
public sealed record Hype(
    double Level, double Growth, double Excess, int Grade, int LowGrade, int HighGrade, IReadOnlyList<Attention> Counted, IReadOnlyList<Attention> NotCounted)
{
    private const double Middle = 3, PerSpread = 0.8, PerGrowth = 0.8, GrowthStep = 1.6, Sure80 = 1.2816;
    private const int LeastKinds = 2;

    /// <summary>One source is one opinion: a grade needs two kinds from two sources.</summary>
    public bool IsGraded => Counted.Select(series => series.Kind.Metric).Distinct().Count() >= LeastKinds && Counted.Select(series => series.Source).Distinct().Count() >= LeastKinds;

    /// <param name="attention">Logarithm (base 2) of the level, with the standard deviation of its natural logarithm.</param>
    /// <param name="growth">Natural logarithm of the growth.</param>
    internal static Hype Of((double Log2, double Deviation) attention, double growth, double substance, AttentionLine line, IReadOnlyList<Attention> counted, IReadOnlyList<Attention> notCounted)
    {
        var reach = Sure80 * attention.Deviation / Math.Log(2);
        int At(double log2) => GradeOf(log2, growth, substance, line);
        return new(Math.Pow(2, attention.Log2), Math.Exp(growth), Math.Pow(2, line.Excess(attention.Log2, substance)),
            At(attention.Log2), At(attention.Log2 - reach), At(attention.Log2 + reach), counted, notCounted);
    }

    /// <summary>Half a grade is rounded to the even one.</summary>
    internal static int GradeOf(double attention, double growth, double substance, AttentionLine line) => (int)Math.Round(
        Math.Clamp(Middle + PerSpread * line.Excess(attention, substance) / line.Spread + PerGrowth * growth / Math.Log(GrowthStep), 1, 5), MidpointRounding.ToEven);
}
