using System.Collections.Concurrent;
using System.Net;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Robots;

namespace Sektorradar.Collecting.Web;

/// <summary>
/// HTTP with manners: one queue for each host, robots.txt, waits that servers ask for, and no way to a private address. What cannot be had is a
/// value (<see cref="Answer.Refused"/>), never an exception.
/// </summary>
public sealed class Internet : IDisposable
{
    private const string ProductToken = "Sektorradar";
    private const int LargestRobots = 1 << 20;

    private static readonly SourceCard PublicKeys = new("public-keys", "", EvidenceKind.Reference, "", "");

    // Sites whose owners are many and whose servers are one.
    private static readonly string[] Shared = ["github.io", "netlify.app", "pages.dev", "vercel.app", "blogspot.com", "wordpress.com", "medium.com", "substack.com"];

    private readonly InternetOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _client;
    private readonly WebExchange _exchange;
    private readonly SemaphoreSlim _atOnce;
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Keys _keys;

    public Internet(InternetOptions options, Credentials credentials, string version, TimeProvider clock, ResolveName? resolve = null)
    {
        (_options, _clock) = (options, clock);
        _client = new HttpClient(new Connection(options, resolve ?? Connection.SystemResolver).Handler()) { Timeout = Timeout.InfiniteTimeSpan };
        _exchange = new WebExchange(_client, options, clock, $"{ProductToken}/{version} (+{options.Contact})");
        _atOnce = new SemaphoreSlim(options.AtOnce);
        _keys = new Keys(credentials, PublicKeyAsync);
    }

    /// <param name="card">The manners its source asks for.</param>
    /// <param name="before">What the last answer to the same question gave.</param>
    public async Task<Answer> AskAsync(Request.Web request, SourceCard card, Validators before, CancellationToken cancel)
    {
        if (_options.Contact is null)
        {
            return new Answer.Refused(new Problem("SR-512", "Nobody is named whom the owner of a server could write to.", card.Id));
        }

        var backoff = _options.FirstBackoff;
        for (var attempt = 1; ; attempt++)
        {
            var (outcome, address) = await FollowAsync(request, card, before, cancel);
            switch (outcome)
            {
                case Outcome.Whole whole:
                    return new Answer.Received(request, address, (int)whole.Status, whole.Head.MediaType, whole.Head.Charset, whole.Body, _clock.GetUtcNow(), whole.Head.Validators)
                    {
                        Headers = whole.Head.Kept,
                    };
                case Outcome.Failure failure:
                    var wait = failure.Wait ?? Jitter(backoff);
                    if (!failure.MayPass || attempt >= _options.Attempts || wait > _options.LongestWait)
                    {
                        return new Answer.Refused(failure.Problem, failure.Wait is { } asked ? _clock.GetUtcNow() + asked : null);
                    }

                    await Task.Delay(wait, _clock, cancel);
                    backoff = backoff * 2 > _options.LongestBackoff ? _options.LongestBackoff : backoff * 2;
                    break;
                default:
                    return new Answer.Unchanged();
            }
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _atOnce.Dispose();
        foreach (var host in _hosts.Values)
        {
            host.Dispose();
        }
    }

    private async Task<Answer> PublicKeyAsync(Uri address, CancellationToken cancel)
    {
        var (outcome, _) = await FollowAsync(new Request.Web(address), PublicKeys, Validators.None, cancel);
        return outcome is Outcome.Whole whole
            ? new Answer.Received(new Request.Web(address), address, (int)whole.Status, null, null, whole.Body, _clock.GetUtcNow(), Validators.None)
            : new Answer.Refused((outcome as Outcome.Failure)?.Problem ?? new Problem("SR-513", "No key is given there.", address.AbsoluteUri));
    }

    /// <summary>Goes where redirects lead; every hop is checked like the first.</summary>
    private async Task<(Outcome Outcome, Uri Address)> FollowAsync(Request.Web request, SourceCard card, Validators before, CancellationToken cancel)
    {
        var address = request.Address;
        var key = await _keys.OfAsync(request, cancel);
        if (key.Missing is { } missing)
        {
            return (new Outcome.Failure(missing, false), address);
        }

        for (var hop = 0; hop <= _options.Redirects; hop++)
        {
            if (address.Scheme is not ("https" or "http") || address.UserInfo.Length > 0)
            {
                return (Failure("SR-509", "It leads to an address that is not on the web.", address), address);
            }

            if (request.ObeysRobots && await ForbiddenAsync(address, cancel) is { } forbidden)
            {
                return (new Outcome.Failure(forbidden, false), address);
            }

            // A key is for the host it was made for, over a connection that nobody can read.
            var mine = address.Host == request.Address.Host && address.Scheme == request.Address.Scheme;
            var outcome = await ExchangeAsync(request, address, mine ? key.Value : null, card.Interval, before, cancel);
            if (outcome is not Outcome.Redirect redirect)
            {
                var refused = outcome is Outcome.Failure { Status: HttpStatusCode.Unauthorized } && mine && key.Value is not null;
                return (refused ? _keys.Refused(request, (Outcome.Failure)outcome) : outcome, address);
            }

            if (request.Body is not null && redirect.Status is not (HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            {
                return (Failure("SR-509", "A question that was posted is sent elsewhere.", address), address);
            }

            if (address.Scheme == "https" && redirect.Target.Scheme == "http")
            {
                return (Failure("SR-509", "It leads from a protected connection to an open one.", address), address);
            }

            address = redirect.Target;
        }

        return (Failure("SR-509", $"It leads on more than {_options.Redirects} times.", request.Address), request.Address);
    }

    private async Task<Outcome> ExchangeAsync(Request.Web request, Uri address, (string Header, string Value)? key, TimeSpan interval, Validators before, CancellationToken cancel)
    {
        var host = HostOf(address);
        using var turn = await host.TakeTurnAsync(interval, cancel);
        if (host.IsClosed)
        {
            return Failure("SR-511", "The host failed too often and is left alone for a while.", address);
        }

        await _atOnce.WaitAsync(cancel);
        try
        {
            var outcome = await _exchange.RunAsync(request, address, key, before, cancel);
            Learn(host, outcome);
            return outcome;
        }
        finally
        {
            _atOnce.Release();
        }
    }

    private void Learn(Host host, Outcome outcome)
    {
        if (outcome is not Outcome.Failure failure)
        {
            host.Succeeded();
            return;
        }

        if (failure.Wait is { } wait)
        {
            host.WaitUntil(_clock.GetUtcNow() + wait, _options.LongestWait);
        }
        else if (failure.Problem.Code is "SR-501" or "SR-502" or "SR-506" or "SR-514")
        {
            host.Failed();
        }
    }

    /// <returns>Null when the address may be asked for.</returns>
    private async Task<Problem?> ForbiddenAsync(Uri address, CancellationToken cancel)
    {
        var host = HostOf(address);
        await host.RobotsTurn.WaitAsync(cancel);
        try
        {
            if (host.Robots.Until <= _clock.GetUtcNow())
            {
                host.Robots = (await RobotsAsync(address, cancel), _clock.GetUtcNow() + _options.RobotsKept);
                host.CrawlDelay = host.Robots.Rules?.CrawlDelay(ProductToken) ?? TimeSpan.Zero;
            }

            return host.Robots.Rules is not { } rules ? Problem("SR-508", "Its robots.txt cannot be read, so nothing is asked for.")
                : host.CrawlDelay > _options.LongestCrawlDelay ? Problem("SR-508", $"Its robots.txt wants {host.CrawlDelay.TotalSeconds:0} seconds between requests.")
                : rules.Allows(ProductToken, address.PathAndQuery) ? null : Problem("SR-508", "Its robots.txt does not allow it.");
        }
        finally
        {
            host.RobotsTurn.Release();
        }

        Problem Problem(string code, string detail) => new(code, detail, address.GetLeftPart(UriPartial.Path));
    }

    /// <returns>No rules when there is no such file; null when it cannot be known.</returns>
    private async Task<RobotsTxt?> RobotsAsync(Uri address, CancellationToken cancel)
    {
        var robots = new Request.Web(new Uri(address, "/robots.txt"), Accept: "text/plain") { Limit = LargestRobots };
        for (var hop = 0; hop <= 5; hop++)
        {
            switch (await ExchangeAsync(robots, robots.Address, null, TimeSpan.Zero, Validators.None, cancel))
            {
                case Outcome.Whole whole:
                    return RobotsTxt.Parse(whole.Body);
                case Outcome.Redirect redirect when redirect.Target.Scheme is "https" or "http":
                    robots = robots with { Address = redirect.Target };
                    break;
                case Outcome.Failure { Status: { } status } when (int)status is >= 400 and < 500 and not 429:
                    return RobotsTxt.Parse([]);
                default:
                    return null;
            }
        }

        // RFC 9309, 2.3.1.2: more redirects than five may be taken for a file that is not there.
        return RobotsTxt.Parse([]);
    }

    private Host HostOf(Uri address) => _hosts.GetOrAdd(QueueOf(address.IdnHost), _ => new Host(_options, _clock));

    private static string QueueOf(string host) => Shared.FirstOrDefault(site => host.EndsWith("." + site, StringComparison.OrdinalIgnoreCase)) ?? host;

    private static Outcome.Failure Failure(string code, string detail, Uri address) => new(new Problem(code, detail, address.GetLeftPart(UriPartial.Path)), false);

    /// <summary>Full jitter, so that many that failed together do not come back together.</summary>
    private static TimeSpan Jitter(TimeSpan backoff) => backoff * Random.Shared.NextDouble();
}
