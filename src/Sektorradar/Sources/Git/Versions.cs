using System.Text.RegularExpressions;

namespace Sektorradar.Sources.Git;

/// <summary>Versions told from tags: one for each distinct number, however many tags of a monorepo carry it.</summary>
internal static partial class Versions
{
    /// <param name="tags">Name and time (Unix seconds) of each tag.</param>
    /// <returns>Each version at its earliest tag.</returns>
    public static IEnumerable<(string Version, long Time, bool Prerelease)> Of(IEnumerable<(string Name, long Time)> tags) =>
        from tag in tags
        let name = tag.Name[(tag.Name.LastIndexOf('/') + 1)..]
        let prerelease = Prerelease().IsMatch(name)
        let version = (prerelease ? Early() : Number()).Match(name).Value
        where version.Length > 0
        group tag.Time by (version, prerelease) into same
        select (same.Key.version, same.Min(), same.Key.prerelease);

    [GeneratedRegex(@"[0-9]+\.[0-9]+(\.[0-9]+)?(\.[0-9]+)?\z")]
    private static partial Regex Number();

    // Only the number and the word for how early it is: the rest of a tag's name may be a branch's or a builder's, and so a person's.
    [GeneratedRegex(@"[0-9]+\.[0-9]+(\.[0-9]+)?(\.[0-9]+)?([-._]?(alpha|beta|rc|preview|pre|dev|nightly|snapshot)([-._]?[0-9]{1,8}\b)?)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Early();

    [GeneratedRegex(@"alpha|beta|[-.]rc|rc\d|dev|nightly|pre|snapshot|-ci|(?<!la)test|preview|\d+-[0-9a-f]{7,}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prerelease();
}
