using Sektorradar.Model;

namespace Sektorradar.Sources.Feeds;

/// <summary>News by RSS, Atom and JSON Feed: who talks about what.</summary>
public sealed class FeedSource : ISource
{
    // Oldest day that is believed; many feeds bear dates of 1970.
    private static readonly DateOnly Oldest = new(1995, 1, 1);

    public SourceCard Card { get; } = new("feeds", "News feeds", EvidenceKind.Attention, "each publisher's own", "Headline, link and a short excerpt are used; whole answers stay on this machine for a time, and full texts are not republished.")
    {
        KeepWords = TimeSpan.FromDays(731),
        Every = TimeSpan.FromHours(1),
        Personal = ["author", "authors", "creator", "managingEditor", "webMaster", "contributor", "owner", "credit", "person"],
    };

    public IEnumerable<Target> Targets(Sector sector) => sector.Watch.Feeds.Select(feed => new Target(feed.Id, feed.Address.AbsoluteUri));

    public Request? Ask(Target target, Cursor cursor, DateOnly today) =>
        new Request.Web(new Uri(target.Query), Accept: "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5") { ObeysRobots = true };

    /// <summary>Feeds come torn and in every encoding, so they have a way of their own; what it takes out is what the reader never reads.</summary>
    public byte[]? WithoutPersons(byte[] body) => FeedPrivacy.WithoutAuthors(body);

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        var reading = FeedReader.Read(answer.Body, answer.Charset, answer.Address);
        // What comes after the tear is not known, and the same validators would hide it the next time.
        return reading.Partial
            ? throw new FormatException($"the feed breaks off after {reading.Items.Count} items")
            : new Extract(new Cursor($"{FeedIdentity.Version}")) { Items = [.. reading.Items.Select(item => ItemOf(item, target, answer))] };
    }

    /// <summary>What bears no day, or one that has not come, was published at the latest when it was read.</summary>
    private static Item ItemOf(FeedItem item, Target target, Answer.Received answer)
    {
        var said = (item.Published ?? item.Updated) is { } time ? DateOnly.FromDateTime(time.UtcDateTime) : (DateOnly?)null;
        var day = said is { } given && given <= answer.Day && given >= Oldest ? given : answer.Day;
        var details = new Dictionary<string, string>();
        if (said != day)
        {
            details["dated"] = said is null ? "no" : "wrong";
        }

        if (item.Categories.Count > 0)
        {
            details["categories"] = string.Join("; ", item.Categories);
        }

        return new Item("feeds", target.About, item.Key, ItemKind.Story, day, item.Title, item.Summary, item.Link is { Scheme: "http" or "https" } link ? link : answer.Address, details);
    }
}
