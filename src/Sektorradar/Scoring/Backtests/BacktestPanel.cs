using Sektorradar.Model;

namespace Sektorradar.Scoring.Backtests;

/// <summary>One repository's past, week by week.</summary>
/// <param name="First">The Monday of the first week.</param>
/// <param name="Weekly">Counts by metric, all of the same length; authors, pull requests, newcomers and commits are there.</param>
/// <param name="Snapshot">The day the copy was taken: silence after it is not known.</param>
/// <param name="Audience">Which calendar its contributors follow.</param>
/// <param name="End">The day it was archived or given up, where that is known.</param>
public sealed record BacktestTopic(
    string Name, DateOnly First, IReadOnlyDictionary<Metric, double[]> Weekly, DateOnly Snapshot, Audience Audience = Audience.International, DateOnly? End = null)
{
    public int Weeks => Weekly[Metric.Commits].Length;

    /// <summary>The Monday of a week, counted from 0.</summary>
    public DateOnly Monday(int week) => First.AddDays(7 * week);

    /// <summary>
    /// The same with exactly the weeks that the copy covers: the week it was taken in is cut off, and weeks after the last count are zeros up to
    /// the day of the copy. What came later is not known and never a zero.
    /// </summary>
    public BacktestTopic Covered()
    {
        var weeks = Math.Max(0, Week.Between(First, Week.LastComplete(Snapshot)) + 1);
        return this with { Weekly = Weekly.ToDictionary(series => series.Key, series => { var counts = series.Value; Array.Resize(ref counts, weeks); return counts; }) };
    }
}

/// <summary>What the method is judged on.</summary>
public sealed record BacktestPanel(IReadOnlyList<BacktestTopic> Topics)
{
    /// <summary>Weeks and commits below which a topic has nothing to judge: a year to compare with, a quarter to judge, half a year of what came after.</summary>
    private const int LeastWeeks = 95, LeastCommits = 400;

    /// <summary>Every topic with exactly the weeks that its copy covers.</summary>
    public BacktestPanel Covered() => new([.. Topics.Select(topic => topic.Covered())]);

    /// <summary>Those topics that are long and busy enough to be judged, in the order of the panel.</summary>
    public IReadOnlyList<BacktestTopic> Judged => [.. Topics.Where(topic => topic.Weeks >= LeastWeeks && topic.Weekly[Metric.Commits].Sum() >= LeastCommits)];
}
