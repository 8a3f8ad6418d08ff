using System.Buffers;

namespace Sektorradar.Matching;

/// <summary>
/// Tells words from what only looks like them. In an address, an e-mail address, a path, a file name or an identifier a name says where something lies,
/// not what the text is about: <c>go.mod</c>, <c>kubernetes.io</c>, <c>./terraform/nett</c>, <c>post@sikt.example.org</c>. A slash alone is prose (<c>Terraform/OpenTofu</c>).
/// </summary>
internal static class Prose
{
    private const int Reach = 200;

    private static readonly SearchValues<byte> Breaks = SearchValues.Create([.. Enumerable.Range(0, ' ' + 1).Select(sign => (byte)sign), .. "\"'`()[]{}<>,;!?|=*"u8]);

    public static bool Holds(ReadOnlySpan<byte> text, int start, int end)
    {
        var lowest = Math.Max(0, start - Reach);
        var from = lowest + text[lowest..start].LastIndexOfAny(Breaks) + 1;
        var after = text[end..Math.Min(text.Length, end + Reach)].IndexOfAny(Breaks);
        var to = after < 0 ? Math.Min(text.Length, end + Reach) : end + after;
        if (from == start && to == end)
        {
            return true;
        }

        return Left(text[from..start], text[start]) && Right(text[end..to]);
    }

    private static bool Left(ReadOnlySpan<byte> left, byte next)
    {
        // What stands before a stop and a capital is another sentence whose space was lost.
        for (var i = left.Length - 1; i >= 0; i--)
        {
            if (left[i] == '.' && i > 0 && char.IsAsciiLetterOrDigit((char)left[i - 1]))
            {
                var after = i + 1 < left.Length ? left[i + 1] : next;
                if (IsSmall(after))
                {
                    return false;
                }

                if (char.IsAsciiLetterUpper((char)after) && left[..i].IndexOf((byte)'.') < 0)
                {
                    left = left[(i + 1)..];
                    break;
                }
            }
        }

        return left.IndexOfAny("@_\\$"u8) < 0 && left.IndexOf("://"u8) < 0 && left.IndexOf("::"u8) < 0
            && !(left.StartsWith("/"u8) || left.StartsWith("./"u8) || left.StartsWith("../"u8) || left.StartsWith("~/"u8) || left.StartsWith("--"u8) || left.StartsWith("www."u8));
    }

    private static bool Right(ReadOnlySpan<byte> right)
    {
        for (var i = 0; i + 1 < right.Length; i++)
        {
            if (right[i] is (byte)'.' or (byte)':' && IsSmall(right[i + 1]))
            {
                return false;
            }

            if (right[i] == '.' && char.IsAsciiLetterUpper((char)right[i + 1]))
            {
                right = right[..i];
                break;
            }
        }

        return right.IndexOfAny("@_\\"u8) < 0 && right.IndexOf("://"u8) < 0 && right.IndexOf("::"u8) < 0;
    }

    private static bool IsSmall(byte letter) => char.IsAsciiLetterLower((char)letter);
}
