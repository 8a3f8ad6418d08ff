using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Sektorradar.Matching;

/// <summary>Letters of UTF-8 as the matcher sees them: in small letters, with one kind of gap between the parts of a name.</summary>
internal static class Letters
{
    /// <summary>What a space, a hyphen, a line end and their non-breaking kin all become: <c>NIS 2</c> is <c>NIS-2</c>.</summary>
    public const int Gap = ' ';

    private static readonly char[] Ascii = [.. Enumerable.Range(0, 128).Select(letter => (char)Fold(new Rune(letter)))];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Rune At(ReadOnlySpan<byte> text, int at, out int length)
    {
        if (text[at] < 0x80)
        {
            length = 1;
            return new Rune(text[at]);
        }

        Rune.DecodeFromUtf8(text[at..], out var rune, out length);
        return rune;
    }

    /// <summary>
    /// Folds ASCII, Latin-1 and the extended Latin letters of two bytes (Nordic, Sámi). A letter keeps its number of bytes, so that no sign outside ASCII
    /// becomes one inside it: the scan's first look depends on that.
    /// </summary>
    public static int Fold(Rune rune)
    {
        var value = rune.Value;
        if (value < 0x80)
        {
            return value is '-' or '\t' or '\n' or '\r' ? Gap : value is >= 'A' and <= 'Z' ? value | 0x20 : value;
        }

        if (value is 0xA0 or 0x2010 or 0x2011)
        {
            return Gap;
        }

        var lower = value is >= 0xC0 and < 0x250 ? Rune.ToLowerInvariant(rune).Value : value;
        return lower is >= 0x80 and < 0x800 ? lower : value;
    }

    public static string Fold(string text) => Fold(Encoding.UTF8.GetBytes(text));

    public static string Fold(ReadOnlySpan<byte> text)
    {
        // A character of UTF-16 is never shorter in UTF-8, so that there is room for all.
        var folded = ArrayPool<char>.Shared.Rent(text.Length);
        var count = 0;
        for (var at = 0; at < text.Length;)
        {
            if (text[at] < 0x80)
            {
                folded[count++] = Ascii[text[at++]];
                continue;
            }

            var letter = new Rune(Fold(At(text, at, out var length)));
            count += letter.EncodeToUtf16(folded.AsSpan(count));
            at += length;
        }

        var whole = new string(folded, 0, count);
        ArrayPool<char>.Shared.Return(folded);
        return whole;
    }

    public static bool InWord(Rune rune) => rune.IsAscii ? rune.Value == '_' || char.IsAsciiLetterOrDigit((char)rune.Value) : Rune.IsLetterOrDigit(rune);

    public static bool WordBefore(ReadOnlySpan<byte> text, int at)
    {
        if (at == 0 || text[at - 1] < 0x80)
        {
            return at > 0 && InWord(new Rune(text[at - 1]));
        }

        Rune.DecodeLastFromUtf8(text[..at], out var rune, out _);
        return InWord(rune);
    }

    /// <summary>Where the word that goes on at <paramref name="at"/> ends; <paramref name="at"/> itself when it does not go on.</summary>
    public static int WordEnd(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && InWord(At(text, at, out var length)))
        {
            at += length;
        }

        return at;
    }
}
