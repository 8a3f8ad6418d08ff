using Sektorradar.Collecting;
using Sektorradar.Collecting.Links;
using Sektorradar.Collecting.Web;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Tests.Collecting.Web;

namespace Sektorradar.Tests.Collecting.Links;

/// <summary>What comes of following links on real servers of this machine, well-behaved and otherwise. "Gone" is said only of what is.</summary>
public class LinkCheckerTests : InternetTest
{
    private const string Html = "text/html; charset=utf-8";

    private static Serving Page(string title = "Lamper", string body = "<p>Om lamper.</p>") => Serve.Text($"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>", Html);

    private static Serving NotFound(int status = 404) => Page("Siden finnes ikke").With(status);

    public static TheoryData<string, LinkVerdict> Verdicts => new()
    {
        { "live", LinkVerdict.Live },
        { "live text", LinkVerdict.Live },
        { "live, large", LinkVerdict.Live },
        { "live, endless", LinkVerdict.Live },
        { "live, parts refused", LinkVerdict.Live },
        { "live, part that is empty", LinkVerdict.Live },
        { "live, packed all the same", LinkVerdict.Live },
        { "live after a failure", LinkVerdict.Live },
        { "live after being busy", LinkVerdict.Live },
        { "live after nothing was there", LinkVerdict.Live },
        { "live, slash more", LinkVerdict.Live },
        { "live, about missing pages", LinkVerdict.Live },
        { "live, titled as missing where others are missing", LinkVerdict.Live },
        { "moved", LinkVerdict.Moved },
        { "moved for good", LinkVerdict.Moved },
        { "moved twice", LinkVerdict.Moved },
        { "gone", LinkVerdict.Gone },
        { "gone for good", LinkVerdict.Gone },
        { "gone, moved to nothing", LinkVerdict.Gone },
        { "refused", LinkVerdict.Blocked },
        { "not for everybody", LinkVerdict.Blocked },
        { "for law", LinkVerdict.Blocked },
        { "not acceptable", LinkVerdict.Blocked },
        { "a status of its own", LinkVerdict.Blocked },
        { "busy for ever", LinkVerdict.Blocked },
        { "robots", LinkVerdict.Blocked },
        { "a wall", LinkVerdict.Blocked },
        { "a login", LinkVerdict.Blocked },
        { "hangs", LinkVerdict.TimedOut },
        { "drips", LinkVerdict.TimedOut },
        { "front page", LinkVerdict.SoftNotFound },
        { "says not found", LinkVerdict.SoftNotFound },
        { "moved to not found", LinkVerdict.SoftNotFound },
        { "fails", LinkVerdict.Unknown },
        { "breaks off", LinkVerdict.Unknown },
        { "no such name", LinkVerdict.Unknown },
        { "circle", LinkVerdict.Unknown },
        { "private", LinkVerdict.Unknown },
        { "leads off the web", LinkVerdict.Unknown },
        { "strange certificate", LinkVerdict.Unknown },
        { "empty", LinkVerdict.Unknown },
        { "not on the web", LinkVerdict.NotChecked },
    };

    [Theory]
    [MemberData(nameof(Verdicts))]
    public async Task A_link_gets_its_verdict(string what, LinkVerdict verdict)
    {
        var count = 0;
        await ServeAsync(asked => asked.Path == "/robots.txt" ? Serve.Text(what == "robots" ? "User-agent: *\nDisallow: /\n" : "User-agent: *\nAllow: /\n")
            : asked.Path.StartsWith("/sektorradar-", StringComparison.Ordinal) ? Neighbour(what) : Plan(what, asked, Interlocked.Increment(ref count)));

        var check = await CheckAsync(new LinkQuestion(Address(what)));

        Assert.Equal((verdict, true), (check.Verdict, check.Because.Length > 0));
        Assert.Equal(verdict == LinkVerdict.Moved, check.MovedTo is not null);
    }

    [Theory]
    [InlineData("/side#kapittel", true)]
    [InlineData("/side#anker", true)]
    [InlineData("/side#les%20mer", true)]
    [InlineData("/side#oppsett", true)]
    [InlineData("/side#borte", false)]
    [InlineData("/side#/rute", null)]
    [InlineData("/side#:~:text=lamper", null)]
    [InlineData("/side", null)]
    public async Task A_place_on_the_page_is_looked_for(string path, bool? found)
    {
        await ServeAsync(Page(body: new string(' ', 100_000) + "<h2 id=\"kapittel\">K</h2><a name='anker'></a><p id=\"les mer\"></p><h2 id=user-content-oppsett>O</h2>"));

        var check = await CheckAsync(new LinkQuestion(Fake.Open("lamps.example.test", path)));

        Assert.Equal((LinkVerdict.Live, found), (check.Verdict, check.Fragment));
    }

    [Theory]
    [InlineData("<p>Tretti <b>lamp</b>er &amp; ett fyr står i&nbsp;havnen.</p>", "Tretti lamper & ett fyr står i havnen", true)]
    [InlineData("<p>Lam\u00ADper i hav\u00ADnen</p>", "Lamper i havnen", true)]
    [InlineData("<p>A\u030Asen</p>", "Åsen", true)]
    [InlineData("<p>Tretti</p><p>lamper</p>", "Tretti lamper", true)]
    [InlineData("<script>var a = 'Tretti lamper';</script>", "Tretti lamper", false)]
    [InlineData("<!-- Tretti lamper -->", "Tretti lamper", false)]
    [InlineData("<p>Førti lamper</p>", "Tretti lamper", false)]
    public async Task Cited_words_are_looked_for(string body, string quote, bool found)
    {
        await ServeAsync(Page(body: new string(' ', 100_000) + body));

        Assert.Equal(found, (await CheckAsync(new LinkQuestion(Fake.Open("lamps.example.test", "/"), quote))).Quote);
    }

    [Fact]
    public async Task In_what_is_no_text_no_words_are_looked_for()
    {
        await ServeAsync(Serve.Bytes([1, 2, 3], "application/pdf"));

        var check = await CheckAsync(new LinkQuestion(Fake.Open("lamps.example.test", "/rapport.pdf#side"), "lamper"));

        Assert.Equal((LinkVerdict.Live, null, null), (check.Verdict, check.Fragment, check.Quote));
    }

    /// <summary>Whatever a server does, "gone" is said only where it says twice that nothing is there.</summary>
    [Fact]
    public async Task Nothing_is_called_gone_that_a_server_has_not_twice_called_so()
    {
        var random = new Random(7);
        var servings = new (string Name, Serving Of)[]
        {
            ("404", NotFound()), ("410", NotFound(410)), ("200", Page()), ("302", Serve.Redirect("/annet")), ("403", Serve.Status(403)), ("500", Serve.Status(500)), ("503", Serve.Busy("0", 503)), ("429", Serve.Busy("0")),
            ("reset", Serve.Reset()), ("short", Serve.Short("abc", 10)), ("405", Serve.Status(405)), ("empty", Serve.Text("", Html)),
        };
        var scripts = Enumerable.Range(0, 120).Select(_ => Enumerable.Range(0, 12).Select(_ => servings[random.Next(servings.Length)]).ToArray()).ToArray();
        var turns = new int[scripts.Length];
        var told = new System.Collections.Concurrent.ConcurrentDictionary<int, List<string>>();
        await ServeAsync(asked =>
        {
            if (asked.Path == "/robots.txt")
            {
                return Serve.Status(404);
            }

            var link = int.Parse(asked.Host[4..].Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);
            var serving = scripts[link][Math.Min(Interlocked.Increment(ref turns[link]) - 1, 11)];
            told.GetOrAdd(link, _ => []).Add(serving.Name);
            return serving.Of;
        });
        var questions = Enumerable.Range(0, scripts.Length).Select(link => new LinkQuestion(Fake.Open($"host{link}.example.test", "/side"))).ToList();

        var checks = await AllAsync(questions);

        Assert.Equal(questions.Count, checks.Count);
        Assert.All(checks.Where(check => check.Verdict == LinkVerdict.Gone), check =>
        {
            var link = int.Parse(check.Address.Host[4..].Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(told[link].Count(name => name is "404" or "410") >= 2, string.Join(' ', told[link]));
        });
        Assert.Contains(checks, check => check.Verdict == LinkVerdict.Gone);
        Assert.Contains(checks, check => check.Verdict == LinkVerdict.Live);
    }

    [Fact]
    public async Task Without_a_contact_nothing_is_followed()
    {
        await ServeAsync(Page());

        var check = await CheckAsync(new LinkQuestion(Fake.Open("lamps.example.test")), Connect(options => options with { Contact = null }));

        Assert.Equal(LinkVerdict.NotChecked, check.Verdict);
        Assert.Empty(Fake.All);
    }

    [Fact]
    public async Task Only_the_beginning_of_a_page_is_asked_for()
    {
        await ServeAsync(Page());

        await CheckAsync(new LinkQuestion(Fake.Open("lamps.example.test", "/side")));

        var asked = Fake.All.Single(asked => asked.Path == "/side");
        Assert.Equal(("bytes=0-65535", "identity"), (asked["Range"], asked["Accept-Encoding"]));
    }

    [Fact]
    public async Task Stopping_stops_at_once()
    {
        await ServeAsync(Serve.Hang());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var internet = Connect();
        var going = Task.Run(async () => await AllAsync([new LinkQuestion(Fake.Open("lamps.example.test"))], internet, stop.Token), Cancel);
        await Fake.ArrivedAsync(1, Cancel);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => going.WaitAsync(TimeSpan.FromSeconds(10), Cancel));
    }

    private Uri Address(string what) => what switch
    {
        "no such name" => Fake.Open("lamps.example.invalid", "/side"),
        "strange certificate" => new Uri($"https://127.0.0.1:{Fake.ProtectedPort}/side"),
        "not on the web" => new Uri("file:///srv/lamps"),
        _ => Fake.Open("lamps.example.test", "/fyr/side"),
    };

    private static Serving Neighbour(string what) => what is "says not found" or "moved to not found" ? NotFound(200) : Serve.Status(404);

    private Serving Plan(string what, Asked asked, int turn) => what switch
    {
        "live text" => Serve.Text("lamper"),
        "live, large" => Serve.Bytes(new byte[1 << 20], "application/octet-stream"),
        "live, endless" => Serve.Endless("lamper "),
        "live, parts refused" => asked["Range"] is not null ? Serve.Status(416) : Page(),
        "live, part that is empty" => asked["Range"] is not null ? Serve.Status(206) : Page(),
        "live, packed all the same" => Serve.Packed("gzip", Serve.Pack("gzip", new byte[300_000])),
        "live after a failure" => turn == 1 ? Serve.Status(503) : Page(),
        "live after being busy" => turn == 1 ? Serve.Busy("0") : Page(),
        "live after nothing was there" => turn == 1 ? NotFound() : Page(),
        "live, slash more" => asked.Path == "/fyr/side" ? Serve.Redirect("/fyr/side/", 301) : Page(),
        "live, about missing pages" => Page("Slik lager du en god 404-side"),
        "live, titled as missing where others are missing" => Page("404"),
        "moved" => asked.Path == "/fyr/side" ? Serve.Redirect("/fyr/annet") : Page(),
        "moved for good" => asked.Path == "/fyr/side" ? Serve.Redirect(Fake.Open("fyr.example.test", "/om").AbsoluteUri, 308) : Page(),
        "moved twice" => asked.Path == "/fyr/side" ? Serve.Redirect("/fyr/to") : asked.Path == "/fyr/to" ? Serve.Redirect("/fyr/tre") : Page(),
        "gone" => NotFound(),
        "gone for good" => NotFound(410),
        "gone, moved to nothing" => asked.Path == "/fyr/side" ? Serve.Redirect("/fyr/borte") : NotFound(),
        "refused" => Serve.Status(403),
        "not for everybody" => Serve.Status(401),
        "for law" => Serve.Status(451),
        "not acceptable" => Serve.Status(406),
        "a status of its own" => Serve.Status(999),
        "busy for ever" => Serve.Busy("0"),
        "a wall" => Page("Just a moment..."),
        "a login" => asked.Path == "/fyr/side" ? Serve.Redirect("/login?next=/fyr/side") : Page("Logg inn"),
        "hangs" => Serve.Hang(),
        "drips" => Serve.Drip(TimeSpan.FromMilliseconds(50)),
        "front page" => asked.Path == "/fyr/side" ? Serve.Redirect("/") : Page("Velkommen"),
        "says not found" => NotFound(200),
        "moved to not found" => asked.Path == "/fyr/side" ? Serve.Redirect("/feil") : NotFound(200),
        "fails" => Serve.Status(500),
        "breaks off" => Serve.Short("<html>", 100),
        "circle" => Serve.Redirect("/fyr/side"),
        "private" => Serve.Redirect("http://127.0.0.2/side"),
        "leads off the web" => Serve.Redirect("ftp://lamps.example.test/side"),
        "empty" => Serve.Text("", Html),
        _ => Page(),
    };

    private async Task<LinkCheck> CheckAsync(LinkQuestion question, Internet? internet = null) => Assert.Single(await AllAsync([question], internet));

    private async Task<IReadOnlyList<LinkCheck>> AllAsync(IReadOnlyList<LinkQuestion> questions, Internet? internet = null, CancellationToken? cancel = null)
    {
        var checks = new List<LinkCheck>();
        await foreach (var check in new LinkChecker(new Web(internet ?? Connect(options => options with { TimeLimit = TimeSpan.FromSeconds(1), Attempts = 1 })), TimeProvider.System).RunAsync(questions, cancel ?? Cancel))
        {
            checks.Add(check);
        }

        return checks;
    }

    private sealed class Web(Internet internet) : IInternet
    {
        public Task<Answer> AskAsync(Request request, SourceCard card, Validators before, CancellationToken cancel) => internet.AskAsync((Request.Web)request, card, before, cancel);
    }
}
