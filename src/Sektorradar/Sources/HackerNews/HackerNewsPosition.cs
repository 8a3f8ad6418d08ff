using System.Text.Json;
using Sektorradar.Model;

namespace Sektorradar.Sources.HackerNews;

/// <summary>Where the reading of one term stands. The counts are here because an answer holds a few days, and a series is a whole.</summary>
/// <param name="Read">All days before this one have been read; null before the first run has ended.</param>
/// <param name="First">The Monday of the first counted week.</param>
/// <param name="Weeks">Stories of each week from the first on, the last one perhaps not over.</param>
internal sealed record HackerNewsPosition(DateOnly? Read, DateOnly First, IReadOnlyList<int> Weeks)
{
    /// <summary>The run that is under way; null between runs.</summary>
    public HackerNewsRun? Run { get; init; }

    public static HackerNewsPosition? Of(Cursor cursor) =>
        cursor.IsStart ? null : JsonSerializer.Deserialize<HackerNewsPosition>(cursor.Position) ?? throw new FormatException("A position of another kind.");

    public Cursor ToCursor() => new(JsonSerializer.Serialize(this));

    /// <summary>Counts the stories of a window. What it covers from the Monday on is counted anew, what it continues is added to.</summary>
    public HackerNewsPosition Count(HackerNewsWindow window, IReadOnlyCollection<DateOnly> stories)
    {
        var weeks = Weeks.ToList();
        for (var monday = Week.Of(window.From); monday < window.To; monday = monday.AddDays(7))
        {
            var at = Week.Between(First, monday);
            weeks.AddRange(Enumerable.Repeat(0, Math.Max(0, at + 1 - weeks.Count)));
            weeks[at] = (monday < window.From ? weeks[at] : 0) + stories.Count(day => Week.Of(day) == monday);
        }

        return this with { Weeks = weeks };
    }

    /// <summary>Weeks that are older than any chart are let go.</summary>
    public HackerNewsPosition Shorten(int most) =>
        Weeks.Count <= most ? this : this with { First = First.AddDays(7 * (Weeks.Count - most)), Weeks = [.. Weeks.Skip(Weeks.Count - most)] };
}

/// <param name="At">The day with which its next window begins.</param>
/// <param name="Until">The day before which it ends.</param>
/// <param name="Days">The longest window of which an answer can hold everything.</param>
internal sealed record HackerNewsRun(DateOnly At, DateOnly Until, int Days);

/// <summary>Days from one up to, and without, another.</summary>
internal readonly record struct HackerNewsWindow(DateOnly From, DateOnly To)
{
    public int Days => To.DayNumber - From.DayNumber;

    public bool Contains(DateOnly day) => day >= From && day < To;
}
