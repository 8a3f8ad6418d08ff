using System.Globalization;
using Sektorradar.Model;

namespace Sektorradar.Evidence;

/// <summary>
/// The two shapes in which signals are kept, in the store and in evidence files alike: weekly counts of one metric as one row, events one by one.
/// </summary>
internal static class Rows
{
    public sealed record Weekly(Metric Metric, DateOnly FirstWeek, IReadOnlyList<decimal> Counts);

    public sealed record Event(Metric Metric, DateOnly Day, string Title, decimal Value);

    public static IEnumerable<Weekly> WeeklyOf(Reading reading) =>
        from signal in reading.Signals
        where signal.Metric.IsWeekly()
        group signal by signal.Metric into metric
        orderby metric.Key
        select Dense(metric.Key, [.. metric.OrderBy(s => s.Day)]);

    public static IEnumerable<Event> EventsOf(Reading reading) =>
        reading.Signals.Where(s => !s.Metric.IsWeekly()).Select(s => new Event(s.Metric, s.Day, s.Title ?? "", s.Value));

    /// <summary>The reading again, its id computed anew from its content.</summary>
    public static Reading ToReading(Capture capture, IEnumerable<Weekly> weekly, IEnumerable<Event> events)
    {
        var counted = from row in weekly
                      from week in row.Counts.Index()
                      where week.Item != 0
                      select Signal(row.Metric, row.FirstWeek.AddDays(7 * week.Index), week.Item, null);
        var dated = events.Select(row => Signal(row.Metric, row.Day, row.Value, row.Title.Length == 0 ? null : row.Title));
        return Reading.Identify(capture, counted.Concat(dated));

        Signal Signal(Metric metric, DateOnly day, decimal value, string? title) => new(capture.Source, capture.About, metric, day, value, title, capture.Id);
    }

    public static string Text(IReadOnlyList<decimal> counts) => string.Join(' ', counts.Select(c => c.ToString(CultureInfo.InvariantCulture)));

    public static IReadOnlyList<decimal> Counts(string text) => [.. text.Split(' ').Select(c => decimal.Parse(c, CultureInfo.InvariantCulture))];

    public static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Weekly Dense(Metric metric, IReadOnlyList<Signal> signals)
    {
        var counts = new decimal[Week.Between(signals[0].Day, signals[^1].Day) + 1];
        foreach (var signal in signals)
        {
            counts[Week.Between(signals[0].Day, signal.Day)] = signal.Value;
        }

        return new Weekly(metric, signals[0].Day, counts);
    }
}
