namespace Sektorradar.Sectors;

/// <summary>Which fields a mapping has. Tests compare the shapes with the schemas.</summary>
/// <param name="What">What a message calls the mapping.</param>
internal sealed record Shape(string What, IReadOnlyList<string> Required, IReadOnlyList<string> Optional)
{
    /// <summary>Fields known in this file but not in this place, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Elsewhere { get; init; } = new Dictionary<string, string>();

    public string CodeWhenMissing { get; init; } = Codes.MissingField;

    public IEnumerable<string> All => Required.Concat(Optional);
}

internal static class Shapes
{
    private static readonly string[] FactRequired = ["id", "kind", "subject", "actor", "modality", "asOf", "tags", "source"];
    private static readonly string[] FactOptional = ["period", "staleAfter", "conflictsWith"];
    private static readonly string[] SubjectRequired = ["id", "kind", "name", "summary"];
    private static readonly string[] SubjectOptional = ["aliases", "homepage", "country", "audience", "repositories", "packages", "rivals"];

    public static Shape Sector { get; } = new("the sector", ["id", "name", "summary", "language", "country", "quadrants"], []);

    public static Shape Quadrant { get; } = new("a quadrant", ["id", "name"], []);

    public static Shape Languages { get; } = new("the text", ["nb", "nn", "en"], []) { CodeWhenMissing = Codes.MissingLanguage };

    public static Shape Repository { get; } = new("a repository", ["url"], ["forked"]);

    public static Shape Source { get; } = new("a source", ["title", "publisher", "link", "published", "locator", "class"], ["quote"]);

    public static Shape WordList { get; } = new("a word list", ["list", "words"], []);

    public static Shape MatchingRule { get; } = new("a matching rule", ["subject", "matches", "doesNotMatch"], ["alias", "needs", "lists", "not", "case"]);

    public static Shape Decision { get; } = new("a decision", ["subject", "ring", "decided", "by", "reason"], ["until", "link"]);

    public static Shape ChangeEnd { get; } = new("an end of a change", ["value", "period"], []);

    /// <summary>What each kind of fact has beyond what all have.</summary>
    public static IReadOnlyDictionary<string, Shape> Statements { get; } = new Dictionary<string, Shape>
    {
        ["share"] = new("a share", ["value", "of", "quantity", "population"], ["organisations", "ofOrganisations"]),
        ["amount"] = new("an amount", ["value", "unit", "quantity"], []),
        ["change"] = new("a change", ["from", "to", "unit", "quantity"], []),
        ["event"] = new("an event", ["day", "text"], ["event"]),
        ["status"] = new("a status", ["text"], []),
    };

    /// <summary>The shape of a fact; of an unknown kind, so wide that only the kind is reported.</summary>
    public static Shape Fact(string kind) => Statements.TryGetValue(kind, out var statement)
        ? new Shape(statement.What, [.. FactRequired, .. statement.Required], [.. FactOptional, .. statement.Optional])
        {
            Elsewhere = Statements.Values.SelectMany(other => other.All).Distinct().Except(statement.All)
                .ToDictionary(field => field, field => $"it belongs to {string.Join(" and ", Statements.Where(s => s.Value.All.Contains(field)).Select(s => s.Key))}"),
        }
        : new Shape("a fact", FactRequired, [.. FactOptional, .. Statements.Values.SelectMany(other => other.All).Distinct()]);

    /// <summary>What a sector follows, by kind.</summary>
    public static IReadOnlyDictionary<string, Shape> Watches { get; } = new Dictionary<string, Shape>
    {
        ["feed"] = new("a feed", ["kind", "id", "name", "address", "language"], []),
        ["organisation"] = new("an organisation", ["kind", "id", "name"], ["number", "domain", "github"]),
        ["question"] = new("a question", ["kind", "subject"], ["wikipedia", "journals", "hackerNews", "topics"]),
        ["dismissal"] = new("a dismissal", ["kind", "repository", "reason"], []),
    };

    /// <summary>The shape of an entry of the sources; of an unknown kind, so wide that only the kind is reported.</summary>
    public static Shape Watch(string kind) => Watches.TryGetValue(kind, out var watch)
        ? watch with { Elsewhere = Watches.Values.SelectMany(other => other.All).Distinct().Except(watch.All)
            .ToDictionary(field => field, field => $"it belongs to a {string.Join(" and a ", Watches.Where(w => w.Value.All.Contains(field)).Select(w => w.Key))}") }
        : new Shape("an entry", ["kind"], [.. Watches.Values.SelectMany(other => other.All).Distinct().Except(["kind"])]);

    public static Shape Subject(string kind) => kind switch
    {
        "technology" => new("a technology", [.. SubjectRequired, "quadrant"], [.. SubjectOptional, "projects"]),
        "project" => new("a project", [.. SubjectRequired, "quadrant"], SubjectOptional)
        {
            Elsewhere = new Dictionary<string, string> { ["projects"] = "only a technology has projects" },
        },
        "company" or "programme" or "law" => new("a " + kind, SubjectRequired, [.. SubjectOptional, "quadrant"])
        {
            Elsewhere = new Dictionary<string, string> { ["projects"] = "only a technology has projects" },
        },
        _ => new("a subject", SubjectRequired, [.. SubjectOptional, "quadrant", "projects"]),
    };
}
