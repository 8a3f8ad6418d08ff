using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>The weekly counts of one subject, oldest first, as runs look at them.</summary>
/// <param name="Kinds">Each with its whole history; all end with the same week.</param>
/// <param name="Commits">Whole history of human commits, for dormancy; empty where that rule is not to be asked.</param>
/// <param name="IsReference">What it does tells what the whole sector did, as long as it is alive.</param>
public sealed record Track(IReadOnlyList<KindCounts> Kinds, ReadOnlyMemory<double> Commits, bool IsReference)
{
    private const int AliveDays = 120;
    private const double LeastAuthorWeeks = 20;

    /// <summary>Nothing to look at.</summary>
    public static Track Empty { get; } = new([], default, false);

    /// <summary>How it was so many weeks before its last one.</summary>
    internal Track Before(int weeks) => weeks == 0 ? this
        : this with { Kinds = [.. Kinds.Select(kind => kind with { Counts = Without(kind.Counts, weeks), Exposure = Without(kind.Exposure, weeks) })], Commits = Without(Commits, weeks) };

    internal bool IsDormant => Commits.Length > 0 && Dormancy.Of(Commits.Span);

    /// <summary>Alive, with enough people in the base year to say something.</summary>
    internal bool Speaks => IsReference && Dispersion.Sum(Tail(Of(Metric.Commits), AliveDays / 7)) > 0
        && Dispersion.Sum(Tail(Without(Of(Metric.Authors), RateRatio.FreshWeeks), RateRatio.BaseWeeks)) >= LeastAuthorWeeks;

    internal ReadOnlyMemory<double> Of(Metric metric)
    {
        foreach (var kind in Kinds)
        {
            if (kind.Kind.Metric == metric)
            {
                return kind.Counts;
            }
        }

        return default;
    }

    private static ReadOnlyMemory<double> Without(ReadOnlyMemory<double> counts, int weeks) => counts[..Math.Max(0, counts.Length - weeks)];

    private static ReadOnlySpan<double> Tail(ReadOnlyMemory<double> counts, int weeks) => counts[Math.Max(0, counts.Length - weeks)..].Span;
}
