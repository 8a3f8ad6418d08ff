using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>The kinds of signal that momentum is made of. The table in <c>docs/scoring.md</c> says the same; a test compares them.</summary>
/// <param name="UsualDispersion">φ₀: how much more than Poisson the weekly counts of this kind usually vary.</param>
/// <param name="Weight">How much the kind says about substance, authors = 1.</param>
/// <param name="Widening">What φ is multiplied with, so that 80 % intervals hold what they promise: measured by the back-test.</param>
public sealed record KindOfSignal(Metric Metric, double UsualDispersion, double Weight, double Widening = 1)
{
    /// <summary>Counted in the histories of repositories.</summary>
    public static IReadOnlyList<KindOfSignal> OfRepositories { get; } =
    [
        new(Metric.Authors, 1.5, 1.0, 1.25),
        new(Metric.PullRequests, 4.5, 0.7, 1.6),
        new(Metric.Newcomers, 1.6, 0.5, 1.35),
        new(Metric.Commits, 10, 0.4, 1.75),
    ];

    /// <summary>Counted by other sources; how much they vary is not measured yet.</summary>
    public static IReadOnlyList<KindOfSignal> Told { get; } =
    [
        new(Metric.Downloads, 3, 0.5, 1.25),
        new(Metric.Vacancies, 3, 0.7, 1.25),
        new(Metric.Notices, 3, 0.7, 1.25),
        new(Metric.JournalEntries, 3, 0.4, 1.25),
    ];

    public static IReadOnlyList<KindOfSignal> All { get; } = [.. OfRepositories, .. Told];
}

/// <summary>Weekly counts of one kind of signal up to the last complete week, oldest first.</summary>
/// <param name="Exposure">How much was to be expected in each week; only ratios matter. 0 for a week that is not known. As long as <paramref name="Counts"/>.</param>
public readonly record struct KindCounts(KindOfSignal Kind, ReadOnlyMemory<double> Counts, ReadOnlyMemory<double> Exposure)
{
    /// <summary>φ is at least that.</summary>
    public double LeastDispersion { get; init; }
}
