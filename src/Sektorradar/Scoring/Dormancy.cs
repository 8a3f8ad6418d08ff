namespace Sektorradar.Scoring;

/// <summary>Projects in which nothing lands any more. <c>docs/scoring.md</c>, step 11.</summary>
internal static class Dormancy
{
    private const int HalfYear = 26, Few = 2;
    private const double AliveBefore = 26, LongBefore = 200;

    /// <summary>Nothing for a quarter after a year with life in it, or almost nothing for half a year after a long life.</summary>
    /// <param name="commits">The whole weekly history of human commits, oldest first.</param>
    public static bool Of(ReadOnlySpan<double> commits)
    {
        double quarter = Last(commits, RateRatio.FreshWeeks), year = Last(commits, RateRatio.ComparedWeeks), half = Last(commits, HalfYear);
        return (quarter == 0 && year >= AliveBefore) || (half <= Few && Dispersion.Sum(commits) - half > LongBefore);
    }

    private static double Last(ReadOnlySpan<double> commits, int weeks) => Dispersion.Sum(commits[Math.Max(0, commits.Length - weeks)..]);
}
