using System.Text;
using Sektorradar.Model;

namespace Sektorradar.Releasing;

/// <summary>A report as Markdown against its file of claims: every sentence stands there, and no number or link that the file does not have.</summary>
internal static class MarkdownCheck
{
    public static IEnumerable<Breach> Run(string path, string text, EditionFile file, Language language, KnownLinks links)
    {
        var plain = Unescaped(text);
        foreach (var claim in file.Sentences.Distinct().Select(id => file.ById[id]))
        {
            var sentence = claim.TextIn(language);
            // Where the reader knows whom it is about, the name is left out and the next word begins the sentence.
            var about = claim.Subject() is { } subject && file.NameOf(subject, language) is { } name && sentence.StartsWith(name + ": ", StringComparison.Ordinal) ? name.Length + 2 : 0;
            if (!plain.Contains(sentence, StringComparison.Ordinal) && !plain.Contains(char.ToUpperInvariant(sentence[about]) + sentence[(about + 1)..], StringComparison.Ordinal))
            {
                yield return new Breach(path, claim.Id, language, BreachKind.Page, "the sentence is not in the text");
            }
        }

        foreach (var address in Addresses(text).Distinct())
        {
            var known = address.StartsWith('#') ? text.Contains($"<a id=\"{address[1..]}\"></a>", StringComparison.Ordinal) : links.Knows(path, address.Replace("%28", "(", StringComparison.Ordinal).Replace("%29", ")", StringComparison.Ordinal));
            if (!known)
            {
                yield return new Breach(path, null, language, BreachKind.Link, $"{address} is neither a place of the text, a file of the edition nor an address that its evidence has");
            }
        }
    }

    private static string Unescaped(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length && !char.IsLetterOrDigit(text[at + 1]))
            {
                at++;
            }

            plain.Append(text[at]);
        }

        return plain.ToString();
    }

    private static IEnumerable<string> Addresses(string text)
    {
        for (var at = text.IndexOf("](", StringComparison.Ordinal); at >= 0; at = text.IndexOf("](", at + 2, StringComparison.Ordinal))
        {
            if (at > 0 && text[at - 1] != '\\' && text.IndexOf(')', at) is > 0 and var end)
            {
                yield return text[(at + 2)..end];
            }
        }
    }
}
