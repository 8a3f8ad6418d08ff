using System.Text.Json.Nodes;
using Sektorradar.Model;

namespace Sektorradar.Releasing.Formulas;

/// <summary>Claims that repeat facts: each value is the fact's own.</summary>
internal static class FactFormulas
{
    public static IEnumerable<Expected> Of(FiledClaim claim, EditionFile file)
    {
        var fact = Fact(claim, file, 0);
        yield return Expected.Words("actor", fact["actor"]);
        if (!claim.Kind.StartsWith("event.", StringComparison.Ordinal))
        {
            yield return Expected.Is("about", new ClaimValue.Name(EditionFile.Text(fact["subject"])));
            yield return Expected.Is("period", fact["period"] is { } period ? Span(period) : new ClaimValue.Day(EditionFile.DayOf(fact["asOf"]!)));
        }

        foreach (var said in Said(fact))
        {
            yield return said;
        }
    }

    /// <summary>Both sources, each by its own publisher.</summary>
    public static IEnumerable<Expected> Conflict(FiledClaim claim, EditionFile file) =>
        [Expected.Literal("one", EditionFile.Text(Fact(claim, file, 0)["publisher"])), Expected.Literal("other", EditionFile.Text(Fact(claim, file, 1)["publisher"]))];

    /// <summary>Two measurements of the same, the older first.</summary>
    public static IEnumerable<Expected> Change(FiledClaim claim, EditionFile file)
    {
        var (before, newest) = (Fact(claim, file, 0), Fact(claim, file, 1));
        return
        [
            Expected.Is("subject", new ClaimValue.Name(EditionFile.Text(newest["subject"]))), Expected.Is("from", Share(before)), Expected.Is("to", Share(newest)),
            Expected.Is("fromPeriod", Span(before["period"]!)), Expected.Is("toPeriod", Span(newest["period"]!)),
            Expected.Words("population", before["population"]), Expected.Words("quantity", newest["quantity"]),
        ];
    }

    /// <summary>The measured share that triggers an action, or what is left of it.</summary>
    public static IEnumerable<Expected> Action(FiledClaim claim, EditionFile file)
    {
        var share = Share(Fact(claim, file, 0)).Value;
        yield return Expected.Near("measure", claim.Values["sort"] == new ClaimValue.Term("action.gap") ? 100 - share : share, 1);
    }

    /// <summary>The modality that the fact was entered with.</summary>
    public static string? ModalityOf(FiledClaim claim, EditionFile file) =>
        claim.Kind.StartsWith("fact.", StringComparison.Ordinal) && claim.Kind != "fact.conflict" || claim.Kind == "event.fact" ? EditionFile.Text(Fact(claim, file, 0)["modality"]) : null;

    private static JsonNode Fact(FiledClaim claim, EditionFile file, int place) =>
        file.RecordOf("facts", claim.Evidence.Where(evidence => evidence.StartsWith("fact:", StringComparison.Ordinal)).ElementAtOrDefault(place) ?? "") ?? throw new FormatException("it cites no fact that is recorded");

    private static IEnumerable<Expected> Said(JsonNode fact) => EditionFile.Text(fact["kind"]) switch
    {
        "share" =>
        [
            Expected.Is("value", Number(fact["value"])), Expected.Is("of", Number(fact["of"])), Expected.Is("percent", Share(fact)), Expected.Words("quantity", fact["quantity"]), Expected.Words("population", fact["population"]),
            .. fact["organisations"] is { } organisations ? [Expected.Is("organisations", Number(organisations)), Expected.Is("ofOrganisations", Number(fact["ofOrganisations"]))] : Array.Empty<Expected>(),
        ],
        "amount" => [Expected.Words("quantity", fact["quantity"]), Expected.Is("amount", Quantity(fact["value"], fact))],
        "change" =>
        [
            Expected.Words("quantity", fact["quantity"]), Expected.Is("from", Quantity(fact["from"], fact)), Expected.Is("to", Quantity(fact["to"], fact)),
            Expected.Is("fromPeriod", Span(fact["fromPeriod"]!)), Expected.Is("toPeriod", Span(fact["toPeriod"]!)),
        ],
        "event" => [Expected.Words("text", fact["text"]), Expected.Day("day", fact["day"])],
        "status" => [Expected.Words("text", fact["text"])],
        var other => throw new FormatException($"a fact of the kind {other} is unknown"),
    };

    private static ClaimValue.Percent Share(JsonNode fact) => new(Math.Round(100 * Number(fact["value"]) / Number(fact["of"]), MidpointRounding.AwayFromZero));

    private static ClaimValue.Quantity Quantity(JsonNode? value, JsonNode fact) => new(Number(value), EditionFile.Text(fact["unit"]));

    private static ClaimValue.Span Span(JsonNode period) => new(Period.Parse(EditionFile.Text(period))!);

    private static decimal Number(JsonNode? node) => Expected.Number(node) ?? throw new FormatException("a number is missing");
}
