namespace Sektorradar.Model;

/// <summary>
/// Whether what a capture says can be. A capture's id shows that nothing was altered since it was written, not that what was written makes sense; a count
/// that cannot be would be scored like any other.
/// </summary>
public static class Plausible
{
    /// <summary>More than there are people to count.</summary>
    private const decimal MostInAWeek = 10_000_000_000, MostAtAll = 1_000_000_000_000_000;

    /// <returns>What cannot be, in words without a stop; null where all of it can.</returns>
    public static string? Doubt(Reading reading)
    {
        var capture = reading.Capture;
        if (!IsMonday(capture.CoversFrom) || !IsMonday(capture.CoversTo))
        {
            return $"the weeks from {capture.CoversFrom:O} to {capture.CoversTo:O} do not begin on Mondays";
        }

        if (capture.CoversFrom > capture.Day || capture.CoversTo > Week.LastComplete(capture.Day))
        {
            return $"a copy of {capture.Day:O} cannot cover the weeks from {capture.CoversFrom:O} to {capture.CoversTo:O}";
        }

        var weeks = new HashSet<(Metric, DateOnly)>();
        return reading.Signals.Select(signal => Doubt(signal, capture, weeks)).FirstOrDefault(doubt => doubt is not null);
    }

    private static string? Doubt(Signal signal, Capture capture, HashSet<(Metric, DateOnly)> weeks)
    {
        var name = $"{signal.Metric.Name()} of {signal.Day:O}";
        return signal.Value < 0 || signal.Value > (signal.Metric.IsWeekly() ? MostInAWeek : MostAtAll) ? FormattableString.Invariant($"{name} is {signal.Value}")
            : !signal.Metric.IsWeekly() ? null
            : signal.Value != decimal.Truncate(signal.Value) ? FormattableString.Invariant($"{name} is {signal.Value}, which is no count")
            : !IsMonday(signal.Day) ? $"{name} is no week: weeks begin on Mondays"
            : signal.Day > capture.CoversTo ? $"{name} lies behind the last week covered, {capture.CoversTo:O}"
            : weeks.Add((signal.Metric, signal.Day)) ? null
            : $"{name} is told twice";
    }

    private static bool IsMonday(DateOnly day) => day.DayOfWeek == DayOfWeek.Monday;
}
