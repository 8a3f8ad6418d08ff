using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Sektorradar.Model;
using Sektorradar.Tests.Collecting.Web;

namespace Sektorradar.Tests.Collecting.Links;

/// <summary>Asking for a piece, and servers that do not know what that is.</summary>
public sealed class LinkPieceTests : LinkTest
{
    private const string Host = "lamps.example.test";

    private static readonly byte[] Large = Encoding.UTF8.GetBytes(Page + string.Concat(Enumerable.Repeat("<p>lamps and lights</p>\n", 20_000)));

    [Fact]
    public async Task Of_a_large_file_only_the_first_piece_comes()
    {
        await ServePagesAsync(("/lamps", Pieces(Large, (from, to) => (from, to))));

        var check = await CheckAsync(Fake.Open(Host, "/lamps"));

        Is(LinkVerdict.Live, "ok", check);
        Assert.Equal((206, null), (check.Status!.Value, check.Digest));
        Assert.Equal("bytes=0-65535", Fake.All.Single(asked => asked.Path == "/lamps")["Range"]);
        Assert.Equal("identity", Fake.All.Single(asked => asked.Path == "/lamps")["Accept-Encoding"]);
    }

    [Fact]
    public async Task A_small_file_is_whole_in_its_first_piece()
    {
        var small = Encoding.UTF8.GetBytes(Page);
        await ServePagesAsync(("/lamps", Pieces(small, (from, _) => (from, small.Length - 1))));

        Assert.Equal(BodyDigest.Of(small), (await CheckAsync(Fake.Open(Host, "/lamps"))).Digest);
    }

    public static TheoryData<string> Mishandled => ["416", "from elsewhere", "too long", "shorter than it says", "without saying which", "ignored", "400", "500 for pieces"];

    [Theory]
    [MemberData(nameof(Mishandled))]
    public async Task Who_cannot_give_a_piece_is_asked_for_all_of_it(string how)
    {
        var whole = Html();
        var small = Encoding.UTF8.GetBytes(Page);
        Serving piece = how switch
        {
            "416" => Serve.Status(416),
            "from elsewhere" => Pieces(Large, (_, to) => (100, to)),
            "too long" => Pieces(Large, (from, _) => (from, Large.Length - 1)),
            "shorter than it says" => Serve.Bytes(small[..10], "text/html").With("Content-Range", "bytes 0-65535/100000").With(206),
            "without saying which" => Serve.Bytes(small, "text/html").With(206),
            "ignored" => whole,
            "400" => Serve.Status(400),
            _ => Serve.Status(500),
        };
        await ServeAsync(asked => asked.Path != "/lamps" ? Serve.Status(404) : asked["Range"] is null ? whole : piece);

        var check = await CheckAsync(Fake.Open(Host, "/lamps"));

        Is(LinkVerdict.Live, "ok", check);
        Assert.Equal((200, BodyDigest.Of(small)), (check.Status!.Value, check.Digest));
    }

    [Fact]
    public async Task Where_something_is_looked_for_all_of_it_is_asked_for_at_once()
    {
        await ServePagesAsync(("/lamps", Serve.Bytes([.. Large, .. "<p id=end>the very last lamp</p>"u8], "text/html")));

        var check = await CheckAsync(Fake.Open(Host, "/lamps#end"), "very last lamp");

        Assert.Equal((true, true), (check.Fragment, check.Quote));
        Assert.Null(Fake.All.Single(asked => asked.Path == "/lamps")["Range"]);
    }

    [Fact]
    public async Task What_lies_behind_the_limit_is_not_missing_but_not_known()
    {
        var huge = Encoding.UTF8.GetBytes(Page + string.Concat(Enumerable.Repeat("<p>lamps and lights</p>\n", 400_000)) + "<p id=end>the very last lamp</p>");
        await ServePagesAsync(("/lamps", Serve.Bytes(huge, "text/html")));

        var check = await CheckAsync(Fake.Open(Host, "/lamps#end"), "very last lamp");

        Is(LinkVerdict.Live, "ok", check);
        Assert.Equal((null, null, null), (check.Fragment, check.Quote, check.Digest));
    }

    /// <summary>Serves a piece of a file, with whatever ends the test makes of those that were asked for.</summary>
    private static Serving Pieces(byte[] file, Func<int, int, (int From, int To)> ends) => async (context, asked) =>
    {
        var wanted = asked["Range"]!["bytes=".Length..].Split('-').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        var (from, to) = ends(wanted[0], wanted[1]);
        context.Response.StatusCode = 206;
        context.Response.Headers.ContentRange = $"bytes {from}-{to}/{file.Length}";
        await Serve.Bytes(file[from..(to + 1)], "text/html")(context, asked);
    };
}
