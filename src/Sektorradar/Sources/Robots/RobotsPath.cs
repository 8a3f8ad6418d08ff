using System.Buffers;
using System.Text;

namespace Sektorradar.Sources.Robots;

/// <summary>
/// A path with its query in the form in which RFC 9309 compares octets: what needs no percent-encoding has none, everything outside ASCII has it.
/// In a rule <c>*</c> stands for any octets and a <c>$</c> at the end for the end; in an address both are ordinary and therefore encoded.
/// </summary>
internal sealed class RobotsPath
{
    /// <summary>What a product token is made of.</summary>
    public static readonly SearchValues<byte> TokenBytes = SearchValues.Create("-_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    private static readonly SearchValues<byte> Unreserved = SearchValues.Create("-._~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);
    private static readonly SearchValues<byte> Delimiters = SearchValues.Create(":/?#[]@!&'()+,;=%"u8);

    private readonly byte[] _octets;

    /// <summary>The RFC's own example takes an address inside a query for the same, encoded or not; the same array when there is no such difference.</summary>
    private readonly byte[] _folded;
    private readonly bool _toTheEnd;

    private RobotsPath(ReadOnlySpan<byte> octets, bool toTheEnd)
    {
        _octets = octets.ToArray();
        _folded = Fold(_octets);
        _toTheEnd = toTheEnd;
    }

    /// <summary>How specific a rule is: its octets.</summary>
    public int Length => _octets.Length + (_toTheEnd ? 1 : 0);

    public bool IsRobotsTxt => _octets.AsSpan().SequenceEqual("/robots.txt"u8);

    public static RobotsPath OfRule(ReadOnlySpan<byte> path)
    {
        var toTheEnd = path.EndsWith("$"u8);
        return new RobotsPath(Normalise(toTheEnd ? path[..^1] : path, wildcards: true), toTheEnd);
    }

    public static RobotsPath OfAddress(string pathAndQuery)
    {
        var fragment = pathAndQuery.IndexOf('#', StringComparison.Ordinal);
        return new RobotsPath(Normalise(Encoding.UTF8.GetBytes(fragment < 0 ? pathAndQuery : pathAndQuery[..fragment]), wildcards: false), toTheEnd: false);
    }

    /// <summary>Whether this rule is about the address.</summary>
    public bool Matches(RobotsPath address) =>
        Matches(_octets, address._octets, _toTheEnd)
        || ((_folded != _octets || address._folded != address._octets) && Matches(_folded, address._folded, _toTheEnd));

    /// <summary>Each part between two asterisks is looked for once, from the left, and never again: there is nothing to try anew.</summary>
    private static bool Matches(ReadOnlySpan<byte> rule, ReadOnlySpan<byte> address, bool toTheEnd)
    {
        var asterisk = rule.IndexOf((byte)'*');
        if (asterisk < 0)
        {
            return toTheEnd ? address.SequenceEqual(rule) : address.StartsWith(rule);
        }

        if (!address.StartsWith(rule[..asterisk]))
        {
            return false;
        }

        address = address[asterisk..];
        rule = rule[(asterisk + 1)..];
        while ((asterisk = rule.IndexOf((byte)'*')) >= 0)
        {
            var at = address.IndexOf(rule[..asterisk]);
            if (at < 0)
            {
                return false;
            }

            address = address[(at + asterisk)..];
            rule = rule[(asterisk + 1)..];
        }

        return toTheEnd ? address.EndsWith(rule) : address.IndexOf(rule) >= 0;
    }

    private static ReadOnlySpan<byte> Normalise(ReadOnlySpan<byte> path, bool wildcards)
    {
        var octets = new ArrayBufferWriter<byte>(path.Length + 16);
        for (var i = 0; i < path.Length; i++)
        {
            var octet = path[i];
            if (octet == '%' && Decoded(path[i..]) is { } value)
            {
                i += 2;
                if (Unreserved.Contains(value))
                {
                    octets.Write([value]);
                }
                else
                {
                    Encode(value, octets);
                }
            }
            else if (Unreserved.Contains(octet) || Delimiters.Contains(octet) || (wildcards && octet == '*'))
            {
                octets.Write([octet]);
            }
            else
            {
                Encode(octet, octets);
            }
        }

        return octets.WrittenSpan;
    }

    /// <summary>Decodes the colons and slashes of the query.</summary>
    private static byte[] Fold(byte[] octets)
    {
        var query = octets.AsSpan().IndexOf((byte)'?');
        if (query < 0 || (octets.AsSpan(query).IndexOf("%3A"u8) < 0 && octets.AsSpan(query).IndexOf("%2F"u8) < 0))
        {
            return octets;
        }

        var folded = new ArrayBufferWriter<byte>(octets.Length);
        for (var i = 0; i < octets.Length; i++)
        {
            var rest = octets.AsSpan(i);
            var delimiter = i < query ? default : rest.StartsWith("%3A"u8) ? ":"u8 : rest.StartsWith("%2F"u8) ? "/"u8 : default;
            folded.Write(delimiter.IsEmpty ? rest[..1] : delimiter);
            i += delimiter.IsEmpty ? 0 : 2;
        }

        return folded.WrittenSpan.ToArray();
    }

    private static byte? Decoded(ReadOnlySpan<byte> escape) =>
        escape.Length >= 3 && char.IsAsciiHexDigit((char)escape[1]) && char.IsAsciiHexDigit((char)escape[2]) ? Convert.FromHexString(escape[1..3])[0] : null;

    private static void Encode(byte octet, ArrayBufferWriter<byte> octets)
    {
        const string Digits = "0123456789ABCDEF";
        octets.Write([(byte)'%', (byte)Digits[octet >> 4], (byte)Digits[octet & 15]]);
    }
}
