using System.Collections.Concurrent;
using Sektorradar.Model;
using Sektorradar.Sources.Robots;

namespace Sektorradar.Collecting.Web;

/// <summary>What sites ask of programs, asked for once each: by RFC 9309 a file speaks for its scheme, host and port alone.</summary>
/// <param name="ask">One exchange, in its host's turn.</param>
internal sealed class RobotsRules(InternetOptions options, TimeProvider clock, string productToken, Func<Request.Web, TimeSpan, CancellationToken, Task<Outcome>> ask) : IDisposable
{
    // RFC 9309 asks for at least 500 KiB. What stands after this is not read.
    private const int Largest = RobotsTxt.Limit;
    private const int MostRedirects = 5;

    private readonly ConcurrentDictionary<string, Site> _sites = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The pause a site wants between two requests, as far as its file has been read.</summary>
    public TimeSpan DelayOf(Uri address) =>
        _sites.TryGetValue(address.GetLeftPart(UriPartial.Authority), out var site) && site.Delay <= options.LongestCrawlDelay ? site.Delay : TimeSpan.Zero;

    /// <returns>Null when the address may be asked for.</returns>
    public async Task<Outcome.Failure?> ForbiddenAsync(Uri address, TimeSpan interval, CancellationToken cancel)
    {
        var site = _sites.GetOrAdd(address.GetLeftPart(UriPartial.Authority), _ => new Site());
        await site.Turn.WaitAsync(cancel);
        try
        {
            if (site.Read is not { } read || clock.GetElapsedTime(read) >= (site.Rules is null ? options.ClosedFor : options.RobotsKept))
            {
                (site.Rules, site.Failure) = await ReadAsync(address, interval, cancel);
                site.Delay = site.Rules?.CrawlDelay(productToken) ?? TimeSpan.Zero;
                site.Read = clock.GetTimestamp();
            }

            return site.Rules is not { } rules ? site.Failure! with { Problem = site.Failure.Problem with { Where = WebExchange.Where(address) } }
                : site.Delay > options.LongestCrawlDelay ? Failure($"Its robots.txt wants {site.Delay.TotalSeconds:0} seconds between requests.", address, Fault.Robots)
                : rules.Allows(productToken, address.PathAndQuery) ? null : Failure("Its robots.txt does not allow it.", address, Fault.Robots);
        }
        finally
        {
            site.Turn.Release();
        }
    }

    public void Dispose()
    {
        foreach (var site in _sites.Values)
        {
            site.Turn.Dispose();
        }
    }

    /// <returns>No rules when there is no such file; the problem when it cannot be known.</returns>
    private async Task<(RobotsTxt? Rules, Outcome.Failure? Failure)> ReadAsync(Uri address, TimeSpan interval, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            switch (await FollowAsync(new Uri(address, "/robots.txt"), interval, cancel))
            {
                case Outcome.Whole whole:
                    return (RobotsTxt.Parse(whole.Body), null);
                case Outcome.Failure { TooLarge: { } start }:
                    return (RobotsTxt.Parse(start), null);
                case Outcome.Failure { Status: { } status } when (int)status is >= 400 and < 500 and not (408 or 429):
                    return (RobotsTxt.Parse([]), null);
                case Outcome.Failure { MayPass: true } failure when attempt < options.Attempts && !(failure.Wait > options.LongestWait):
                    break;
                // No file could be asked for: then that is what is wrong, and not the file.
                case Outcome.Failure { Problem.Code: "SR-501" or "SR-507" or "SR-511" } failure:
                    return (null, new Outcome.Failure(failure.Problem, false) { Fault = failure.Fault });
                case Outcome.Failure failure:
                    return (null, Failure($"Its robots.txt cannot be read, so nothing is asked for. {failure.Problem.Detail}", address, failure.Fault is Fault.Slow or Fault.Certificate ? failure.Fault : Fault.NoRobots));
                default:
                    // RFC 9309, 2.3.1.2: more redirects than five may be taken for a file that is not there.
                    return (RobotsTxt.Parse([]), null);
            }
        }
    }

    private async Task<Outcome> FollowAsync(Uri address, TimeSpan interval, CancellationToken cancel)
    {
        for (var hop = 0; ; hop++)
        {
            var outcome = await ask(new Request.Web(address, Accept: "text/plain") { Limit = Largest }, interval, cancel);
            if (outcome is not Outcome.Redirect redirect || hop == MostRedirects)
            {
                return outcome;
            }

            if (WebExchange.OffTheWeb(address, redirect.Target) is { } off)
            {
                return off;
            }

            address = redirect.Target;
        }
    }

    private static Outcome.Failure Failure(string detail, Uri address, Fault fault) => WebExchange.Failure("SR-508", detail, address, mayPass: false) with { Fault = fault };

    private sealed class Site
    {
        /// <summary>Held by whoever asks for robots.txt, so that it is asked for once.</summary>
        public SemaphoreSlim Turn { get; } = new(1);

        /// <summary>When it was read, or tried to: a failure passes sooner than a file changes.</summary>
        public long? Read { get; set; }

        public RobotsTxt? Rules { get; set; }

        public Outcome.Failure? Failure { get; set; }

        public TimeSpan Delay { get; set; }
    }
}
