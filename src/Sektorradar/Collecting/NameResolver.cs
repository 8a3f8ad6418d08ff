using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using DnsClient;
using DnsClient.Protocol;
using Sektorradar.Model;

namespace Sektorradar.Collecting;

/// <summary>
/// Asks the domain name system, slowly: through this machine's resolver, or one that is named. What comes of it is written as JSON in the order of
/// the questions, the values of each sorted, so that equal answers are equal bytes.
/// </summary>
/// <param name="server">Null for the resolvers of this machine.</param>
public sealed class NameResolver(TimeProvider clock, IPEndPoint? server = null) : IDisposable
{
    private const int Tries = 2;

    // So many questions in a row without an answer mean that there is no resolver to be had, and not that each of the names is odd.
    private const int SilenceToStop = 24;

    // Everything else in TXT records is nobody's business here: reports go to addresses of people (rua=), and keys and notes are of no use.
    private static readonly string[] Kept = ["v=spf1", "MS=", "google-site-verification=", "amazonses:"];

    private readonly SemaphoreSlim _turn = new(1);
    private long? _last;
    private int _unanswered;

    /// <summary>Least time between two questions.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest time for one answer.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(5);

    public async Task<Answer> AskAsync(Request.Names request, CancellationToken cancel)
    {
        var address = new Uri("dns:" + request.Domain);
        var at = clock.GetUtcNow();
        var client = Client();
        if (client.NameServers.Count == 0)
        {
            return new Answer.Refused(new Problem("SR-214", "This machine has no resolver of domain names.", request.Domain));
        }

        if (_unanswered >= SilenceToStop)
        {
            return new Answer.Refused(new Problem("SR-214", "The name system answers nothing, and is left alone in this run.", request.Domain));
        }

        List<(string Name, string Type, DnsQuestion Question)> questions;
        try
        {
            questions = [.. request.Questions.Select(pair => (pair.Name, pair.Type, Question(pair.Name, pair.Type)))];
        }
        catch (ArgumentException error)
        {
            return new Answer.Refused(new Problem("SR-214", $"It cannot be asked for: {error.Message.ReplaceLineEndings(" ")}", request.Domain));
        }

        var answered = false;
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("domain", request.Domain);
            json.WriteStartArray("answers");
            foreach (var (name, type, question) in questions)
            {
                var (status, values) = await AskAsync(client, question, cancel);
                if (status is "timeout" or "garbled")
                {
                    Interlocked.Increment(ref _unanswered);
                }
                else
                {
                    answered = true;
                    Interlocked.Exchange(ref _unanswered, 0);
                }

                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteString("type", type);
                json.WriteString("status", status);
                json.WriteStartArray("values");
                foreach (var value in values.Distinct().Order(StringComparer.Ordinal))
                {
                    json.WriteStringValue(value);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return answered
            ? new Answer.Received(request, address, 200, "application/json", "utf-8", body.ToArray(), at, Validators.None)
            : new Answer.Refused(new Problem("SR-214", "No question about it was answered.", request.Domain));
    }

    public void Dispose() => _turn.Dispose();

    private LookupClient Client()
    {
        var options = server is null ? new LookupClientOptions() : new LookupClientOptions(server);
        (options.UseCache, options.Retries, options.Timeout, options.UseRandomNameServer, options.ContinueOnDnsError) = (false, 0, TimeLimit, false, false);
        return new LookupClient(options);
    }

    private static DnsQuestion Question(string name, string type) =>
        name.Contains("..", StringComparison.Ordinal) ? throw new ArgumentException("A part of the name is empty.", nameof(name)) : new DnsQuestion(name, Enum.Parse<QueryType>(type));

    private async Task<(string Status, IEnumerable<string> Values)> AskAsync(LookupClient client, DnsQuestion question, CancellationToken cancel)
    {
        var asked = Host(question.QueryName);
        var status = "timeout";
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            await WaitAsync(cancel);
            try
            {
                var response = await client.QueryAsync(question, cancel);
                // DnsClient looks at the number of a message and not at its question.
                if (response.Questions is [var echoed] && Host(echoed.QueryName) == asked && echoed.QuestionType == question.QuestionType)
                {
                    return (Status(response.Header.ResponseCode), response.Answers.SelectMany(record => Value(record, question.QuestionType, asked)).ToList());
                }

                status = "garbled";
            }
            catch (DnsResponseException error)
            {
                cancel.ThrowIfCancellationRequested();
                status = error.Code == DnsResponseCode.ConnectionTimeout ? "timeout" : "garbled";
            }
            catch (Exception error) when (error is DnsXidMismatchException or DnsResponseParseException or ArgumentException or IndexOutOfRangeException or InvalidOperationException
                or FormatException or OverflowException or IOException or SocketException)
            {
                // Most of these are how DnsClient stumbles over lengths and labels that somebody broke.
                cancel.ThrowIfCancellationRequested();
                status = "garbled";
            }
        }

        return (status, []);
    }

    /// <summary>However many ask at once, questions go out one after the other.</summary>
    private async Task WaitAsync(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            if (_last is { } last && Interval - clock.GetElapsedTime(last) is var rest && rest > TimeSpan.Zero)
            {
                await Task.Delay(rest, clock, cancel);
            }

            _last = clock.GetTimestamp();
        }
        finally
        {
            _turn.Release();
        }
    }

    private static string Status(DnsHeaderResponseCode code) => code switch
    {
        DnsHeaderResponseCode.NoError => "NOERROR",
        DnsHeaderResponseCode.NotExistentDomain => "NXDOMAIN",
        DnsHeaderResponseCode.ServerFailure => "SERVFAIL",
        _ => code.ToString(),
    };

    /// <summary>A resolver may send the names on the way too; only records of the type that was asked for count.</summary>
    private static IEnumerable<string> Value(DnsResourceRecord record, QueryType type, string asked) => (record, type) switch
    {
        (MxRecord mx, QueryType.MX) => [$"{mx.Preference} {Host(mx.Exchange)}"],
        (CNameRecord alias, QueryType.CNAME) when Host(alias.DomainName) == asked => [Host(alias.CanonicalName)],
        (ARecord host, QueryType.A) => [host.Address.ToString()],
        (TxtRecord text, QueryType.TXT) => Text(string.Concat(text.Text)),
        _ => [],
    };

    private static string Host(DnsString name) => name.Value.Length > 1 ? name.Value.TrimEnd('.').ToLowerInvariant() : name.Value;

    private static IEnumerable<string> Text(string text) =>
        text.StartsWith("v=DKIM1", StringComparison.OrdinalIgnoreCase) ? ["v=DKIM1"]
        : text.Contains('@', StringComparison.Ordinal) || !Kept.Any(start => text.StartsWith(start, StringComparison.OrdinalIgnoreCase)) ? []
        : [text];
}
