using Sektorradar.Model;

namespace Sektorradar.Sources.Packages;

/// <param name="Day">When it was published; null when the registry does not say.</param>
/// <param name="Withdrawn">Deprecated, yanked or unlisted: published, but its makers advise against it.</param>
internal sealed record PackageVersion(string Version, DateOnly? Day, bool Withdrawn);

/// <summary>The versions of a package that become items: the newest, and the first ever, which proves since when the package has been public.</summary>
internal static class PackageVersions
{
    private const int Newest = 20;

    /// <param name="whole">Whether these are all the versions there ever were: only then is the oldest of them the first.</param>
    public static IReadOnlyList<Item> Items(string source, Package package, IReadOnlyCollection<PackageVersion> versions, DateOnly today, bool whole)
    {
        var dated = versions.Where(version => version.Day <= today).OrderBy(version => version.Day).ThenBy(version => version.Version, StringComparer.Ordinal).ToList();
        var first = whole && versions.All(version => version.Day is not null) ? dated.FirstOrDefault() : null;
        return [.. dated.TakeLast(Newest).Concat(first is null ? [] : [first]).Distinct().Select(version => new Item(
            source, package.About, version.Version, ItemKind.Release, version.Day!.Value, JsonAnswer.Line($"{package.Name} {version.Version}"), null, package.Page(version.Version),
            Details(package, version, version == first)))];
    }

    private static Dictionary<string, string> Details(Package package, PackageVersion version, bool first)
    {
        var details = new Dictionary<string, string>
        {
            ["package"] = package.About,
            ["version"] = version.Version,
            ["prerelease"] = package.IsPrerelease(version.Version) ? "true" : "false",
        };
        if (first)
        {
            details["first"] = "true";
        }

        if (version.Withdrawn)
        {
            details["withdrawn"] = "true";
        }

        return details;
    }
}
