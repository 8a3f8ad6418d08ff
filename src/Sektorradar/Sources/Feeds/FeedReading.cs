namespace Sektorradar.Sources.Feeds;

public enum FeedFormat
{
    Rss,
    Rdf,
    Atom03,
    Atom,
    JsonFeed,
}

/// <summary>What one answer of a feed said. A feed without items is a reading too.</summary>
/// <param name="TimeToLive">How long the publisher asks to wait before asking again.</param>
/// <param name="Partial">The text ended before the feed did, or was nested deeper than is read. The items before that place are here; one that was cut in two is not,
/// because what is missing may be its identity.</param>
public sealed record FeedReading(FeedFormat Format, string? Title, TimeSpan? TimeToLive, IReadOnlyList<FeedItem> Items, bool Partial);

/// <summary>One item. Who wrote it is never read.</summary>
/// <param name="Key">Identity (<see cref="FeedIdentity"/>); no two items of a reading share one.</param>
/// <param name="Title">Plain text; empty when the item has no title.</param>
/// <param name="Link">Absolute http or https address without tracking parameters.</param>
/// <param name="Summary">Plain text of at most 500 characters.</param>
public sealed record FeedItem(
    string Key, string Title, Uri? Link, DateTimeOffset? Published, DateTimeOffset? Updated, string? Summary, IReadOnlyList<string> Categories);
