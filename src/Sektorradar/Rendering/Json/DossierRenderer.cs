using System.Text.Json.Nodes;
using Sektorradar.Model;
using Sektorradar.Reporting;
using Sektorradar.Writing;

namespace Sektorradar.Rendering.Json;

/// <summary>Each subject's dossier as data, in the form of the report. The fields are in <c>docs/report-format.md</c>.</summary>
internal sealed class DossierRenderer : IRenderer
{
    public const string Format = "sektorradar.subject/1";

    public IEnumerable<OutputFile> Render(Edition edition) => edition.Report.Dossiers.AsParallel().AsOrdered()
        .Select(dossier => new OutputFile(FileNames.OfSubject(dossier.Subject.Id) + ".json", Of(dossier, edition).ToJsonString(JsonRenderer.Readable) + "\n"));

    public static JsonObject Of(Dossier dossier, Edition edition) => Of(dossier, edition, JsonRenderer.RealisersOf(edition.Of(dossier).Report));

    private static JsonObject Of(Dossier dossier, Edition edition, Dictionary<Language, Realiser> realisers) => new()
    {
        ["format"] = Format,
        ["generator"] = JsonRenderer.Generator(edition),
        ["sector"] = edition.Report.Sector.Id,
        ["language"] = edition.Report.Sector.Language.Tag(),
        ["asOf"] = JsonRenderer.Text(edition.Report.AsOf),
        ["subject"] = JsonRenderer.ToJson(dossier.Subject),
        ["score"] = ScoreJson.Of(edition.Report.Scores[dossier.Subject.Id], edition.Report.Grades),
        ["sections"] = JsonRenderer.Array(dossier.Sections.Select(section => JsonRenderer.ToJson(section, realisers))),
        ["claims"] = JsonRenderer.Array(dossier.Claims.Select(claim => JsonRenderer.ToJson(claim, realisers))),
        ["sources"] = JsonRenderer.Array(dossier.Sources.Select(JsonRenderer.ToJson)),
        ["records"] = RecordJson.Of([.. dossier.Claims], edition.Report.Records),
    };
}
