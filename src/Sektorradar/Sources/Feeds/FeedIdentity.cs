using Sektorradar.Model;

namespace Sektorradar.Sources.Feeds;

/// <summary>
/// What makes an item the same one next time: the publisher's guid, else the canonical link, else title and date. Where several different items of one
/// feed share a guid the link tells them apart, and where they share the link too, title and date do.
/// </summary>
public static class FeedIdentity
{
    /// <summary>
    /// Raise it with any change that gives an item another key, also one in how links, dates or titles are read. The key carries it, so that a change of the scheme is not taken for a flood of news.
    /// </summary>
    public const int Version = 1;

    internal static IReadOnlyList<FeedItem> Identify(IReadOnlyList<ItemDraft> drafts, Uri address, Uri? home)
    {
        // A link to the front page says where the publisher is, not which item this is.
        var nowhere = new HashSet<string>([FeedLink.Canonical(address)], StringComparer.Ordinal);
        if (home is not null)
        {
            nowhere.Add(FeedLink.Canonical(home));
        }

        var candidates = drafts.Select(draft => Candidate.Of(draft, FeedLink.Resolve(draft.Link, draft.LinkBase ?? home ?? address), nowhere)).ToList();
        var byGuid = Ambiguous(candidates, candidate => candidate.Guid);
        var byGuidAndLink = Ambiguous(candidates, candidate => candidate.GuidAndLink);
        var byLink = Ambiguous(candidates.Where(candidate => candidate.Guid.Length == 0), candidate => candidate.Link);

        return [.. candidates.Select(Item).DistinctBy(item => item.Key)];

        FeedItem Item(Candidate candidate)
        {
            var (draft, address) = (candidate.Draft, candidate.Address);
            return new FeedItem(
                $"{Version}-{Key(candidate)}", draft.Title, address, draft.Published, draft.Updated, draft.Summary.Length == 0 ? null : draft.Summary, draft.Categories);
        }

        string Key(Candidate candidate) => candidate switch
        {
            { Guid.Length: > 0 } when !byGuid.Contains(candidate.Guid) => $"guid-{Digest.Of(candidate.Guid)}",
            { Guid.Length: > 0, Link.Length: > 0 } when !byGuidAndLink.Contains(candidate.GuidAndLink) => $"guidlink-{Digest.Of(candidate.Guid, candidate.Link)}",
            { Guid.Length: 0, Link.Length: > 0 } when !byLink.Contains(candidate.Link) => $"link-{Digest.Of(candidate.Link)}",
            _ => $"title-{Digest.Of(candidate.Says)}",
        };
    }

    /// <summary>The identities that two items with different titles or dates claim. The same item written twice is no reason to doubt its guid.</summary>
    private static HashSet<string> Ambiguous(IEnumerable<Candidate> candidates, Func<Candidate, string> identity)
    {
        var first = new Dictionary<string, Candidate>(StringComparer.Ordinal);
        var ambiguous = new HashSet<string>(StringComparer.Ordinal);
        foreach (var candidate in candidates)
        {
            if (!first.TryAdd(identity(candidate), candidate) && (first[identity(candidate)].Says != candidate.Says || first[identity(candidate)].Link != candidate.Link))
            {
                ambiguous.Add(identity(candidate));
            }
        }

        return ambiguous;
    }

    /// <param name="Link">Canonical; empty when there is none that could tell items apart.</param>
    /// <param name="Says">Title and date of publication. The date of a change is left out, for a change makes no other item.</param>
    private sealed record Candidate(ItemDraft Draft, Uri? Address, string Guid, string Link, string Says)
    {
        public string GuidAndLink { get; } = $"{Guid}\n{Link}";

        public static Candidate Of(ItemDraft draft, Uri? address, HashSet<string> nowhere)
        {
            var link = address is null ? "" : FeedLink.Canonical(address);
            var date = draft.Published?.UtcDateTime.ToString("O", null) ?? "";
            return new Candidate(draft, address, draft.Guid, nowhere.Contains(link) ? "" : link, $"{(draft.Title.Length > 0 ? draft.Title : draft.Summary)}\n{date}");
        }
    }
}
