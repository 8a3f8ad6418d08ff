using System.Text.Json;
using System.Text.Json.Nodes;
using Sektorradar.Model;
using Sektorradar.Sources.Packages;

namespace Sektorradar.Sources.Osv;

/// <summary>
/// Published weaknesses of a sector's packages, in any version. How many concern the newest version is not said here: that is asked of deps.dev,
/// which knows both. The definitions are in <c>docs/sources/osv.md</c>.
/// </summary>
public sealed class OsvSource : ISource
{
    private const int PerBatch = 1000;

    private static readonly Uri Batch = new("https://api.osv.dev/v1/querybatch");

    private static readonly Dictionary<string, string> Ecosystems = new()
    {
        ["npm"] = "npm", ["nuget"] = "NuGet", ["pypi"] = "PyPI", ["maven"] = "Maven", ["cargo"] = "crates.io", ["go"] = "Go",
    };

    public SourceCard Card { get; } = new(
        "osv", "OSV", EvidenceKind.Reference, "CC-BY-4.0 or CC0-1.0, by database", "Open to programs without a key; each entry has the licence of the database it is from.")
    {
        Every = TimeSpan.FromDays(1),
    };

    public IEnumerable<Target> Targets(Sector sector) =>
        Package.Of(sector, [.. Ecosystems.Keys]).Select(package => package.About).ToList() is { Count: > 0 } packages ? [new Target("packages", string.Join(' ', packages))] : [];

    public Request? Ask(Target target, Cursor cursor, DateOnly today)
    {
        var queries = Place.At(cursor).Queries(target).Select(query =>
        {
            var package = new JsonObject { ["ecosystem"] = Ecosystems[query.Package.System], ["name"] = query.Package.Name };
            return query.Token is null ? new JsonObject { ["package"] = package } : new JsonObject { ["package"] = package, ["page_token"] = query.Token };
        });
        return new Request.Web(Batch, new JsonObject { ["queries"] = new JsonArray([.. queries]) }.ToJsonString(), Accept: "application/json");
    }

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        using var json = answer.Json();
        var place = Place.At(cursor);
        var queries = place.Queries(target);
        var results = json.RootElement.GetProperty("results");
        if (results.GetArrayLength() != queries.Count)
        {
            throw new FormatException($"{results.GetArrayLength()} results for {queries.Count} queries.");
        }

        var (items, unknown, tokens) = (new List<Item>(), new List<string>(), new Dictionary<string, string>());
        foreach (var (package, result) in queries.Select(query => query.Package).Zip(results.EnumerateArray()))
        {
            foreach (var entry in result.Optional("vulns")?.EnumerateArray() ?? default)
            {
                var (id, day) = (entry.Text("id"), entry.Day("modified"));
                if (day > answer.Day)
                {
                    unknown.Add($"modified: {JsonAnswer.Line(id)} on {day:O}, which is yet to come");
                    continue;
                }

                items.Add(new Item(Card.Id, package.About, id, ItemKind.Vulnerability, day, JsonAnswer.Line(id), null, new Uri($"https://osv.dev/vulnerability/{Uri.EscapeDataString(id)}"),
                    new Dictionary<string, string> { ["package"] = package.About }));
            }

            if (result.TextOrNull("next_page_token") is { } token)
            {
                tokens[package.About] = token;
            }
        }

        var next = tokens.Count > 0 ? place with { Tokens = tokens } : new Place(place.Start + PerBatch, []);
        return next.Queries(target).Count > 0
            ? new Extract(next.Write()) { Items = items, More = true, Unknown = unknown }
            : new Extract(Cursor.Start) { Items = items, Unknown = unknown };
    }

    /// <summary>Which packages are asked for next.</summary>
    /// <param name="Start">The first of the batch.</param>
    /// <param name="Tokens">Where packages have more than one answer holds: what to ask on with.</param>
    private sealed record Place(int Start, Dictionary<string, string> Tokens)
    {
        public Cursor Write() => new(JsonSerializer.Serialize(this));

        public static Place At(Cursor cursor) => cursor.IsStart ? new Place(0, []) : JsonSerializer.Deserialize<Place>(cursor.Position)!;

        public IReadOnlyList<(Package Package, string? Token)> Queries(Target target) =>
        [
            .. target.Query.Split(' ').Skip(Start).Take(PerBatch).Where(about => Tokens.Count == 0 || Tokens.ContainsKey(about))
                .Select(about => (Package.Parse(about), Tokens.GetValueOrDefault(about))),
        ];
    }
}
