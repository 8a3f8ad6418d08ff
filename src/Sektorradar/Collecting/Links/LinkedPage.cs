using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Sektorradar.Model;

namespace Sektorradar.Collecting.Links;

/// <summary>What a link check reads from an answer: title and heading, places that can be linked to, words. Nothing of it is kept.</summary>
internal sealed partial class LinkedPage(Answer.Received answer)
{
    private const int LongestTitle = 200;

    private readonly string _text = Decode(answer);

    public bool IsHtml { get; } = answer.MediaType is { } type ? type.Contains("html", StringComparison.OrdinalIgnoreCase) : answer.Body.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("<!"u8);

    public bool IsEmpty => answer.Body.Length == 0;

    /// <summary>The page's title and its first heading, in small letters; empty where it has none.</summary>
    public IEnumerable<string> Titles => !IsHtml ? [] : new[] { Title().Match(_text), Heading().Match(_text) }.Where(match => match.Success).Select(match => Words(match.Groups[1].Value).ToLowerInvariant()).Where(text => text.Length is > 0 and <= LongestTitle);

    /// <summary>Whether a place can be linked to: an element's id or an anchor's name. GitHub writes its own word before the ids of a document.</summary>
    public bool Has(string fragment)
    {
        var wanted = Uri.UnescapeDataString(fragment);
        return Places().Matches(_text).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value + match.Groups[2].Value + match.Groups[3].Value)).Any(id => id == wanted || id == "user-content-" + wanted);
    }

    /// <summary>Whether words stand in it, whatever the markup and the blanks between.</summary>
    public bool Says(string words) => (IsHtml ? Words(Silent().Replace(_text, " ")) : Plain(_text)).Contains(Plain(words), StringComparison.Ordinal);

    /// <summary>Whether words can be looked for: a document that is no text has none that can be read here.</summary>
    public bool IsText => IsHtml || answer.MediaType is null || answer.MediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || answer.MediaType.Contains("json", StringComparison.OrdinalIgnoreCase)
        || answer.MediaType.Contains("xml", StringComparison.OrdinalIgnoreCase) || answer.MediaType.Contains("yaml", StringComparison.OrdinalIgnoreCase);

    private static string Words(string html) => Plain(WebUtility.HtmlDecode(Tag().Replace(BlockTag().Replace(html, " "), "")));

    /// <summary>One blank between words, no character that cannot be seen, accents in one piece.</summary>
    private static string Plain(string text)
    {
        var visible = text.Where(c => c is not ('\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF')).ToArray();
        return Blank().Replace(new string(visible).Normalize(NormalizationForm.FormC), " ").Trim();
    }

    private static string Decode(Answer.Received answer)
    {
        var named = answer.Charset ?? Charset().Match(Encoding.Latin1.GetString(answer.Body.AsSpan(0, Math.Min(answer.Body.Length, 2048)))).Groups[1].Value;
        // Old pages without a word of it are in this one as often as in any other; bytes that are no UTF-8 cannot be UTF-8.
        return named.StartsWith("iso-8859", StringComparison.OrdinalIgnoreCase) || named.Equals("windows-1252", StringComparison.OrdinalIgnoreCase) ? Encoding.Latin1.GetString(answer.Body) : Encoding.UTF8.GetString(answer.Body);
    }

    [GeneratedRegex(@"<title[^>]*>(.*?)</title>", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Title();

    [GeneratedRegex(@"<h1[^>]*>(.*?)</h1>", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex("""\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Places();

    [GeneratedRegex(@"<(?:script|style|template)[^>]*>.*?</(?:script|style|template)>|<!--.*?-->", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Silent();

    // What stands in blocks of their own is kept apart; marks of emphasis stand inside words too and leave no blank.
    [GeneratedRegex(@"</?(?:p|div|li|ul|ol|br|h[1-6]|td|th|tr|table|section|article|main|nav|header|footer|title|head|body|html|dd|dt|dl|blockquote|pre)\b[^>]*>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex BlockTag();

    [GeneratedRegex(@"<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blank();

    [GeneratedRegex("""charset\s*=\s*["']?([\w-]+)""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Charset();
}
