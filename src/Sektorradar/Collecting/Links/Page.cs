using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Sektorradar.Sources.Feeds;
using Sektorradar.Sources.Feeds.Markup;

namespace Sektorradar.Collecting.Links;

/// <summary>What a page of HTML shows a reader, as far as a verdict needs it.</summary>
internal sealed partial class Page
{
    private static readonly HashSet<string> Unread = new(["script", "style", "template", "noscript", "title", "textarea"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Shown = new(["img", "picture", "video", "audio", "iframe", "frame", "embed", "object", "canvas", "svg", "input", "form"], StringComparer.OrdinalIgnoreCase);

    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _places = new(StringComparer.Ordinal);
    private string? _title, _heading;

    private Page(string html)
    {
        int? heading = null;
        for (var scanner = new MarkupScanner(html); scanner.Read();)
        {
            var tag = scanner.Tag;
            switch (scanner.Kind)
            {
                case MarkupKind.Start:
                    Read(tag);
                    heading = _heading is null && Is(tag, "h1") ? _text.Length : heading;
                    if (!tag.SelfClosing && Unread.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tag.Local))
                    {
                        // What stands inside is not markup, whatever it looks like.
                        var end = html.IndexOf($"</{tag.Local}", scanner.End, StringComparison.OrdinalIgnoreCase);
                        _title ??= Is(tag, "title") ? Plain(html[scanner.End..(end < 0 ? html.Length : end)]) : null;
                        scanner = new MarkupScanner(html, end < 0 ? html.Length : end, html.Length);
                    }

                    _text.Append(HtmlNames.IsInline(tag.Local) ? "" : " ");
                    break;
                case MarkupKind.End:
                    if (heading is { } start && Is(tag, "h1"))
                    {
                        (_heading, heading) = (Plain(_text.ToString(start, _text.Length - start)), null);
                    }

                    _text.Append(HtmlNames.IsInline(tag.Local) ? "" : " ");
                    break;
                case MarkupKind.Text:
                    _text.Append(html, scanner.Start, scanner.End - scanner.Start);
                    break;
                default:
                    break;
            }
        }

        Text = QuoteText.Normal(WebUtility.HtmlDecode(_text.ToString()));
    }

    public string Title => _title ?? "";

    /// <summary>The first of the largest headings.</summary>
    public string Heading => _heading ?? "";

    /// <summary>What a reader can read, in one line.</summary>
    public string Text { get; }

    /// <summary>Where the page sends its readers by itself, at once or nearly so; as it stands there.</summary>
    public string? Refresh { get; private set; }

    /// <summary>What the page calls its own address.</summary>
    public string? Canonical { get; private set; }

    public bool HasScript { get; private set; }

    /// <summary>Whether there is something to see besides words.</summary>
    public bool HasPictures { get; private set; }

    public static Page Of(byte[] body, string? charset) => new(TextOf(body, charset));

    /// <summary>The bytes as text. What they show themselves is believed before what page or server say of them.</summary>
    public static string TextOf(byte[] body, string? charset) =>
        FeedEncoding.Decode(body, MetaCharset().Match(Encoding.Latin1.GetString(body, 0, Math.Min(body.Length, 1024))) is { Success: true } declared ? declared.Groups["name"].Value : charset);

    /// <summary>Whether a fragment leads to a place on the page, as browsers look for it: as it is written, then decoded.</summary>
    public bool HasPlace(string fragment)
    {
        var decoded = Uri.UnescapeDataString(fragment);
        return decoded.Equals("top", StringComparison.OrdinalIgnoreCase) || new[] { fragment, decoded }.Any(name => _places.Contains(name) || _places.Contains("user-content-" + name));
    }

    private void Read(MarkupTag tag)
    {
        HasScript |= Is(tag, "script");
        HasPictures |= Shown.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tag.Local);
        if (Is(tag, "meta"))
        {
            if (Refresh is null && "refresh".Equals(tag.Attribute("http-equiv"), StringComparison.OrdinalIgnoreCase) && Target().Match(tag.Attribute("content") ?? "") is { Success: true } refresh)
            {
                Refresh = refresh.Groups["to"].Value.Trim('"', '\'', ' ');
            }
        }
        else if (Is(tag, "link"))
        {
            if (Canonical is null && "canonical".Equals(tag.Attribute("rel"), StringComparison.OrdinalIgnoreCase))
            {
                Canonical = tag.Attribute("href");
            }
        }
        else
        {
            foreach (var (name, value) in tag.Attributes())
            {
                if (name.Equals("id", StringComparison.OrdinalIgnoreCase) || (name.Equals("name", StringComparison.OrdinalIgnoreCase) && (Is(tag, "a") || Is(tag, "map"))))
                {
                    _places.Add(value);
                }
            }
        }
    }

    private static string Plain(string text) => QuoteText.Normal(WebUtility.HtmlDecode(text));

    private static bool Is(MarkupTag tag, string name) => tag.Local.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>At once or within ten seconds; a page that renews itself every minute sends nobody away.</summary>
    [GeneratedRegex(@"^\s*(?:\d|10)(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?(?<to>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Target();

    [GeneratedRegex("""<meta[^>]{0,200}?charset\s*=\s*["']?\s*(?<name>[A-Za-z0-9._:-]{1,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetaCharset();
}
