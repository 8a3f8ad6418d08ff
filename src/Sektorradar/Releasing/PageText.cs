using System.Net;

namespace Sektorradar.Releasing;

/// <summary>The texts of a page with the elements they stand in, and its attributes: as much of HTML as our own pages have, read by another hand than wrote them.</summary>
internal static class PageText
{
    private static readonly HashSet<string> Void = ["meta", "br", "hr", "img", "link", "input"];

    /// <exception cref="FormatException">An element is not closed, or closed twice.</exception>
    public static IEnumerable<PagePiece> Of(string html)
    {
        var open = new Stack<PageElement>();
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            if (tag != at)
            {
                var end = tag < 0 ? html.Length : tag;
                yield return new PagePiece(open.TryPeek(out var around) ? around : null, WebUtility.HtmlDecode(html[at..end]), null);
                at = end;
                continue;
            }

            var close = EndOf(html, tag);
            var inside = html[(tag + 1)..close];
            at = close + 1;
            if (inside.StartsWith('!'))
            {
                continue;
            }

            if (inside.StartsWith('/'))
            {
                if (open.Count == 0 || open.Pop() is var last && last.Name != inside[1..].Trim())
                {
                    throw new FormatException($"</{inside[1..]}> closes nothing");
                }

                continue;
            }

            var element = PageElement.Read(inside, open.TryPeek(out var parent) ? parent : null);
            yield return new PagePiece(element, null, element);
            if (element.Name == "style")
            {
                at = html.IndexOf("</style>", at, StringComparison.Ordinal) + "</style>".Length;
            }
            else if (!inside.EndsWith('/') && !Void.Contains(element.Name))
            {
                open.Push(element);
            }
        }

        if (open.Count > 0)
        {
            throw new FormatException($"<{open.Peek().Name}> is not closed");
        }
    }

    /// <summary>The end of a tag: a greater-than sign outside of quotes.</summary>
    private static int EndOf(string html, int tag)
    {
        var quoted = false;
        for (var at = tag; at < html.Length; at++)
        {
            if (html[at] == '"')
            {
                quoted = !quoted;
            }
            else if (html[at] == '>' && !quoted)
            {
                return at;
            }
        }

        throw new FormatException("a tag is not closed");
    }
}

/// <param name="Element">Whose text it is; for the beginning of an element, that element.</param>
/// <param name="Text">Null for the beginning of an element.</param>
internal readonly record struct PagePiece(PageElement? Element, string? Text, PageElement? Begins);

internal sealed class PageElement
{
    private readonly Dictionary<string, string> _attributes = [];

    private PageElement(string name, PageElement? parent) => (Name, Parent) = (name, parent);

    public string Name { get; }

    public PageElement? Parent { get; }

    public string? this[string attribute] => _attributes.GetValueOrDefault(attribute);

    public IEnumerable<PageElement> AndAbove
    {
        get
        {
            for (var element = this; element is not null; element = element.Parent)
            {
                yield return element;
            }
        }
    }

    public bool Is(string name, string? type = null) => Name == name && (type is null || (this["class"]?.Split(' ').Contains(type) ?? false));

    public static PageElement Read(string inside, PageElement? parent)
    {
        var end = inside.IndexOfAny([' ', '\n', '/']);
        var element = new PageElement(end < 0 ? inside : inside[..end], parent);
        for (var at = end; at >= 0 && at < inside.Length;)
        {
            var equals = inside.IndexOf("=\"", at, StringComparison.Ordinal);
            if (equals < 0)
            {
                break;
            }

            var close = inside.IndexOf('"', equals + 2);
            element._attributes[inside[at..equals].Trim()] = WebUtility.HtmlDecode(inside[(equals + 2)..close]);
            at = close + 1;
        }

        return element;
    }
}
