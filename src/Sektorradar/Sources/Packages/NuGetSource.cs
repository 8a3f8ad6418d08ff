using System.Text.Json;
using Sektorradar.Model;

namespace Sektorradar.Sources.Packages;

/// <summary>
/// Downloads and releases of NuGet packages, from the source that the user's client is configured for. Its service index says where the services
/// are; they are kept in the cursor. See <c>docs/sources/nuget.md</c>.
/// </summary>
public sealed class NuGetSource(PackageRegistries registries) : ISource
{
    private const string System = "nuget";
    private const string Releases = "releases";
    private const string Downloads = "downloads";

    /// <summary>Marks the first page among those that are still to be asked.</summary>
    private const string FirstPage = " first";

    /// <summary>Best first. The plain ones leave out what was versioned by SemVer 2.</summary>
    private static readonly string[] Registrations = ["/3.6.0", "/Versioned", "/3.4.0", "/3.0.0-rc", "/3.0.0-beta", ""];
    private static readonly string[] Searches = ["/3.5.0", "/3.0.0-rc", "/3.0.0-beta", ""];

    public SourceCard Card { get; } = new("nuget", "NuGet", EvidenceKind.Substance, "as the package source says", "Read from the source that this machine's NuGet uses, under its terms.")
    {
        Every = TimeSpan.FromDays(1),
        Personal = ["authors", "owners"],
    };

    public IEnumerable<Target> Targets(Sector sector) => registries.NuGetIndex is null ? [] : Package.Of(sector, System)
        .SelectMany(package => new[] { new Target(package.About, Releases), new Target($"{Downloads} of {package.About}", Downloads) });

    public Request? Ask(Target target, Cursor cursor, DateOnly today)
    {
        var place = Place.At(cursor);
        var name = PackageOf(target).Name;
        if (place.Service is not { } service)
        {
            return new Request.Web(registries.NuGetIndex!, Accept: "application/json");
        }

        var address = place.Pages is [var page, ..] ? page.Replace(FirstPage, "", StringComparison.Ordinal)
            : target.Query == Downloads ? $"{service}{(service.Contains('?', StringComparison.Ordinal) ? '&' : '?')}q=packageid:{Uri.EscapeDataString(name)}&prerelease=true&semVerLevel=2.0.0&take=1"
            : $"{service.TrimEnd('/')}/{Uri.EscapeDataString(name.ToLowerInvariant())}/index.json";
        return new Request.Web(new Uri(address), Accept: "application/json")
        {
            // 404: the package is not there, or the service has moved: the next run begins at the service index again.
            AlsoReads = [404],
        };
    }

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        if (answer.Status == 404)
        {
            return new Extract(Cursor.Start);
        }

        using var json = answer.Json();
        var place = Place.At(cursor);
        return place.Service is null ? ReadIndex(target, json.RootElement)
            : target.Query == Downloads ? ReadSearch(PackageOf(target), answer, place, json.RootElement)
            : ReadRegistration(PackageOf(target), answer, place, json.RootElement);
    }

    private static Package PackageOf(Target target) => Package.Parse(target.About[(target.About.LastIndexOf(' ') + 1)..]);

    private static Extract ReadIndex(Target target, JsonElement index)
    {
        var resources = index.GetProperty("resources").EnumerateArray()
            .SelectMany(resource => Types(resource.GetProperty("@type")).Select(type => (Type: type, Address: resource.Text("@id")))).ToList();
        var (name, versions) = target.Query == Downloads ? ("SearchQueryService", Searches) : ("RegistrationsBaseUrl", Registrations);
        var service = versions.Select(version => resources.FirstOrDefault(resource => resource.Type == name + version).Address).FirstOrDefault(address => address is not null);
        return service is null
            ? new Extract(Cursor.Start) { Unknown = [$"resources: no {name}"] }
            : new Extract(new Place(Http(service), []).Cursor) { More = true };
    }

    private static IEnumerable<string?> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()) : [type.GetString()];

    private Extract ReadSearch(Package package, Answer.Received answer, Place place, JsonElement search)
    {
        _ = search.Count("totalHits");
        var found = search.GetProperty("data").EnumerateArray().Where(hit => hit.Text("id").Equals(package.Name, StringComparison.OrdinalIgnoreCase)).Take(1).ToList();

        // A mirror that does not count says nothing, or zero.
        return found is [var hit] && hit.Optional("totalDownloads") is not null && hit.Count("totalDownloads") is > 0 and var total
            ? new Extract(place.Cursor) { Readings = [answer.Levels(Card.Id, package.About, (Metric.DownloadTotal, answer.Day, total, null))] }
            : new Extract(place.Cursor);
    }

    /// <summary>The index of a package's versions, or one page of it: few versions stand in the index itself, of many only the addresses of pages.</summary>
    private Extract ReadRegistration(Package package, Answer.Received answer, Place place, JsonElement registration)
    {
        var items = registration.GetProperty("items").EnumerateArray().ToList();
        if (place.Pages is [_, .. var left])
        {
            // The first page alone is taken for the beginning: a package's lowest versions are its oldest.
            var first = place.Pages[0].EndsWith(FirstPage, StringComparison.Ordinal);
            return new Extract(new Place(place.Service, left).Cursor) { Items = Versions(package, items, answer, whole: first), More = left.Length > 0 };
        }

        if (items.TrueForAll(page => page.Optional("items") is not null))
        {
            var leaves = items.SelectMany(page => page.GetProperty("items").EnumerateArray()).ToList();
            var versions = Versions(package, leaves, answer, whole: true);
            return new Extract(place.Cursor) { Items = versions, Unknown = versions.Count == 0 && leaves.Count > 0 ? ["published: not said of any version"] : [] };
        }

        // The newest are on the last pages (the very last may hold a single one), the first ever is on the first.
        var pages = items.Select(page => Http(page.Text("@id"))).ToList();
        return new Extract(new Place(place.Service, [pages[0] + FirstPage, .. pages.Skip(1).TakeLast(2)]).Cursor) { More = true };
    }

    private IReadOnlyList<Item> Versions(Package package, IEnumerable<JsonElement> leaves, Answer.Received answer, bool whole)
    {
        var versions = leaves.Select(leaf => leaf.GetProperty("catalogEntry")).Select(entry =>
        {
            var published = entry.DayOrNull("published");

            // What is unlisted has the year 1900 in place of its day.
            return new PackageVersion(entry.Text("version"), published?.Year > 1900 ? published : null, Withdrawn: entry.Optional("listed")?.GetBoolean() == false || entry.Optional("deprecation") is not null);
        }).ToList();
        return PackageVersions.Items(Card.Id, package, versions, answer.Day, whole);
    }

    private static string Http(string address) =>
        new Uri(address) is { Scheme: "http" or "https" } uri ? uri.AbsoluteUri : throw new FormatException($"Not an address to ask: {JsonAnswer.Line(address)}");

    /// <param name="Service">Where the service is; null before the service index was read.</param>
    /// <param name="Pages">What is still to be asked.</param>
    private sealed record Place(string? Service, string[] Pages)
    {
        public Cursor Cursor => new(string.Join('\n', [Service, .. Pages]));

        public static Place At(Cursor cursor) => cursor.IsStart ? new Place(null, []) : cursor.Position.Split('\n') is [var service, .. var pages] ? new Place(service, pages) : throw new FormatException();
    }
}
