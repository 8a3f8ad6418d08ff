using Sektorradar.Model;

namespace Sektorradar.Scoring.Backtests;

/// <summary>What was printed of a topic that ended.</summary>
/// <param name="Since">The first day on which declining or dormant was printed in a spell that still stood at the end or within a year of it; null when there was none.</param>
/// <param name="Months">From that day to the end; negative when it was said only afterwards.</param>
public sealed record Ending(string Topic, DateOnly End, DateOnly? Since, double? Months);

/// <param name="Flagged">Share of the endings that were told at least half a year ahead.</param>
/// <param name="MedianMonths">Of those told at all; null when none was.</param>
/// <param name="Living">Topics without an end; <paramref name="LivingFlagged"/> is the share of their months that were printed declining or dormant.</param>
public sealed record LeadTimeFigures(IReadOnlyList<Ending> Endings, double Flagged, double? MedianMonths, int Living, double LivingFlagged);

/// <summary>
/// Whether an end was seen coming. The sector's drift is not taken out here: in early years too few topics tell it. What did not end tells the
/// other side: how often a decline is printed of what goes on living.
/// </summary>
internal static class LeadTime
{
    private const int FirstRun = RateRatio.FreshWeeks + RateRatio.LeastBaseWeeks;
    private const double DaysOfMonth = 365.25 / 12, Ahead = 6;

    public static LeadTimeFigures Of(IReadOnlyList<BacktestTopic> topics, Method method, Learning learning, CancellationToken stop)
    {
        var folds = new Folds(topics, learning);
        var printed = topics.Select((topic, place) => (topic, place)).AsParallel().AsOrdered().WithCancellation(stop).Select(at => (at.topic, Runs: Printed(at.topic, at.place, folds, method))).ToList();
        var endings = printed.Where(at => at.topic.End is not null && at.Runs.Count > 0).Select(at => EndingOf(at.topic, at.Runs)).ToList();
        var living = printed.Where(at => at.topic.End is null).ToList();
        var months = endings.Where(ending => ending.Months is not null).Select(ending => ending.Months!.Value).ToList();
        int runs = living.Sum(at => at.Runs.Count), fallen = living.Sum(at => at.Runs.Count(run => run.Fallen));
        return new LeadTimeFigures(endings, endings.Count == 0 ? double.NaN : endings.Count(ending => ending.Months >= Ahead) / (double)endings.Count,
            months.Count == 0 ? null : Distributions.Median(months), living.Count, runs == 0 ? double.NaN : (double)fallen / runs);
    }

    /// <param name="runs">Oldest first, none long after the end.</param>
    public static Ending EndingOf(BacktestTopic topic, IReadOnlyList<(DateOnly Day, bool Fallen)> runs)
    {
        var end = topic.End!.Value;
        DateOnly? since = null, found = null;
        foreach (var (day, fallen) in runs)
        {
            since = fallen ? since ?? day : null;
            found ??= since is not null && day >= end.AddYears(-1) ? since : null;
        }

        return new Ending(topic.Name, end, found, found is { } first ? (end.DayNumber - first.DayNumber) / DaysOfMonth : null);
    }

    /// <summary>Every four weeks, on the Monday on which the last week is over; of what ended, until a year after.</summary>
    private static List<(DateOnly Day, bool Fallen)> Printed(BacktestTopic topic, int place, Folds folds, Method method)
    {
        var kinds = method.Kinds.Select(kind => new KindCounts(kind, topic.Weekly[kind.Metric], folds.Exposure(topic, place, kind.Metric))).ToList();
        var runs = new List<(DateOnly Day, Momentum Momentum)>();
        for (var weeks = FirstRun; weeks <= topic.Weeks; weeks += Method.RunWeeks)
        {
            var day = topic.Monday(weeks);
            if (day > topic.End?.AddYears(1))
            {
                break;
            }

            var ratios = method.Ratios(kinds.Select(kind => kind with { Counts = kind.Counts[..weeks], Exposure = kind.Exposure[..weeks] }));
            runs.Add((day, Method.Score(ratios, _ => 0, method.Prior ?? Prior.Usual, Dormancy.Of(topic.Weekly[Metric.Commits].AsSpan(0, weeks)))));
        }

        return [.. Method.Printed(runs.Select(run => run.Momentum)).Select((label, i) => (runs[i].Day, Method.Direction(label) < 0))];
    }
}
