using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Sektorradar.Sources.Vacancies;

/// <summary>
/// The words of an advertisement as plain text, without those that tell whom to call: such lines go, and the short lines beside them, which
/// hold names. What is left is there to find programs in, not to be read by people.
/// </summary>
internal static partial class AdvertText
{
    // A title and a name: more words than these are a sentence.
    private const int WordsOfName = 4;

    private static readonly string[] Blocks = ["p", "div", "br", "li", "ul", "ol", "tr", "td", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer"];

    /// <returns>Null when nothing is left.</returns>
    public static string? Of(string? html)
    {
        if (html is null)
        {
            return null;
        }

        var lines = WebUtility.HtmlDecode(WithoutTags(html)).Split('\n').SelectMany(line => BetweenSentences().Split(line)).Select(line => Blanks().Replace(line, " ").Trim()).Where(line => line.Length > 0).ToList();
        var contact = lines.Select(line => Contact().IsMatch(line)).ToList();
        var kept = lines.Where((line, i) => !contact[i] && !(line.Count(c => c == ' ') < WordsOfName && (contact.ElementAtOrDefault(i - 1) || contact.ElementAtOrDefault(i + 1))));
        return string.Join('\n', kept) is { Length: > 0 } text ? text : null;
    }

    /// <summary>Plain text on one line: a title.</summary>
    public static string Line(string html) => JsonAnswer.Line(WebUtility.HtmlDecode(WithoutTags(html)));

    private static string WithoutTags(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var i = 0; i < html.Length; i++)
        {
            if (html[i] != '<' || i + 1 == html.Length || !(char.IsAsciiLetter(html[i + 1]) || html[i + 1] is '/' or '!' or '?'))
            {
                text.Append(html[i]);
                continue;
            }

            var end = html.IndexOf('>', i);
            if (end < 0)
            {
                break;
            }

            var opens = html[i + 1] != '/';
            var name = NameOf(html.AsSpan(i + 1, end - i - 1));
            text.Append(Blocks.Contains(name) ? '\n' : ' ');
            i = end;
            if (name is "script" or "style" && opens)
            {
                i = html.IndexOf($"</{name}", end, StringComparison.OrdinalIgnoreCase) - 1;
                if (i < 0)
                {
                    break;
                }
            }
        }

        return text.ToString();
    }

    private static string NameOf(ReadOnlySpan<char> tag)
    {
        tag = tag.TrimStart('/');
        var length = 0;
        while (length < tag.Length && char.IsAsciiLetterOrDigit(tag[length]))
        {
            length++;
        }

        return tag[..length].ToString().ToLowerInvariant();
    }

    [GeneratedRegex(@"[\s\p{Cf}]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<=[.!?])\s+(?=\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex BetweenSentences();

    // An address for mail, eight digits that may be a telephone number, or words that lead to either.
    [GeneratedRegex(
        @"\S@\S|(?:\d[\s.-]?){7}\d|\bkontakt|\bcontact|spørsmål|\bquestions|\bhenvend|\btlf|\btelefon(?:nummer)?\b|\bmobil(?:nummer)?:|\bring\b|\bphone\b|\bcall\b|\be-?post|\be-?mail|nærmere opplysninger|more information",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Contact();
}
