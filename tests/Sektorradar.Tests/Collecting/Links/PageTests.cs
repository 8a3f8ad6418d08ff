using System.Text;
using Sektorradar.Collecting.Links;

namespace Sektorradar.Tests.Collecting.Links;

/// <summary>Pages come from strangers: whatever stands in one, it is read, and soon.</summary>
public sealed class PageTests
{
    private static readonly string[] Pieces =
    [
        "<html>", "<title>", "</title>", "<h1>", "</h1>", "<p id=", "\"", "'", ">", "<", "</", "<script>", "</script", "<!--", "-->", "<![CDATA[", "]]>", "<meta http-equiv=refresh content=", "0;url=", "<meta charset=utf-16>", "<link rel=canonical href=",
        "404 ", "not found ", "siden finnes ikke ", "&amp;", "&#x110000;", "&#0;", "\0", "\uFEFF", "\uD800", "å", "\u00AD", "\n", "javascript:", "http://[", "the page you are looking for ", "just a moment",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_stands_in_a_page_it_is_read(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var page = Page.Of(Encoding.UTF8.GetBytes(text), random.Next(3) switch { 0 => "utf-8", 1 => "iso-2022-jp", _ => null });

            _ = (NotFoundWords.AreAllOf(page.Title), NotFoundWords.StandIn(page.Heading), page.HasPlace("%E0%A4%A"), BotWalls.IsOne(200, page.Title, Encoding.UTF8.GetBytes(text)));
            Assert.DoesNotContain('\n', page.Text);
        }
    }

    [Theory]
    [InlineData("<title>", "the page you are looking for ")]
    [InlineData("<h1>", "404 ")]
    [InlineData("", "<p id=a ")]
    [InlineData("", "<script>")]
    [InlineData("", "<!--")]
    [InlineData("", "<title>")]
    [InlineData("<p ", "a='")]
    [InlineData("", "\u00AD")]
    public void A_page_that_says_one_thing_without_end_is_read_soon(string begin, string piece)
    {
        var body = Encoding.UTF8.GetBytes(begin + string.Concat(Enumerable.Repeat(piece, (8 << 20) / piece.Length)));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var page = Page.Of(body, null);
        _ = (NotFoundWords.AreAllOf(page.Title), NotFoundWords.StandIn(page.Title), NotFoundWords.AreAllOf(page.Heading), BotWalls.IsOne(200, page.Title, body));

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }
}
