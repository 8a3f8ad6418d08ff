using System.Text.Json;
using Sektorradar.Model;

namespace Sektorradar.Sources.Nav;

/// <summary>How far the feed has been read.</summary>
/// <param name="Since">Where the reading began; older lines are not wanted.</param>
/// <param name="Page">Id of the page to ask for; null for the first one since then.</param>
/// <param name="Last">The last line that was read, as <see cref="FeedLine.Mark"/>: the next page, and the same page again, begin with it.</param>
/// <param name="EndOn">The day on which the end of the feed was reached last; on it only <paramref name="Pending"/> is asked for.</param>
/// <param name="Pending">Advertisements whose words are still to be asked for.</param>
internal sealed record NavPosition(DateOnly Since, string? Page, string? Last, DateOnly? EndOn, IReadOnlyList<string> Pending)
{
    // An advertisement lives for six months at most.
    private const int MonthsBack = 6;

    private static readonly JsonSerializerOptions WithoutCursor = new() { IgnoreReadOnlyProperties = true };

    public static NavPosition Of(Cursor cursor, DateOnly day) =>
        cursor.IsStart ? new NavPosition(day.AddMonths(-MonthsBack), null, null, null, [])
        : JsonSerializer.Deserialize<NavPosition>(cursor.Position) ?? throw new FormatException("The position is empty.");

    public Cursor Cursor => new(JsonSerializer.Serialize(this, WithoutCursor));
}
