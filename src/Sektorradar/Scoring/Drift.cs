namespace Sektorradar.Scoring;

/// <summary>What the reference subjects did together in one kind of signal. <c>docs/scoring.md</c>, step 5.</summary>
/// <param name="LogRatio">What is taken out: the median log ratio, shrunk for small sectors; 0 with fewer than 15 subjects.</param>
/// <param name="Median">The median itself; 0 with fewer than 15 subjects.</param>
/// <param name="Subjects">How many subjects it is the median of.</param>
public sealed record Drift(double LogRatio, double Median, int Subjects)
{
    internal const int LeastSubjects = 15;
    private const double Shrink = 8;

    /// <summary>With fewer subjects what they did together is not known, and nothing is taken out.</summary>
    public bool IsKnown => Subjects >= LeastSubjects;

    internal static Drift Of(double median, int subjects) => subjects < LeastSubjects ? new(0, 0, subjects) : new(median * subjects / (subjects + Shrink), median, subjects);
}

/// <summary>The changes of the reference subjects in one kind, sorted, so that the median of all but one is found at once.</summary>
internal sealed class Changes
{
    private readonly double[] _sorted;

    public Changes(IEnumerable<double> logRatios)
    {
        _sorted = [.. logRatios];
        Array.Sort(_sorted);
        All = Drift.Of(_sorted.Length == 0 ? 0 : Distributions.MedianOfSorted(_sorted), _sorted.Length);
    }

    public Drift All { get; }

    /// <summary>Without one of them: nobody is compared with what it did itself.</summary>
    public Drift Without(double logRatio)
    {
        var at = Array.BinarySearch(_sorted, logRatio);
        var n = _sorted.Length - 1;
        return n == 0 ? Drift.Of(0, 0) : Drift.Of(n % 2 == 1 ? Rest(n / 2) : (Rest(n / 2 - 1) + Rest(n / 2)) / 2, n);

        double Rest(int i) => _sorted[i < at ? i : i + 1];
    }
}
