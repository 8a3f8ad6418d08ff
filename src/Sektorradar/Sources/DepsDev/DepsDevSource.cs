using System.Text.Json;
using Sektorradar.Model;
using Sektorradar.Sources.Packages;
using Sektorradar.Sources.Scorecard;

namespace Sektorradar.Sources.DepsDev;

/// <summary>
/// What deps.dev says of repositories (stars, points of the OpenSSF Scorecard) and of packages (versions, and the weaknesses of the newest one).
/// Without a key. The definitions are in <c>docs/sources/deps-dev.md</c>.
/// </summary>
public sealed class DepsDevSource : ISource
{
    private const string Host = "https://api.deps.dev/v3/";
    private const string Project = "project";
    private const string Versions = "package";

    public SourceCard Card { get; } = new("deps-dev", "deps.dev", EvidenceKind.Reference, "CC-BY-4.0", "Open to programs without a key; name deps.dev as the source.")
    {
        Every = TimeSpan.FromDays(1),

        // What the checks of a scorecard found; it may name accounts.
        Personal = ["reason", "details"],
    };

    public IEnumerable<Target> Targets(Sector sector) =>
    [
        .. sector.Repositories.Select(repository => repository.About)
            .Where(about => about.StartsWith("github.com/", StringComparison.Ordinal) || about.StartsWith("gitlab.com/", StringComparison.Ordinal)).Select(about => new Target(about, Project)),
        .. Package.Of(sector, "npm", "nuget", "pypi", "maven", "cargo", "go").Select(package => new Target(package.About, Versions)),
    ];

    /// <remarks>The position of a package is its newest version, of which the weaknesses are asked next.</remarks>
    public Request? Ask(Target target, Cursor cursor, DateOnly today) => new Request.Web(new Uri(Host + Path(target, cursor)), Accept: "application/json")
    {
        // 404: deps.dev does not know it.
        AlsoReads = [404],
    };

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        if (answer.Status == 404)
        {
            return new Extract(Cursor.Start);
        }

        using var json = answer.Json();
        return target.Query == Project ? ReadProject(target, answer, json.RootElement)
            : cursor.IsStart ? ReadVersions(target, answer, json.RootElement)
            : ReadVersion(target, answer, cursor, json.RootElement);
    }

    private static string Path(Target target, Cursor cursor)
    {
        if (target.Query == Project)
        {
            return $"projects/{Uri.EscapeDataString(target.About)}";
        }

        var package = Package.Parse(target.About);
        var path = $"systems/{package.System}/packages/{Uri.EscapeDataString(package.Name)}";
        return cursor.IsStart ? path : $"{path}/versions/{Uri.EscapeDataString(cursor.Position)}";
    }

    private Extract ReadProject(Target target, Answer.Received answer, JsonElement project)
    {
        var key = project.GetProperty("projectKey").Text("id");
        var levels = new List<(Metric, DateOnly, decimal, string?)>();
        var unknown = new List<string>();
        if (!key.Equals(target.About, StringComparison.OrdinalIgnoreCase))
        {
            unknown.Add($"projectKey: {JsonAnswer.Line(key)} for {target.About}");
        }

        if (project.Optional("starsCount") is not null)
        {
            levels.Add((Metric.StarTotal, answer.Day, project.Count("starsCount"), null));
        }

        if (project.Optional("scorecard") is { } scorecard)
        {
            var (day, points) = (scorecard.Day("date"), scorecard.GetProperty("overallScore").GetDecimal());
            if (Points.AreKnown(points) && day <= answer.Day)
            {
                levels.Add((Metric.SecurityPractice, day, points, null));
            }
            else if (points != Points.NotChecked)
            {
                unknown.Add(FormattableString.Invariant($"overallScore: {points} on {day:O}"));
            }
        }

        return new Extract(Cursor.Start) { Readings = levels.Count == 0 ? [] : [answer.Levels(Card.Id, target.About, levels)], Unknown = unknown };
    }

    private Extract ReadVersions(Target target, Answer.Received answer, JsonElement package)
    {
        _ = package.GetProperty("packageKey").Text("name");
        var list = package.GetProperty("versions").EnumerateArray().Select(version => (
            Version: new PackageVersion(version.GetProperty("versionKey").Text("version"), version.DayOrNull("publishedAt"), version.Flag("isDeprecated")),
            Newest: version.Flag("isDefault"))).ToList();
        var newest = list.FirstOrDefault(version => version.Newest).Version;
        return new Extract(newest is null ? Cursor.Start : new Cursor(newest.Version))
        {
            Items = PackageVersions.Items(Card.Id, Package.Parse(target.About), [.. list.Select(version => version.Version)], answer.Day, whole: true),
            More = newest is not null,
        };
    }

    private Extract ReadVersion(Target target, Answer.Received answer, Cursor cursor, JsonElement version)
    {
        if (version.GetProperty("versionKey").Text("version") is var read && read != cursor.Position)
        {
            throw new FormatException($"Asked for version {cursor.Position}, got {read}.");
        }

        var weaknesses = version.GetProperty("advisoryKeys").EnumerateArray().Select(advisory => advisory.Text("id")).Distinct().Count();
        return new Extract(Cursor.Start) { Readings = [answer.Levels(Card.Id, target.About, (Metric.OpenVulnerabilities, answer.Day, weaknesses, cursor.Position))] };
    }
}
