using System.Text.Json.Nodes;
using Sektorradar.Model;
using Sektorradar.Scoring;

namespace Sektorradar.Rendering.Json;

/// <summary>Grades with what they rest on. A grade that is not given is null, and so is what is not known: never 0.</summary>
internal static class GradeJson
{
    public static JsonObject Of(Substance substance) => new()
    {
        ["value"] = Given(substance.IsGraded, substance.Value),
        ["low"] = Given(substance.IsGraded, substance.Low),
        ["high"] = Given(substance.IsGraded, substance.High),
        ["grade"] = Given(substance.IsGraded, substance.Grade),
        ["lowGrade"] = Given(substance.IsGraded, substance.LowGrade),
        ["highGrade"] = Given(substance.IsGraded, substance.HighGrade),
        ["coverage"] = Round(substance.Coverage),
        ["items"] = JsonRenderer.Array(substance.Known.Select(Of)),
        ["unknown"] = new JsonObject(substance.Items.Where(item => item.Absence is not null).Select(item => KeyValuePair.Create(item.Kind.Id, (JsonNode?)CodeOf(item.Absence!.Value)))),
    };

    public static JsonObject Of(Hype hype) => new()
    {
        ["grade"] = Given(hype.IsGraded, hype.Grade),
        ["lowGrade"] = Given(hype.IsGraded, hype.LowGrade),
        ["highGrade"] = Given(hype.IsGraded, hype.HighGrade),
        ["level"] = Round(hype.Level),
        ["growth"] = Round(hype.Growth),
        ["excess"] = Round(hype.Excess),
        ["kinds"] = JsonRenderer.Array(hype.Counted.Select(series => Of(series, counted: true)).Concat(hype.NotCounted.Select(series => Of(series, counted: false)))),
    };

    private static JsonObject Of(SubstanceItem item) => new()
    {
        ["kind"] = item.Kind.Id,
        ["aspect"] = JsonRenderer.CodeOf(item.Kind.Aspect),
        ["weight"] = Round(item.Kind.Share),
        ["value"] = Round(item.Found!.Value),
        ["number"] = item.Found.Number is { } number ? Round(number) : null,
        ["word"] = item.Found.Word,
        ["unit"] = item.Kind.Unit,
        ["day"] = JsonRenderer.Text(item.Found.Day),
        ["evidence"] = JsonRenderer.Array(item.Found.Evidence.Select(evidence => (JsonNode)evidence.ToString()!)),
    };

    private static JsonObject Of(Attention series, bool counted) => new()
    {
        ["metric"] = series.Kind.Metric.Name(),
        ["source"] = series.Source,
        ["counted"] = counted,
        ["evidence"] = JsonRenderer.Array(series.Evidence.Select(evidence => (JsonNode)evidence.ToString()!)),
    };

    private static string CodeOf(Absence absence) => absence switch
    {
        Absence.NoSource => "no-source",
        Absence.NothingSaid => "nothing-said",
        Absence.OldCopy => "old-copy",
        Absence.InPart => "in-part",
        Absence.Implausible => "implausible",
        Absence.OnePublisher => "one-publisher",
        _ => throw new ArgumentOutOfRangeException(nameof(absence)),
    };

    private static JsonNode? Given(bool given, double value) => given ? Round(value) : null;

    private static JsonNode? Given(bool given, int grade) => given ? grade : null;

    /// <summary>Four decimals: the last bits of a logarithm may differ between processors.</summary>
    private static decimal Round(double value) => Math.Round((decimal)value, 4, MidpointRounding.ToEven);
}
