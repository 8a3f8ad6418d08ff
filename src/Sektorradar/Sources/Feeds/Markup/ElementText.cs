using System.Net;
using System.Text;

namespace Sektorradar.Sources.Feeds.Markup;

/// <summary>The content of an element where it stands in the text, to be read when it is wanted: most long contents are not.</summary>
internal readonly record struct ElementText(MarkupTag Tag, int End, Uri? Base)
{
    private enum Form
    {
        Text,
        Html,
        Title,
    }

    public bool IsBlank => Tag.Text.AsSpan(Tag.End..Math.Max(Tag.End, End)).IsWhiteSpace();

    /// <summary>Characters alone, as of a guid, a date or a link.</summary>
    public string Value() => Inner().Text.Trim();

    /// <param name="atom">Atom says of each text what it is; the others leave it open. What has no type is text, but some publishers forget it on HTML.</param>
    public string Plain(bool atom, bool title)
    {
        var (text, marked) = Inner();
        var type = Tag.Attribute("type");
        if (string.Equals(Tag.Attribute("mode"), "base64", StringComparison.OrdinalIgnoreCase))
        {
            text = FromBase64(text);
        }

        var form = marked ? Form.Html
            : !atom ? (title ? Form.Title : Form.Html)
            : type is null ? (HtmlNames.HasEndTag(text) ? Form.Html : Form.Text)
            : type.Contains("html", StringComparison.OrdinalIgnoreCase) ? Form.Html : Form.Text;
        return form switch
        {
            Form.Html => PlainText.FromHtml(text),
            Form.Title => PlainText.FromTitle(text),
            _ => PlainText.FromText(text),
        };
    }

    /// <summary>What the element holds. When there are elements inside it is given back as the markup that it is.</summary>
    private (string Text, bool Marked) Inner()
    {
        var all = Tag.Text;
        var raw = all.AsSpan(Tag.End..Math.Max(Tag.End, End));
        if (!raw.Contains('<'))
        {
            return (WebUtility.HtmlDecode(raw.ToString()), false);
        }

        StringBuilder text = new(raw.Length), markup = new(raw.Length);
        var marked = false;
        var scanner = new MarkupScanner(all, Tag.End, End);
        while (scanner.Read())
        {
            var piece = all.AsSpan(scanner.Start..scanner.End);
            switch (scanner.Kind)
            {
                case MarkupKind.Text:
                    text.Append(WebUtility.HtmlDecode(piece.ToString()));
                    markup.Append(piece);
                    break;
                case MarkupKind.CharacterData:
                    text.Append(scanner.Content);
                    markup.Append(WebUtility.HtmlEncode(scanner.Content.ToString()));
                    break;
                case MarkupKind.Start:
                    marked = true;
                    markup.Append(piece);
                    break;
                case MarkupKind.End:
                    markup.Append(piece);
                    break;
                default:
                    break;
            }
        }

        return marked ? (markup.ToString(), true) : (text.ToString(), false);
    }

    private static string FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : text;
    }
}
