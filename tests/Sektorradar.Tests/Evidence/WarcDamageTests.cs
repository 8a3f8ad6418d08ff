using System.IO.Compression;
using System.Text;
using CsCheck;
using Sektorradar.Evidence;
using Sektorradar.Model;

namespace Sektorradar.Tests.Evidence;

public class WarcDamageTests
{
    private static readonly DateTimeOffset Noon = new(2026, 10, 5, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<string> Word = Gen.String[Gen.Char['!', '~'], 1, 8];

    private static readonly Gen<Exchange> ExchangeGen =
        from source in OneOf("nav", "doffin", "feed")
        from about in Word
        from address in OneOf("https://example.org/a", "https://example.org/b?c=d", "http://example.org/å", "dns:example.org", "git:github.com/example/a%20b")
        from request in OneOf("", "{}", "æøå\r\n\r\n")
        from at in Gen.Long[0, 100_000_000_000]
        from status in Gen.Int[100, 599]
        from value in Gen.String[Gen.Char['!', '~'], 0, 20]
        from body in Gen.OneOf(Gen.Byte.Array[0, 40], OneOf("", "same", "\r\n\r\n", "WARC/1.1\r\n").Select(Encoding.UTF8.GetBytes))
        from form in Gen.Int[0, 5]
        let isWeb = address[0] == 'h'
        select new Exchange(
            source, about, new Uri(new Uri(address).AbsoluteUri), isWeb && request.Length > 0 ? request : null, Noon.AddTicks(at), !isWeb ? 200 : form == 0 ? 304 : status,
            isWeb ? [("X-Kept", value)] : [("Content-Type", "text/plain")], BodyDigest.Of(body), form is 0 or 1 ? null : body, form == 2, form == 0);

    private static readonly byte[] Small = WarcFileTests.Bytes(
    [
        new("nav", "feed", new Uri("https://example.org/"), null, Noon, 200, [("ETag", "a")], null, "{\"a\":1}"u8.ToArray(), false, false),
        new("nav", "feed", new Uri("https://example.org/"), null, Noon.AddDays(1), 304, [("ETag", "a")], null, null, false, true),
    ]);

    [Fact]
    public void What_was_written_is_read() => ExchangeGen.Array[0, 6].Sample(exchanges =>
    {
        var seen = new HashSet<string>();
        var read = WarcFile.Exchanges(WarcFileTests.Read(WarcFileTests.Bytes(exchanges))).ToList();

        // A body is not repeated, and what says the very same is written once.
        var expected = exchanges.Select(exchange => Told(exchange with { Body = exchange.Body is { } body && (body.Length == 0 || seen.Add(exchange.BodyDigest!)) ? body : null })).ToList();
        return read.Select(Told).SequenceEqual(expected);
    }, iter: 200);

    [Fact]
    public void No_byte_can_be_altered_unseen()
    {
        var whole = WarcFileTests.Read(Small).Select(Shown).ToList();
        var unseen = new List<int>();
        for (var at = 0; at < Small.Length; at += 3)
        {
            var damaged = (byte[])Small.Clone();
            damaged[at] ^= (byte)(1 << (at % 8));
            try
            {
                // Bits that mean nothing to gzip may differ, if all that is read is the same.
                Assert.Equal(whole, WarcFileTests.Read(damaged).Select(Shown));
            }
            catch (InvalidDataException)
            {
                continue;
            }

            unseen.Add(at);
        }

        Assert.True(unseen.Count < Small.Length / 300, $"{unseen.Count} of {Small.Length} bytes");
    }

    [Fact]
    public void Every_cut_inside_a_record_is_seen()
    {
        var starts = WarcGzip.Members(new MemoryStream(Small)).Select(member => (int)member.Offset).ToHashSet();

        Assert.All(Enumerable.Range(0, Small.Length).Where(length => (length % 5 == 0 || starts.Contains(length + 1)) && (length == 0 || !starts.Contains(length))), length => Assert.Throws<InvalidDataException>(() => WarcFileTests.Read(Small[..length])));
        Assert.Equal(7, starts.Count);
    }

    [Fact]
    public void Records_that_are_missing_moved_or_added_are_seen()
    {
        var members = WarcGzip.Members(new MemoryStream(Small)).Select(member => member.Member).ToList();

        Assert.Throws<InvalidDataException>(() => WarcFileTests.Read([.. members.Skip(1).SelectMany(member => member)]));
        Assert.Throws<InvalidDataException>(() => WarcFileTests.Read([.. members[0], .. members[2], .. members[1]]));
        Assert.Throws<InvalidDataException>(() => WarcFileTests.Read([.. members[0], .. members[1], .. members[1]]));
        Assert.Throws<InvalidDataException>(() => WarcFileTests.Read([.. members[0], .. members[1], .. members[0]]));
        Assert.Throws<InvalidDataException>(() => WarcFileTests.Read([.. Small, 0]));
        Assert.Throws<InvalidDataException>(() => WarcFileTests.Read([.. Small, .. "WARC/1.1\r\n"u8]));
    }

    [Theory]
    [InlineData("WARC-Date: 2026-10-05T12:00:00Z", "WARC-Date: 2026-10-06T12:00:00Z")]
    [InlineData("https://example.org/", "https://example.com/")]
    [InlineData("{\"a\":1}", "{\"a\":2}")]
    [InlineData("WARC/1.1\r\n", "WARC/1.0\r\n")]
    [InlineData("WARC-Date: ", "WARC-Date:")]
    [InlineData("WARC-Type: response\r\n", "WARC-Type: response\n")]
    [InlineData("WARC-Type: response\r\n", "WARC-Type: response\r\nWARC-Type: response\r\n")]
    [InlineData("WARC-Type: response\r\n", "WARC-Type: response\r\n continued\r\n")]
    [InlineData("WARC-Type: response\r\n", "")]
    [InlineData("Content-Length: ", "Content-Length: 0")]
    [InlineData("{\"a\":1}\r\n\r\n", "{\"a\":1}\r\n")]
    [InlineData("{\"a\":1}\r\n\r\n", "{\"a\":1}\n\n\n\n")]
    public void A_record_that_was_rewritten_is_seen(string old, string @new)
    {
        using var output = new MemoryStream();
        WarcFileTests.Read(Small)[1].WriteTo(output);
        var text = Encoding.UTF8.GetString(output.ToArray());

        Assert.NotNull(WarcRecord.Parse(Encoding.UTF8.GetBytes(text)));
        Assert.Contains(old, text, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => WarcRecord.Parse(Encoding.UTF8.GetBytes(text.Replace(old, @new, StringComparison.Ordinal))));
    }

    [Fact]
    public void Each_record_can_be_read_where_it_lies() => Assert.All(WarcGzip.Members(new MemoryStream(Small)), member =>
    {
        using var gzip = new GZipStream(new MemoryStream(Small, (int)member.Offset, member.Member.Length), CompressionMode.Decompress);
        using var text = new StreamReader(gzip);
        Assert.Equal("WARC/1.1", text.ReadLine());
    });

    [Fact]
    public void Any_bytes_are_refused() => Gen.Byte.Array[0, 100].Sample(bytes => Assert.Throws<InvalidDataException>(() => WarcFileTests.Read(bytes)) is not null, iter: 500);

    private static string Shown(WarcRecord record) => string.Join('\n', record.Fields) + Convert.ToHexString(record.Block);

    private static string Told(Exchange exchange) =>
        $"{exchange with { Headers = [], Body = null }} {string.Join(',', exchange.Headers)} {(exchange.Body is { } body ? Convert.ToHexString(body) : "-")}";

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);
}
