using System.Collections.Frozen;

namespace Sektorradar.Sources.Feeds.Markup;

/// <summary>What an element tells, whatever the format calls it. Where two slots can give the same thing, the earlier one is preferred.</summary>
internal enum FeedSlot
{
    None,
    Title,
    DublinTitle,
    Guid,
    Link,
    Published,
    Issued,
    DublinDate,
    Created,
    Updated,
    Summary,
    DublinDescription,
    Content,
    Category,
    TimeToLive,
    UpdatePeriod,
    UpdateFrequency,
}

internal enum Vocabulary
{
    /// <summary>RSS, RDF and Atom themselves, and everything without a prefix.</summary>
    Core,
    Dublin,
    Content,
    Syndication,
    Foreign,
}

internal static class FeedSlots
{
    private static readonly FrozenDictionary<string, FeedSlot> Core = new Dictionary<string, FeedSlot>
    {
        ["title"] = FeedSlot.Title,
        ["guid"] = FeedSlot.Guid,
        ["id"] = FeedSlot.Guid,
        ["link"] = FeedSlot.Link,
        ["pubDate"] = FeedSlot.Published,
        ["published"] = FeedSlot.Published,
        ["issued"] = FeedSlot.Issued,
        ["created"] = FeedSlot.Created,
        ["date"] = FeedSlot.DublinDate,
        ["updated"] = FeedSlot.Updated,
        ["modified"] = FeedSlot.Updated,
        ["description"] = FeedSlot.Summary,
        ["summary"] = FeedSlot.Summary,
        ["abstract"] = FeedSlot.Summary,
        ["content"] = FeedSlot.Content,
        ["category"] = FeedSlot.Category,
        ["ttl"] = FeedSlot.TimeToLive,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, FeedSlot> Dublin = new Dictionary<string, FeedSlot>
    {
        ["title"] = FeedSlot.DublinTitle,
        ["date"] = FeedSlot.DublinDate,
        ["issued"] = FeedSlot.Issued,
        ["created"] = FeedSlot.Created,
        ["modified"] = FeedSlot.Updated,
        ["description"] = FeedSlot.DublinDescription,
        ["subject"] = FeedSlot.Category,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static FeedSlot Of(Vocabulary vocabulary, ReadOnlySpan<char> local) => vocabulary switch
    {
        Vocabulary.Core => Core.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(local, out var slot) ? slot : FeedSlot.None,
        Vocabulary.Dublin => Dublin.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(local, out var slot) ? slot : FeedSlot.None,
        Vocabulary.Content => local.Equals("encoded", StringComparison.OrdinalIgnoreCase) ? FeedSlot.Content : FeedSlot.None,
        Vocabulary.Syndication => local switch
        {
            "updatePeriod" => FeedSlot.UpdatePeriod,
            "updateFrequency" => FeedSlot.UpdateFrequency,
            _ => FeedSlot.None,
        },
        _ => FeedSlot.None,
    };
}

/// <summary>Which vocabulary a prefix stands for: what the feed declares, else what the prefix is usually for. Prefixes are not redeclared further down in practice.</summary>
internal sealed class Prefixes
{
    private static readonly (string Part, Vocabulary Vocabulary)[] Known =
    [
        ("purl.org/dc/", Vocabulary.Dublin),
        ("purl.org/rss/1.0/modules/content", Vocabulary.Content),
        ("purl.org/rss/1.0/modules/syndication", Vocabulary.Syndication),
        ("purl.org/rss/1.0/modules/", Vocabulary.Foreign),
        ("purl.org/rss/", Vocabulary.Core),
        ("purl.org/net/rss", Vocabulary.Core),
        ("purl.org/atom/", Vocabulary.Core),
        ("www.w3.org/2005/atom", Vocabulary.Core),
        ("22-rdf-syntax-ns", Vocabulary.Core),
        ("netscape.com/rdf", Vocabulary.Core),
        ("backend.userland.com/rss", Vocabulary.Core),
        ("harvard.edu/tech/rss", Vocabulary.Core),
    ];

    private readonly Dictionary<string, Vocabulary> _declared = new(StringComparer.OrdinalIgnoreCase)
    {
        ["dc"] = Vocabulary.Dublin,
        ["dcterms"] = Vocabulary.Dublin,
        ["content"] = Vocabulary.Content,
        ["sy"] = Vocabulary.Syndication,
        ["rdf"] = Vocabulary.Core,
        ["rss"] = Vocabulary.Core,
        ["atom"] = Vocabulary.Core,
        ["a10"] = Vocabulary.Core,
    };

    public void Declare(string prefix, string name) =>
        _declared[prefix] = Known.FirstOrDefault(known => name.Contains(known.Part, StringComparison.OrdinalIgnoreCase), (Part: "", Vocabulary: Vocabulary.Foreign)).Vocabulary;

    public Vocabulary Of(ReadOnlySpan<char> prefix) => prefix.IsEmpty ? Vocabulary.Core
        : _declared.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(prefix, out var vocabulary) ? vocabulary : Vocabulary.Foreign;
}
