using System.Collections.Concurrent;
using System.Net;
using Sektorradar.Model;
using Sektorradar.Sources;

namespace Sektorradar.Collecting.Web;

/// <summary>
/// HTTP with manners: one queue for each host, robots.txt, waits that servers ask for, and no way to a private address. What cannot be had is a
/// value (<see cref="Answer.Refused"/>), never an exception.
/// </summary>
public sealed class Internet : IDisposable
{
    private const string ProductToken = "Sektorradar";

    private static readonly SourceCard PublicKeys = new("public-keys", "", EvidenceKind.Reference, "", "");

    // Sites whose owners are many and whose servers are one.
    private static readonly string[] Shared = ["github.io", "netlify.app", "pages.dev", "vercel.app", "blogspot.com", "wordpress.com", "medium.com", "substack.com"];

    private readonly InternetOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _client;
    private readonly WebExchange _exchange;
    private readonly SemaphoreSlim _atOnce;
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly RobotsRules _robots;
    private readonly Keys _keys;

    public Internet(InternetOptions options, Credentials credentials, string version, TimeProvider clock, ResolveName? resolve = null)
    {
        (_options, _clock) = (options, clock);
        _client = new HttpClient(new Connection(options, resolve ?? Connection.SystemResolver).Handler()) { Timeout = Timeout.InfiniteTimeSpan };
        _exchange = new WebExchange(_client, options, clock, $"{ProductToken}/{version} (+{options.Contact})");
        _atOnce = new SemaphoreSlim(options.AtOnce);
        _robots = new RobotsRules(options, clock, ProductToken, (request, interval, cancel) => ExchangeAsync(request, request.Address, null, interval, Validators.None, cancel));
        _keys = new Keys(credentials, async (place, cancel) => (await FollowAsync(new Request.Web(place), PublicKeys, Validators.None, cancel)).Outcome);
    }

    /// <summary>The longest that one exchange may take, unless a request says otherwise.</summary>
    public TimeSpan TimeLimit => _options.TimeLimit;

    /// <param name="card">The manners its source asks for.</param>
    /// <param name="before">What the last answer to the same question gave.</param>
    public async Task<Answer> AskAsync(Request.Web request, SourceCard card, Validators before, CancellationToken cancel)
    {
        if (Nameless(card) is { } nameless)
        {
            return new Answer.Refused(nameless.Problem);
        }

        Outcome.Failure? last = null;
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
                    if (!failure.MayPass || attempt >= _options.Attempts || failure.Wait > _options.LongestWait)
                    {
                        // What made the host close says more than that it is closed.
                        var problem = failure.Problem.Code == "SR-511" && last is not null ? last.Problem : failure.Problem;
                        return new Answer.Refused(problem, failure.Wait is { } wait ? _clock.GetUtcNow() + wait : null);
                    }

                    // How long to wait is the host's business; its next turn comes when it is over.
                    last = failure;
                    break;
                default:
                    return new Answer.Unchanged();
            }
        }
    }

    /// <summary>
    /// Looks once at what stands at an address, as a reader of a link would: whatever comes is an answer, a status of failure too. Whoever asks decides
    /// whether to look again.
    /// </summary>
    public async Task<Visit> VisitAsync(Request.Web request, SourceCard card, CancellationToken cancel)
    {
        var (outcome, address) = Nameless(card) is { } nameless ? (nameless, request.Address) : await FollowAsync(request, card, Validators.None, cancel);
        return Visit.Of(outcome, address, _clock.GetUtcNow());
    }

    public void Dispose()
    {
        _client.Dispose();
        _atOnce.Dispose();
        _robots.Dispose();
        _keys.Dispose();
        foreach (var host in _hosts.Values)
        {
            host.Dispose();
        }
    }

    /// <summary>A contact that breaks the line would not be sent, and the request would go out without a name.</summary>
    private Outcome.Failure? Nameless(SourceCard card) => string.IsNullOrWhiteSpace(_options.Contact) || _options.Contact.Any(char.IsControl)
        ? new Outcome.Failure(new Problem("SR-512", "Nobody is named whom the owner of a server could write to.", card.Id), false)
        : null;

    /// <summary>Goes where redirects lead; every hop is checked like the first.</summary>
    private async Task<(Outcome Outcome, Uri Address)> FollowAsync(Request.Web request, SourceCard card, Validators before, CancellationToken cancel)
    {
        var address = request.Address;
        if (WebExchange.OffTheWeb(address, address) is { } off)
        {
            return (off, address);
        }

        var (key, missing) = await _keys.OfAsync(request, cancel);
        if (missing is not null)
        {
            return (missing, address);
        }

        var asked = new HashSet<Uri>();
        for (var hop = 0; hop <= _options.Redirects; hop++)
        {
            asked.Add(address);
            if (request.ObeysRobots && await _robots.ForbiddenAsync(address, card.Interval, cancel) is { } forbidden)
            {
                return (forbidden, address);
            }

            // A key is for the server it was made for, over a connection that nobody can read.
            var sent = address.Authority == request.Address.Authority && address.Scheme == request.Address.Scheme ? key : null;
            var outcome = await ExchangeAsync(request, address, sent, Longer(card.Interval, _robots.DelayOf(address)), before, cancel);
            switch (outcome)
            {
                case Outcome.Failure { Status: HttpStatusCode.Unauthorized } failure when sent is not null:
                    return (await _keys.RefusedAsync(request, sent, failure, cancel), address);
                case Outcome.Redirect redirect when Refused(request, address, redirect, key) is { } refused:
                    return (refused, address);
                // Without cookies, what led here once leads here for ever.
                case Outcome.Redirect redirect when asked.Contains(redirect.Target):
                    return (WebExchange.Failure("SR-509", "It leads in a circle.", address, false) with { Fault = Fault.Loop }, address);
                case Outcome.Redirect redirect:
                    address = redirect.Target;
                    break;
                default:
                    return (outcome, address);
            }
        }

        return (WebExchange.Failure("SR-509", $"It leads on more than {_options.Redirects} times.", request.Address, false) with { Fault = Fault.Loop }, request.Address);
    }

    private static Outcome.Failure? Refused(Request.Web request, Uri address, Outcome.Redirect redirect, Key? key) =>
        request.Body is not null && redirect.Status is not (HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
            ? WebExchange.Failure("SR-509", "A question that was posted is sent elsewhere.", address, false)
            // Addresses are kept, and some servers write what they were given into them.
            : key?.IsIn(redirect.Target.OriginalString) == true ? WebExchange.Failure("SR-509", "It leads to an address that bears the key.", address, false)
            : WebExchange.OffTheWeb(address, redirect.Target);

    private async Task<Outcome> ExchangeAsync(Request.Web request, Uri address, Key? key, TimeSpan interval, Validators before, CancellationToken cancel)
    {
        var host = _hosts.GetOrAdd(QueueOf(address.IdnHost), _ => new Host(_options, _clock));
        using var turn = await host.TakeTurnAsync(interval, cancel);
        if (turn.Closed is { } closed)
        {
            return WebExchange.Failure("SR-511", closed.Reason, address, false) with { Wait = closed.Left, Fault = Fault.Closed };
        }

        await _atOnce.WaitAsync(cancel);
        try
        {
            turn.Use();
            var outcome = await _exchange.RunAsync(request, address, key, before, cancel);
            Learn(turn, outcome);
            return outcome;
        }
        finally
        {
            _atOnce.Release();
        }
    }

    private static void Learn(Host.Turn turn, Outcome outcome)
    {
        var failure = outcome as Outcome.Failure;
        if (failure?.Wait is { } wait)
        {
            turn.WaitFor(wait);
        }

        if (failure?.Problem.Code is "SR-501" or "SR-502" or "SR-506" or "SR-514")
        {
            turn.Failed();
        }
        else if (failure is null or { Status: not null })
        {
            // "Not here" and "not you" are answers of a host that is well.
            turn.Succeeded();
        }
    }

    private static string QueueOf(string host)
    {
        var name = host.TrimEnd('.');
        return Shared.FirstOrDefault(site => name.EndsWith("." + site, StringComparison.OrdinalIgnoreCase)) ?? name;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
