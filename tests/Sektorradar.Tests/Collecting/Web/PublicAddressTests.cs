using System.Net;
using System.Numerics;
using CsCheck;
using Sektorradar.Collecting.Web;

namespace Sektorradar.Tests.Collecting.Web;

/// <summary>Beside an independent list, written from IANA's registries and compared by bits.</summary>
public sealed class PublicAddressTests
{
    // First address, bits, and whether what begins so is public; the longest prefix decides.
    private static readonly (string First, int Bits, bool Public)[] Ranges4 =
    [
        ("0.0.0.0", 0, true), ("0.0.0.0", 8, false), ("10.0.0.0", 8, false), ("100.64.0.0", 10, false), ("127.0.0.0", 8, false), ("169.254.0.0", 16, false), ("172.16.0.0", 12, false),
        ("192.0.0.0", 24, false), ("192.0.2.0", 24, false), ("192.88.99.0", 24, false), ("192.168.0.0", 16, false), ("198.18.0.0", 15, false), ("198.51.100.0", 24, false),
        ("203.0.113.0", 24, false), ("224.0.0.0", 3, false), ("168.63.129.16", 32, false),
    ];

    private static readonly (string First, int Bits, bool Public)[] Ranges6 =
    [
        ("::", 0, false), ("2000::", 3, true), ("2001::", 23, false), ("2001:db8::", 32, false), ("3fff::", 20, false),
    ];

    private static readonly (string First, int Bits, int EmbeddedAt)[] Carriers = [("::ffff:0:0", 96, 96), ("64:ff9b::", 96, 96), ("2002::", 16, 16)];

    private static readonly Gen<IPAddress> Addresses4 = Gen.OneOf(
        Gen.Byte.Array[4].Select(bytes => new IPAddress(bytes)),
        Near(Ranges4.Select(range => (range.First, range.Bits))));

    private static readonly Gen<IPAddress> Addresses6 = Gen.OneOf(
        Gen.Byte.Array[16].Select(bytes => new IPAddress(bytes)),
        Near(Ranges6.Concat(Carriers.Select(carrier => (carrier.First, carrier.Bits, false))).Select(range => (range.First, range.Bits))),
        Gen.Select(One(Carriers), Addresses4, Gen.Byte.Array[16]).Select(parts => Carry(parts.Item1, parts.Item2, parts.Item3)));

    [Fact]
    public void An_address_is_public_as_the_registries_say() =>
        Gen.OneOf(Addresses4, Addresses6).Sample(address => Assert.Equal(Expected(address), PublicAddress.IsPublic(address)), iter: 20_000);

    [Theory]
    [InlineData("1.1.1.1", true)]
    [InlineData("93.184.215.14", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.32.0.0", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("2a02:1234::1", true)]
    [InlineData("64:ff9b::101:101", true)]
    [InlineData("2002:101:101::", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("100.100.100.200", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::7f00:1", false)]
    [InlineData("::ffff:a9fe:a9fe", false)]
    [InlineData("fe80::1%1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001:0:5ef5:79fd::", false)]
    [InlineData("64:ff9b:1::1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a9fe:a9fe::", false)]
    public void Addresses_that_everybody_knows(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public void A_range_that_is_allowed_may_be_asked_in_every_form_and_its_neighbour_may_not()
    {
        IPNetwork[] allowed = [IPNetwork.Parse("10.1.0.0/16"), IPNetwork.Parse("fd00::/8")];

        Assert.All(["10.1.2.3", "::ffff:10.1.2.3", "fd12::1", "1.1.1.1"], address => Assert.True(PublicAddress.MayBeAsked(IPAddress.Parse(address), allowed), address));
        Assert.All(["10.2.0.1", "::ffff:10.2.0.1", "fe80::1", "::1", "127.0.0.1"], address => Assert.False(PublicAddress.MayBeAsked(IPAddress.Parse(address), allowed), address));
    }

    private static bool Expected(IPAddress address)
    {
        var number = Number(address);
        if (address.GetAddressBytes().Length == 4)
        {
            return Longest(Ranges4, number, 32);
        }

        var carrier = Carriers.FirstOrDefault(range => number >> (128 - range.Bits) == Number(IPAddress.Parse(range.First)) >> (128 - range.Bits));
        return carrier.First is null ? Longest(Ranges6, number, 128) : Longest(Ranges4, (number >> (96 - carrier.EmbeddedAt)) & uint.MaxValue, 32);
    }

    private static bool Longest((string First, int Bits, bool Public)[] ranges, BigInteger number, int length) =>
        ranges.Where(range => number >> (length - range.Bits) == Number(IPAddress.Parse(range.First)) >> (length - range.Bits)).MaxBy(range => range.Bits).Public;

    private static BigInteger Number(IPAddress address) => new(address.GetAddressBytes(), isUnsigned: true, isBigEndian: true);

    /// <summary>Inside each range, at its ends and right beside them.</summary>
    private static Gen<IPAddress> Near(IEnumerable<(string First, int Bits)> ranges) => Gen.Select(One(ranges.ToArray()), Gen.Int[-2, 2], Gen.Bool, Gen.Byte.Array[16]).Select(parts =>
    {
        var (range, step, fromEnd, noise) = parts;
        var first = IPAddress.Parse(range.First);
        var length = first.GetAddressBytes().Length * 8;
        var size = BigInteger.One << (length - range.Bits);
        var offset = fromEnd ? size - 1 + step : step == 0 ? new BigInteger(noise, isUnsigned: true) % size : step;
        var number = (Number(first) + offset + (BigInteger.One << length)) % (BigInteger.One << length);
        return new IPAddress(number.ToByteArray(isUnsigned: true, isBigEndian: true) is var bytes && bytes.Length < length / 8 ? [.. new byte[(length / 8) - bytes.Length], .. bytes] : bytes);
    });

    private static Gen<T> One<T>(T[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);

    private static IPAddress Carry((string First, int Bits, int EmbeddedAt) carrier, IPAddress inside, byte[] noise)
    {
        var bytes = IPAddress.Parse(carrier.First).GetAddressBytes();
        noise.AsSpan((carrier.EmbeddedAt / 8) + 4).CopyTo(bytes.AsSpan((carrier.EmbeddedAt / 8) + 4));
        inside.GetAddressBytes().CopyTo(bytes, carrier.EmbeddedAt / 8);
        return new IPAddress(bytes);
    }
}
