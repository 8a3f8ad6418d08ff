using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sektorradar.Model;
using Sektorradar.Tests.Reporting;
using Sektorradar.Writing;

namespace Sektorradar.Tests.Writing;

/// <summary>A sentence of an edition's data with the claim it was made of, and what is read back out of it by <see cref="Extractor"/>.</summary>
/// <param name="Names">Of the edition's subjects, by id.</param>
internal sealed partial record Sentence(JsonNode Claim, Language Language, IReadOnlyDictionary<string, JsonNode> Names)
{
    public string Kind { get; } = Claim["kind"]!.ToString();

    public string Text { get; } = Claim["text"]![Language.Tag()]!.ToString();

    /// <summary>The names of an edition's subjects in all languages, by id.</summary>
    public static IReadOnlyDictionary<string, JsonNode> NamesIn(JsonNode edition) => edition["subjects"]!.AsArray().ToDictionary(subject => subject!["id"]!.ToString(), subject => subject!["name"]!);

    /// <summary>The values that the claim's phrase has a place for.</summary>
    public IEnumerable<JsonNode> Slots() =>
        Slot().Matches(PhraseSet.Of(Language)[Kind]).Where(slot => !slot.Value.Contains('|')).Select(slot => Claim["values"]![slot.Groups[1].Value]!);

    /// <summary>The numbers, days and periods that the sentence is to have, in order of their form.</summary>
    public IReadOnlyList<string> ToSay() => [.. Slots().SelectMany(Expected).Order(StringComparer.Ordinal)];

    /// <summary>Those that it has.</summary>
    public IReadOnlyList<string> Said() => Extractor.Read(Blank(), Language);

    /// <summary>The names and words that it is to have.</summary>
    public IEnumerable<string> Words() => Slots().SelectMany(Texts);

    /// <summary>A name or a clause of an editor's keeps its first letter: uv, k8gb.</summary>
    public bool StartsWithItsOwn() => Slots().Take(1).SelectMany(Texts).Any(text => Text.StartsWith(text, StringComparison.Ordinal));

    public override string ToString() => $"{Claim["id"]} {Kind} {Language}: {Text}";

    /// <summary>The sentence without names and words: NIS2 and K3s hold digits that are no number.</summary>
    private string Blank() => Words().OrderByDescending(text => text.Length).Aggregate(Text, (text, word) => text.Replace(word, "…", StringComparison.OrdinalIgnoreCase));

    internal static IEnumerable<string> Expected(JsonNode value) => value["type"]!.ToString() switch
    {
        "number" => [Extractor.Plain(BundledEdition.Number(value["value"]))],
        "factor" => ["×" + Extractor.Plain(BundledEdition.Number(value["value"]))],
        "percent" => [Extractor.Plain(BundledEdition.Number(value["value"])) + "%"],
        "change" => [(BundledEdition.Number(value["value"]) > 0 ? "+" : "") + Extractor.Plain(BundledEdition.Number(value["value"])) + "%"],
        "interval" => [Extractor.Plain(BundledEdition.Number(value["low"])), Extractor.Plain(BundledEdition.Number(value["high"]))],
        "quantity" => [Extractor.Plain(BundledEdition.Number(value["value"])) + (value["unit"]!.ToString() == "percent" ? "%" : "")],
        "day" => [value["value"]!.ToString()],
        "period" => value["value"]!.ToString().Split(".."),
        "list" => value["value"]!.AsArray().SelectMany(item => Expected(item!)),
        _ => [],
    };

    /// <summary>The values whose text is not a number's: those are looked for as they stand, and taken out before numbers are read.</summary>
    private IEnumerable<string> Texts(JsonNode value) => value["type"]!.ToString() switch
    {
        "subject" => [Names[value["value"]!.ToString()][Language.Tag()]!.ToString()],
        "words" => [value["value"]![Language.Tag()]!.ToString()],
        "literal" => [value["value"]!.ToString()],
        "term" => [PhraseSet.Of(Language)["term." + value["value"]]],
        "unknown" => [PhraseSet.Of(Language)["term.unknown"]],
        "list" => value["value"]!.AsArray().SelectMany(item => Texts(item!)),
        _ => [],
    };

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Slot();
}
