using System.Text;
using System.Text.RegularExpressions;
using Sektorradar.Sources.Feeds.Markup;

namespace Sektorradar.Sources.Feeds;

/// <summary>Takes the people out of a feed before it is kept.</summary>
public static partial class FeedPrivacy
{
    /// <summary>
    /// The same bytes without the content and the attributes of the elements that name people (JSON: with null for the author). Everything else is untouched, and the items read as before.
    /// </summary>
    public static byte[] WithoutAuthors(ReadOnlySpan<byte> bytes)
    {
        var form = FeedEncoding.Wide(bytes) ?? new FeedEncoding.WideForm(Encoding.Latin1, bytes.StartsWith(Encoding.UTF8.Preamble) ? 3 : 0, 1, false);
        var text = View(bytes[form.Mark..], form);
        var kept = new List<byte>(bytes.Length);
        var from = 0;
        foreach (var (start, end, instead) in FeedReader.FirstCharacter(text) is '{' or '[' ? JsonAuthors(text) : Authors(text))
        {
            Keep(bytes, from, form.Mark + (start * form.Unit));
            foreach (var character in instead)
            {
                kept.AddRange(form.Encoding.GetBytes([character]));
            }

            from = form.Mark + (end * form.Unit);
        }

        Keep(bytes, from, bytes.Length);
        return [.. kept];

        void Keep(ReadOnlySpan<byte> bytes, int start, int end) => kept.AddRange(bytes[start..end]);
    }

    /// <summary>One character for each unit of the encoding. Markup is of ASCII and stands where it stands, so the encoding itself need not be known.</summary>
    private static string View(ReadOnlySpan<byte> bytes, FeedEncoding.WideForm form)
    {
        var view = new char[bytes.Length / form.Unit];
        for (var i = 0; i < view.Length; i++)
        {
            var unit = 0u;
            for (var j = 0; j < form.Unit; j++)
            {
                unit = (unit << 8) | bytes[(i * form.Unit) + (form.BigEndian ? j : form.Unit - 1 - j)];
            }

            view[i] = unit <= char.MaxValue ? (char)unit : '\uFFFD';
        }

        return new string(view);
    }

    private static IEnumerable<(int Start, int End, string Instead)> Authors(string text)
    {
        var scanner = new MarkupScanner(text);
        while (scanner.Read())
        {
            if (scanner.Kind == MarkupKind.Start && PersonalElements.Contains(scanner.Tag.Local))
            {
                var tag = scanner.Tag;
                yield return (tag.NameEnd, tag.SelfClosing ? tag.End - 2 : tag.End - 1, "");
                yield return (tag.End, PersonalElements.Skip(scanner), "");
            }
        }
    }

    private static IEnumerable<(int Start, int End, string Instead)> JsonAuthors(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                continue;
            }

            var name = at + 1;
            at = AfterString(text, at);
            var value = Blank(text, at);
            if (value < text.Length && text[value] == ':' && IsAuthor(text[name..Math.Max(name, at - 1)]))
            {
                value = Blank(text, value + 1);
                at = AfterValue(text, value);
                yield return (value, at, "null");
            }

            at--;
        }
    }

    private static bool IsAuthor(string name) =>
        Escape().Replace(name, match => ((char)Convert.ToUInt16(match.Groups[1].Value, 16)).ToString()).Trim().ToUpperInvariant() is "AUTHOR" or "AUTHORS";

    private static int AfterValue(string text, int at)
    {
        for (var depth = 0; at < text.Length;)
        {
            switch (text[at])
            {
                case '"':
                    at = AfterString(text, at);
                    break;
                case '{' or '[':
                    depth++;
                    at++;
                    break;
                case '}' or ']' or ',' when depth == 0:
                    return at;
                case '}' or ']':
                    depth--;
                    at++;
                    break;
                default:
                    at++;
                    continue;
            }

            if (depth == 0)
            {
                return at;
            }
        }

        return at;
    }

    private static int AfterString(string text, int at)
    {
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            at += text[at] == '\\' ? 1 : 0;
        }

        return Math.Min(at + 1, text.Length);
    }

    private static int Blank(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex Escape();
}
