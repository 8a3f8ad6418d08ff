using System.Buffers;
using System.IO.Compression;

namespace Sektorradar.Collecting.Web;

/// <summary>
/// Unpacks answers, whole or not at all. The streams of .NET take packed bytes that lack their end for shorter ones, and some that are not packed at
/// all for none; a cache that broke off would make things vanish.
/// </summary>
internal static class Packing
{
    // Gzip may be several parts in a row. This one is put behind what came: it comes out again only when everything before it was whole.
    private static readonly byte[] Seal = [.. "and this is the end of it"u8];
    private static readonly byte[] PackedSeal = Pack(Seal);

    /// <summary>What is asked for, as a header says it.</summary>
    public const string Accepted = "gzip, br";

    /// <returns>What came out; at most the limit, and then not whole.</returns>
    /// <exception cref="InvalidDataException">It is not packed so, or lacks its end.</exception>
    public static (byte[] Body, bool Whole) Unpack(string packing, byte[] packed, int limit) => packing switch
    {
        "" or "identity" => (packed, true),
        "gzip" or "x-gzip" => Gzip(packed, limit),
        "br" => Brotli(packed, limit),
        _ => throw new InvalidDataException("it is packed in a way that was not asked for"),
    };

    private static (byte[] Body, bool Whole) Gzip(byte[] packed, int limit)
    {
        using var stream = new GZipStream(new MemoryStream([.. packed, .. PackedSeal]), CompressionMode.Decompress);
        using var body = new MemoryStream();
        var block = new byte[16 << 10];
        while (stream.Read(block) is var count and > 0)
        {
            body.Write(block, 0, count);
            if (body.Length > limit + Seal.Length)
            {
                return (body.ToArray()[..limit], false);
            }
        }

        var all = body.ToArray();
        return packed.Length > 0 && all.AsSpan().EndsWith(Seal) ? (all[..^Seal.Length], true) : throw new InvalidDataException("it lacks its end");
    }

    private static (byte[] Body, bool Whole) Brotli(byte[] packed, int limit)
    {
        using var decoder = new BrotliDecoder();
        using var body = new MemoryStream();
        var block = new byte[16 << 10];
        var rest = packed.AsSpan();
        while (true)
        {
            var status = decoder.Decompress(rest, block, out var read, out var written);
            rest = rest[read..];
            body.Write(block, 0, written);
            if (body.Length > limit)
            {
                return (body.ToArray()[..limit], false);
            }

            switch (status)
            {
                case OperationStatus.Done when rest.IsEmpty:
                    return (body.ToArray(), true);
                case OperationStatus.DestinationTooSmall:
                    break;
                case OperationStatus.NeedMoreData:
                    throw new InvalidDataException("it lacks its end");
                default:
                    throw new InvalidDataException("it is not what it says");
            }
        }
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }
}
