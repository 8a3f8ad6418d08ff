using System.Text.Json;
using Sektorradar.Model;

namespace Sektorradar.Sectors;

/// <summary>The closed lists of the format. Tests compare them with <c>docs/sector-files.md</c> and with the schemas.</summary>
internal static class Vocabulary
{
    public static IReadOnlyList<string> Units { get; } =
    [
        "NOK", "USD", "EUR", "percent", "percentage-points", "people", "repositories", "organisations", "accounts", "stars", "projects", "cases",
        "days", "months", "authors-per-month", "score",
    ];

    public static IReadOnlyList<string> Tags { get; } =
    [
        "frame", "use", "case", "risk-regulatory", "risk-technical", "risk-competence", "risk-market", "risk-geopolitical", "hype", "talent", "declared-ai",
        "action-dependence", "action-local-models", "action-iac", "action-ai-rules", "action-supply-chain", "trust",
    ];

    public static IReadOnlyList<string> Events { get; } =
    [
        "published", "archived", "deprecated", "graduated", "incubating", "accepted", "licence-changed", "in-force", "proposed", "adopted",
        "opened", "moved", "acquired", "funded", "funding-ended", "ring-changed", "released",
    ];

    /// <summary>What a decision can say: a ring, or that the subject is kept off the radar.</summary>
    public static IReadOnlyList<string> Rings { get; } = [.. Enum.GetNames<Ring>().Select(ring => ring.ToUpperInvariant()), "none"];

    public static IReadOnlyList<string> PackageSystems { get; } = ["npm", "nuget", "pypi", "maven", "go", "cargo", "oci", "helm"];

    /// <summary>Languages of feeds: those of the report, and those of its neighbours.</summary>
    public static IReadOnlyList<string> FeedLanguages { get; } = ["nb", "nn", "en", "sv", "da", "de", "fr"];

    /// <summary>An enum's members as they are written in files: <c>SelfPublished</c> is <c>self-published</c>.</summary>
    public static IReadOnlyList<string> Of<T>() where T : struct, Enum =>
        [.. Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];
}
