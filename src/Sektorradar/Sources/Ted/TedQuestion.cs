using System.Globalization;
using System.Text.Json.Serialization;

namespace Sektorradar.Sources.Ted;

/// <summary>The body of a search.</summary>
internal sealed record TedQuestion(
    [property: JsonPropertyName("query")] string Query, [property: JsonPropertyName("fields")] IReadOnlyList<string> Fields, [property: JsonPropertyName("limit")] int Limit,
    [property: JsonPropertyName("iterationNextToken"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Token)
{
    /// <summary>Notices that are no longer open too.</summary>
    [JsonPropertyName("scope")]
    public string Scope { get; } = "ALL";

    [JsonPropertyName("paginationMode")]
    public string PaginationMode { get; } = "ITERATION";

    /// <summary>Each version is a notice of its own and says what it changes.</summary>
    [JsonPropertyName("onlyLatestVersions")]
    public bool OnlyLatestVersions { get; }

    [JsonPropertyName("checkQuerySyntax")]
    public bool CheckQuerySyntax { get; }

    /// <summary>The day with which the query ends.</summary>
    [JsonIgnore]
    public DateOnly From => DateOnly.ParseExact(Query[^8..], "yyyyMMdd", CultureInfo.InvariantCulture);
}
