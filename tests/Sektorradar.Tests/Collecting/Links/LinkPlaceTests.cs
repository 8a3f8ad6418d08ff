using System.Text;
using Sektorradar.Model;
using Sektorradar.Tests.Collecting.Web;

namespace Sektorradar.Tests.Collecting.Links;

/// <summary>Whether the place that a fragment names, and the words that are cited, are on the page.</summary>
public sealed class LinkPlaceTests : LinkTest
{
    private const string Host = "lamps.example.test";

    [Theory]
    [InlineData("<p id=\"oil\">", "#oil", true)]
    [InlineData("<p ID=oil>", "#oil", true)]
    [InlineData("<a name='oil'></a>", "#oil", true)]
    [InlineData("<p id=Oil>", "#oil", false)]
    [InlineData("<meta name=oil>", "#oil", false)]
    [InlineData("<script>var a = '<p id=oil>';</script>", "#oil", false)]
    [InlineData("<!-- <p id=oil> -->", "#oil", false)]
    [InlineData("<p id='olje-på-lampen'>", "#olje-p%C3%A5-lampen", true)]
    [InlineData("<p id='a%20b'>", "#a%20b", true)]
    [InlineData("<p id='user-content-oil'>", "#oil", true)]
    [InlineData("<p>", "#top", true)]
    [InlineData("<p id='a&amp;b'>", "#a&b", true)]
    [InlineData("<p>", "#:~:text=lamps", null)]
    [InlineData("<p>", "#oil:~:text=lamps", null)]
    [InlineData("<p>", "#/oil", null)]
    [InlineData("<p>", "#!oil", null)]
    [InlineData("<p>", "#L10-L20", null)]
    [InlineData("<p>", "#", null)]
    public async Task A_fragment_is_a_place_on_the_page_or_it_is_not(string html, string fragment, bool? found)
    {
        await ServePagesAsync(("/lamps", Html(Page + html)));

        var check = await CheckAsync(Fake.Open(Host, "/lamps" + fragment));

        Is(LinkVerdict.Live, "ok", check);
        Assert.Equal(found, check.Fragment);
        Assert.Equal(found != false, check.IsWell);
    }

    [Fact]
    public async Task A_fragment_of_what_is_no_page_is_not_judged()
    {
        await ServePagesAsync(("/lamps.pdf", Serve.Text("%PDF-1.7", "application/pdf")));

        Assert.Null((await CheckAsync(Fake.Open(Host, "/lamps.pdf#page=3"), "lamps")).Fragment);
    }

    [Theory]
    [InlineData("<p>Forty lamps were lit.</p>", "Forty lamps were lit.", true)]
    [InlineData("<p>Forty\n   lamps&nbsp;were lit.</p>", "Forty lamps were lit.", true)]
    [InlineData("<p>For<b>ty</b> <a href=x>lamps</a> were lit.</p>", "Forty lamps were lit.", true)]
    [InlineData("<p>For&shy;ty lamps w\u00ADere l\u200Bit.</p>", "Forty lamps were lit.", true)]
    [InlineData("<p>Ba\u030Akene st\u00E5r.</p>", "B\u00E5kene sta\u030Ar.", true)]
    [InlineData("<p>B&aring;kene &#115;t&#xE5;r &amp; lyser.</p>", "Båkene står & lyser.", true)]
    [InlineData("<p>Forty</p><p>lamps</p>", "Forty lamps", true)]
    [InlineData("<p>Fifty lamps were lit.</p>", "Forty lamps were lit.", false)]
    [InlineData("<script>'Forty lamps were lit.'</script><p>dark</p>", "Forty lamps were lit.", false)]
    [InlineData("<p title='Forty lamps were lit.'>dark</p>", "Forty lamps were lit.", false)]
    public async Task A_quote_stands_on_the_page_or_it_does_not(string html, string quote, bool found)
    {
        await ServePagesAsync(("/lamps", Html("<title>Lamps</title><h1>Lamps and more lamps on the coast</h1>" + html)));

        Assert.Equal(found, (await CheckAsync(Fake.Open(Host, "/lamps"), quote)).Quote);
    }

    [Theory]
    [InlineData("text/plain", true)]
    [InlineData("application/json", true)]
    [InlineData("text/markdown", true)]
    [InlineData("application/yaml; charset=utf-8", true)]
    [InlineData("application/pdf", null)]
    [InlineData("image/png", null)]
    public async Task Words_are_looked_for_in_text_of_any_sort_and_in_nothing_else(string type, bool? found)
    {
        await ServePagesAsync(("/lamps", Serve.Text("lamps: forty\n  lamps are <lit>", type)));

        Assert.Equal(found, (await CheckAsync(Fake.Open(Host, "/lamps"), "forty lamps are <lit>")).Quote);
    }

    [Theory]
    [InlineData("text/html; charset=iso-8859-1", "utf-8")]
    [InlineData("text/html; charset=nonsense", "utf-8")]
    [InlineData("text/html", "iso-8859-1")]
    [InlineData("text/html; charset=utf-8", "iso-8859-1")]
    [InlineData("text/html", "utf-16")]
    public async Task A_wrong_charset_hides_no_words(string type, string real)
    {
        var encoding = Encoding.GetEncoding(real);
        await ServePagesAsync(("/lamps", Serve.Bytes([.. encoding.Preamble, .. encoding.GetBytes("<html><title>Fyr</title><p>Båkene på øya lyser.</p></html>")], type)));

        Assert.True((await CheckAsync(Fake.Open(Host, "/lamps"), "Båkene på øya lyser.")).Quote);
    }

    [Fact]
    public async Task Links_that_differ_in_their_fragment_or_quote_are_asked_for_once_and_judged_each()
    {
        await ServePagesAsync(("/lamps", Html(Page + "<p id=oil>")));

        var checks = await CheckAllAsync(
        [
            new CitedLink(Fake.Open(Host, "/lamps#oil")), new CitedLink(Fake.Open(Host, "/lamps#gas")), new CitedLink(Fake.Open(Host, "/lamps"), "Forty lamps"), new CitedLink(Fake.Open(Host, "/lamps"), "Fifty lamps"),
        ]);

        Assert.Equal(1, Times("/lamps"));
        Assert.Equal([true, false, null, null], checks.Select(check => check.Fragment));
        Assert.Equal([null, null, true, false], checks.Select(check => check.Quote));
    }

    [Fact]
    public async Task Where_the_page_is_not_there_nothing_is_said_of_what_stands_on_it()
    {
        await ServePagesAsync();

        var check = await CheckAsync(Fake.Open(Host, "/lamps#oil"), "Forty lamps");

        Assert.Equal((LinkVerdict.Gone, null, null), (check.Verdict, check.Fragment, check.Quote));
    }
}
