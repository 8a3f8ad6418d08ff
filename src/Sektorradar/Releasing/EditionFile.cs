using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sektorradar.Model;

namespace Sektorradar.Releasing;

/// <summary>A report or a dossier as it stands in its JSON, and nothing that does not stand there.</summary>
internal sealed class EditionFile
{
    private readonly JsonObject _json;
    private readonly Dictionary<string, JsonNode> _subjects;

    private EditionFile(string path, JsonObject json)
    {
        (Path, _json) = (path, json);
        AsOf = DayOf(json["asOf"]!);
        _subjects = (json["subjects"]?.AsArray() ?? [json["subject"]?.DeepClone()]).OfType<JsonNode>().ToDictionary(subject => Text(subject["id"]));
        Claims = [.. json["claims"]!.AsArray().Select(claim => new FiledClaim(claim!))];
        ById = Claims.ToDictionary(claim => claim.Id);
        Scores = (json["scores"]?.AsArray() ?? [json["score"]?.DeepClone()]).OfType<JsonNode>().ToDictionary(score => Text(score["subject"]));
        Sources = [.. json["sources"]!.AsArray().OfType<JsonNode>()];
        foreach (var source in Sources)
        {
            foreach (var place in source["places"]!.AsArray())
            {
                SourceOf.Add(Text(place!["evidence"]), (int)source["number"]!);
            }
        }
    }

    public string Path { get; }

    public DateOnly AsOf { get; }

    public IReadOnlyList<FiledClaim> Claims { get; }

    public IReadOnlyDictionary<string, FiledClaim> ById { get; }

    public IReadOnlyDictionary<string, JsonNode> Scores { get; }

    public IReadOnlyList<JsonNode> Sources { get; }

    /// <summary>The number of the source that a key leads to.</summary>
    public Dictionary<string, int> SourceOf { get; } = [];

    /// <summary>It tells of several editions, and has the scores of the newest alone.</summary>
    public bool IsHistory => _json["sections"]!.AsArray().Any(section => Text(section!["id"]) == "editions");

    public IEnumerable<string> Subjects => _subjects.Keys;

    /// <summary>The claims of its sections in their order, each as often as it stands there.</summary>
    public IEnumerable<string> Placed => Ids(_json["sections"]!, rows: true);

    /// <summary>Those that are said in a sentence, and not in the cells of a row.</summary>
    public IEnumerable<string> Sentences => Ids(_json["sections"]!, rows: false);

    /// <exception cref="FormatException">It is not what a report or a dossier is.</exception>
    public static EditionFile Read(string path, string text)
    {
        try
        {
            return new EditionFile(path, JsonNode.Parse(text)!.AsObject());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NullReferenceException or ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new FormatException($"{path} is no edition of this form: {error.Message}", error);
        }
    }

    public JsonNode? this[string field] => _json[field];

    /// <summary>A record of one kind by its reference; null where there is none, or where it is not told.</summary>
    public JsonNode? RecordOf(string kind, string reference) => _json["records"]?[kind]?[reference];

    public bool HasRecord(string kind, string reference) => _json["records"]?[kind] is JsonObject records && records.ContainsKey(reference);

    public string? NameOf(string subject, Language language) => _subjects.TryGetValue(subject, out var known) ? Text(known["name"]![language.Tag()]) : null;

    public JsonNode? SubjectOf(string id) => _subjects.GetValueOrDefault(id);

    internal static string Text(JsonNode? node) => node?.GetValue<string>() ?? throw new FormatException("a text is missing");

    internal static DateOnly DayOf(JsonNode node) => DateOnly.ParseExact(Text(node), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static Localized InAll(JsonNode node) => new(Text(node["nb"]), Text(node["nn"]), Text(node["en"]));

    private static IEnumerable<string> Ids(JsonNode node, bool rows) => node switch
    {
        JsonObject row when row.ContainsKey("trend") => Ids(row["because"]!, rows).Concat(rows ? Ids(row["claim"]!, rows) : []),
        JsonObject block => block.SelectMany(field => field.Key is "claim" or "claims" or "because" or "blocks" or "rows" or "rings" or "blips" or "actions" && field.Value is not null ? Ids(field.Value, rows) : []),
        JsonArray list => list.SelectMany(item => Ids(item!, rows)),
        JsonValue id => [Text(id)],
        _ => [],
    };
}

/// <summary>A claim as it stands in a file.</summary>
internal sealed class FiledClaim
{
    public FiledClaim(JsonNode json)
    {
        Json = json;
        (Id, Kind, Modality) = (EditionFile.Text(json["id"]), EditionFile.Text(json["kind"]), EditionFile.Text(json["modality"]));
        AsOf = EditionFile.DayOf(json["asOf"]!);
        Values = json["values"]!.AsObject().ToDictionary(value => value.Key, value => Read(value.Value!));
        Evidence = [.. json["evidence"]!.AsArray().Select(evidence => EditionFile.Text(evidence))];
    }

    public JsonNode Json { get; }

    public string Id { get; }

    public string Kind { get; }

    public string Modality { get; }

    public DateOnly AsOf { get; }

    public IReadOnlyDictionary<string, ClaimValue> Values { get; }

    public IReadOnlyList<string> Evidence { get; }

    public string TextIn(Language language) => EditionFile.Text(Json["text"]![language.Tag()]);

    /// <summary>Id of the subject in a value; null where it is none.</summary>
    public string? Subject(string value = "subject") => Values.GetValueOrDefault(value) is ClaimValue.Name name ? name.Id : null;

    private static ClaimValue Read(JsonNode value) => EditionFile.Text(value["type"]) switch
    {
        "number" => new ClaimValue.Number(Number(value["value"])),
        "factor" => new ClaimValue.Factor(Number(value["value"])),
        "change" => new ClaimValue.Change(Number(value["value"])),
        "percent" => new ClaimValue.Percent(Number(value["value"])),
        "interval" => new ClaimValue.Interval(Number(value["low"]), Number(value["high"])),
        "quantity" => new ClaimValue.Quantity(Number(value["value"]), EditionFile.Text(value["unit"])),
        "day" => new ClaimValue.Day(EditionFile.DayOf(value["value"]!)),
        "period" => new ClaimValue.Span(Period.Parse(EditionFile.Text(value["value"])) ?? throw new FormatException($"{value} is no period")),
        "subject" => new ClaimValue.Name(EditionFile.Text(value["value"])),
        "words" => new ClaimValue.Words(EditionFile.InAll(value["value"]!)),
        "literal" => new ClaimValue.Literal(EditionFile.Text(value["value"])),
        "term" => new ClaimValue.Term(EditionFile.Text(value["value"])),
        "list" => new ClaimValue.List([.. value["value"]!.AsArray().Select(item => Read(item!))]),
        "unknown" => new ClaimValue.Unknown(),
        var other => throw new FormatException($"a value of the type {other} is unknown"),
    };

    private static decimal Number(JsonNode? node) => decimal.Parse(EditionFile.Text(node), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
