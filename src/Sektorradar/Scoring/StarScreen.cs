namespace Sektorradar.Scoring;

/// <summary>
/// Tells stars that hardly anybody follows up, or that came nearly all at once. It accuses nobody: a series that it stops is left out for the
/// time, as "unusual star pattern, not counted".
/// </summary>
public static class StarScreen
{
    private const int LeastStars = 50, BurstWeeks = 4, QuarantineWeeks = 26;
    private const double LeastEngagement = 0.05, MostInBurst = 0.8;

    /// <param name="counts">Stars by week, oldest first; null where not known.</param>
    /// <param name="engagement">Forks, issues and pull requests for each star, or null.</param>
    public static bool IsUnusual(IReadOnlyList<double?> counts, double? engagement)
    {
        var stars = counts.Select(count => count ?? 0).ToList();
        var total = stars.Sum();
        var bursts = Enumerable.Range(0, Math.Max(0, stars.Count - BurstWeeks + 1)).Where(from => from + BurstWeeks > stars.Count - QuarantineWeeks);
        return total >= LeastStars && (engagement < LeastEngagement || bursts.Any(from => stars.Skip(from).Take(BurstWeeks).Sum() > MostInBurst * total));
    }
}
