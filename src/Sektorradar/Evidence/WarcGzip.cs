using System.Buffers.Binary;
using System.IO.Compression;

namespace Sektorradar.Evidence;

/// <summary>One gzip member a record, so that a record can be read where it lies.</summary>
internal static class WarcGzip
{
    /// <summary>No name, no time, no system: the header says nothing of when and where it was written. It also tells where a member begins.</summary>
    private static readonly byte[] Header = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF];

    public static void Write(Stream output, WarcRecord record)
    {
        using var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.Optimal, leaveOpen: true))
        {
            record.WriteTo(gzip);
        }

        Header.CopyTo(member.GetBuffer().AsSpan());
        member.WriteTo(output);
    }

    public static IEnumerable<(long Offset, byte[] Member)> Members(Stream input)
    {
        var buffer = new byte[1 << 16];
        var (offset, filled, searched, ended) = (0L, 0, Header.Length, false);
        while (!ended)
        {
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = input.Read(buffer, filled, buffer.Length - filled);
            (filled, ended) = (filled + read, read == 0);
            while (filled > 0 && (Next(buffer.AsSpan(0, filled), searched) ?? (ended ? filled : null)) is { } length)
            {
                if (!buffer.AsSpan(0, length).StartsWith(Header))
                {
                    throw new InvalidDataException($"At {offset}: no record begins here.");
                }

                yield return (offset, buffer[..length]);
                buffer.AsSpan(length, filled - length).CopyTo(buffer);
                (offset, filled, searched) = (offset + length, filled - length, Header.Length);
            }

            searched = Math.Max(Header.Length, filled - Header.Length);
        }
    }

    public static byte[] Decompress(byte[] member)
    {
        using var plain = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(member), CompressionMode.Decompress))
        {
            gzip.CopyTo(plain);
        }

        // Bytes after the end of a member, and an end that is missing, are passed over in silence by GZipStream.
        return member.Length >= 18 && BinaryPrimitives.ReadUInt32LittleEndian(member.AsSpan(^4..)) == (uint)plain.Length
            ? plain.ToArray()
            : throw new InvalidDataException("The compressed bytes break off, or something stands after them.");
    }

    private static int? Next(ReadOnlySpan<byte> buffer, int from)
    {
        var found = from < buffer.Length ? buffer[from..].IndexOf(Header) : -1;
        return found < 0 ? null : from + found;
    }
}
