using System.Text;
using Sektorradar.Collecting.Links;
using Sektorradar.Collecting.Web;
using Sektorradar.Model;
using Sektorradar.Tests.Collecting.Web;

namespace Sektorradar.Tests.Collecting.Links;

/// <summary>What each answer of a server makes of a link.</summary>
public sealed class LinkVerdictTests : LinkTest
{
    [Fact]
    public async Task A_page_that_is_there_is_live_and_its_digest_is_kept()
    {
        await ServePagesAsync(("/lamps", Html()));

        var check = await CheckAsync(Fake.Open("a.example.test", "/lamps"));

        Is(LinkVerdict.Live, "ok", check);
        Assert.Equal((200, BodyDigest.Of(Encoding.UTF8.GetBytes(Page))), (check.Status!.Value, check.Digest));
        Assert.Equal(1, Times("/lamps"));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task What_is_not_there_twice_is_gone(int status)
    {
        await ServePagesAsync(("/lamps", Serve.Status(status)));

        Is(LinkVerdict.Gone, $"status-{status}", await CheckAsync(Fake.Open("a.example.test", "/lamps")));

        Assert.Equal(2, Times("/lamps"));
    }

    [Fact]
    public async Task A_server_that_says_of_its_own_front_page_that_it_is_not_there_is_not_believed()
    {
        await ServeAsync(Serve.Status(404));

        var checks = await CheckAllAsync(new[] { "/lamps", "/lights" }.Select(path => new CitedLink(Fake.Open("a.example.test", path))));

        Assert.All(checks, check => Is(LinkVerdict.Unknown, "no-front-page", check));
        Assert.Equal(1, Times("/"));
    }

    [Fact]
    public async Task What_was_not_there_once_and_then_is_is_live()
    {
        await ServeTurnsAsync(Serve.Status(404), Html());

        Is(LinkVerdict.Live, "ok", await CheckAsync(Fake.Open("a.example.test", "/lamps")));
    }

    [Fact]
    public async Task What_was_not_there_only_once_is_not_gone()
    {
        await ServeTurnsAsync(Serve.Status(404), Serve.Status(500), Serve.Status(404));

        Is(LinkVerdict.Unknown, "once", await CheckAsync(Fake.Open("a.example.test", "/lamps")));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(405)]
    [InlineData(406)]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(451)]
    [InlineData(999)]
    public async Task Who_lets_no_program_in_is_blocked_and_not_dead(int status)
    {
        await ServePagesAsync(("/lamps", Serve.Status(status)));

        Is(LinkVerdict.Blocked, $"status-{status}", await CheckAsync(Fake.Open("a.example.test", "/lamps")));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(418)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(204)]
    [InlineData(202)]
    public async Task What_says_neither_yes_nor_no_is_unknown(int status)
    {
        await ServePagesAsync(("/lamps", (context, _) =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        }));

        Is(LinkVerdict.Unknown, $"status-{status}", await CheckAsync(Fake.Open("a.example.test", "/lamps")));
        Assert.Equal(2, Times("/lamps"));
    }

    [Fact]
    public async Task A_server_that_failed_once_is_asked_again()
    {
        await ServeTurnsAsync(Serve.Status(503), Html());

        Is(LinkVerdict.Live, "ok", await CheckAsync(Fake.Open("a.example.test", "/lamps")));
    }

    [Fact]
    public async Task A_server_that_asks_for_time_gets_it()
    {
        await ServeTurnsAsync(Serve.Busy("1"), Html());

        Is(LinkVerdict.Live, "ok", await CheckAsync(Fake.Open("a.example.test", "/lamps")));

        var asked = Fake.All.Where(one => one.Path == "/lamps").ToList();
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(asked[0].Ended, asked[1].Start) > TimeSpan.FromSeconds(0.9));
    }

    [Fact]
    public async Task A_server_that_asks_for_more_time_than_a_run_has_is_left_alone_and_the_first_word_stands()
    {
        await ServePagesAsync(("/lamps", Serve.Busy("3600")));

        Is(LinkVerdict.Blocked, "status-429", await CheckAsync(Fake.Open("a.example.test", "/lamps")));

        Assert.Equal(1, Times("/lamps"));
    }

    [Fact]
    public async Task One_that_hangs_has_timed_out()
    {
        await ServePagesAsync(("/lamps", Serve.Hang("<html>")));

        Is(LinkVerdict.TimedOut, "slow", await CheckAsync(Fake.Open("a.example.test", "/lamps"), change: Quick));
    }

    [Fact]
    public async Task One_that_drips_has_timed_out_or_shown_enough()
    {
        await ServePagesAsync(("/lamps", Serve.Drip(TimeSpan.FromMilliseconds(20))));

        Is(LinkVerdict.TimedOut, "slow", await CheckAsync(Fake.Open("a.example.test", "/lamps"), change: Quick));
    }

    [Fact]
    public async Task One_that_never_ends_is_live()
    {
        await ServePagesAsync(("/lamps", Serve.Endless("lamps ")));

        var check = await CheckAsync(Fake.Open("a.example.test", "/lamps"));

        Is(LinkVerdict.Live, "ok", check);
        Assert.Null(check.Digest);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_packed_page_is_read(string packing)
    {
        await ServePagesAsync(("/lamps", Serve.Bytes(Serve.Pack(packing, Encoding.UTF8.GetBytes(Page)), "text/html").With("Content-Encoding", packing)));

        var check = await CheckAsync(Fake.Open("a.example.test", "/lamps"), "Forty lamps");

        Is(LinkVerdict.Live, "ok", check);
        Assert.True(check.Quote);
    }

    [Fact]
    public async Task One_that_breaks_off_is_unknown()
    {
        await ServePagesAsync(("/lamps", Serve.Short(Page, 40)));

        Is(LinkVerdict.Unknown, "broken", await CheckAsync(Fake.Open("a.example.test", "/lamps")));
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_unknown()
    {
        await ServePagesAsync();

        Is(LinkVerdict.Unknown, "no-such-name", await CheckAsync(new Uri("http://nowhere.test/lamps")));
    }

    [Fact]
    public async Task One_that_refuses_connections_is_unknown()
    {
        await ServePagesAsync();
        using var free = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        free.Start();
        var port = ((System.Net.IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();

        Is(LinkVerdict.Unknown, "refused", await CheckAsync(new Uri($"http://a.example.test:{port}/lamps")));
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_unknown()
    {
        await ServePagesAsync(("/lamps", Html()));

        Is(LinkVerdict.Unknown, "certificate", await CheckAsync(Fake.Protected("a.example.test", "/lamps"), change: options => options with { Trust = null }));
        Is(LinkVerdict.Live, "ok", await CheckAsync(Fake.Protected("a.example.test", "/lamps")));
    }

    [Fact]
    public async Task A_private_address_is_not_asked_and_unknown()
    {
        await ServePagesAsync(("/lamps", Serve.Redirect($"http://127.0.0.2:{9}/secret")));

        Is(LinkVerdict.Unknown, "private", await CheckAsync(Fake.Open("a.example.test", "/lamps")));
        Is(LinkVerdict.Unknown, "private", await CheckAsync(new Uri($"http://127.0.0.2:{Fake.OpenPort}/lamps")));
    }

    [Theory]
    [InlineData("file:///srv/lamps")]
    [InlineData("ssh://git@code.example.org/lamps")]
    [InlineData("git://code.example.org/lamps")]
    [InlineData("mailto:keeper@example.org")]
    public async Task What_cannot_be_asked_for_is_not_checked(string address)
    {
        await ServePagesAsync();

        Is(LinkVerdict.NotChecked, "scheme", await CheckAsync(new Uri(address)));
    }

    [Fact]
    public async Task Robots_that_may_not_look_are_blocked()
    {
        await ServePagesAsync(("/robots.txt", Serve.Text("User-agent: *\nDisallow: /lamps")), ("/lamps", Html()), ("/lights", Html()));

        Is(LinkVerdict.Blocked, "robots", await CheckAsync(Fake.Open("a.example.test", "/lamps")));
        Is(LinkVerdict.Live, "ok", await CheckAsync(Fake.Open("a.example.test", "/lights")));
        Assert.Equal(0, Times("/lamps"));
    }

    [Fact]
    public async Task A_robots_file_that_cannot_be_had_makes_it_unknown()
    {
        await ServePagesAsync(("/robots.txt", Serve.Status(503)), ("/lamps", Html()));

        Is(LinkVerdict.Unknown, "no-robots", await CheckAsync(Fake.Open("a.example.test", "/lamps")));
    }

    [Fact]
    public async Task Without_a_contact_nobody_is_asked()
    {
        await ServePagesAsync(("/lamps", Html()));

        Is(LinkVerdict.NotChecked, "no-contact", await CheckAsync(Fake.Open("a.example.test", "/lamps"), change: options => options with { Contact = null }));

        Assert.Empty(Fake.All);
    }

    [Fact]
    public async Task Stopping_stops_at_once()
    {
        await ServePagesAsync(("/lamps", Serve.Hang()));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var checker = new LinkChecker(Connect(), TimeProvider.System, Pause);
        var going = Task.Run(async () => await checker.RunAsync([new CitedLink(Fake.Open("a.example.test", "/lamps"))], stop.Token).ToListAsync(Cancel), Cancel);
        await Fake.ArrivedAsync(2, Cancel);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => going.WaitAsync(TimeSpan.FromSeconds(10), Cancel));
    }

    private static InternetOptions Quick(InternetOptions options) => options with { TimeLimit = TimeSpan.FromSeconds(0.3) };

    /// <summary>One answer after the other for the page; robots.txt is not there.</summary>
    private Task ServeTurnsAsync(params Serving[] servings)
    {
        var turns = Serve.InTurn(servings);
        return ServeAsync(asked => asked.Path == "/robots.txt" ? Serve.Status(404) : asked.Path == "/" ? Html() : turns(asked));
    }
}
