using Sektorradar.Model;

namespace Sektorradar.Scoring.Backtests;

/// <summary>What was printed of a topic that ended.</summary>
/// <param name="Since">The first day of the unbroken spell of declining or dormant that stood at the end; null when there was none.</param>
/// <param name="Months">From that day to the end.</param>
/// <param name="HalfYearBefore">Whether one of them was printed half a year before the end, whatever came after.</param>
public sealed record Ending(string Topic, DateOnly End, DateOnly? Since, double? Months, bool HalfYearBefore);

/// <param name="Flagged">Share of the endings that were told at least half a year ahead, in a spell that stood at the end.</param>
/// <param name="HalfYearBefore">Share of which it was printed half a year before the end, whatever came after.</param>
/// <param name="MedianMonths">Of all, those never told counting as 0; not a number when there is none.</param>
/// <param name="LeftOut">Endings of what was too small or too young, or whose copy ends too long before.</param>
/// <param name="Living">Topics without an end; <paramref name="LivingFlagged"/> is the share of their months that were printed declining or dormant.</param>
public sealed record LeadTimeFigures(IReadOnlyList<Ending> Endings, double Flagged, double HalfYearBefore, double MedianMonths, int LeftOut, int Living, double LivingFlagged);

/// <summary>
/// Whether an end was seen coming. The sector's drift is not taken out here: in early years too few topics tell it. What did not end tells the
/// other side: how often a decline is printed of what goes on living.
/// </summary>
internal static class LeadTime
{
    private const int FirstRun = RateRatio.FreshWeeks + RateRatio.LeastBaseWeeks, LeastWeeks = 78, MostDaysShort = 91, HalfYearDays = 183;
    private const double DaysOfMonth = 365.25 / 12, Ahead = 6, LeastAuthorWeeks = 50;

    public static LeadTimeFigures Of(IReadOnlyList<BacktestTopic> topics, Method method, Learning learning, CancellationToken stop)
    {
        var folds = new Folds(topics, learning);
        var printed = topics.Select((topic, place) => (topic, place)).AsParallel().AsOrdered().WithCancellation(stop).Select(at => (at.topic, Runs: Printed(at.topic, at.place, folds, method))).ToList();
        var ended = printed.Where(at => at.topic.End is not null).ToList();
        var endings = ended.Where(at => Counts(at.topic) && at.Runs.Count > 0).Select(at => EndingOf(at.topic, at.Runs)).ToList();
        var living = printed.Where(at => at.topic.End is null).SelectMany(at => at.Runs).Select(run => run.Fallen).OfType<bool>().ToList();
        double Share(Func<Ending, bool> told) => endings.Count == 0 ? double.NaN : endings.Count(told) / (double)endings.Count;
        return new LeadTimeFigures(endings, Share(ending => ending.Months >= Ahead), Share(ending => ending.HalfYearBefore), Distributions.Median(endings.Select(ending => ending.Months ?? 0)),
            ended.Count - endings.Count, printed.Count - ended.Count, living.Count == 0 ? double.NaN : living.Count(fallen => fallen) / (double)living.Count);
    }

    /// <param name="runs">Oldest first, none after the end. What is not rated (null) neither begins a spell nor breaks it.</param>
    public static Ending EndingOf(BacktestTopic topic, IReadOnlyList<(DateOnly Day, bool? Fallen)> runs)
    {
        var end = topic.End!.Value;
        DateOnly? since = null;
        bool before = false;
        foreach (var (day, fallen) in runs)
        {
            since = fallen is true ? since ?? day : fallen is false ? null : since;
            before = day <= end.AddDays(-HalfYearDays) ? fallen ?? before : before;
        }

        return new Ending(topic.Name, end, since, since is { } first ? (end.DayNumber - first.DayNumber) / DaysOfMonth : null, before);
    }

    /// <summary>Old and busy enough to fall, and seen until shortly before its end.</summary>
    private static bool Counts(BacktestTopic topic)
    {
        var authors = topic.Weekly[Metric.Authors];
        var until = Math.Min(authors.Length, (topic.End!.Value.DayNumber - topic.Monday(0).DayNumber) / 7);
        var best = Enumerable.Range(0, Math.Max(0, until - RateRatio.BaseWeeks + 1)).Select(from => Dispersion.Sum(authors.AsSpan(from, RateRatio.BaseWeeks))).DefaultIfEmpty(0).Max();
        return until >= LeastWeeks && best >= LeastAuthorWeeks && topic.End.Value.DayNumber - topic.Monday(topic.Weeks).DayNumber <= MostDaysShort;
    }

    /// <summary>Every four weeks, on the Monday on which the last week is over; of what ended, until its end.</summary>
    private static List<(DateOnly Day, bool? Fallen)> Printed(BacktestTopic topic, int place, Folds folds, Method method)
    {
        var kinds = method.Kinds.Select(kind => new KindCounts(kind, topic.Weekly[kind.Metric], folds.Exposure(topic, place, kind.Metric))).ToList();
        var runs = new List<(DateOnly Day, bool? Fallen)>();
        var state = LabelState.Start;
        for (var weeks = FirstRun; weeks <= topic.Weeks && !(topic.Monday(weeks) > topic.End); weeks += Method.RunWeeks)
        {
            var ratios = method.Ratios(kinds.Select(kind => kind with { Counts = kind.Counts[..weeks], Exposure = kind.Exposure[..weeks] }));
            var run = Method.Score(ratios, _ => 0, method.Prior ?? Prior.Usual, Dormancy.Of(topic.Weekly[Metric.Commits].AsSpan(0, weeks)));
            state = state.After(run.Odds);
            var label = state.Printed(run, Horizon.Of(topic.Weekly[Metric.Authors].AsSpan(0, weeks)));
            runs.Add((topic.Monday(weeks), label == MomentumLabel.NotRated ? null : Method.Direction(label) < 0));
        }

        return runs;
    }
}
