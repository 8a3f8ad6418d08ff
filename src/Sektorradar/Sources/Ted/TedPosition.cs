using System.Text.Json;
using Sektorradar.Model;

namespace Sektorradar.Sources.Ted;

/// <summary>How far TED has been read: first a search is followed to its end, then the awards found in it are brought one by one.</summary>
/// <param name="Read">The day up to which everything was searched when the last search ended; null when none has.</param>
/// <param name="Search">The search that is being followed; null between searches.</param>
/// <param name="Pending">Awards that are still to be brought.</param>
/// <param name="Brought">Awards that need not be brought again when their day is searched again.</param>
internal sealed record TedPosition(DateOnly? Read, TedSearch? Search, IReadOnlyList<TedAward> Pending, IReadOnlyList<TedAward> Brought)
{
    public static readonly TedPosition Start = new(null, null, [], []);

    public static TedPosition Of(Cursor cursor) =>
        cursor.IsStart ? Start : JsonSerializer.Deserialize<TedPosition>(cursor.Position) ?? throw new FormatException("The cursor is empty.");

    public Cursor ToCursor() => new(JsonSerializer.Serialize(this));
}

/// <param name="From">The first day of publication that is searched.</param>
/// <param name="Began">The day on which it was begun: no token lives for ever, so on another day it is begun again.</param>
/// <param name="Token">What the next page is asked for with.</param>
/// <param name="Total">How many notices there are.</param>
/// <param name="Seen">Publication numbers of those that have come.</param>
internal sealed record TedSearch(DateOnly From, DateOnly Began, string Token, int Total, IReadOnlyList<string> Seen);

/// <param name="Number">Publication number.</param>
internal sealed record TedAward(string Number, DateOnly Published, Uri Xml);
