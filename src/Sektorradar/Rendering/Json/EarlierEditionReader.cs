using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sektorradar.Model;

namespace Sektorradar.Rendering.Json;

/// <summary>Reads the data of an edition that was written earlier, as far as a later edition may have to correct it.</summary>
internal static class EarlierEditionReader
{
    /// <returns>Null for an edition that was rebuilt: nobody read it on its day.</returns>
    /// <exception cref="FormatException">It is no report of this form.</exception>
    /// <param name="dossiers">Files of subjects: an edition says more in them than in its report.</param>
    public static EarlierEdition? Read(string text, IEnumerable<string> dossiers)
    {
        try
        {
            var json = JsonNode.Parse(text)!.AsObject();
            if (Text(json["format"]) != JsonRenderer.Format)
            {
                throw new FormatException($"its format is {json["format"]}");
            }

            return json["rebuilt"] is not null ? null : new EarlierEdition(
                DayOf(json["asOf"]), Digest.Of(text), Facts(json).Concat(dossiers.SelectMany(dossier => Facts(JsonNode.Parse(dossier)!.AsObject()))).DistinctBy(fact => fact.Key).ToDictionary(fact => fact.Key["fact:".Length..].Split('@')[0], fact => FactOf(fact.Value!)),
                Claims(json, "new.project").ToDictionary(claim => Value(claim, "subject"), claim => DayOf(claim["values"]!["published"]!["value"])),
                [.. Claims(json, "event.version").Select(claim => new EarlierVersion(Value(claim, "subject"), Value(claim, "repository"), DayOf(claim["values"]!["day"]!["value"]), Value(claim, "version")))]);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NullReferenceException or ArgumentException or KeyNotFoundException)
        {
            throw new FormatException(error.Message, error);
        }
    }

    private static JsonObject Facts(JsonObject json) => json["records"]!["facts"]!.AsObject();

    private static IEnumerable<JsonNode> Claims(JsonObject json, string kind) => json["claims"]!.AsArray().OfType<JsonNode>().Where(claim => Text(claim["kind"]) == kind);

    private static EarlierFact FactOf(JsonNode fact) => new(
        Text(fact["subject"]), InAll(fact["actor"]), Enum.GetValues<Modality>().First(modality => JsonRenderer.CodeOf(modality) == Text(fact["modality"])), PeriodOf(fact["period"]),
        fact["staleAfter"] is { } stale ? DayOf(stale) : null,
        Text(fact["kind"]) switch
        {
            "share" => new Statement.Share(fact["value"]!.GetValue<int>(), fact["of"]!.GetValue<int>(), InAll(fact["quantity"]), InAll(fact["population"]), (int?)fact["organisations"], (int?)fact["ofOrganisations"]),
            "amount" => new Statement.Amount(Number(fact["value"]), Text(fact["unit"]), InAll(fact["quantity"])),
            "change" => new Statement.Change(Number(fact["from"]), PeriodOf(fact["fromPeriod"])!, Number(fact["to"]), PeriodOf(fact["toPeriod"])!, Text(fact["unit"]), InAll(fact["quantity"])),
            "event" => new Statement.Event(DayOf(fact["day"]), InAll(fact["text"]), fact["event"]?.GetValue<string>()),
            "status" => new Statement.Status(InAll(fact["text"])),
            var other => throw new FormatException($"a fact of the kind {other} is unknown"),
        });

    private static string Value(JsonNode claim, string name) => Text(claim["values"]![name]!["value"]);

    private static Period? PeriodOf(JsonNode? text) => text is null ? null : Period.Parse(Text(text)) ?? throw new FormatException($"{text} is no period");

    private static Localized InAll(JsonNode? text) => new(Text(text!["nb"]), Text(text["nn"]), Text(text["en"]));

    private static string Text(JsonNode? text) => text!.GetValue<string>();

    private static decimal Number(JsonNode? text) => decimal.Parse(Text(text), CultureInfo.InvariantCulture);

    private static DateOnly DayOf(JsonNode? text) => DateOnly.ParseExact(Text(text), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
