using Sektorradar.Model;
using Sektorradar.Tests.Collecting.Web;

namespace Sektorradar.Tests.Collecting.Links;

/// <summary>Pages that say "all is well" and are not what was asked for; walls against programs; and pages that only look like either.</summary>
public sealed class LinkPageTests : LinkTest
{
    private const string Host = "lamps.example.test";

    [Theory]
    [InlineData("404")]
    [InlineData("404 Not Found")]
    [InlineData("Error 404 (Not Found)!!1")]
    [InlineData("Page not found | The Lighthouse Office")]
    [InlineData("The Lighthouse Office - Page not found")]
    [InlineData("Page not found · Lamps")]
    [InlineData("Oops! That page can’t be found.")]
    [InlineData("Sorry, the page you are looking for could not be found")]
    [InlineData("This page doesn't exist")]
    [InlineData("We couldn't find that page")]
    [InlineData("Siden finnes ikke")]
    [InlineData("Beklager, siden du leter etter finnes ikke | Fyrkontoret")]
    [InlineData("Fant ikke siden")]
    [InlineData("Vi fant ikke siden du lette etter")]
    [InlineData("Siden ble ikke funnet – Fyrkontoret")]
    [InlineData("404 - Side ikke funnet")]
    [InlineData("Sida finst ikkje")]
    [InlineData("Vi fann ikkje sida")]
    [InlineData("Sida vart ikkje funnen")]
    [InlineData("Sida du leitar etter finst ikkje")]
    public async Task A_page_that_says_it_is_not_there_is_believed(string words)
    {
        await ServePagesAsync(
            ("/titled", Html(Page.Replace("Lamps of the coast", words, StringComparison.Ordinal))), ("/headed", Html(Page.Replace("<h1>Lamps</h1>", $"<h1>\n {words} </h1>", StringComparison.Ordinal))));

        Is(LinkVerdict.SoftNotFound, "words", await CheckAsync(Fake.Open(Host, "/titled")));
        Is(LinkVerdict.SoftNotFound, "words", await CheckAsync(Fake.Open(Host, "/headed")));
    }

    [Theory]
    [InlineData("How we brought 404 not found pages down to a tenth")]
    [InlineData("What does HTTP 404 mean?")]
    [InlineData("When a lamp is not found in the dark")]
    [InlineData("Hva gjør du når siden ikke finnes?")]
    [InlineData("Vi fant ikke opp lampen")]
    [InlineData("Lamp missing: the search goes on")]
    [InlineData("The lamps that do not exist yet")]
    public async Task A_page_about_such_pages_is_live(string words)
    {
        await ServePagesAsync(("/lamps", Html(Page.Replace("Lamps of the coast", words, StringComparison.Ordinal).Replace("<h1>Lamps", $"<h1>{words}", StringComparison.Ordinal))));

        Is(LinkVerdict.Live, "ok", await CheckAsync(Fake.Open(Host, "/lamps")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("<html><head></head><body></body></html>")]
    [InlineData("<html><body><p> ok </p></body></html>")]
    public async Task A_page_with_next_to_nothing_on_it_is_not_there(string body)
    {
        await ServePagesAsync(("/lamps", Html(body)));

        Is(LinkVerdict.SoftNotFound, "empty", await CheckAsync(Fake.Open(Host, "/lamps")));
    }

    [Theory]
    [InlineData("<html><body><img src='lamp.png' alt=''></body></html>")]
    [InlineData("<frameset><frame src='lamps.html'></frameset>")]
    [InlineData("<html><body><iframe src='/lamps.html'></iframe></body></html>")]
    public async Task A_page_with_something_to_see_is_live(string body)
    {
        await ServePagesAsync(("/lamps", Html(body)));

        Is(LinkVerdict.Live, "ok", await CheckAsync(Fake.Open(Host, "/lamps")));
    }

    [Theory]
    [InlineData("404: Not Found", "text/plain")]
    [InlineData("Not Found\n", "text/plain; charset=utf-8")]
    [InlineData("<p>File not found.", "text/html")]
    public async Task A_file_that_only_says_it_is_not_there_is_believed(string body, string type)
    {
        await ServePagesAsync(("/lamps", Serve.Text(body, type)));

        Is(LinkVerdict.SoftNotFound, "words", await CheckAsync(Fake.Open(Host, "/lamps")));
    }

    [Theory]
    [InlineData("ok\n", "text/plain")]
    [InlineData("lamps that were not found in the dark\n", "text/plain")]
    [InlineData("{}", "application/json")]
    [InlineData("%PDF-1.7", "application/pdf")]
    public async Task A_short_file_is_live(string body, string type)
    {
        await ServePagesAsync(("/lamps", Serve.Text(body, type)));

        Is(LinkVerdict.Live, "ok", await CheckAsync(Fake.Open(Host, "/lamps")));
    }

    [Fact]
    public async Task A_server_that_shows_one_doubtful_page_for_everything_is_found_out_with_one_question()
    {
        const string Shell = "<html><head><title>This domain may be for sale</title></head><body><p>Buy it now, before somebody else does.</p></body></html>";
        await ServeAsync(asked => asked.Path == "/robots.txt" ? Serve.Status(404) : Html(Shell));

        var checks = await CheckAllAsync(new[] { "/lamps", "/lights", "/towers" }.Select(path => new CitedLink(Fake.Open(Host, path))));

        Assert.All(checks, check => Is(LinkVerdict.SoftNotFound, "same-as-any", check));
        Assert.Equal(5, Fake.All.Count);
    }

    [Fact]
    public async Task A_server_that_shows_one_good_looking_page_for_everything_is_found_out_by_two_links()
    {
        await ServeAsync(asked => asked.Path == "/robots.txt" ? Serve.Status(404) : Html());

        var checks = await CheckAllAsync(new[] { "/lamps", "/lights" }.Select(path => new CitedLink(Fake.Open(Host, path))));

        Assert.All(checks, check => Is(LinkVerdict.SoftNotFound, "same-as-any", check));
    }

    [Fact]
    public async Task Two_links_to_copies_of_one_page_are_live_where_the_server_knows_what_it_has()
    {
        await ServePagesAsync(("/lamps", Html()), ("/copy-of-lamps", Html()));

        Assert.All(await CheckAllAsync(new[] { "/lamps", "/copy-of-lamps" }.Select(path => new CitedLink(Fake.Open(Host, path)))), check => Is(LinkVerdict.Live, "ok", check));
    }

    [Fact]
    public async Task A_page_that_calls_itself_the_front_page_is_looked_at_closer()
    {
        var front = Page.Replace("<head>", "<head><link rel=\"canonical\" href=\"/\">", StringComparison.Ordinal);
        await ServeAsync(asked => asked.Path == "/robots.txt" ? Serve.Status(404) : Html(front));

        Is(LinkVerdict.SoftNotFound, "same-as-any", await CheckAsync(Fake.Open(Host, "/lamps")));
    }

    [Fact]
    public async Task A_page_that_a_script_writes_cannot_be_judged_where_all_look_alike()
    {
        const string Shell = "<html><head><title>Lamps</title></head><body><div id=root></div><noscript>Turn on scripts to see the lamps of the coast.</noscript><script src=/lamps.js></script></body></html>";
        await ServeAsync(asked => asked.Path == "/robots.txt" ? Serve.Status(404) : asked.Host == Host || asked.Path == "/lamps" ? Html(Shell) : Serve.Status(404));

        Is(LinkVerdict.Unknown, "needs-script", await CheckAsync(Fake.Open(Host, "/lamps")));
        Is(LinkVerdict.Live, "ok", await CheckAsync(Fake.Open("strict.example.test", "/lamps")));
    }

    [Theory]
    [InlineData("Just a moment...", 403)]
    [InlineData("Just a moment...", 503)]
    [InlineData("Just a moment...", 200)]
    [InlineData("Attention Required! | Cloudflare", 403)]
    [InlineData("Pardon Our Interruption", 503)]
    [InlineData("Access Denied", 503)]
    [InlineData("Just a moment...", 404)]
    [InlineData("Er du et menneske?", 200)]
    public async Task A_wall_against_programs_is_blocked_whatever_its_status(string title, int status)
    {
        await ServePagesAsync(("/lamps", Html(Page.Replace("Lamps of the coast", title, StringComparison.Ordinal)).With(status)));

        var check = await CheckAsync(Fake.Open(Host, "/lamps"));

        Is(LinkVerdict.Blocked, "bot-wall", check);
    }

    [Fact]
    public async Task A_server_that_says_so_in_a_header_is_blocked()
    {
        await ServePagesAsync(("/lamps", Serve.Status(503).With("cf-mitigated", "challenge")));

        Is(LinkVerdict.Blocked, "bot-wall", await CheckAsync(Fake.Open(Host, "/lamps")));
    }

    [Fact]
    public async Task A_page_about_walls_is_live()
    {
        await ServePagesAsync(("/lamps", Html(Page.Replace("Lamps of the coast", "Access denied: why lamps need keys", StringComparison.Ordinal) + "<!-- /cdn-cgi/challenge-platform/h/ -->")));

        Is(LinkVerdict.Live, "ok", await CheckAsync(Fake.Open(Host, "/lamps")));
    }
}
