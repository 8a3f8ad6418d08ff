using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Sektorradar.Model;
using Sektorradar.Reporting;
using Sektorradar.Writing;

namespace Sektorradar.Rendering.Json;

/// <summary>
/// The whole report as data: claims with typed values, their text in three languages and their evidence. Every other format can be made of it.
/// The format is in <c>schemas/report.schema.json</c>.
/// </summary>
internal sealed class JsonRenderer : IRenderer
{
    public const string Format = "sektorradar.report/1";

    internal static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public IEnumerable<OutputFile> Render(Edition edition)
    {
        var report = edition.Report;
        var realisers = RealisersOf(report);
        var json = new JsonObject
        {
            ["format"] = Format,
            ["generator"] = Generator(edition),
            ["sector"] = new JsonObject { ["id"] = report.Sector.Id, ["name"] = Text(report.Sector.Name), ["country"] = report.Sector.Country },
            ["language"] = report.Sector.Language.Tag(),
            ["asOf"] = Text(report.AsOf),
            ["rebuilt"] = report.Rebuilt is { } copied ? Text(copied) : null,
            ["sections"] = Array(report.Sections.Select(section => ToJson(section, realisers))),
            ["claims"] = Array(report.Claims.Select(claim => ToJson(claim, realisers))),
            ["scores"] = Array(report.Scores.All.OrderBy(score => score.Subject.Id, StringComparer.Ordinal).Select(score => ScoreJson.Of(score, report.Grades))),
            ["drift"] = ScoreJson.Drift(report.Scores),
            ["subjects"] = Array(report.Sector.Subjects.OrderBy(subject => subject.Id, StringComparer.Ordinal).Select(ToJson)),
            ["sources"] = Array(report.Sources.Select(ToJson)),
            ["records"] = RecordJson.Of([.. report.Claims], report.Records),
        };
        yield return new OutputFile(edition.Names.Data + ".json", json.ToJsonString(Readable) + "\n");
    }

    internal static Dictionary<Language, Realiser> RealisersOf(Report report) => Languages.All.ToDictionary(language => language, language => new Realiser(report.Sector, language, report.Turns));

    internal static JsonObject Generator(Edition edition) => new() { ["name"] = "sektorradar", ["version"] = edition.Version };

    internal static JsonArray Array(IEnumerable<JsonNode?> items) => [.. items];

    internal static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string CodeOf<T>(T code) where T : struct, Enum => code.ToString().ToLowerInvariant();

    internal static JsonObject Text(Localized text) => InAll(language => text[language]);

    private static JsonObject InAll(Func<Language, string> text) => new(Languages.All.Select(language => KeyValuePair.Create(language.Tag(), (JsonNode?)text(language))));

    internal static JsonObject ToJson(Section section, Dictionary<Language, Realiser> realisers) => new()
    {
        ["id"] = section.Id,
        ["number"] = section.Number,
        ["title"] = InAll(language => realisers[language].Word("section." + section.Id)),
        ["missing"] = section.Blocks.Count > 0 ? null : InAll(language => realisers[language].Phrase($"section.{section.Id}.empty", new Dictionary<string, ClaimValue>())),
        ["blocks"] = Array(section.Blocks.Select(BlockJson.Of)),
    };

    internal static JsonObject ToJson(Claim claim, Dictionary<Language, Realiser> realisers) => new()
    {
        ["id"] = claim.Id,
        ["kind"] = claim.Kind,
        ["asOf"] = Text(claim.AsOf),
        ["modality"] = CodeOf(claim.Modality),
        ["text"] = InAll(language => realisers[language].Sentence(claim)),
        ["values"] = new JsonObject(claim.Values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)ValueJson.Of(value.Value)))),
        ["evidence"] = Array(claim.Evidence.Select(evidence => (JsonNode)evidence.ToString()!)),
    };

    internal static JsonObject ToJson(Subject subject) => new()
    {
        ["id"] = subject.Id,
        ["kind"] = CodeOf(subject.Kind),
        ["name"] = Text(subject.Name),
        ["summary"] = Text(subject.Summary),
        ["quadrant"] = subject.Quadrant,
        ["country"] = subject.Country,
        ["homepage"] = subject.Homepage?.AbsoluteUri,
        ["projects"] = Array(subject.Projects.Select(project => (JsonNode)project)),
        ["repositories"] = Array(subject.Repositories.Select(repository => (JsonNode)repository.Address.AbsoluteUri)),
    };

    internal static JsonObject ToJson(CitedSource source) => new()
    {
        ["number"] = source.Number,
        ["title"] = source.Title,
        ["publisher"] = source.Publisher,
        ["date"] = Text(source.Date),
        ["link"] = source.Link?.AbsoluteUri,
        ["verdict"] = (source.Check?.Verdict ?? LinkVerdict.NotChecked).Code(),
        ["checked"] = source.Check is { } check ? check.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : null,
        ["movedTo"] = source.Check?.MovedTo?.AbsoluteUri,
        ["fragmentFound"] = source.Check?.Fragment,
        ["quoteFound"] = source.Check?.Quote,
        ["places"] = Array(source.Places.Select(place => new JsonObject { ["evidence"] = place.Key, ["locator"] = place.Locator })),
    };
}
