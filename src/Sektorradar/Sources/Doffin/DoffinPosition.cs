using System.Text.Json;
using Sektorradar.Model;

namespace Sektorradar.Sources.Doffin;

/// <summary>How far Doffin has been read: first windows of days are searched one by one, then the awards found in them are brought one by one.</summary>
/// <param name="Read">The day up to which everything was searched when the last search ended; null when none has.</param>
/// <param name="Window">The days that are being searched; null between searches.</param>
/// <param name="Pass">Which way of asking for a single day: see <see cref="DoffinSource"/>.</param>
/// <param name="Total">How many notices the window has.</param>
/// <param name="Seen">Ids of those of the window that have come.</param>
/// <param name="Pending">Awards that are still to be brought.</param>
/// <param name="Brought">Awards that need not be brought again when their day is searched again.</param>
internal sealed record DoffinPosition(
    DateOnly? Read, DoffinWindow? Window, int Pass, int Page, int Total, IReadOnlyList<string> Seen, IReadOnlyList<DoffinAward> Pending, IReadOnlyList<DoffinAward> Brought)
{
    public static readonly DoffinPosition Start = new(null, null, 0, 1, 0, [], [], []);

    public static DoffinPosition Of(Cursor cursor) =>
        cursor.IsStart ? Start : JsonSerializer.Deserialize<DoffinPosition>(cursor.Position) ?? throw new FormatException("The cursor is empty.");

    public Cursor ToCursor() => new(JsonSerializer.Serialize(this));
}

/// <summary>Days of issue, both included.</summary>
internal sealed record DoffinWindow(DateOnly From, DateOnly To)
{
    public int Days() => To.DayNumber - From.DayNumber + 1;

    public DoffinWindow Half() => this with { To = From.AddDays((Days() / 2) - 1) };

    /// <returns>The next so many days, today at most; null when today was the last.</returns>
    public DoffinWindow? Next(int days, DateOnly today) =>
        To >= today ? null : new DoffinWindow(To.AddDays(1), To.DayNumber + days > today.DayNumber ? today : To.AddDays(days));

    public override string ToString() => $"{From:yyyy-MM-dd}/{To:yyyy-MM-dd}";
}

/// <param name="Found">The last day of the window in which it was found.</param>
/// <param name="Published">The day that its items bear.</param>
internal sealed record DoffinAward(string Id, DateOnly Found, DateOnly Published);
