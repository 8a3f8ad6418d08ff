using System.Text;

namespace Sektorradar.Sources.Privacy;

/// <summary>Which encodings write the signs of markup, and nothing else, with the bytes of ASCII.</summary>
internal static class XmlEncoding
{
    private static readonly string[] LikeAscii = ["utf-8", "utf8", "us-ascii", "ascii", "iso-8859-", "iso8859-", "iso_8859-", "latin1", "latin-1", "windows-125", "cp125", "koi8-"];

    /// <summary>Looks at what the XML declares, and at bytes that stand only in other encodings.</summary>
    public static bool IsLikeAscii(ReadOnlySpan<byte> body, out bool isUtf8)
    {
        isUtf8 = true;
        if (body.IndexOfAny((byte)0, (byte)0x1B) >= 0)
        {
            return false;
        }

        var declaration = body[body.IndexOf((byte)'<')..];
        var end = declaration.IndexOf((byte)'>');
        declaration = declaration.StartsWith("<?xml"u8) && end > 0 ? declaration[..end] : default;
        var at = declaration.IndexOf("encoding"u8);
        if (at < 0)
        {
            return true;
        }

        var value = declaration[(at + "encoding"u8.Length)..].TrimStart(" \t\r\n="u8);
        var length = value.IsEmpty ? -1 : value[1..].IndexOf(value[0]);
        var encoding = length < 0 ? "" : Encoding.Latin1.GetString(value[1..(length + 1)]).ToLowerInvariant();
        isUtf8 = encoding is "utf-8" or "utf8";
        return LikeAscii.Any(known => encoding.StartsWith(known, StringComparison.Ordinal));
    }
}
