using Sektorradar.Sources.Feeds.Markup;

namespace Sektorradar.Sources.Feeds;

/// <summary>
/// RSS, RDF and Atom out of markup that need not be well-formed: an end tag closes the nearest element of its name and everything in it, and one that closes nothing is passed over.
/// </summary>
internal sealed class XmlFeed(string text, Uri address)
{
    private const int Deepest = 256;

    private const string NoFeed = "the answer is markup, but no feed begins in it";

    /// <summary>How much may stand before a feed begins: error messages of the server's own program, mostly.</summary>
    private const int MostTagsBefore = 50;

    private readonly MarkupScanner _scanner = new(text);
    private readonly List<Element> _open = [];
    private readonly List<ItemDraft> _items = [];
    private readonly Prefixes _prefixes = new();
    private FeedFormat? _format;
    private ElementFields? _feed;
    private ElementFields? _item;

    private enum Role
    {
        Other,
        Root,
        Channel,
        Item,
        Field,

        /// <summary>Content of a field, whatever it looks like; only its end matters.</summary>
        Inside,
    }

    private bool IsAtom => _format is FeedFormat.Atom or FeedFormat.Atom03;

    private Element? Top => _open.Count > 0 ? _open[^1] : null;

    /// <exception cref="FormatException">No feed begins in the text.</exception>
    public FeedDraft Read()
    {
        var before = 0;
        var ended = false;
        while (!ended && _open.Count < Deepest && _scanner.Read())
        {
            switch (_scanner.Kind)
            {
                case MarkupKind.Start when _format is null:
                    before++;
                    Begin(_scanner.Tag, before);
                    break;
                case MarkupKind.Start when PersonalElements.Contains(_scanner.Tag.Local):
                    PersonalElements.Skip(_scanner);
                    break;
                case MarkupKind.Start:
                    Open(_scanner.Tag);
                    break;
                case MarkupKind.End when _format is not null:
                    Close(_scanner.Tag);
                    ended = _open.Count == 0;
                    break;
                default:
                    break;
            }
        }

        if (_format is not { } format)
        {
            throw new FormatException(before > 0 ? NoFeed : "the answer is neither markup nor JSON, so it is no feed");
        }

        var (link, linkBase) = _feed!.Link();
        return new FeedDraft(format, _feed.Title(IsAtom), link, linkBase, _feed.TimeToLive(), _items, _open.Count > 0);
    }

    private void Begin(MarkupTag tag, int before)
    {
        _format = tag.Local.ToString().ToUpperInvariant() switch
        {
            "RSS" or "CHANNEL" => FeedFormat.Rss,
            "RDF" => FeedFormat.Rdf,
            "FEED" => tag.Attribute("version") == "0.3" || tag.Attributes().Any(attribute => attribute.Value.Contains("purl.org/atom/ns#", StringComparison.OrdinalIgnoreCase))
                ? FeedFormat.Atom03 : FeedFormat.Atom,
            "HTML" => throw new FormatException("the answer is an HTML page, not a feed"),
            _ => null,
        };
        if (_format is not null)
        {
            _feed = new ElementFields(tag, null);
            Push(tag, Role.Root, FeedSlot.None, Declare(tag));
            return;
        }

        if (before >= MostTagsBefore)
        {
            throw new FormatException(NoFeed);
        }
    }

    private void Open(MarkupTag tag)
    {
        if (Top is { Role: Role.Field or Role.Inside })
        {
            Push(tag, Role.Inside, FeedSlot.None, null);
            return;
        }

        var xmlBase = Declare(tag);
        var vocabulary = _prefixes.Of(tag.Prefix);
        if (vocabulary == Vocabulary.Core && IsItem(tag.Local) && (_item is null || Top?.Role == Role.Item))
        {
            if (_item is not null)
            {
                Pop(tag.Start);
            }

            _item = new ElementFields(tag, xmlBase);
            Push(tag, Role.Item, FeedSlot.None, xmlBase);
        }
        else if (Top is { Role: Role.Root } && vocabulary == Vocabulary.Core && tag.Local.Equals("channel", StringComparison.OrdinalIgnoreCase))
        {
            Push(tag, Role.Channel, FeedSlot.None, xmlBase);
        }
        else
        {
            var slot = Top is { Role: Role.Item or Role.Channel or Role.Root } ? FeedSlots.Of(vocabulary, tag.Local) : FeedSlot.None;
            Push(tag, slot == FeedSlot.None ? Role.Other : Role.Field, slot, xmlBase);
        }
    }

    private static bool IsItem(ReadOnlySpan<char> local) => local.Equals("item", StringComparison.OrdinalIgnoreCase) || local.Equals("entry", StringComparison.OrdinalIgnoreCase);

    /// <returns>The base for links inside the element.</returns>
    private Uri? Declare(MarkupTag tag)
    {
        var xmlBase = Top?.Base;
        if (tag.End - tag.NameEnd > 5)
        {
            foreach (var (name, value) in tag.Attributes())
            {
                if (name.StartsWith("xmlns:", StringComparison.OrdinalIgnoreCase))
                {
                    _prefixes.Declare(name["xmlns:".Length..], value);
                }
                else if (name.Equals("xml:base", StringComparison.OrdinalIgnoreCase))
                {
                    xmlBase = FeedLink.Base(value, xmlBase ?? address) ?? xmlBase;
                }
            }
        }

        return xmlBase;
    }

    private void Push(MarkupTag tag, Role role, FeedSlot slot, Uri? xmlBase)
    {
        _open.Add(new Element(tag, role, slot, xmlBase));
        if (tag.SelfClosing)
        {
            Pop(tag.End);
        }
    }

    private void Close(MarkupTag tag)
    {
        var at = _open.FindLastIndex(element => element.Tag.Is(tag));
        while (at >= 0 && _open.Count > at)
        {
            Pop(tag.Start);
        }
    }

    private void Pop(int end)
    {
        var element = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        switch (element.Role)
        {
            case Role.Field:
                (_item ?? _feed!).Add(element.Slot, new ElementText(element.Tag, end, element.Base));
                break;
            case Role.Item:
                if (_item!.Item(IsAtom) is { SaysNothing: false } item)
                {
                    _items.Add(item);
                }

                _item = null;
                break;
            default:
                break;
        }
    }

    private readonly record struct Element(MarkupTag Tag, Role Role, FeedSlot Slot, Uri? Base);
}
