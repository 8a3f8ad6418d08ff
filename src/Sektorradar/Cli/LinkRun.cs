using Sektorradar.Collecting.Links;
using Sektorradar.Collecting.Web;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Reporting;

namespace Sektorradar.Cli;

/// <summary>Follows links that were not followed lately, with what is said on the way, and keeps what came of them.</summary>
/// <param name="store">Where checks are kept; null keeps none.</param>
/// <param name="good">How old a kept check may be.</param>
/// <param name="resolve">For tests that have an internet of their own.</param>
internal sealed class LinkRun(EvidenceStore? store, InternetOptions options, TimeSpan good, TimeProvider clock, ResolveName? resolve = null)
{
    /// <summary>How old a check may be before the link is followed again.</summary>
    public static readonly TimeSpan Good = TimeSpan.FromDays(7);

    /// <summary>Links lead to many hosts of which some are slow; each still has one exchange at a time.</summary>
    public const int AtOnce = 256;

    private const int KeptAtOnce = 100;
    private const int EveryLinks = 50;

    // A few links of a host may fail, several looks each, without that saying much of the host.
    private const int FailuresToClose = 12;

    /// <summary>Why nothing, or too little, could be asked.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>The links of the sources of an edition and its dossiers, each with the words that its facts cite.</summary>
    public static IReadOnlyList<CitedLink> LinksOf(Report report)
    {
        var quoted = report.Sector.Facts.Where(fact => fact.Source.Quote is not null).ToLookup(fact => fact.Source.Link.AbsoluteUri, fact => fact.Source.Quote);
        return
        [
            .. from link in report.Sources.Concat(report.Dossiers.SelectMany(dossier => dossier.Sources)).Select(source => source.Link).OfType<Uri>().DistinctBy(link => link.AbsoluteUri)
               from quote in quoted[link.AbsoluteUri].Distinct().DefaultIfEmpty(null)
               select new CitedLink(link, quote),
        ];
    }

    /// <returns>The newest check of each link, in their order; "not checked" for what was never asked.</returns>
    public async Task<IReadOnlyList<LinkCheck>> RunAsync(IReadOnlyList<CitedLink> links, CancellationToken cancel)
    {
        var known = (store?.LinkChecks() ?? []).ToDictionary(KeyOf);
        var wanted = links.Where(link => IsDue(link, known)).ToList();
        if (wanted.Count > 0 && options.Contact is null)
        {
            Problems.Add(new Problem("SR-512", $"{Counted.Of(wanted.Count, "link")} not followed: nobody is named whom the owner of a server could write to."));
            wanted = [];
        }

        var found = await FollowAsync(wanted, cancel);
        return
        [
            .. links.Select(link => found.GetValueOrDefault(KeyOf(link)) ?? known.GetValueOrDefault(KeyOf(link))
                ?? LinkChecker.NotAsked(link, !LinkQuestion.CanBeAsked(link.Address) ? Reasons.Scheme : options.Contact is null ? Reasons.NoContact : Reasons.NoNetwork, clock.GetUtcNow())),
        ];
    }

    private bool IsDue(CitedLink link, Dictionary<(string, string?), LinkCheck> known) =>
        LinkQuestion.CanBeAsked(link.Address) && !(known.TryGetValue(KeyOf(link), out var check) && clock.GetUtcNow() - check.At < good);

    /// <returns>What was found; nothing without a network.</returns>
    private async Task<Dictionary<(string, string?), LinkCheck>> FollowAsync(List<CitedLink> wanted, CancellationToken cancel)
    {
        var found = new Dictionary<(string, string?), LinkCheck>();
        if (wanted.Count == 0)
        {
            return found;
        }

        using var internet = new Internet(options with { FailuresToClose = FailuresToClose }, new Credentials(null), ProgramVersion.Text, clock, resolve);
        var waiting = new List<LinkCheck>();
        // What an unplugged cable does to a link is not worth keeping: nothing is kept before one server has answered.
        var answered = false;
        try
        {
            await foreach (var check in new LinkChecker(internet, clock, LinkChecker.Pause * options.Pace).RunAsync(wanted, cancel))
            {
                var isNew = !found.ContainsKey(KeyOf(check));
                found[KeyOf(check)] = check;
                waiting.Add(check);
                answered |= check.Reason != Reasons.NoNetwork;
                if (isNew && (found.Count % EveryLinks == 0 || found.Count == wanted.Count))
                {
                    Terminal.Say($"links: {found.Count} of {wanted.Count} followed, {found.Values.Count(one => !one.IsWell)} not well");
                }

                if (answered && waiting.Count >= KeptAtOnce)
                {
                    await KeepAsync(waiting, cancel);
                }
            }
        }
        finally
        {
            // What was found before a stop is not asked again.
            if (answered)
            {
                await KeepAsync(waiting, CancellationToken.None);
            }
        }

        if (answered)
        {
            return found;
        }

        Problems.Add(new Problem("SR-524", $"{Counted.Of(wanted.Count, "link")} not followed: there is no network."));
        return [];
    }

    private async Task KeepAsync(List<LinkCheck> waiting, CancellationToken cancel)
    {
        if (store is not null && waiting.Count > 0)
        {
            await store.KeepAsync(waiting, cancel);
        }

        waiting.Clear();
    }

    private static (string, string?) KeyOf(LinkCheck check) => (check.Address.AbsoluteUri, check.Words);

    private static (string, string?) KeyOf(CitedLink link) => (link.Address.AbsoluteUri, LinkCheck.DigestOfWords(link.Quote));
}
