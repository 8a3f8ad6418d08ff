using System.Collections.Concurrent;
using Sektorradar.Model;
using Sektorradar.Tests.Collecting.Web;

namespace Sektorradar.Tests.Collecting.Links;

/// <summary>Whatever servers do in whatever order: "gone" is said only of what was not there in the last two looks.</summary>
public sealed class NoFalseGoneTests : LinkTest
{
    private const int Hosts = 300;

    private static readonly (string Name, Serving Serving)[] Faults =
    [
        ("absent", Serve.Status(404, "nothing")), ("absent", Serve.Status(410)), ("absent", Serve.Status(404, "nothing")), ("page", Html()), ("500", Serve.Status(500)), ("503", Serve.Status(503)), ("403", Serve.Status(403)),
        ("429", Serve.Status(429)), ("405", Serve.Status(405)), ("416", Serve.Status(416)), ("reset", Serve.Reset()), ("short", Serve.Short(Page, 7)), ("loop", Serve.Redirect("/lamps")), ("hang", Serve.Hang()),
        ("wall", Html(Page.Replace("Lamps of the coast", "Just a moment...", StringComparison.Ordinal)).With(404)), ("piece", Serve.Text(Page, "text/html").With(206)), ("away", Serve.Redirect("/front")), ("empty", Html("")),
        ("torn", Serve.Text("not packed").With("Content-Encoding", "gzip")), ("elsewhere", Serve.Redirect("/other")), ("418", Serve.Status(418)), ("202", Serve.Status(202)),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Gone_is_said_only_of_what_was_not_there_twice_in_a_row(int seed)
    {
        var served = new ConcurrentDictionary<string, ConcurrentQueue<string>>();
        var random = new Random(seed);
        var plans = Enumerable.Range(0, Hosts).ToDictionary(number => $"h{number}.example.test", _ => Enumerable.Range(0, 12).Select(_ => Faults[random.Next(Faults.Length)]).ToArray());
        await ServeAsync(asked =>
        {
            if (asked.Path == "/robots.txt")
            {
                return Serve.Status(404);
            }

            if (asked.Path == "/")
            {
                return Html();
            }

            var queue = served.GetOrAdd(asked.Host, _ => []);
            var (name, serving) = plans[asked.Host][Math.Min(queue.Count, 11)];
            queue.Enqueue(name);
            return serving;
        });

        var checks = await CheckAllAsync(plans.Keys.Select(host => new CitedLink(Fake.Open(host, "/lamps"))), options => options with { TimeLimit = TimeSpan.FromSeconds(1) });

        Assert.Equal(Hosts, checks.Count);
        var gone = checks.Where(check => check.Verdict == LinkVerdict.Gone).ToList();
        Assert.NotEmpty(gone);
        // A redirect is the way to an answer, and none itself.
        Assert.All(gone, check => Assert.Equal(["absent", "absent"], served[check.Address.Host].Where(name => name is not ("away" or "elsewhere")).TakeLast(2)));
        Assert.All(checks, check => Assert.NotEqual(LinkVerdict.NotChecked, check.Verdict));
    }
}
