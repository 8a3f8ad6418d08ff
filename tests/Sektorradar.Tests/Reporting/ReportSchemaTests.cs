using System.Text.Json.Nodes;
using Json.Schema;
using Sektorradar.Model;
using Sektorradar.Scoring;
using Sektorradar.Sectors;
using Vocabulary = Sektorradar.Sectors.Vocabulary;

namespace Sektorradar.Tests.Reporting;

/// <summary>schemas/report.schema.json is what others read the edition by, so it must fit what is written, and nothing else.</summary>
public class ReportSchemaTests(BundledEdition edition)
{
    private static readonly JsonNode Text = JsonNode.Parse(File.ReadAllText(Path.Combine(Docs.Root, "schemas", "report.schema.json")))!;
    private static readonly JsonSchema Schema = JsonSchema.FromText(Text.ToJsonString());

    [Fact]
    public void The_bundled_edition_is_valid() => Assert.Empty(Errors(edition.Json));

    [Theory]
    [InlineData("a field that nobody knows", "", "mood", "\"good\"")]
    [InlineData("another format", "", "format", "\"sektorradar.report/2\"")]
    [InlineData("a day that is a sentence", "", "asOf", "\"yesterday\"")]
    [InlineData("a claim without evidence", "claims/0", "evidence", "[]")]
    [InlineData("evidence without a digest", "claims/0", "evidence", "[\"fact:lamps-lit\"]")]
    [InlineData("evidence twice", "claims/0", "evidence", "[\"capture:0123456789abcdef\",\"capture:0123456789abcdef\"]")]
    [InlineData("a window without its end", "claims/0", "evidence", "[\"capture:0123456789abcdef#authors@2026-01-05\"]")]
    [InlineData("an id that was not computed", "claims/0", "id", "\"c-1\"")]
    [InlineData("a sentence in two languages", "claims/0", "text", "{\"nb\":\"Ja.\",\"en\":\"Yes.\"}")]
    [InlineData("a modality that nobody knows", "claims/0", "modality", "\"rumour\"")]
    [InlineData("a number that is no text", "claims/0/values", "rated", "{\"type\":\"number\",\"value\":102}")]
    [InlineData("a bare number", "claims/0/values", "rated", "102")]
    [InlineData("an unknown with a value", "claims/0/values", "rated", "{\"type\":\"unknown\",\"value\":\"0\"}")]
    [InlineData("a type that nobody knows", "claims/0/values", "rated", "{\"type\":\"guess\",\"value\":\"1\"}")]
    [InlineData("a share above the whole", "claims/0/values", "rated", "{\"type\":\"percent\",\"value\":\"101\"}")]
    [InlineData("a unit that nobody knows", "claims/0/values", "rated", "{\"type\":\"quantity\",\"value\":\"1\",\"unit\":\"barrels\"}")]
    [InlineData("a link to no web address", "sources/0", "link", "\"javascript:alert(1)\"")]
    [InlineData("a source that leads nowhere", "sources/0", "places", "[]")]
    [InlineData("a section that misses something it has", "sections/0", "missing", "{\"nb\":\"Mangler.\",\"nn\":\"Manglar.\",\"en\":\"Missing.\"}")]
    [InlineData("an empty section that says nothing", "sections/0", "blocks", "[]")]
    [InlineData("a block of no known form", "sections/0/blocks/0", "type", "\"poem\"")]
    [InlineData("a label that nobody knows", "scores/0", "label", "\"great\"")]
    [InlineData("a probability above one", "scores/0", "up", "1.2")]
    [InlineData("a grade above five", "scores/0/substance", "grade", "6")]
    [InlineData("a grade of nothing", "scores/0/substance", "grade", "0")]
    [InlineData("a reason that nobody knows", "scores/0/substance/unknown", "audits", "\"lost\"")]
    [InlineData("a kind of evidence that nobody knows", "scores/0/substance/unknown", "rumours", "\"no-source\"")]
    [InlineData("hype without its interval", "scores/0", "hype", "{\"grade\":3}")]
    public void What_is_wrong_is_refused(string what, string path, string field, string value)
    {
        var wrong = Short();
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate((JsonNode)wrong, (node, step) => int.TryParse(step, out var at) ? node[at]! : node[step]!)[field] = JsonNode.Parse(value);

        Assert.Empty(Errors(Short()));
        Assert.False(Schema.Evaluate(wrong).IsValid, what);
    }

    [Fact]
    public void Every_field_is_described_and_every_object_is_closed()
    {
        var objects = Nodes(Text).OfType<JsonObject>().Where(node => node["properties"] is JsonObject && node.ContainsKey("type")).ToList();

        Assert.NotEmpty(objects);
        Assert.All(objects, node => Assert.Equal("False", node["additionalProperties"]?.ToString(), ignoreCase: true));
        Assert.All(objects.SelectMany(node => node["properties"]!.AsObject()), field => Assert.False(string.IsNullOrWhiteSpace(field.Value!["description"]?.ToString()), field.Key));
    }

    [Fact]
    public void Schema_and_code_agree_on_lists()
    {
        var definitions = Text["$defs"]!;
        var amount = definitions["value"]!["oneOf"]!.AsArray().Single(type => type!["properties"]!["type"]!["const"]?.ToString() == "quantity")!;

        Assert.Equal(Metrics.All.Select(metric => metric.Name()), Words(definitions["metric"]));
        Assert.Equal(KindOfEvidence.All.Select(kind => kind.Id), Words(definitions["kindOfEvidence"]));
        Assert.Equal(Vocabulary.Of<Aspect>(), Words(definitions["substanceItem"]!["properties"]!["aspect"]));
        Assert.Equal(Vocabulary.Units, Words(amount["properties"]!["unit"]));
        Assert.Equal(Vocabulary.Of<Modality>(), Words(definitions["claim"]!["properties"]!["modality"]));
        Assert.Equal(Vocabulary.Of<SubjectKind>(), Words(definitions["subject"]!["properties"]!["kind"]));
        Assert.Equal(typeof(ClaimValue).GetNestedTypes().Length, definitions["value"]!["oneOf"]!.AsArray().Count);
    }

    [Fact]
    public void The_document_names_every_field_at_the_top() =>
        Assert.Equal(Text["properties"]!.AsObject().Select(field => $"`{field.Key}`"), Docs.Table("report-format.md", "Field").Select(row => row[0]));

    /// <summary>The claim that the document follows by hand is one of the edition, to the letter.</summary>
    [Fact]
    public void The_documents_example_stands_in_the_edition()
    {
        var document = File.ReadAllText(Path.Combine(Docs.Root, "docs", "report-format.md"));
        var claim = edition.Claims.Single(claim => claim["kind"]!.ToString() == "momentum.rising" && claim["values"]!["subject"]!["value"]!.ToString() == "langfuse");

        Assert.Contains($"\"id\": \"{claim["id"]}\"", document, StringComparison.Ordinal);
        Assert.Contains($"\"text\": \"{claim["text"]!["en"]}\"", document, StringComparison.Ordinal);
        Assert.Contains($"\"{claim["evidence"]![0]}\"", document, StringComparison.Ordinal);
    }

    /// <summary>The edition with one item in each list at the top: a mistake is found as surely, and much faster.</summary>
    private JsonObject Short() => new(edition.Json.AsObject().Select(field =>
        KeyValuePair.Create(field.Key, field.Value is JsonArray items ? new JsonArray(items[0]!.DeepClone()) : field.Value?.DeepClone())));

    private static IEnumerable<string> Words(JsonNode? node) => node!["enum"]!.AsArray().Select(word => word!.ToString());

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => node switch
    {
        JsonObject members => members.Select(pair => pair.Value).OfType<JsonNode>().SelectMany(Nodes).Prepend(node),
        JsonArray items => items.OfType<JsonNode>().SelectMany(Nodes).Prepend(node),
        _ => [node],
    };

    private static List<string> Errors(JsonNode document)
    {
        // A list of everything that was looked at is long to make, and is only wanted when something is wrong.
        if (Schema.Evaluate(document).IsValid)
        {
            return [];
        }

        var results = Schema.Evaluate(document, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return
        [
            .. results.Details.Where(detail => detail.HasErrors).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation} {error.Value}")),
            "invalid",
        ];
    }
}
