using Sektorradar.Collecting.Web;
using Sektorradar.Model;

namespace Sektorradar.Tests.Collecting.Web;

/// <summary>Pages and feeds are asked for only where the site allows it.</summary>
public sealed class InternetRobotsTests : InternetTest
{
    [Fact]
    public async Task What_is_not_allowed_is_not_asked_for()
    {
        await RobotsAsync(Serve.Text("User-agent: Sektorradar\nDisallow: /private\n\nUser-agent: *\nDisallow: /"));
        var internet = Connect();

        Refused("SR-508", await PageAsync(internet, "a.example.test", "/private/feed"));
        Assert.Equal("page", Body(await PageAsync(internet, "a.example.test", "/feed")));

        Assert.Equal(["/robots.txt", "/feed"], Fake.All.Select(asked => asked.Path));
    }

    [Fact]
    public async Task An_interface_for_programs_is_asked_without_it()
    {
        await RobotsAsync(Serve.Text("User-agent: *\nDisallow: /"));

        Assert.Equal("page", Body(await AskAsync(Fake.Open("a.example.test"))));

        Assert.Single(Fake.All);
    }

    [Fact]
    public async Task It_is_asked_for_once_however_many_ask()
    {
        await RobotsAsync(Serve.Text("User-agent: *\nDisallow: /private"));
        var internet = Connect();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => PageAsync(internet, $"h{i % 2}.example.test", $"/{i}")));

        Assert.Equal(2, Fake.All.Count(asked => asked.Path == "/robots.txt"));
        Assert.All(Fake.All.Gaps(), gap => Assert.True(gap.Gap >= TimeSpan.FromMilliseconds(10), $"{gap.Gap.TotalMilliseconds} ms"));
    }

    [Fact]
    public async Task Each_site_of_shared_servers_speaks_for_itself()
    {
        await ServeAsync(asked => asked.Path != "/robots.txt" ? Serve.Text("page") : Serve.Text($"User-agent: *\nDisallow: {(asked.Host == "a.github.io" ? "/" : "")}"));
        Fake.Name("a.github.io", [System.Net.IPAddress.Loopback]);
        Fake.Name("b.github.io", [System.Net.IPAddress.Loopback]);
        var internet = Connect();

        Refused("SR-508", await PageAsync(internet, "a.github.io", "/feed"));
        Assert.Equal("page", Body(await PageAsync(internet, "b.github.io", "/feed")));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(410)]
    public async Task Where_there_is_none_everything_is_allowed(int status)
    {
        await RobotsAsync(Serve.Status(status));

        Assert.Equal("page", Body(await PageAsync(Connect(), "a.example.test", "/feed")));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(500)]
    [InlineData(429)]
    public async Task Where_it_cannot_be_read_nothing_is_asked_for(int status)
    {
        await RobotsAsync(Serve.Status(status));
        var internet = Connect();

        Refused("SR-508", await PageAsync(internet, "a.example.test", "/feed"));
        Refused("SR-508", await PageAsync(internet, "a.example.test", "/other"));

        Assert.Equal(3, Fake.All.Count);
        Assert.All(Fake.All, asked => Assert.Equal("/robots.txt", asked.Path));
    }

    [Fact]
    public async Task A_failure_that_passes_does_not_cost_the_site()
    {
        await ServeAsync(asked => asked.Path != "/robots.txt" ? Serve.Text("page") : asked.Number == 0 ? Serve.Reset() : asked.Number == 1 ? Serve.Status(503) : Serve.Text(""));

        Assert.Equal("page", Body(await PageAsync(Connect(), "a.example.test", "/feed")));
    }

    [Fact]
    public async Task One_that_could_not_be_read_is_tried_again_sooner_than_one_that_was()
    {
        var ill = true;
        await ServeAsync(asked => asked.Path != "/robots.txt" ? Serve.Text("page") : ill ? Serve.Status(503) : Serve.Text(""));
        var clock = new TestClock();
        var internet = Connect(options => options with { Pace = 0, FirstBackoff = TimeSpan.Zero }, clock);
        Refused("SR-508", await PageAsync(internet, "a.example.test", "/feed"));
        ill = false;

        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("page", Body(await PageAsync(internet, "a.example.test", "/feed")));
        var read = Robots();
        clock.Advance(TimeSpan.FromHours(23));
        await PageAsync(internet, "a.example.test", "/feed");
        Assert.Equal(read, Robots());
        clock.Advance(TimeSpan.FromHours(2));
        await PageAsync(internet, "a.example.test", "/feed");
        Assert.Equal(read + 1, Robots());

        int Robots() => Fake.All.Count(asked => asked.Path == "/robots.txt");
    }

    [Fact]
    public async Task One_that_never_ends_counts_as_far_as_it_is_read()
    {
        await RobotsAsync(Serve.Endless("User-agent: *\nDisallow: /private\n"));
        var internet = Connect();

        Refused("SR-508", await PageAsync(internet, "a.example.test", "/private"));
        Assert.Equal("page", Body(await PageAsync(internet, "a.example.test", "/feed")));
    }

    [Fact]
    public async Task A_redirect_of_it_is_followed_and_counts_for_the_site_that_sent_it()
    {
        await ServeAsync(asked => asked.Path != "/robots.txt" ? Serve.Text("page")
            : asked.Host == "a.example.test" ? Serve.Redirect(Fake.Open("b.example.test", "/robots.txt").AbsoluteUri) : Serve.Text("User-agent: *\nDisallow: /private"));

        Refused("SR-508", await PageAsync(Connect(), "a.example.test", "/private"));
    }

    [Fact]
    public async Task One_that_leads_on_for_ever_is_taken_for_none()
    {
        await RobotsAsync(Serve.Redirect("/robots.txt"));

        Assert.Equal("page", Body(await PageAsync(Connect(), "a.example.test", "/feed")));

        Assert.Equal(6 + 1, Fake.All.Count);
    }

    [Theory]
    [InlineData("http://127.0.0.2/robots.txt")]
    [InlineData("file:///etc/hostname")]
    public async Task One_that_leads_to_where_nobody_may_go_stops_the_site(string target)
    {
        await RobotsAsync(Serve.Redirect(target));

        Assert.Contains(Assert.IsType<Answer.Refused>(await PageAsync(Connect(), "a.example.test", "/feed")).Problem.Code, new[] { "SR-507", "SR-508" });

        Assert.All(Fake.All, asked => Assert.Equal("/robots.txt", asked.Path));
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_told_as_that()
    {
        await RobotsAsync(Serve.Text(""));
        Fake.Name("private.example.test", [System.Net.IPAddress.Parse("127.0.0.2")]);
        var internet = Connect();

        Refused("SR-501", await PageAsync(internet, "nowhere.example.org", "/feed"));
        Refused("SR-507", await PageAsync(internet, "private.example.test", "/feed"));
    }

    [Fact]
    public async Task The_pause_it_asks_for_is_kept()
    {
        await RobotsAsync(Serve.Text("User-agent: *\nCrawl-delay: 5"));
        var internet = Connect(options => options with { Pace = 0.01 });

        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => PageAsync(internet, "a.example.test", $"/{i}")));

        Assert.All(Fake.All.Gaps(), gap => Assert.True(gap.Gap >= TimeSpan.FromMilliseconds(50), $"{gap.Gap.TotalMilliseconds} ms"));
    }

    [Fact]
    public async Task A_pause_that_no_run_has_leaves_the_site_alone()
    {
        await RobotsAsync(Serve.Text("User-agent: *\nCrawl-delay: 3600"));

        Refused("SR-508", await PageAsync(Connect(), "a.example.test", "/feed"));

        Assert.Single(Fake.All);
    }

    [Fact]
    public async Task Every_hop_is_checked()
    {
        await ServeAsync(asked => asked.Path == "/robots.txt" ? Serve.Text(asked.Host == "b.example.test" ? "User-agent: *\nDisallow: /" : "") : Serve.Redirect(Fake.Open("b.example.test", "/feed").AbsoluteUri));

        Refused("SR-508", await PageAsync(Connect(), "a.example.test", "/feed"));

        Assert.DoesNotContain(Fake.All, asked => asked is { Host: "b.example.test", Path: "/feed" });
    }

    private Task RobotsAsync(Serving robots) => ServeAsync(asked => asked.Path == "/robots.txt" ? robots : Serve.Text("page"));

    private Task<Answer> PageAsync(Internet internet, string host, string path) => internet.AskAsync(new Request.Web(Fake.Open(host, path)) { ObeysRobots = true }, Card, Validators.None, Cancel);
}
