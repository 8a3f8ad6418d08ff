using System.Text.Json;
using Sektorradar.Model;

namespace Sektorradar.Sources.Packages;

/// <summary>Downloads and releases of npm packages, from the registry that the user's client is configured for. See <c>docs/sources/npm.md</c>.</summary>
public sealed class NpmSource(PackageRegistries registries) : ISource
{
    private const string System = "npm";
    private const string Releases = "releases";
    private const string Downloads = "downloads";
    private const int PerRequest = 128;
    private const int BulkWeeks = 52;
    private const int SingleWeeks = 76;

    /// <summary>A day is counted after it has ended; a run in between finds it at zero.</summary>
    private const int LagDays = 1;

    public SourceCard Card { get; } = new("npm", "npm", EvidenceKind.Substance, "npm Open Source Terms", "Read from the registry that this machine's npm uses, under its terms.")
    {
        Every = TimeSpan.FromDays(1),

        // All that is read of a package is its name and "time". "versions" holds the people of each version, and most of the bytes.
        Personal = ["author", "maintainers", "contributors", "_npmUser", "users", "versions", "readme", "unpublished"],
    };

    public IEnumerable<Target> Targets(Sector sector)
    {
        if (registries.Npm is null)
        {
            yield break;
        }

        var packages = Package.Of(sector, System).ToList();
        foreach (var package in packages)
        {
            yield return new Target(package.About, Releases);
        }

        if (registries.NpmCounts is null)
        {
            yield break;
        }

        // Names with a scope can only be asked for one by one.
        foreach (var package in packages.Where(package => package.Name.StartsWith('@')))
        {
            yield return new Target($"downloads of {package.About}", $"{Downloads} {package.Name}");
        }

        foreach (var (names, i) in packages.Where(package => !package.Name.StartsWith('@')).Select(package => package.Name).Chunk(PerRequest).Select((names, i) => (names, i)))
        {
            yield return new Target($"downloads {i + 1}", $"{Downloads} {string.Join(' ', names)}");
        }
    }

    public Request? Ask(Target target, Cursor cursor, DateOnly today)
    {
        if (target.Query == Releases)
        {
            // A package with thousands of versions is described in tens of megabytes, and the short form does not say when they were published.
            return new Request.Web(new Uri(Folder(registries.Npm!), Escaped(Package.Parse(target.About).Name)), Accept: "application/json") { AlsoReads = [404], Limit = 64 << 20 };
        }

        var names = Names(target);
        var last = Week.LastComplete(today.AddDays(-LagDays));
        var range = $"{last.AddDays(-7 * ((names.Count == 1 ? SingleWeeks : BulkWeeks) - 1)):O}:{last.AddDays(6):O}";
        return new Request.Web(new Uri(Folder(registries.NpmCounts!), $"downloads/range/{range}/{string.Join(',', names.Select(Escaped))}"), Accept: "application/json") { AlsoReads = [404] };
    }

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        using var json = answer.Json();
        var read = new Extract(new Cursor("read"));
        if (answer.Status == 404)
        {
            _ = json.RootElement.Text("error");
            return read;
        }

        if (target.Query == Releases)
        {
            return ReadReleases(Package.Parse(target.About), answer, read, json.RootElement);
        }

        // Asked for one package the counts stand alone; asked for several they stand under its name, or there is null for what is not known.
        var counts = Names(target) is [var single] ? [(Name: single, Counts: (JsonElement?)json.RootElement)]
            : Names(target).Select(name => (Name: name, Counts: json.RootElement.GetProperty(name) is { ValueKind: not JsonValueKind.Null } found ? found : (JsonElement?)null));
        return read with { Readings = [.. counts.Where(package => package.Counts is not null).Select(package => ReadDownloads(package.Name, answer, package.Counts!.Value)).OfType<Reading>()] };
    }

    private Extract ReadReleases(Package package, Answer.Received answer, Extract read, JsonElement document)
    {
        Same(package.Name, document.Text("name"));
        var time = document.GetProperty("time");
        if (time.TryGetProperty("unpublished", out _))
        {
            // A package that was taken down keeps a note of who did so in place of its versions.
            return read;
        }

        var versions = time.EnumerateObject().Where(version => version.Name is not ("created" or "modified"))
            .Select(version => new PackageVersion(version.Name, JsonAnswer.Day(version.Value.GetString()!), Withdrawn: false)).ToList();

        // Some mirrors put the day on which they fetched a version in the place of the day on which it was published. They give no day of creation.
        return versions.Count == 0 || time.DayOrNull("created") <= versions.Min(version => version.Day)
            ? read with { Items = PackageVersions.Items(Card.Id, package, versions, answer.Day, whole: true) }
            : read with { Unknown = ["time: no day of creation before the versions; a mirror's days need not be those of publication"] };
    }

    private Reading? ReadDownloads(string name, Answer.Received answer, JsonElement counts)
    {
        Same(name, counts.Text("package"));
        var days = counts.GetProperty("downloads").EnumerateArray().ToDictionary(day => day.Day("day"), day => day.Count("downloads"));
        return answer.Weekly(Card.Id, $"{System}:{name}", Metric.Downloads, days, answer.Day);
    }

    private static void Same(string asked, string read)
    {
        if (asked != read)
        {
            throw new FormatException($"Asked for {asked}, got {read}.");
        }
    }

    private static List<string> Names(Target target) => [.. target.Query.Split(' ').Skip(1)];

    private static Uri Folder(Uri address) => address.AbsolutePath.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");

    /// <summary>The sign before a scope stands as it is, the slash after it does not.</summary>
    private static string Escaped(string name) => Uri.EscapeDataString(name).Replace("%40", "@", StringComparison.Ordinal);
}
