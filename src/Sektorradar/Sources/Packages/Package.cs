using System.Text.RegularExpressions;
using Sektorradar.Model;

namespace Sektorradar.Sources.Packages;

/// <summary>A package as a sector's files name it: <c>npm:@scope/name</c>.</summary>
internal sealed partial record Package(string System, string Name)
{
    public string About => $"{System}:{Name}";

    public static Package Parse(string about) => about.Split(':', 2) is [var system, { Length: > 0 } name] ? new Package(system, name) : throw new FormatException($"Not a package: {about}");

    public static IEnumerable<Package> Of(Sector sector, params IReadOnlyList<string> systems) =>
        sector.Subjects.SelectMany(subject => subject.Packages).Distinct(StringComparer.Ordinal).Select(Parse).Where(package => systems.Contains(package.System));

    /// <summary>Where a reader finds a version: a page of deps.dev, because the address of a registry is the user's own affair.</summary>
    public Uri Page(string version) => new($"https://deps.dev/{System}/{Uri.EscapeDataString(Name)}/{Uri.EscapeDataString(version)}");

    /// <summary>Whether a version says by its number that it comes before one.</summary>
    public bool IsPrerelease(string version) => System switch
    {
        "pypi" => PythonPrerelease().IsMatch(version),
        "maven" => MavenPrerelease().IsMatch(version),
        _ => version.Split('+')[0].Contains('-', StringComparison.Ordinal),
    };

    /// <summary>Python takes upper and lower case, dots, hyphens and underscores for the same.</summary>
    public string PythonName => Separators().Replace(Name, "-").ToLowerInvariant();

    [GeneratedRegex("[-_.]+")]
    private static partial Regex Separators();

    [GeneratedRegex(@"\d[-_.]?(a|b|c|rc|alpha|beta|pre|preview)[-_.]?\d*|[-_.]?dev\d*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PythonPrerelease();

    [GeneratedRegex(@"alpha|beta|snapshot|[-.](rc|cr|m|pre|preview|dev)[-.]?\d*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MavenPrerelease();
}
