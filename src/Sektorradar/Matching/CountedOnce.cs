using Sektorradar.Model;

namespace Sektorradar.Matching;

/// <summary>Items that tell of the same thing, counted as one: the earliest of them stands for it.</summary>
public static class CountedOnce
{
    /// <summary>A competition's changes and its copies elsewhere come within a quarter; the same words later are another competition.</summary>
    private const int QuarterDays = 91;

    /// <summary>Each story once, however many tell it. Where the words are gone, each item is one.</summary>
    public static IEnumerable<KeptItem> Stories(IReadOnlyList<KeptItem> items)
    {
        var byId = items.ToDictionary(kept => kept.Item.Id);
        var titled = items.Where(kept => kept.Item.Title.Length > 0).Select(kept => new Title(kept.Item.Id, kept.Item.Day, kept.Item.Title));
        return NearDuplicates.Group(titled).Select(story => byId[story.Titles[0].Id]).Concat(items.Where(kept => kept.Item.Title.Length == 0));
    }

    /// <summary>Each vacancy once: the same employer, title and deadline, or where there is no deadline the same employer and words.</summary>
    public static IEnumerable<KeptItem> Vacancies(IReadOnlyList<KeptItem> items) => First(items, kept => kept.Item["same"] ?? Words(kept.Item, kept.Item["employer"]));

    /// <summary>Each competition once: changes of one are left out, and what has the same buyer and title within a quarter is the same, also where it was published twice.</summary>
    public static IEnumerable<KeptItem> Competitions(IReadOnlyList<KeptItem> items)
    {
        var own = First([.. items.Where(kept => kept.Item["changes"] is null)], kept => kept.Item["same"]);
        foreach (var alike in own.GroupBy(kept => Title(kept.Item) ?? kept.Item.Id))
        {
            DateOnly? before = null;
            foreach (var kept in alike.OrderBy(kept => kept.Item.Day).ThenBy(kept => kept.Item.Id, StringComparer.Ordinal))
            {
                if (before is not { } day || kept.Item.Day > day.AddDays(QuarterDays))
                {
                    yield return kept;
                }

                before = kept.Item.Day;
            }
        }
    }

    private static IEnumerable<KeptItem> First(IReadOnlyList<KeptItem> items, Func<KeptItem, string?> key) =>
        items.GroupBy(kept => key(kept) ?? kept.Item.Id).Select(same => same.OrderBy(kept => kept.Item.Day).ThenBy(kept => kept.Item.Id, StringComparer.Ordinal).First());

    private static string? Words(Item item, string? whose) => whose is null || item.Title.Length == 0 ? null : Digest.Of(Letters(whose), Letters(item.Title), Letters(item.Text ?? ""));

    private static string? Title(Item item) => (item["buyer-number"] ?? item["buyer"]) is { } buyer && item.Title.Length > 0 ? Digest.Of(Letters(buyer), Letters(item.Title)) : null;

    private static string Letters(string text) => string.Concat(text.Normalize().ToLowerInvariant().Where(char.IsLetterOrDigit));
}
