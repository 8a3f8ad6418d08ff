using System.Text.RegularExpressions;
using Sektorradar.Matching;
using Sektorradar.Model;
using Sektorradar.Sectors;

namespace Sektorradar.Bench;

/// <summary>The bundled sector with more names than it has: words of the text itself, so that the names are found as real ones are.</summary>
internal static partial class Names
{
    /// <param name="count">Every n-th distinct capitalised word of the text becomes a subject, until there are so many names.</param>
    public static Sector Padded(string folder, byte[] text, int count)
    {
        var files = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Select(file => new SectorFile(Path.GetRelativePath(folder, file), File.ReadAllText(file)));
        var sector = SectorReader.Read(Path.GetFileName(folder), [.. files]).Sector!;
        var own = Of(sector);
        var known = own.Select(name => name.ToUpperInvariant()).ToHashSet();
        var words = Word().Matches(System.Text.Encoding.UTF8.GetString(text.AsSpan(0, Math.Min(text.Length, 20_000_000)))).Select(match => match.Value)
            .GroupBy(word => word).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key)
            .Where(word => known.Add(word.ToUpperInvariant())).Skip(2_000).Where((_, i) => i % 3 == 0).Take(count - own.Count);
        return sector with { Subjects = [.. sector.Subjects, .. words.Select(Subject)] };
    }

    public static IReadOnlyList<string> Of(Sector sector) =>
        [.. sector.Subjects.SelectMany(subject => subject.Aliases.Prepend(subject.Name)).SelectMany(name => Languages.All.Select(language => name[language])).Distinct()];

    public static SubjectMatcher WithoutRules(Sector sector) => Bare ??= SubjectMatcher.Of(sector with { Matching = MatchingRules.None });

    private static SubjectMatcher? Bare { get; set; }

    private static Subject Subject(string word) => new(
        word.ToLowerInvariant(), SubjectKind.Project, new Localized(word), new Localized("a word"), [], null, null, null, Audience.International, [], [], [], []);

    [GeneratedRegex(@"\b[A-Z][a-z]{4,12}\b")]
    private static partial Regex Word();
}
