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
        let version = prerelease ? name : Number().Match(name).Value
        where version.Length > 0 && !Address().IsMatch(name)
        group tag.Time by (version, prerelease) into same
        select (same.Key.version, same.Min(), same.Key.prerelease);

    // A builder's address in a tag's name is a person's, and no person is kept. sdk@1.0.0 is a package.
    [GeneratedRegex(@"@(?!v?\d+\.\d)[\w.-]*\.[a-z]{2}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"[0-9]+\.[0-9]+(\.[0-9]+)?(\.[0-9]+)?\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"alpha|beta|[-.]rc|rc\d|dev|nightly|pre|snapshot|-ci|(?<!la)test|preview|\d+-[0-9a-f]{7,}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prerelease();
}
