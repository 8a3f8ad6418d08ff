using Sektorradar.Collecting.Web;
using Sektorradar.Model;

namespace Sektorradar.Collecting.Links;

/// <summary>
/// Checks links, many hosts at once and each host one link at a time. What may pass is looked at again after the host's other links: "gone" is said
/// only of what was gone twice in a row.
/// </summary>
/// <param name="pause">Least time between two looks at one link.</param>
public sealed class LinkChecker(Internet internet, TimeProvider clock, TimeSpan pause)
{
    /// <summary>Least time between two looks at one link, outside tests.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly LinkVisitor _visitor = new(internet);

    /// <summary>Checks as they end. A later one of the same link takes the place of an earlier: what a host shows elsewhere may tell more of a page.</summary>
    public IAsyncEnumerable<LinkCheck> RunAsync(IEnumerable<CitedLink> links, CancellationToken cancel)
    {
        // Addresses with different fragments are equal to .NET.
        var all = links.DistinctBy(link => (link.Address.AbsoluteUri, link.Quote)).ToList();
        var (servers, fronts) = (new SoftServers(_visitor), new FrontPages(_visitor));
        return Runs.AsTheyEndAsync<LinkCheck>(
            (end, token) =>
            {
                all.Where(link => !LinkQuestion.CanBeAsked(link.Address)).ToList().ForEach(link => end(NotAsked(link, Reasons.Scheme, clock.GetUtcNow())));
                return Task.WhenAll(LinkQuestion.Of(all).GroupBy(question => question.Address.IdnHost).Select(host => new HostLinks(_visitor, servers, fronts, clock, pause, end).RunAsync([.. host], token)));
            },
            cancel);
    }

    public static LinkCheck NotAsked(CitedLink link, string reason, DateTimeOffset at) => new(link.Address, LinkVerdict.NotChecked, null, null, at, null, null, LinkCheck.DigestOfWords(link.Quote), null, reason);
}
