using Sektorradar.Model;

namespace Sektorradar.Collecting;

/// <summary>
/// Whether what a source says can be believed. A source that falls silent, jumps, changes its format or calls everything new would otherwise
/// look like a change in the world. Pure; the rules stand in <c>docs/sources/README.md</c>.
/// </summary>
public static class SourceHealth
{
    private const int MedianWeeks = 13, FewestWeeks = 6, FewestItems = 10;
    private const double Jump = 1.5;

    /// <summary>Below this median a week without anything is nothing to wonder at: e⁻⁷ is about one in a thousand.</summary>
    private const double Talkative = 7;

    /// <summary>
    /// Before anything is kept: more than half of an answer is new, and more than half of that bears days on which the source had been read
    /// already. Then not the world is new but the way the source names things.
    /// </summary>
    /// <param name="items">What the answer held.</param>
    /// <param name="known">Ids of those that are kept already.</param>
    /// <param name="lastRead">The last day on which the thing was read without a problem; null when never.</param>
    public static Problem? OfAnswer(IReadOnlyList<Item> items, IReadOnlySet<string> known, DateOnly? lastRead, string about)
    {
        var fresh = items.Where(item => !known.Contains(item.Id)).ToList();
        return lastRead is { } day && items.Count >= FewestItems && 2 * fresh.Count > items.Count && 2 * fresh.Count(item => item.Day < day) > fresh.Count
            ? new Problem("SR-523", $"{fresh.Count} of {items.Count} things are called new, most of them from days that had been read: their names seem to have changed.", about)
            : null;
    }

    /// <summary>Many things that the source does not know, seen from how many there were.</summary>
    public static Problem? OfFormat(Extract extract, string about)
    {
        var all = extract.Items.Count + extract.Readings.Sum(reading => reading.Signals.Count);
        return extract.Unknown.Count >= 5 && extract.Unknown.Count * 5 > all
            ? new Problem("SR-522", $"{extract.Unknown.Count} parts of the answer are not known, such as {extract.Unknown[0]}: its format seems to have changed.", about)
            : null;
    }

    /// <summary>
    /// The last complete week against the 13 before it. Only weeks after which the source was read count: that nobody looked is not its silence.
    /// </summary>
    /// <param name="totals">Items of each week of one thing; a week without a total had none.</param>
    /// <param name="answered">The days on which it was read.</param>
    /// <returns>What is wrong with that week, or null.</returns>
    public static Problem? OfWeek(IReadOnlyDictionary<DateOnly, int> totals, IReadOnlyCollection<DateOnly> answered, DateOnly week, string about)
    {
        var seen = new ReadDays(answered);
        var before = Enumerable.Range(1, MedianWeeks).Select(back => week.AddDays(-7 * back)).Where(seen.Saw).Select(monday => totals.GetValueOrDefault(monday)).Order().ToList();
        if (before.Count < FewestWeeks || !seen.Saw(week))
        {
            return null;
        }

        var median = (before[(before.Count - 1) / 2] + before[before.Count / 2]) / 2.0;
        var count = totals.GetValueOrDefault(week);
        // Three standard deviations of a count, and what the weeks before have shown to be usual.
        var usual = Math.Max(Math.Max(Jump * median, median + (3 * Math.Sqrt(median)) + 3), before[^1]);
        return count == 0 && median >= Talkative ? new Problem("SR-520", $"Nothing in the week of {week:yyyy-MM-dd}, where {median:0.#} things are usual.", about)
            : count > usual ? new Problem("SR-521", $"{count} things in the week of {week:yyyy-MM-dd}, where {median:0.#} are usual.", about)
            : null;
    }
}
