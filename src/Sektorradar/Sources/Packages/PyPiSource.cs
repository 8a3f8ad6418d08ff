using System.Text.Json;
using Sektorradar.Model;

namespace Sektorradar.Sources.Packages;

/// <summary>
/// Releases of Python packages, from the index that the user's client is configured for, and their downloads, from PyPI Stats, which is no registry.
/// See <c>docs/sources/pypi.md</c>.
/// </summary>
public sealed class PyPiSource(PackageRegistries registries) : ISource
{
    private const string System = "pypi";
    private const string Releases = "releases";
    private const string Downloads = "downloads";
    private const string Category = "without_mirrors";

    public SourceCard Card { get; } = new(
        "pypi", "PyPI and PyPI Stats", EvidenceKind.Substance, "as the index says; PyPI Stats: not stated", "Read from the index that this machine's pip uses, under its terms; PyPI Stats asks to be used sparingly.")
    {
        Every = TimeSpan.FromDays(1),
        Personal = ["author", "author_email", "maintainer", "maintainer_email", "ownership", "description"],
    };

    public IEnumerable<Target> Targets(Sector sector)
    {
        foreach (var package in Package.Of(sector, System))
        {
            if (registries.PyPi is not null)
            {
                yield return new Target(package.About, Releases);
            }

            yield return new Target($"{Downloads} of {package.About}", Downloads);
        }
    }

    public Request? Ask(Target target, Cursor cursor, DateOnly today)
    {
        var name = Uri.EscapeDataString(PackageOf(target).PythonName);
        var address = target.Query == Downloads ? $"https://pypistats.org/api/packages/{name}/overall?mirrors=false" : $"{Root(registries.PyPi!)}/pypi/{name}/json";

        // 404: the package is not known there.
        return new Request.Web(new Uri(address), Accept: "application/json") { AlsoReads = [404] };
    }

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        var read = new Extract(new Cursor("read"));
        if (answer.Status == 404)
        {
            return read;
        }

        using var json = answer.Json();
        return target.Query == Downloads ? ReadDownloads(PackageOf(target), answer, read, json.RootElement) : read with { Items = ReadReleases(PackageOf(target), answer, json.RootElement) };
    }

    private static Package PackageOf(Target target) => Package.Parse(target.About[(target.About.LastIndexOf(' ') + 1)..]);

    /// <summary>What is in front of <c>/simple</c> in the address of an index.</summary>
    private static string Root(Uri index)
    {
        var address = index.AbsoluteUri.TrimEnd('/');
        return address.EndsWith("/simple", StringComparison.Ordinal) ? address[..^"/simple".Length] : address;
    }

    private IReadOnlyList<Item> ReadReleases(Package package, Answer.Received answer, JsonElement project)
    {
        Same(package, project.GetProperty("info").Text("name"));
        var versions = project.GetProperty("releases").EnumerateObject().Select(release =>
        {
            // A version without files was taken down, or never had any: nobody knows its day.
            var files = release.Value.EnumerateArray().Select(file => (Day: file.Day("upload_time_iso_8601"), Yanked: file.Flag("yanked"))).ToList();
            return new PackageVersion(release.Name, files.Count == 0 ? null : files.Min(file => file.Day), Withdrawn: files.Count > 0 && files.TrueForAll(file => file.Yanked));
        }).ToList();
        return PackageVersions.Items(Card.Id, package, versions, answer.Day, whole: true);
    }

    private Extract ReadDownloads(Package package, Answer.Received answer, Extract read, JsonElement counts)
    {
        Same(package, counts.Text("package"));
        var rows = counts.GetProperty("data").EnumerateArray().Select(row => (Category: row.Text("category"), Day: row.Day("date"), Count: row.Count("downloads"))).ToList();
        var reading = answer.Weekly(Card.Id, package.About, Metric.Downloads, rows.Where(row => row.Category == Category).ToDictionary(row => row.Day, row => row.Count), answer.Day);
        return read with
        {
            Readings = reading is null ? [] : [reading],
            Unknown = [.. rows.Select(row => row.Category).Where(category => category != Category).Distinct().Select(category => $"category: {JsonAnswer.Line(category)}")],
        };
    }

    private static void Same(Package asked, string read)
    {
        if (asked.PythonName != (asked with { Name = read }).PythonName)
        {
            throw new FormatException($"Asked for {asked.Name}, got {JsonAnswer.Line(read)}.");
        }
    }
}
