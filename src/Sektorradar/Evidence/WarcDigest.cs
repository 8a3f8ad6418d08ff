using System.Security.Cryptography;

namespace Sektorradar.Evidence;

/// <summary>Digests and ids as WARC writes them.</summary>
internal static class WarcDigest
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>SHA-256 in base32 with padding, as the readers in use expect it.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => "sha256:" + Base32(SHA256.HashData(bytes));

    /// <param name="digest"><see cref="Model.BodyDigest"/>.</param>
    public static string OfHex(string digest) => "sha256:" + Base32(Convert.FromHexString(digest));

    /// <summary>A UUID of version 8 (RFC 9562, section 5.8) over the bytes.</summary>
    public static string Id(ReadOnlySpan<byte> name)
    {
        var bytes = SHA256.HashData(name).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return $"<urn:uuid:{new Guid(bytes, bigEndian: true):D}>";
    }

    /// <summary>RFC 4648, section 6.</summary>
    internal static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new char[(bytes.Length + 4) / 5 * 8];
        Array.Fill(text, '=');
        var (bits, count, at) = (0, 0, 0);
        foreach (var octet in bytes)
        {
            bits = (bits << 8) | octet;
            for (count += 8; count >= 5; count -= 5)
            {
                text[at++] = Alphabet[(bits >> (count - 5)) & 31];
            }

            bits &= (1 << count) - 1;
        }

        if (count > 0)
        {
            text[at] = Alphabet[(bits << (5 - count)) & 31];
        }

        return new string(text);
    }
}
