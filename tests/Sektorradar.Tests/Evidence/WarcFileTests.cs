using System.Text;
using Sektorradar.Evidence;
using Sektorradar.Model;

namespace Sektorradar.Tests.Evidence;

public class WarcFileTests
{
    private static readonly DateTimeOffset Noon = new(2026, 10, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly WarcHead Head = new("Sektorradar/1.0", Noon) { FileName = "nav-2026-10.warc.gz", Operator = "Example <post@example.org>", UserAgent = "Sektorradar/1.0 (+https://example.org)" };

    private static readonly Exchange Page = new(
        "nav", "feed", new Uri("https://example.org/feed?page=1"), null, Noon, 200, [("Content-Type", "application/json"), ("ETag", "6f1b")], null, "{}"u8.ToArray(), Altered: false, Unchanged: false);

    [Fact]
    public void An_exchange_is_an_answer_a_request_and_what_there_is_to_know()
    {
        var records = Written(Page);

        Assert.Equal(["warcinfo", "response", "request", "metadata"], records.Select(record => record.Type));
        Assert.Equal("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: 6f1b\r\nContent-Length: 2\r\n\r\n{}", Text(records[1]));
        Assert.Equal("GET /feed?page=1 HTTP/1.1\r\nHost: example.org\r\n\r\n", Text(records[2]));
        Assert.Equal("source: nav\r\nabout: feed\r\npayload: decoded\r\n", Text(records[3]));
    }

    [Fact]
    public void A_record_is_written_to_the_letter()
    {
        var records = Written(Page);
        using var output = new MemoryStream();
        records[1].WriteTo(output);

        Assert.Equal(
            "WARC/1.1\r\n"
            + "WARC-Type: response\r\n"
            + $"WARC-Record-ID: {records[1].Id}\r\n"
            + "WARC-Date: 2026-10-05T12:00:00Z\r\n"
            + "WARC-Target-URI: https://example.org/feed?page=1\r\n"
            + $"WARC-Warcinfo-ID: {records[0].Id}\r\n"
            + "WARC-Payload-Digest: sha256:IQJW7I2VWNTYUEKGVULPP2DET2KPWT6CD7TX5AYQYBQPMHFK76FA====\r\n"
            + "Content-Type: application/http;msgtype=response\r\n"
            + $"WARC-Block-Digest: {records[1]["WARC-Block-Digest"]}\r\n"
            + "Content-Length: 84\r\n"
            + "\r\n"
            + Text(records[1])
            + "\r\n\r\n",
            Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public void The_first_record_says_who_wrote_it_and_how()
    {
        var info = Written(Page)[0];

        Assert.Equal("nav-2026-10.warc.gz", info["WARC-Filename"]);
        Assert.StartsWith("software: Sektorradar/1.0\r\noperator: Example <post@example.org>\r\nhttp-header-user-agent: Sektorradar/1.0 (+https://example.org)\r\n", Text(info), StringComparison.Ordinal);
        Assert.Null(info["WARC-Target-URI"]);
    }

    [Fact]
    public void The_same_exchanges_give_the_same_bytes_and_ids_are_of_version_eight()
    {
        var again = Bytes([Page, Page with { At = Noon.AddSeconds(1.5) }]);

        Assert.Equal(again, Bytes([Page with { At = Noon.ToOffset(TimeSpan.FromHours(2)) }, Page with { At = Noon.AddSeconds(1.5) }]));
        Assert.All(Read(again), record => Assert.Matches("^<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>$", record.Id));
        Assert.Contains(Read(again), record => record["WARC-Date"] == "2026-10-05T12:00:01.5Z");
    }

    [Fact]
    public void A_body_that_stands_in_the_file_is_referred_to()
    {
        var digest = BodyDigest.Of("{}"u8);
        var records = Written(Page, Page with { At = Noon.AddHours(1), Address = new Uri("https://example.org/feed?page=2"), Status = 404 }, Page with { At = Noon.AddHours(2), Body = null, BodyDigest = digest });

        Assert.All([records[4], records[7]], revisit =>
        {
            Assert.Equal("revisit", revisit.Type);
            Assert.Equal("http://netpreserve.org/warc/1.1/revisit/identical-payload-digest", revisit["WARC-Profile"]);
            Assert.Equal((records[1].Id, "https://example.org/feed?page=1", "2026-10-05T12:00:00Z"), (revisit["WARC-Refers-To"], revisit["WARC-Refers-To-Target-URI"], revisit["WARC-Refers-To-Date"]));
            Assert.Equal(records[1]["WARC-Payload-Digest"], revisit["WARC-Payload-Digest"]);
            Assert.Equal("length", revisit["WARC-Truncated"]);
        });
        Assert.StartsWith("HTTP/1.1 404 Not Found\r\n", Text(records[4]), StringComparison.Ordinal);
        Assert.EndsWith("Content-Length: 2\r\n\r\n", Text(records[4]), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unchanged_answer_refers_to_the_last_that_had_a_body()
    {
        var unchanged = Page with { At = Noon.AddHours(1), Status = 304, Body = null, Unchanged = true };
        var records = Written(unchanged, Page, unchanged with { BodyDigest = BodyDigest.Of("{}"u8) }, unchanged with { Address = new Uri("https://example.org/other") });

        Assert.Equal([null, records[4].Id, null], new[] { 1, 7, 10 }.Select(i => records[i]["WARC-Refers-To"]));
        Assert.All([1, 7, 10], i => Assert.Equal("http://netpreserve.org/warc/1.1/revisit/server-not-modified", records[i]["WARC-Profile"]));
        Assert.Equal("HTTP/1.1 304 Not Modified\r\nContent-Type: application/json\r\nETag: 6f1b\r\n\r\n", Text(records[7]));
        Assert.Equal(records[4]["WARC-Payload-Digest"], records[7]["WARC-Payload-Digest"]);
    }

    [Fact]
    public void One_answer_read_for_two_things_is_written_once()
    {
        var records = Written(Page, Page with { About = "other" }, Page);

        Assert.Equal(["warcinfo", "response", "request", "metadata", "metadata"], records.Select(record => record.Type));
        Assert.Equal(["feed", "other"], WarcFile.Exchanges(records).Select(exchange => exchange.About));
    }

    [Fact]
    public void What_is_missing_and_what_was_taken_out_is_said()
    {
        var digest = BodyDigest.Of("gone"u8);
        var records = Written(Page with { Altered = true }, Page with { Body = null, BodyDigest = digest, At = Noon.AddHours(1) });

        Assert.Equal("source: nav\r\nabout: feed\r\npayload: decoded; personal fields removed\r\n", Text(records[3]));
        Assert.Equal($"source: nav\r\nabout: feed\r\npayload: not kept\r\nsha256: {digest}\r\n", Text(records[6]));
        Assert.Equal(("response", "unspecified", null), (records[4].Type, records[4]["WARC-Truncated"], records[4]["WARC-Payload-Digest"]));
        Assert.DoesNotContain("Content-Length", Text(records[4]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_with_a_body_was_posted()
    {
        var records = Written(Page with { RequestBody = "{\"query\":\"æ\"}", Address = new Uri("https://example.org:8443/search") });

        Assert.Equal("POST /search HTTP/1.1\r\nHost: example.org:8443\r\nContent-Length: 14\r\n\r\n{\"query\":\"æ\"}", Text(records[2]));
        Assert.Equal(records[1].Id, records[2]["WARC-Concurrent-To"]);
    }

    [Theory]
    [InlineData("dns:example.org")]
    [InlineData("git:github.com/example/platform%20README.md")]
    public void What_did_not_come_over_HTTP_is_a_resource(string address)
    {
        var answer = Page with { Address = new Uri(address), Headers = [("Content-Type", "application/json")] };
        var records = Written(answer, answer with { At = Noon.AddDays(1) });

        Assert.Equal(["warcinfo", "resource", "metadata", "revisit", "metadata"], records.Select(record => record.Type));
        Assert.Equal((address, "application/json", "{}"), (records[1]["WARC-Target-URI"], records[1]["Content-Type"], Text(records[1])));
        Assert.Empty(records[3].Block);
    }

    [Theory]
    [InlineData("https://blåbær.example.org/sak/å?q=ø b#bit", "https://xn--blbr-roah.example.org/sak/%C3%A5?q=%C3%B8%20b", "GET /sak/%C3%A5?q=%C3%B8%20b HTTP/1.1\r\nHost: xn--blbr-roah.example.org\r\n")]
    [InlineData("https://name:word@example.org/", "https://example.org/", "GET / HTTP/1.1\r\nHost: example.org\r\n")]
    [InlineData("http://example.org:8080/a%2Fb", "http://example.org:8080/a%2Fb", "GET /a%2Fb HTTP/1.1\r\nHost: example.org:8080\r\n")]
    public void Addresses_are_written_in_ASCII_and_without_secrets(string address, string written, string request)
    {
        var records = Written(Page with { Address = new Uri(address) });

        Assert.All(records.Skip(1), record => Assert.Equal(written, record["WARC-Target-URI"]));
        Assert.StartsWith(request, Text(records[2]), StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_cannot_make_lines_nor_carry_what_must_not_be_kept()
    {
        var records = Written(Page with
        {
            About = "a\r\nWARC-Type: x",
            Headers = [("X-A", "1\r\nSet-Cookie: b=c"), ("Set-Cookie", "b=c"), ("Authorization", "x"), ("Content-Encoding", "gzip"), ("content-length", "99"), ("Bad name", "x"), ("", "x"), ("X-B", "æ")],
        });

        Assert.Equal("HTTP/1.1 200 OK\r\nX-A: 1  Set-Cookie: b=c\r\nX-B: æ\r\nContent-Length: 2\r\n\r\n{}", Encoding.Latin1.GetString(records[1].Block));
        Assert.Contains("about: a  WARC-Type: x\r\n", Text(records[3]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_does_not_fit_its_digest_is_not_written() =>
        Assert.Throws<InvalidDataException>(() => Bytes([Page with { BodyDigest = BodyDigest.Of("other"u8) }]));

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY======")]
    [InlineData("fo", "MZXQ====")]
    [InlineData("foo", "MZXW6===")]
    [InlineData("foob", "MZXW6YQ=")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI======")]
    public void Base32_is_that_of_RFC_4648(string text, string encoded) => Assert.Equal(encoded, WarcDigest.Base32(Encoding.ASCII.GetBytes(text)));

    internal static byte[] Bytes(IEnumerable<Exchange> exchanges)
    {
        using var output = new MemoryStream();
        WarcFile.Write(output, Head, exchanges);
        return output.ToArray();
    }

    internal static List<WarcRecord> Read(byte[] bytes) => [.. WarcFile.Read(new MemoryStream(bytes))];

    private static List<WarcRecord> Written(params Exchange[] exchanges) => Read(Bytes(exchanges));

    private static string Text(WarcRecord record) => Encoding.UTF8.GetString(record.Block);
}
