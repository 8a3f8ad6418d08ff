using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Sektorradar.Model;

namespace Sektorradar.Collecting.Web;

/// <summary>One exchange over HTTP: a request out, an answer in, within limits of time and size.</summary>
internal sealed class WebExchange(HttpClient client, InternetOptions options, TimeProvider clock, string userAgent)
{
    // What a reader of the evidence may want; never cookies, nor anything that could bear a key.
    private static readonly string[] KeptHeaders =
    [
        "Content-Type", "Date", "ETag", "Last-Modified", "Expires", "Cache-Control", "Link", "Retry-After", "X-Total-Count", "X-RateLimit-Remaining", "X-RateLimit-Reset",
    ];

    /// <summary>The header by which one large network of servers says that it let no program through.</summary>
    private const string BotWall = "cf-mitigated";
    private const int LargestShown = 64 << 10;

    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(365);

    /// <param name="address">The hop's own address; after a redirect not the request's.</param>
    public async Task<Outcome> RunAsync(Request.Web request, Uri address, Key? key, Validators before, CancellationToken cancel)
    {
        var longest = request.TimeLimit ?? options.TimeLimit;
        using var time = new CancellationTokenSource(longest, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel, time.Token);
        try
        {
            using var message = Message(request, address, key, before);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return await ReadAsync(request, address, response, key, before, limit.Token);
        }
        catch (Exception error) when (error is HttpRequestException or IOException && cancel.IsCancellationRequested)
        {
            // Whoever stopped it is not told that the server failed.
            throw new OperationCanceledException(error.Message, error, cancel);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Failure("SR-506", $"It took longer than {longest.TotalSeconds:0} seconds.", address, mayPass: true) with { Fault = Fault.Slow };
        }
        catch (NotPublicException error)
        {
            return Failure("SR-507", error.Message, address, mayPass: false) with { Fault = Fault.Private };
        }
        catch (HttpRequestException error) when (error.InnerException is NotPublicException inner)
        {
            return Failure("SR-507", inner.Message, address, mayPass: false) with { Fault = Fault.Private };
        }
        catch (HttpRequestException error)
        {
            return Of(error, address);
        }
        catch (InvalidDataException error)
        {
            return Failure("SR-514", $"What was sent cannot be unpacked: {error.Message}", address, mayPass: false);
        }
        catch (IOException error)
        {
            return Failure("SR-514", $"The answer broke off: {error.Message}", address, mayPass: true);
        }
    }

    private HttpRequestMessage Message(Request.Web request, Uri address, Key? key, Validators before)
    {
        var message = new HttpRequestMessage(request.Body is null ? HttpMethod.Get : HttpMethod.Post, address);
        if (request.Body is { } body)
        {
            message.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        Add("User-Agent", userAgent);
        Add("Accept", request.Accept ?? "*/*");
        // A piece of what is packed cannot be unpacked.
        Add("Accept-Encoding", request.Beginning is null ? Packing.Accepted : "identity");
        Add("Range", request.Beginning is { } enough ? FormattableString.Invariant($"bytes=0-{enough - 1}") : null);
        if (request.Since is { } since)
        {
            // A question about what is newer, not about one document: the validators of the last answer would contradict it.
            Add("If-Modified-Since", since.UtcDateTime.ToString("R", CultureInfo.InvariantCulture));
        }
        else
        {
            // As it came: NAV's is not quoted, and the typed header would drop it.
            Add("If-None-Match", before.ETag);
            Add("If-Modified-Since", before.LastModified);
        }

        if (key is not null)
        {
            Add(key.Header, key.Value);
        }

        return message;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    private async Task<Outcome> ReadAsync(Request.Web request, Uri address, HttpResponseMessage response, Key? key, Validators before, CancellationToken cancel)
    {
        var status = response.StatusCode;
        // Said to somebody who did not ask for it, it would hide for ever that nothing was read.
        if (status is HttpStatusCode.NotModified && (before != Validators.None || request.Since is not null))
        {
            return new Outcome.Unchanged();
        }

        if (status is not HttpStatusCode.NotModified && (int)status is >= 300 and < 400 && response.Headers.Location is { } location && Uri.TryCreate(address, location, out var target))
        {
            return new Outcome.Redirect(target, status);
        }

        if (status is not HttpStatusCode.OK && !request.AlsoReads.Contains((int)status))
        {
            var failure = OfStatus(response, address);
            return !request.ShowsFailures ? failure : failure with { Head = HeadOf(response, key), Shown = await ShownAsync(response.Content, cancel) };
        }

        var (body, whole) = await BodyAsync(response.Content, request.Beginning ?? request.Limit, cancel);
        return whole
            ? new Outcome.Whole(status, HeadOf(response, key), body)
            : Failure("SR-505", $"The answer is larger than {request.Limit >> 20} MiB.", address, mayPass: false) with { TooLarge = body, Status = status, Head = HeadOf(response, key) };
    }

    /// <summary>What stands beside a failure; the failure stands without it too.</summary>
    private static async Task<byte[]?> ShownAsync(HttpContent content, CancellationToken cancel)
    {
        try
        {
            return (await BodyAsync(content, LargestShown, cancel)).Body;
        }
        catch (Exception error) when (error is HttpRequestException or IOException && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<(byte[] Body, bool Whole)> BodyAsync(HttpContent content, int limit, CancellationToken cancel)
    {
        // As it came: the typed header drops what it cannot read, and the bytes would be taken for unpacked.
        var packing = content.Headers.NonValidated.TryGetValues("Content-Encoding", out var named) ? named.ToString().Trim().ToLowerInvariant() : "";
        await using var stream = await content.ReadAsStreamAsync(cancel);
        using var body = new MemoryStream((int)Math.Min(content.Headers.ContentLength ?? 0, Math.Min(limit, 1 << 20)));
        var block = new byte[16 << 10];
        while (await stream.ReadAsync(block, cancel) is var count and > 0)
        {
            if (body.Length + count > limit)
            {
                body.Write(block, 0, limit - (int)body.Length);
                return (packing is "" or "identity" ? body.ToArray() : [], false);
            }

            body.Write(block, 0, count);
        }

        return Packing.Unpack(packing, body.ToArray(), limit);
    }

    private static HttpHead HeadOf(HttpResponseMessage response, Key? key)
    {
        var all = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).ToLookup(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var type = response.Content.Headers.ContentType;
        // Feeds with "Expires: 0" want to be read anew; their validators are known to lie.
        var validators = all["Expires"].FirstOrDefault() is "0" ? Validators.None : new Validators(all["ETag"].FirstOrDefault(), all["Last-Modified"].FirstOrDefault());
        return new HttpHead(type?.MediaType, type?.CharSet?.Trim('"'), validators,
            // Some servers say back what they were given.
            [.. KeptHeaders.SelectMany(name => all[name].Take(1).Select(value => (name, value))).Where(header => key?.IsIn(header.value) != true)])
        {
            ContentRange = all["Content-Range"].FirstOrDefault(),
            AsksForPerson = response.Headers.NonValidated.Contains(BotWall),
        };
    }

    private Outcome.Failure OfStatus(HttpResponseMessage response, Uri address)
    {
        var status = response.StatusCode;
        var wait = WaitOf(response.Headers);
        return status switch
        {
            HttpStatusCode.NotFound or HttpStatusCode.Gone => Failed("SR-504", "There is nothing at this address."),
            HttpStatusCode.TooManyRequests => Failed("SR-502", "The server asks for fewer requests.", mayPass: true),
            // GitHub says "too many" with 403 and a counter that stands at nothing.
            HttpStatusCode.Forbidden when wait is not null => Failed("SR-502", "The server asks for fewer requests.", mayPass: true),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.UnavailableForLegalReasons or (HttpStatusCode)999 => Failed("SR-503",
                response.Headers.NonValidated.Contains(BotWall) ? "The server lets no program in." : "The server refuses."),
            HttpStatusCode.RequestTimeout => Failed("SR-502", "The server gave up waiting.", mayPass: true),
            >= HttpStatusCode.InternalServerError => Failed("SR-502", "The server failed.", mayPass: true),
            _ => Failed("SR-503", "The server answered with a status that nothing can be read from."),
        };

        Outcome.Failure Failed(string code, string words, bool mayPass = false) => Failure(code, $"{words} (HTTP {(int)status})", address, mayPass) with { Wait = wait, Status = status };
    }

    private TimeSpan? WaitOf(HttpResponseHeaders headers)
    {
        if (headers.RetryAfter is { } after)
        {
            var wait = after.Delta ?? after.Date - clock.GetUtcNow();
            return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
        }

        // More seconds than a number holds are still a wish to be left alone.
        if (headers.NonValidated.TryGetValues("Retry-After", out var raw) && raw.ToString() is { Length: > 9 } text && text.All(char.IsAsciiDigit))
        {
            return LongestPause;
        }

        return headers.TryGetValues("X-RateLimit-Remaining", out var left) && left.FirstOrDefault() is "0"
            && headers.TryGetValues("X-RateLimit-Reset", out var reset) && long.TryParse(reset.FirstOrDefault(), CultureInfo.InvariantCulture, out var seconds)
            && seconds is > 0 and < 253402300799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) - clock.GetUtcNow() is var until && until > TimeSpan.Zero ? until : TimeSpan.Zero
            : null;
    }

    private static Outcome.Failure Of(HttpRequestException error, Uri address) => error switch
    {
        { InnerException: AuthenticationException tls } => Failure("SR-501", $"Its certificate cannot be trusted: {tls.Message}", address, mayPass: false) with { Fault = Fault.Certificate },
        { InnerException: SocketException { SocketErrorCode: SocketError.TryAgain } } => Failure("SR-501", "The name system does not answer just now.", address, mayPass: true) with { Fault = Fault.NoNetwork },
        { HttpRequestError: HttpRequestError.NameResolutionError } or { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } } =>
            Failure("SR-501", "Its name is not known.", address, mayPass: false) with { Fault = Fault.NoSuchName },
        { InnerException: SocketException { SocketErrorCode: SocketError.NetworkUnreachable or SocketError.NetworkDown } } =>
            Failure("SR-501", "There is no way to its network.", address, mayPass: true) with { Fault = Fault.NoNetwork },
        { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => Failure("SR-501", "It refuses connections.", address, mayPass: false) with { Fault = Fault.Refused },
        { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => Failure("SR-505", "Its headers are too large.", address, mayPass: false),
        { InnerException: SocketException { SocketErrorCode: SocketError.TimedOut } } => Failure("SR-506", "No connection came about in time.", address, mayPass: true) with { Fault = Fault.Slow },
        _ => Failure("SR-514", $"The exchange broke off: {(error.InnerException ?? error).Message}", address, mayPass: true),
    };

    /// <summary>Why a hop may not be made; the target of the first is where it starts.</summary>
    public static Outcome.Failure? OffTheWeb(Uri from, Uri target) =>
        target.Scheme is not ("https" or "http") || target.UserInfo.Length > 0 ? Failure("SR-509", "It leads to an address that is not on the web.", from, mayPass: false) with { Fault = Fault.OffTheWeb }
        : from.Scheme == "https" && target.Scheme == "http" ? Failure("SR-509", "It leads from a protected connection to an open one.", from, mayPass: false) with { Fault = Fault.Unprotected }
        : null;

    public static Outcome.Failure Failure(string code, string detail, Uri address, bool mayPass) => new(new Problem(code, detail, Where(address)), mayPass);

    /// <summary>An address as a message may show it: queries and names of users bear keys.</summary>
    public static string Where(Uri address) => address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
