using System.Globalization;
using System.Net;
using System.Text;
using Sektorradar.Sources.Feeds.Markup;

namespace Sektorradar.Sources.Feeds;

/// <summary>Text for people out of text with markup: one line, without characters that cannot be seen.</summary>
internal static class PlainText
{
    public const int Longest = 500;

    // The range of the C1 controls; numbers from it are written by programs that mean these.
    private const string C1 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009Džž";

    public static string FromHtml(string html) => FromText(WebUtility.HtmlDecode(WithoutTags(html, _ => true)));

    /// <summary>A title of RSS, where nobody knows whether it holds markup: only what HTML knows is taken for it, so that <c>List&lt;T&gt;</c> stays.</summary>
    public static string FromTitle(string title) => FromText(WebUtility.HtmlDecode(WithoutTags(title, HtmlNames.IsKnown)));

    public static string FromText(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, Longest + 1));
        var space = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var shown = rune.Value is >= 0x80 and < 0xA0 ? new Rune(C1[rune.Value - 0x80]) : rune;
            if (Rune.IsWhiteSpace(shown))
            {
                space = clean.Length > 0;
            }
            else if (IsVisible(shown))
            {
                clean.Append(space ? " " : "").Append(shown.ToString());
                space = false;
                if (clean.Length > 2 * Longest)
                {
                    break;
                }
            }
        }

        return Cut(clean.ToString(), Longest);
    }

    /// <summary>At most so many characters, ending with a whole word where there is one, and with an ellipsis.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', longest - 1);
        if (end < longest / 2)
        {
            end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        }

        return text[..end].TrimEnd() + "…";
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);

    private static string WithoutTags(string html, Func<ReadOnlySpan<char>, bool> isMarkup)
    {
        if (!html.Contains('<', StringComparison.Ordinal))
        {
            return html;
        }

        var text = new StringBuilder(html.Length);
        var scanner = new MarkupScanner(html);
        var silent = "";
        while (scanner.Read())
        {
            var tag = scanner.Tag;
            switch (scanner.Kind)
            {
                case MarkupKind.Start when silent.Length == 0 && !tag.SelfClosing && HtmlNames.IsSilent(tag.Local):
                    silent = tag.Local.ToString();
                    break;
                case MarkupKind.End when tag.Local.Equals(silent, StringComparison.OrdinalIgnoreCase):
                    silent = "";
                    break;
                case MarkupKind.Start or MarkupKind.End when isMarkup(tag.Name):
                    text.Append(HtmlNames.IsInline(tag.Local) ? "" : " ");
                    break;
                case MarkupKind.Nothing:
                    break;
                default:
                    text.Append(silent.Length > 0 ? [] : html.AsSpan(scanner.Start, scanner.End - scanner.Start));
                    break;
            }
        }

        return text.ToString();
    }
}
