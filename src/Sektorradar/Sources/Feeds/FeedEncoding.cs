using System.Text;
using System.Text.RegularExpressions;

namespace Sektorradar.Sources.Feeds;

/// <summary>Which characters the bytes are. What the bytes themselves show is believed before what the feed or its server says of them.</summary>
internal static partial class FeedEncoding
{
    private const int Head = 1024;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <param name="Unit">Bytes to a character in the range of ASCII.</param>
    public readonly record struct WideForm(Encoding Encoding, int Mark, int Unit, bool BigEndian);

    public static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        if (Wide(bytes) is { } wide)
        {
            return wide.Encoding.GetString(bytes[wide.Mark..]);
        }

        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            return Encoding.UTF8.GetString(bytes[3..]);
        }

        var declared = Declaration().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Head)]));
        var named = Named(declared.Success ? declared.Groups["name"].Value : null) ?? Named(charset);
        if (named is not null && IsSevenBit(named))
        {
            return named.GetString(bytes);
        }

        return (IsUtf8(bytes) ? Encoding.UTF8 : named ?? Windows1252).GetString(bytes);
    }

    /// <summary>UTF-16 and UTF-32, by their byte order mark or by the zeros around the first character, which is of ASCII in every feed.</summary>
    public static WideForm? Wide(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] => new WideForm(Encoding.UTF32, 4, 4, false),
        [0, 0, 0xFE, 0xFF, ..] => new WideForm(new UTF32Encoding(true, false), 4, 4, true),
        [(byte)'<' or (byte)'{', 0, 0, 0, ..] => new WideForm(Encoding.UTF32, 0, 4, false),
        [0, 0, 0, (byte)'<' or (byte)'{', ..] => new WideForm(new UTF32Encoding(true, false), 0, 4, true),
        [0xFF, 0xFE, ..] => new WideForm(Encoding.Unicode, 2, 2, false),
        [0xFE, 0xFF, ..] => new WideForm(Encoding.BigEndianUnicode, 2, 2, true),
        [(byte)'<' or (byte)'{' or (byte)' ' or (byte)'\r' or (byte)'\n', 0, not 0, 0, ..] => new WideForm(Encoding.Unicode, 0, 2, false),
        [0, (byte)'<' or (byte)'{' or (byte)' ' or (byte)'\r' or (byte)'\n', 0, not 0, ..] => new WideForm(Encoding.BigEndianUnicode, 0, 2, true),
        _ => null,
    };

    /// <summary>
    /// More sequences that are right than bytes that are wrong. A feed that was cut inside a character, or in which one byte was damaged, is still UTF-8;
    /// text of a single-byte encoding hardly ever holds a sequence that is right.
    /// </summary>
    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        int right = 0, wrong = 0;
        while (bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is >= 0 and var at)
        {
            bytes = bytes[at..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var length) == System.Buffers.OperationStatus.Done)
            {
                right++;
            }
            else if (length < bytes.Length)
            {
                wrong++;
            }

            bytes = bytes[Math.Max(length, 1)..];
        }

        return wrong == 0 || right > wrong;
    }

    private static Encoding? Named(string? name) => name?.Trim(' ', '"', '\'').ToLowerInvariant() switch
    {
        null or "" => null,
        // What is declared as Latin-1 is Windows-1252 in practice, and nothing is lost by reading it so.
        "iso-8859-1" or "iso8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii" => Windows1252,
        // Not these, or the bytes would have shown it.
        { } other => other.StartsWith("utf", StringComparison.Ordinal) || other.StartsWith("unicode", StringComparison.Ordinal) ? null : CodePagesEncodingProvider.Instance.GetEncoding(other),
    };

    /// <summary>Japanese and Chinese in seven bits: it looks like ASCII and would pass for UTF-8.</summary>
    private static bool IsSevenBit(Encoding encoding) => encoding.CodePage is 50220 or 50221 or 50222 or 50225 or 50227 or 52936;

    [GeneratedRegex("""<\?xml[^>]{0,200}?\sencoding\s*=\s*["'](?<name>[A-Za-z0-9._:-]{1,40})["']""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
