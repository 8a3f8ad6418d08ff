using System.Text.Json;

namespace Sektorradar.Sources.Nav;

/// <summary>One change of one advertisement. The newest line of an advertisement holds its state.</summary>
/// <param name="Status"><c>ACTIVE</c> or <c>INACTIVE</c>.</param>
/// <param name="Changed">As it came: it serves only to know the line again.</param>
internal sealed record FeedLine(string Id, string Status, string Title, string Changed)
{
    public string Mark => $"{Id} {Changed}";

    public bool IsActive => Status == "ACTIVE";

    public static FeedLine Read(JsonElement item)
    {
        var entry = item.GetProperty("_feed_entry");
        return new FeedLine(Identity(entry.Text("uuid")), entry.Text("status"), entry.TextOrNull("title") ?? "", entry.Text("sistEndret"));
    }

    /// <summary>It becomes part of an address, so it must be what it is said to be.</summary>
    public static string Identity(string text) => Guid.ParseExact(text, "D").ToString("D");
}
