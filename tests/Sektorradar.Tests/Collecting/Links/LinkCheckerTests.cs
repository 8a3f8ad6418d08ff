using Sektorradar.Model;
using Sektorradar.Tests.Collecting.Web;

namespace Sektorradar.Tests.Collecting.Links;

/// <summary>What comes of following links on real servers of this machine, well-behaved and otherwise. "Gone" is said only of what is.</summary>
public sealed class LinkCheckerTests : LinkTest
{
    private const string Type = "text/html; charset=utf-8";

    private static Serving Lamps(string title = "Lamper", string body = "<p>Om lamper.</p>") => Serve.Text($"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>", Type);

    private static Serving NotFound(int status = 404) => Lamps("Siden finnes ikke").With(status);

    private static readonly string[] Linked = ["/fyr/side", "/fyr/side/", "/fyr/annet", "/fyr/to", "/fyr/tre", "/fyr/borte"];

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
        { "live, about missing pages of others", LinkVerdict.Live },
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
        { "empty", LinkVerdict.SoftNotFound },
        { "not on the web", LinkVerdict.NotChecked },
    };

    [Theory]
    [MemberData(nameof(Verdicts))]
    public async Task A_link_gets_its_verdict(string what, LinkVerdict verdict)
    {
        var count = 0;
        await ServeAsync(asked => asked.Path == "/robots.txt" ? Serve.Text(what == "robots" ? "User-agent: *\nDisallow: /\n" : "User-agent: *\nAllow: /\n")
            : asked.Path == "/" ? Lamps("Velkommen") : asked.Path.StartsWith("/fyr", StringComparison.Ordinal) && !Linked.Contains(asked.Path) ? Neighbour(what) : Plan(what, asked, Interlocked.Increment(ref count)));

        var check = await CheckAsync(new CitedLink(Address(what)), options => options with { TimeLimit = TimeSpan.FromSeconds(1) });

        Assert.Equal((verdict, true), (check.Verdict, check.Reason.Length > 0));
        Assert.Equal(verdict == LinkVerdict.Moved, check.MovedTo is not null);
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
        "live, parts refused" => asked["Range"] is not null ? Serve.Status(416) : Lamps(),
        "live, part that is empty" => asked["Range"] is not null ? Serve.Status(206) : Lamps(),
        "live, packed all the same" => Serve.Packed("gzip", Serve.Pack("gzip", new byte[300_000])),
        "live after a failure" => turn == 1 ? Serve.Status(503) : Lamps(),
        "live after being busy" => turn == 1 ? Serve.Busy("0") : Lamps(),
        "live after nothing was there" => turn == 1 ? NotFound() : Lamps(),
        "live, slash more" => asked.Path == "/fyr/side" ? Serve.Redirect("/fyr/side/", 301) : Lamps(),
        "live, about missing pages" => Lamps("Slik lager du en god 404-side"),
        "live, about missing pages of others" => Lamps("Hva gjør du når siden ikke finnes?"),
        "moved" => asked.Path == "/fyr/side" ? Serve.Redirect("/fyr/annet") : Lamps(),
        "moved for good" => asked.Path == "/fyr/side" ? Serve.Redirect(Fake.Open("fyr.example.test", "/om").AbsoluteUri, 308) : Lamps(),
        "moved twice" => asked.Path == "/fyr/side" ? Serve.Redirect("/fyr/to") : asked.Path == "/fyr/to" ? Serve.Redirect("/fyr/tre") : Lamps(),
        "gone" => NotFound(),
        "gone for good" => NotFound(410),
        "gone, moved to nothing" => asked.Path == "/fyr/side" ? Serve.Redirect("/fyr/borte") : NotFound(),
        "refused" => Serve.Status(403),
        "not for everybody" => Serve.Status(401),
        "for law" => Serve.Status(451),
        "not acceptable" => Serve.Status(406),
        "a status of its own" => Serve.Status(999),
        "busy for ever" => Serve.Busy("0"),
        "a wall" => Lamps("Just a moment..."),
        "a login" => asked.Path == "/fyr/side" ? Serve.Redirect("/login?next=/fyr/side") : Lamps("Logg inn"),
        "hangs" => Serve.Hang(),
        "drips" => Serve.Drip(TimeSpan.FromMilliseconds(50)),
        "front page" => asked.Path == "/fyr/side" ? Serve.Redirect("/") : Lamps("Velkommen"),
        "says not found" => NotFound(200),
        "moved to not found" => asked.Path == "/fyr/side" ? Serve.Redirect("/feil") : NotFound(200),
        "fails" => Serve.Status(500),
        "breaks off" => Serve.Short("<html>", 100),
        "circle" => Serve.Redirect("/fyr/side"),
        "private" => Serve.Redirect("http://127.0.0.2/side"),
        "leads off the web" => Serve.Redirect("ftp://lamps.example.test/side"),
        "empty" => Serve.Text("", Type),
        _ => Lamps(),
    };
}
