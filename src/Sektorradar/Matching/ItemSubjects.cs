using Sektorradar.Model;

namespace Sektorradar.Matching;

/// <summary>Which subjects an item is about.</summary>
public static class ItemSubjects
{
    /// <returns>Ids, each once, in order of their first mention.</returns>
    public static IReadOnlyList<string> SubjectsOf(this SubjectMatcher matcher, Item item) =>
        [.. matcher.Match($"{item.Title}\n{item.Text}").Select(mention => mention.Subject).Distinct()];

    /// <summary>Found anew, so that a new alias counts in the past too; where the words are gone, as they were found when it came.</summary>
    public static IReadOnlyList<string> SubjectsOf(this SubjectMatcher matcher, KeptItem kept) => kept.Withdrawn ? kept.Subjects : matcher.SubjectsOf(kept.Item);
}
