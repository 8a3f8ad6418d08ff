using Sektorradar.Collecting.Links;
using Sektorradar.Collecting.Web;
using Sektorradar.Evidence;
using Sektorradar.Model;

namespace Sektorradar.Cli;

/// <summary>One check of a list of links: what was checked lately is taken from the store, the rest is asked and kept.</summary>
/// <param name="maxAge">How long a check is good.</param>
/// <param name="resolve">For tests that have an internet of their own.</param>
internal sealed class LinkRun(EvidenceStore store, InternetOptions options, TimeSpan maxAge, TimeSpan timeLimit, bool again, TimeProvider clock, ResolveName? resolve = null)
{
    // Links lead to many hosts that answer slowly; each host still has one exchange at a time.
    private const int AtOnce = 256;
    private const int KeptAtOnce = 100;
    private const int EveryLinks = 50;

    // One link in several forms fails often and says little of its host.
    private const int FailuresToClose = 12;

    /// <summary>Why nothing, or too little, could be asked.</summary>
    public List<Problem> Problems { get; } = [];

    /// <returns>The newest check of each link; "not checked" for what was never asked.</returns>
    public async Task<IReadOnlyList<LinkCheck>> RunAsync(IReadOnlyList<CitedLink> links, CancellationToken cancel)
    {
        var known = store.LinkChecks().ToDictionary(KeyOf);
        var wanted = links.Where(link => IsDue(link, known)).ToList();
        if (wanted.Count > 0 && options.Contact is null)
        {
            Problems.Add(new Problem("SR-512", $"{wanted.Count} links were not asked for: nobody is named whom the owner of a server could write to."));
            wanted = [];
        }

        var found = await AskAsync(wanted, cancel);
        return
        [
            .. links.Select(link => found.GetValueOrDefault(KeyOf(link)) ?? known.GetValueOrDefault(KeyOf(link))
                ?? LinkChecker.NotAsked(link, !LinkQuestion.CanBeAsked(link.Address) ? Reasons.Scheme : options.Contact is null ? Reasons.NoContact : Reasons.NoNetwork, clock.GetUtcNow())),
        ];
    }

    private bool IsDue(CitedLink link, Dictionary<(string, string?), LinkCheck> known) =>
        LinkQuestion.CanBeAsked(link.Address) && (again || !known.TryGetValue(KeyOf(link), out var check) || clock.GetUtcNow() - check.At >= maxAge);

    /// <returns>What was found; nothing without a network.</returns>
    private async Task<Dictionary<(string, string?), LinkCheck>> AskAsync(List<CitedLink> wanted, CancellationToken cancel)
    {
        var found = new Dictionary<(string, string?), LinkCheck>();
        if (wanted.Count == 0)
        {
            return found;
        }

        using var internet = new Internet(options with { AtOnce = AtOnce, TimeLimit = timeLimit, FailuresToClose = FailuresToClose }, new Credentials(null), ProgramVersion.Text, clock, resolve);
        var waiting = new List<LinkCheck>();
        // What an unplugged cable does to a link is not worth keeping: nothing is kept before one server has answered.
        var answered = false;
        try
        {
            await foreach (var check in new LinkChecker(internet, clock, LinkChecker.Pause).RunAsync(wanted, cancel))
            {
                var isNew = !found.ContainsKey(KeyOf(check));
                found[KeyOf(check)] = check;
                waiting.Add(check);
                answered |= check.Reason != Reasons.NoNetwork;
                if (isNew && (found.Count % EveryLinks == 0 || found.Count == wanted.Count))
                {
                    Terminal.Say($"links: {found.Count} of {wanted.Count} checked, {found.Values.Count(one => !one.IsWell)} not well");
                }

                if (answered && waiting.Count >= KeptAtOnce)
                {
                    await store.KeepAsync(waiting, cancel);
                    waiting.Clear();
                }
            }
        }
        finally
        {
            // What was found before a stop stays.
            if (answered && waiting.Count > 0)
            {
                await store.KeepAsync(waiting, CancellationToken.None);
            }
        }

        if (answered)
        {
            return found;
        }

        Problems.Add(new Problem("SR-524", $"None of {wanted.Count} links could be asked for: there is no network."));
        return [];
    }

    private static (string, string?) KeyOf(LinkCheck check) => (check.Address.AbsoluteUri, check.Quote);

    private static (string, string?) KeyOf(CitedLink link) => (link.Address.AbsoluteUri, LinkCheck.DigestOfQuote(link.Quote));
}
