using Sektorradar.Model;
using Sektorradar.Tests.Collecting.Web;

namespace Sektorradar.Tests.Collecting.Links;

/// <summary>What it means that a link leads on.</summary>
public sealed class LinkRedirectTests : LinkTest
{
    private const string Host = "lamps.example.test";

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_page_at_another_address_has_moved_there(int status)
    {
        await ServePagesAsync(("/old", Serve.Redirect("/new", status)), ("/new", Html()));

        var check = await CheckAsync(Fake.Open(Host, "/old"));

        Is(LinkVerdict.Moved, "redirect", check);
        Assert.Equal(Fake.Open(Host, "/new"), check.MovedTo);
    }

    [Theory]
    [InlineData("/lamps", "/lamps/")]
    [InlineData("/lamps/", "/lamps")]
    [InlineData("/Lamps", "/lamps")]
    [InlineData("/lamps/", "/lamps/index.html")]
    [InlineData("/lamps/index.html", "/lamps/")]
    [InlineData("/lamps", "/lamps?cookies=no")]
    [InlineData("/l%C3%A5mps", "/l%c3%a5mps?x")]
    [InlineData("/", "/nb/")]
    [InlineData("/", "/start")]
    [InlineData("/", "/en-GB/home.html")]
    [InlineData("/nb", "/nb/index.php")]
    public async Task The_same_page_in_another_form_is_live(string asked, string final)
    {
        var decoded = Uri.UnescapeDataString(asked);
        await ServeAsync(one => one.Path == decoded ? Serve.Redirect(final) : one.Path == "/robots.txt" ? Serve.Status(404) : Html());

        Is(LinkVerdict.Live, "ok", await CheckAsync(Fake.Open(Host, asked)));
    }

    [Theory]
    [InlineData("lamps.example.test", "www.lamps.example.test")]
    [InlineData("www.lamps.example.test", "lamps.example.test")]
    public async Task With_www_or_without_it_is_the_same_site(string asked, string final)
    {
        await ServeAsync(one => one.Path == "/robots.txt" ? Serve.Status(404) : one.Host == asked ? Serve.Redirect(Fake.Open(final, "/lamps").AbsoluteUri) : Html());

        Is(LinkVerdict.Live, "ok", await CheckAsync(Fake.Open(asked, "/lamps")));
    }

    [Fact]
    public async Task From_an_open_connection_to_a_protected_one_is_the_same_page()
    {
        await ServeAsync(one => one.Path == "/robots.txt" ? Serve.Status(404) : one.Number < 2 ? Serve.Redirect(Fake.Protected(Host, "/lamps").AbsoluteUri) : Html());

        var check = await CheckAsync(Fake.Open(Host, "/lamps"));

        Is(LinkVerdict.Live, "ok", check);
        Assert.Equal("https", check.FinalAddress!.Scheme);
        Assert.Null(check.MovedTo);
    }

    [Fact]
    public async Task From_a_protected_connection_to_an_open_one_nobody_follows()
    {
        await ServeAsync(one => one.Path == "/robots.txt" ? Serve.Status(404) : Serve.Redirect(Fake.Open(Host, "/lamps").AbsoluteUri));

        Is(LinkVerdict.Unknown, "unprotected", await CheckAsync(Fake.Protected(Host, "/lamps")));
    }

    [Theory]
    [InlineData("/reports/2025/lamps", "/")]
    [InlineData("/reports/2025/lamps", "/index.html")]
    [InlineData("/reports/2025/lamps", "/nb/")]
    [InlineData("/article?id=7", "/")]
    public async Task A_page_that_leads_to_the_front_of_its_site_is_not_there(string asked, string final)
    {
        await ServeAsync(one => one.Path == asked ? Serve.Redirect(final) : one.Path == "/robots.txt" ? Serve.Status(404) : Html());

        Is(LinkVerdict.SoftNotFound, "front-page", await CheckAsync(Fake.Open(Host, asked)));
    }

    [Fact]
    public async Task A_page_that_leads_to_the_front_of_another_site_has_moved()
    {
        await ServeAsync(one => one.Path == "/robots.txt" ? Serve.Status(404) : one.Host == Host ? Serve.Redirect(Fake.Open("openlamp.example.test").AbsoluteUri) : Html());

        Is(LinkVerdict.Moved, "redirect", await CheckAsync(Fake.Open(Host, "/projects/openlamp")));
    }

    [Theory]
    [InlineData("/404")]
    [InlineData("/error/not-found.html")]
    [InlineData("/ikke-funnet")]
    [InlineData("/search?error=404")]
    public async Task A_page_that_leads_to_one_of_errors_is_not_there(string final)
    {
        await ServeAsync(one => one.Path == "/lamps" ? Serve.Redirect(final) : one.Path == "/robots.txt" ? Serve.Status(404) : Html());

        Is(LinkVerdict.SoftNotFound, "error-page", await CheckAsync(Fake.Open(Host, "/lamps")));
    }

    [Theory]
    [InlineData("/login?next=/lamps")]
    [InlineData("/account/sign-in")]
    [InlineData("/oauth2/authorize")]
    [InlineData("/innlogging")]
    public async Task A_page_that_asks_for_a_name_and_a_password_is_blocked(string final)
    {
        await ServeAsync(one => one.Path == "/lamps" ? Serve.Redirect(final) : one.Path == "/robots.txt" ? Serve.Status(404) : Html());

        Is(LinkVerdict.Blocked, "login", await CheckAsync(Fake.Open(Host, "/lamps")));
    }

    [Theory]
    [InlineData("login.example.test", "login")]
    [InlineData("consent.example.test", "consent")]
    public async Task So_is_one_that_asks_at_another_host(string host, string reason)
    {
        await ServeAsync(one => one.Path == "/robots.txt" ? Serve.Status(404) : one.Host == Host ? Serve.Redirect(Fake.Open(host, "/?for=lamps").AbsoluteUri) : Html());

        Is(LinkVerdict.Blocked, reason, await CheckAsync(Fake.Open(Host, "/lamps")));
    }

    [Fact]
    public async Task A_link_to_a_login_itself_is_live()
    {
        await ServePagesAsync(("/login", Html()));

        Is(LinkVerdict.Live, "ok", await CheckAsync(Fake.Open(Host, "/login")));
    }

    [Fact]
    public async Task Redirects_in_a_circle_are_unknown_and_soon_over()
    {
        await ServePagesAsync(("/lamps", Serve.Redirect("/lights")), ("/lights", Serve.Redirect("/lamps")));

        Is(LinkVerdict.Unknown, "loop", await CheckAsync(Fake.Open(Host, "/lamps")));
        Assert.Equal(1, Times("/lamps"));
    }

    [Fact]
    public async Task One_that_wants_its_cookie_back_is_unknown()
    {
        await ServePagesAsync(("/lamps", Serve.Redirect("/lamps").With("Set-Cookie", "lamp=1")));

        Is(LinkVerdict.Unknown, "loop", await CheckAsync(Fake.Open(Host, "/lamps")));
    }

    [Fact]
    public async Task Redirects_without_end_are_unknown()
    {
        await ServeAsync(one => one.Path == "/robots.txt" ? Serve.Status(404) : Serve.Redirect($"/{one.Number}"));

        Is(LinkVerdict.Unknown, "loop", await CheckAsync(Fake.Open(Host, "/lamps")));
    }

    [Fact]
    public async Task A_redirect_to_what_is_not_there_is_gone()
    {
        await ServePagesAsync(("/lamps", Serve.Redirect("/nothing")));

        var check = await CheckAsync(Fake.Open(Host, "/lamps"));

        Is(LinkVerdict.Gone, "status-404", check);
        Assert.Null(check.MovedTo);
    }

    [Fact]
    public async Task A_redirect_off_the_web_is_unknown()
    {
        await ServePagesAsync(("/lamps", Serve.Redirect("ftp://files.example.test/lamps")));

        Is(LinkVerdict.Unknown, "off-the-web", await CheckAsync(Fake.Open(Host, "/lamps")));
    }

    [Fact]
    public async Task A_page_that_sends_its_readers_on_has_moved()
    {
        await ServePagesAsync(("/old/", Html("<meta http-equiv=\"refresh\" content=\"0; url=../new/lamps.html\">")), ("/new/lamps.html", Html()));

        var check = await CheckAsync(Fake.Open(Host, "/old/"));

        Is(LinkVerdict.Moved, "refresh", check);
        Assert.Equal(Fake.Open(Host, "/new/lamps.html"), check.MovedTo);
    }

    [Fact]
    public async Task A_page_that_renews_itself_stays_where_it_is()
    {
        await ServePagesAsync(("/lamps", Html(Page.Replace("<head>", "<head><meta http-equiv=refresh content='300; url=/other'>", StringComparison.Ordinal))));

        Is(LinkVerdict.Live, "ok", await CheckAsync(Fake.Open(Host, "/lamps")));
    }

    [Fact]
    public async Task Pages_that_send_readers_in_a_circle_are_unknown()
    {
        await ServePagesAsync(("/a", Html("<meta http-equiv=refresh content='0;url=/b'>")), ("/b", Html("<meta http-equiv=refresh content='0;url=/a'>")));

        Is(LinkVerdict.Unknown, "loop", await CheckAsync(Fake.Open(Host, "/a")));
    }

    [Fact]
    public async Task A_page_may_not_send_anybody_to_a_private_address()
    {
        await ServePagesAsync(("/lamps", Html($"<meta http-equiv=refresh content='0;url=http://127.0.0.2:{9}/secret'>")));

        Is(LinkVerdict.Unknown, "private", await CheckAsync(Fake.Open(Host, "/lamps")));
    }
}
