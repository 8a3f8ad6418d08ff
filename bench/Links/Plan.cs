using System.Globalization;
using System.Text.Json.Nodes;

namespace Sektorradar.Bench;

/// <summary>What is served at each link, and what a checker ought to say of it. Some hosts are soft: they show a friendly page with 200 for what is not there.</summary>
internal static class Plan
{
    private static readonly (string Name, int Parts)[] Kinds =
    [
        ("live", 640), ("large", 20), ("slash", 30), ("retried", 30), ("busy-once", 20), ("about-404", 10), ("moved", 80), ("moved-twice", 20), ("gone", 40), ("gone-410", 20),
        ("forbidden", 20), ("unauthorised", 10), ("busy", 10), ("legal", 5), ("nine", 5), ("wall", 10), ("members", 10), ("front", 10), ("fails", 5), ("resets", 3), ("hangs", 2),
    ];

    private static readonly string[] Deck = [.. Kinds.SelectMany(kind => Enumerable.Repeat(kind.Name, kind.Parts))];

    public static IReadOnlyList<(Uri Address, string Kind)> Links(int links, int hosts, int port) =>
    [
        .. Enumerable.Range(0, links).Select(link =>
        {
            var host = link % hosts;
            var kind = host % 50 == 7 ? link / hosts % 2 == 0 ? "soft-live" : "soft-404" : Deck[(link * 379 + link / hosts * 17) % Deck.Length];
            return (new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.{1 + host / 62500}.{host / 250 % 250}.{2 + host % 250}:{port}/{kind}/side{link}")), kind);
        }),
    ];

    /// <summary>The verdicts that are right for what is served.</summary>
    public static IReadOnlyList<string> Right(string kind) => kind switch
    {
        "moved" or "moved-twice" => ["moved"],
        "gone" or "gone-410" => ["gone"],
        "forbidden" or "unauthorised" or "busy" or "legal" or "nine" or "wall" or "members" => ["blocked"],
        "front" or "soft-404" => ["soft-404"],
        "fails" or "resets" => ["unknown"],
        "hangs" => ["timed-out"],
        _ => ["live"],
    };

    /// <summary>What a checker that knows only working and broken ought to say: a page that keeps programs out is not broken, and either is right of what tells nothing.</summary>
    public static bool IsRight(string kind, bool broken) => Right(kind)[0] switch
    {
        "live" or "moved" or "blocked" => !broken,
        "gone" or "soft-404" => broken,
        _ => true,
    };

    public static Dictionary<string, string> Ours(string json) => JsonNode.Parse(json)!.AsArray().ToDictionary(link => link!["address"]!.ToString(), link => link!["verdict"]!.ToString());

    public static Dictionary<string, bool> Linkinator(string json) => JsonNode.Parse(json)!["links"]!.AsArray().GroupBy(link => link!["url"]!.ToString()).ToDictionary(same => same.Key, same => same.First()!["state"]!.ToString() == "BROKEN");
}
