using System.Text.Json.Nodes;
using Json.Schema;
using Sektorradar.Model;
using Sektorradar.Sectors;
using Vocabulary = Sektorradar.Sectors.Vocabulary;

namespace Sektorradar.Tests.Sectors;

/// <summary>The schemas teach editors the format, the reader decides; they must say the same.</summary>
public class SchemaTests
{
    [Theory]
    [InlineData("sector.schema.json", SmallSector.Sector)]
    [InlineData("subjects.schema.json", SmallSector.Subjects)]
    [InlineData("facts.schema.json", SmallSector.Facts)]
    [InlineData("sources.schema.json", SmallSector.Sources)]
    [InlineData("matching.schema.json", SmallSector.Matching)]
    [InlineData("decisions.schema.json", SmallSector.Decisions)]
    public void A_valid_file_is_valid_by_its_schema(string schema, string text) => Assert.Empty(Errors(schema, text));

    [Theory]
    [InlineData("sector.schema.json", SmallSector.Sector, "country: NO", "country: Norway")]
    [InlineData("sector.schema.json", SmallSector.Sector, "  - id: rules", "  - id: Rules")]
    [InlineData("sector.schema.json", SmallSector.Sector, "language: nb", "lang: nb")]
    [InlineData("subjects.schema.json", SmallSector.Subjects, "  quadrant: lamps\n", "")]
    [InlineData("subjects.schema.json", SmallSector.Subjects, "rivals: [wick]", "projects: [wick]")]
    [InlineData("subjects.schema.json", SmallSector.Subjects, "npm:@openlamp/core", "gems:openlamp")]
    [InlineData("subjects.schema.json", SmallSector.Subjects, "program that lights lamps", "program that lights lamps.")]
    [InlineData("facts.schema.json", SmallSector.Facts, "value: 40", "value: \"40\"")]
    [InlineData("facts.schema.json", SmallSector.Facts, "value: 40", "value: 40.5")]
    [InlineData("facts.schema.json", SmallSector.Facts, "  of: 61\n", "")]
    [InlineData("facts.schema.json", SmallSector.Facts, "  ofOrganisations: 5\n", "")]
    [InlineData("facts.schema.json", SmallSector.Facts, "  unit: percent\n", "  unit: percent\n  day: 2026-01-01\n")]
    [InlineData("facts.schema.json", SmallSector.Facts, "period: 2026-Q2", "period: 2026-Q5")]
    [InlineData("facts.schema.json", SmallSector.Facts, "tags: [use, frame]", "tags: [use, frames]")]
    [InlineData("sources.schema.json", SmallSector.Sources, "language: nb", "language: no")]
    [InlineData("sources.schema.json", SmallSector.Sources, "number: \"974760673\"", "number: 974760673")]
    [InlineData("sources.schema.json", SmallSector.Sources, "domain: lamps.example.no", "domain: https://lamps.example.no")]
    [InlineData("sources.schema.json", SmallSector.Sources, "en:Oil_lamp", "Oil_lamp")]
    [InlineData("matching.schema.json", SmallSector.Matching, "case: capital", "case: upper")]
    [InlineData("matching.schema.json", SmallSector.Matching, "  alias: lampestyring\n", "  aliases: [lampestyring]\n")]
    [InlineData("matching.schema.json", SmallSector.Matching, "doesNotMatch: [Lampestyring av teateret]", "doesNotMatch: []")]
    [InlineData("matching.schema.json", SmallSector.Matching, "  words: [fyr*, lighthouse*]\n", "")]
    [InlineData("decisions.schema.json", SmallSector.Decisions, "ring: ASSESS", "ring: assess")]
    [InlineData("decisions.schema.json", SmallSector.Decisions, "reason: { nb: det ryker, nn: det ryk, en: it smokes }", "reason: it smokes")]
    [InlineData("decisions.schema.json", SmallSector.Decisions, "  decided: 2026-05-01\n", "")]
    [InlineData("decisions.schema.json", SmallSector.Decisions, "until: 2026-12-31", "until: next year")]
    [InlineData("decisions.schema.json", SmallSector.Decisions, "link: https://council", "links: https://council")]
    public void A_mistake_is_seen_by_the_schema(string schema, string text, string right, string wrong)
    {
        Assert.Contains(right, text, StringComparison.Ordinal);

        Assert.NotEmpty(Errors(schema, text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Bundled))]
    public void A_bundled_file_is_valid_by_its_schema_and_names_it(string path)
    {
        var file = Path.Combine(Docs.Root, "sectors", path);
        var name = Path.GetFileName(file) == "sector.yaml" ? "sector" : Path.GetFileName(Path.GetDirectoryName(file))!;
        var text = File.ReadAllText(file);
        var first = text.Split('\n')[0];

        Assert.Empty(Errors(name + ".schema.json", text));
        Assert.StartsWith("# yaml-language-server: $schema=", first, StringComparison.Ordinal);
        Assert.Equal(SchemaPath(name + ".schema.json"), Path.GetFullPath(first.Trim().Split('=')[1], Path.GetDirectoryName(file)!));
    }

    [Fact]
    public void The_bundled_sectors_have_no_problems() =>
        Assert.All(Directory.EnumerateDirectories(Path.Combine(Docs.Root, "sectors")), folder =>
            Assert.Empty(SectorReader.Read(Path.GetFileName(folder), Files(folder)).Problems));

    [Fact]
    public void Schemas_and_reader_agree_on_lists()
    {
        var (sector, subject, fact) = (Schema("sector"), Schema("subjects")["$defs"]!["subject"]!, Schema("facts")["$defs"]!["fact"]!);

        Assert.Equal(Vocabulary.Of<Language>(), Enum(sector, "language"));
        Assert.Equal(Vocabulary.Of<SubjectKind>(), Enum(subject, "kind"));
        Assert.Equal(Vocabulary.Of<Audience>(), Enum(subject, "audience"));
        Assert.Contains($"({string.Join('|', Vocabulary.PackageSystems)}):", subject["properties"]!["packages"]!["items"]!["pattern"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(Shapes.Statements.Keys, Enum(fact, "kind"));
        Assert.Equal(Vocabulary.Of<Modality>(), Enum(fact, "modality"));
        Assert.Equal(Vocabulary.Units, Enum(fact, "unit"));
        Assert.Equal(Vocabulary.Events, Enum(fact, "event"));
        Assert.Equal(Vocabulary.Tags, Texts(fact["properties"]!["tags"]!["items"]!["enum"]));
        Assert.Equal(Shapes.Watches.Keys, Enum(Schema("sources")["$defs"]!["source"]!, "kind"));
        Assert.Equal(Vocabulary.FeedLanguages, Enum(Schema("sources")["$defs"]!["source"]!, "language"));
        Assert.Equal(Vocabulary.Of<LetterCase>(), Enum(Schema("matching")["$defs"]!["rule"]!, "case"));
        Assert.Equal(Vocabulary.Rings, Enum(Schema("decisions")["$defs"]!["decision"]!, "ring"));
        Assert.Equal(Vocabulary.Of<SourceClass>(), Enum(fact["properties"]!["source"]!, "class"));
    }

    [Fact]
    public void Schemas_and_reader_agree_on_fields()
    {
        var (sector, subject, fact) = (Schema("sector"), Schema("subjects")["$defs"]!["subject"]!, Schema("facts")["$defs"]!["fact"]!);

        Same(Shapes.Sector, sector);
        Same(Shapes.Quadrant, sector["properties"]!["quadrants"]!["items"]!);
        Same(Shapes.Repository, subject["properties"]!["repositories"]!["items"]!["anyOf"]![1]!);
        Same(Shapes.Source, fact["properties"]!["source"]!);
        Same(Shapes.ChangeEnd, fact["properties"]!["from"]!);
        Same(Shapes.ChangeEnd, fact["properties"]!["to"]!);
        Assert.All(Shapes.Watches.Keys, kind => Same(Shapes.Watch(kind), Schema("sources")["$defs"]!["source"]!, kind));
        Same(Shapes.WordList, Schema("matching")["$defs"]!["list"]!);
        Same(Shapes.Decision, Schema("decisions")["$defs"]!["decision"]!);
        Same(Shapes.MatchingRule, Schema("matching")["$defs"]!["rule"]!);
        Assert.All(Vocabulary.Of<SubjectKind>(), kind => Same(Shapes.Subject(kind), subject, kind));
        Assert.All(Shapes.Statements.Keys, kind => Same(Shapes.Fact(kind), fact, kind));
    }

    [Fact]
    public void Definitions_of_the_same_name_are_the_same_in_every_schema()
    {
        var definitions = new[] { "sector", "subjects", "facts", "sources", "matching", "decisions" }.SelectMany(name => Schema(name)["$defs"]!.AsObject());

        Assert.All(definitions.GroupBy(pair => pair.Key), same => Assert.Single(same.Select(pair => pair.Value!.ToJsonString()).Distinct()));
    }

    [Theory]
    [InlineData("Unit")]
    [InlineData("Event")]
    [InlineData("Tag")]
    public void The_document_has_each_word_of_a_list_once(string list)
    {
        var words = list switch { "Unit" => Vocabulary.Units, "Event" => Vocabulary.Events, _ => Vocabulary.Tags };

        Assert.Equal(words.Order(), Docs.Table("sector-files.md", list).SelectMany(row => row[0].Split(", ")).Order());
    }

    public static IEnumerable<TheoryDataRow<string>> Bundled() =>
        from path in Directory.EnumerateFiles(Path.Combine(Docs.Root, "sectors"), "*.yaml", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Path.Combine(Docs.Root, "sectors"), path)
        orderby relative
        select new TheoryDataRow<string>(relative);

    private static void Same(Shape shape, JsonNode schema, string? kind = null)
    {
        var then = schema["allOf"]?.AsArray().SingleOrDefault(rule => rule!["if"]!["properties"]!["kind"]!["const"]!.ToString() == kind)?["then"];
        var forbidden = then?["properties"]?.AsObject().Where(pair => pair.Value is JsonValue value && !value.GetValue<bool>()).Select(pair => pair.Key) ?? [];

        Assert.False(schema["additionalProperties"]!.GetValue<bool>());
        Assert.Equal(shape.All.Order(), schema["properties"]!.AsObject().Select(pair => pair.Key).Except(forbidden).Order());
        Assert.Equal(shape.Required.Order(), Texts(schema["required"]).Concat(Texts(then?["required"])).Order());
    }

    private static List<SectorFile> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Select(file => new SectorFile(Path.GetRelativePath(folder, file), File.ReadAllText(file)))];

    private static IEnumerable<string> Enum(JsonNode schema, string property) => Texts(schema["properties"]![property]!["enum"]);

    private static IEnumerable<string> Texts(JsonNode? array) => array?.AsArray().Select(item => item!.ToString()) ?? [];

    private static JsonNode Schema(string name) => JsonNode.Parse(File.ReadAllText(SchemaPath(name + ".schema.json")))!;

    private static string SchemaPath(string name) => Path.Combine(Docs.Root, "schemas", name);

    private static List<string> Errors(string schema, string text)
    {
        var results = JsonSchema.FromText(File.ReadAllText(SchemaPath(schema))).Evaluate(YamlJson.Parse(text), new EvaluationOptions { OutputFormat = OutputFormat.List });
        return results.IsValid
            ? []
            : [.. results.Details.Where(detail => detail.HasErrors).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation} {error.Value}"))];
    }
}
