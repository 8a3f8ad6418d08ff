using System.Globalization;

namespace Sektorradar.Sources.Feeds.Markup;

/// <summary>The fields of one item, or of the feed itself, while its element is open.</summary>
internal sealed class ElementFields(MarkupTag tag, Uri? xmlBase)
{
    private const int Unfit = 9;

    private static readonly TimeSpan LongestTimeToLive = TimeSpan.FromDays(366);

    private readonly Dictionary<FeedSlot, ElementText> _fields = [];
    private readonly List<ElementText> _links = [];
    private readonly List<ElementText> _categories = [];

    public void Add(FeedSlot slot, ElementText text)
    {
        switch (slot)
        {
            case FeedSlot.Link:
                _links.Add(text);
                break;
            case FeedSlot.Category:
                _categories.Add(text);
                break;
            default:
                // Publishers that repeat an element mean the first, and some leave it empty.
                if (!text.IsBlank)
                {
                    _fields.TryAdd(slot, text);
                }

                break;
        }
    }

    public ItemDraft Item(bool atom)
    {
        var (link, linkBase) = Link();
        var title = Title(atom);
        return new ItemDraft(
            Value(FeedSlot.Guid),
            link,
            linkBase,
            title,
            First(slot => Plain(slot, atom, title: false), FeedSlot.Summary, FeedSlot.DublinDescription, FeedSlot.Content),
            Date(FeedSlot.Published, FeedSlot.Issued, FeedSlot.DublinDate, FeedSlot.Created),
            Date(FeedSlot.Updated) ?? FeedDate.Read(tag.Attribute("lastmod")),
            ItemDraft.Tidy(_categories.Select(Category)));
    }

    public string Title(bool atom) => First(slot => Plain(slot, atom, title: true), FeedSlot.Title, FeedSlot.DublinTitle);

    public TimeSpan? TimeToLive()
    {
        var time = Number(FeedSlot.TimeToLive) is { } minutes ? TimeSpan.FromMinutes(minutes) : Value(FeedSlot.UpdatePeriod).ToUpperInvariant() switch
        {
            "HOURLY" => TimeSpan.FromHours(1),
            "DAILY" => TimeSpan.FromDays(1),
            "WEEKLY" => TimeSpan.FromDays(7),
            "MONTHLY" => TimeSpan.FromDays(30),
            "YEARLY" => TimeSpan.FromDays(365),
            _ => TimeSpan.Zero,
        } / (Number(FeedSlot.UpdateFrequency) ?? 1);
        return time > TimeSpan.Zero && time <= LongestTimeToLive ? time : null;
    }

    /// <summary>The address of the page: a link that is text, else the best of Atom's, else a guid or a name that is an address.</summary>
    public (string? Link, Uri? Base) Link()
    {
        foreach (var link in _links)
        {
            if (link.Value() is { Length: > 0 } value && link.Tag.Attribute("href") is null)
            {
                return (value, link.Base);
            }
        }

        var best = _links.Select(link => (Link: link, Href: link.Tag.Attribute("href"), Rank: Rank(link.Tag)))
            .Where(link => link.Rank < Unfit && !string.IsNullOrWhiteSpace(link.Href)).OrderBy(link => link.Rank).FirstOrDefault();
        if (best.Href is not null)
        {
            return (best.Href, best.Link.Base);
        }

        if (_fields.TryGetValue(FeedSlot.Guid, out var guid) && guid.Value() is var id && id.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            && !string.Equals(guid.Tag.Attribute("isPermaLink"), "false", StringComparison.OrdinalIgnoreCase))
        {
            return (id, guid.Base);
        }

        return (tag.Attribute("rdf:about") ?? tag.Attribute("href"), xmlBase);
    }

    private static int Rank(MarkupTag link) => link.Attribute("rel")?.Trim().ToUpperInvariant() switch
    {
        null or "" or "ALTERNATE" => link.Attribute("type") is { } type && !type.Contains("html", StringComparison.OrdinalIgnoreCase) ? 1 : 0,
        "RELATED" or "VIA" => 2,
        "SELF" => 3,
        _ => Unfit,
    };

    private static string Category(ElementText category) =>
        PlainText.FromText(category.Tag.Attribute("term") is { } term && !string.IsNullOrWhiteSpace(term) ? term : category.Tag.Attribute("label") ?? category.Value());

    private string Value(FeedSlot slot) => _fields.TryGetValue(slot, out var text) ? text.Value() : "";

    private string Plain(FeedSlot slot, bool atom, bool title) => _fields.TryGetValue(slot, out var text) ? text.Plain(atom, title) : "";

    private DateTimeOffset? Date(params ReadOnlySpan<FeedSlot> slots)
    {
        foreach (var slot in slots)
        {
            if (FeedDate.Read(Value(slot)) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    private int? Number(FeedSlot slot) => int.TryParse(Value(slot), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static string First(Func<FeedSlot, string> read, params ReadOnlySpan<FeedSlot> slots)
    {
        foreach (var slot in slots)
        {
            if (read(slot) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return "";
    }
}
