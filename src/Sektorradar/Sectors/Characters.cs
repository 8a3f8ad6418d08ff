using System.Globalization;
using System.Text;

namespace Sektorradar.Sectors;

/// <summary>What a text may consist of.</summary>
internal static class Characters
{
    /// <summary>
    /// The first number that stands alone, or null. A number inside a name with letters is part of the name (<c>NIS2</c>, <c>BUSL-1.1</c>, <c>HTTP/2</c>).
    /// </summary>
    public static string? FreeNumber(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Append(new Rune(' ')))
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune) || Joins(rune))
            {
                word.Append(rune);
                continue;
            }

            var whole = word.ToString();
            word.Clear();
            if (whole.EnumerateRunes().Any(Rune.IsNumber) && !whole.EnumerateRunes().Any(Rune.IsLetter))
            {
                return whole.Trim('-', '.', '/', '_', '+', '#', '&', '@', '\'', '’');
            }
        }

        return null;
    }

    /// <summary>
    /// The first character a reader cannot see or that changes the direction of what follows, as <c>U+202E</c>; null when there is none.
    /// </summary>
    public static string? Hidden(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                return Named(text[i]);
            }

            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
            {
                return Named(rune.Value);
            }

            i += rune.Utf16SequenceLength - 1;
        }

        return null;
    }

    /// <summary>What somebody wrote, short and in quotes.</summary>
    public static string Quoted(string text) => $"\"{Printable(text, 60)}\"";

    /// <summary>A text that is safe to print on one line: what nobody would see is named.</summary>
    public static string Printable(string text, int length)
    {
        var safe = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(length))
        {
            safe.Append(Hidden(rune.ToString()) ?? rune.ToString());
        }

        return text.Length > length ? safe.Append('…').ToString() : safe.ToString();
    }

    private static bool Joins(Rune rune) => rune.Value is '-' or '.' or '_' or '/' or '+' or '#' or '&' or '@' or '\'' or '’';

    private static string Named(int value) => "U+" + value.ToString("X4", CultureInfo.InvariantCulture);
}
