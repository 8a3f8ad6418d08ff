using System.Collections.Concurrent;
using Sektorradar.Model;
using Sektorradar.Sources;

namespace Sektorradar.Collecting.Links;

/// <summary>
/// Follows links and says what came of each. What has an answer that nothing is there, or that may pass, is asked once more when all else of its host has been asked:
/// only who says so twice is believed.
/// </summary>
public sealed class LinkChecker(IInternet internet, TimeProvider clock)
{
    /// <summary>Enough for a title and a heading, where neither a place nor words are looked for.</summary>
    private const int Beginning = 64 << 10;

    private static readonly SourceCard Card = new("links", "Links", EvidenceKind.Reference, "", "") { Interval = TimeSpan.FromSeconds(1) };

    private readonly ConcurrentDictionary<string, Lazy<Task<Answer>>> _neighbours = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A check for each question, as they end.</summary>
    public IAsyncEnumerable<LinkCheck> RunAsync(IReadOnlyList<LinkQuestion> questions, CancellationToken cancel) => Runs.AsTheyEndAsync<LinkCheck>(
        (end, token) => Task.WhenAll(questions.GroupBy(question => question.Address.IdnHost, StringComparer.OrdinalIgnoreCase).Select(async host =>
        {
            var first = await Task.WhenAll(host.Select(async question => (Question: question, Check: await CheckAsync(question, whole: false, token))));
            await Task.WhenAll(first.Select(async asked => end(LinkJudge.MayChange(asked.Check) ? await AgainAsync(asked.Question, asked.Check, token) : asked.Check)));
        })),
        cancel);

    private async Task<LinkCheck> AgainAsync(LinkQuestion question, LinkCheck first, CancellationToken cancel)
    {
        var second = await CheckAsync(question, whole: true, cancel);
        return second.Verdict == LinkVerdict.Gone && first.Verdict != LinkVerdict.Gone ? await CheckAsync(question, whole: true, cancel) : second;
    }

    private async Task<LinkCheck> CheckAsync(LinkQuestion question, bool whole, CancellationToken cancel)
    {
        if (question.Address.Scheme is not ("https" or "http"))
        {
            return LinkCheck.NotMade(question.Address, "It is no address of the web.");
        }

        var all = whole || question.Fragment is not null || question.Quote is not null;
        var answer = await AskAsync(question.Address, all, cancel);
        if (!all && answer is Answer.Received { Status: 416 } or Answer.Received { Status: 206, Body.Length: 0 })
        {
            // A server that does not get along with parts is asked for all of it.
            answer = await AskAsync(question.Address, all: true, cancel);
        }

        var check = LinkJudge.Of(question, answer, clock.GetUtcNow());
        return check.Verdict.IsThere() && LinkJudge.IsDoubtful(answer) && LinkJudge.LooksTheSame((Answer.Received)answer, await NeighbourAsync(question.Address, cancel))
            ? check with { Verdict = LinkVerdict.SoftNotFound, MovedTo = null, Fragment = null, Quote = null, Because = "The page says that it is not there, as the server's pages for what is not there do." }
            : check;
    }

    private Task<Answer> AskAsync(Uri address, bool all, CancellationToken cancel) => internet.AskAsync(
        new Request.Web(new UriBuilder(address) { Fragment = "" }.Uri, Accept: "text/html,application/xhtml+xml,*/*;q=0.8") { ObeysRobots = true, AlsoReads = LinkJudge.Looked, Beginning = all ? null : Beginning },
        Card, Validators.None, cancel);

    /// <summary>What stands beside a link and cannot be there; asked once for each host.</summary>
    private Task<Answer> NeighbourAsync(Uri address, CancellationToken cancel) =>
        _neighbours.GetOrAdd(address.Authority, _ => new(() => AskAsync(new Uri(address, $"/sektorradar-{Digest.Of(address.Authority)}"), all: false, cancel))).Value;
}
