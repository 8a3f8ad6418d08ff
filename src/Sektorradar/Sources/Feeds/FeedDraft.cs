namespace Sektorradar.Sources.Feeds;

/// <summary>A feed as it was written: links are not resolved yet, because the address they lead from may stand below them.</summary>
internal sealed record FeedDraft(
    FeedFormat Format, string Title, string? Link, Uri? LinkBase, TimeSpan? TimeToLive, IReadOnlyList<ItemDraft> Items, bool Partial);

/// <param name="Guid">The publisher's own identity; empty when there is none.</param>
/// <param name="LinkBase">The xml:base in force where the link stands.</param>
internal sealed record ItemDraft(
    string Guid, string? Link, Uri? LinkBase, string Title, string Summary, DateTimeOffset? Published, DateTimeOffset? Updated, IReadOnlyList<string> Categories)
{
    private const int MostCategories = 50;
    private const int LongestCategory = 100;

    public bool SaysNothing => Guid.Length == 0 && string.IsNullOrWhiteSpace(Link) && Title.Length == 0 && Summary.Length == 0;

    public static IReadOnlyList<string> Tidy(IEnumerable<string> categories) =>
        [.. categories.Select(category => PlainText.Cut(category, LongestCategory)).Where(category => category.Length > 0).Distinct(StringComparer.Ordinal).Take(MostCategories)];
}
