using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sektorradar.Model;
using Sektorradar.Releasing.Formulas;
using Sektorradar.Reporting;

namespace Sektorradar.Releasing;

/// <summary>A file of claims against itself: sentences against values, values against records, references against records and sources.</summary>
internal sealed partial class ClaimCheck(EditionFile file, IReadOnlyDictionary<Language, SentenceCheck> sentences)
{
    private static readonly string[] Hedges = ["forecast", "goal", "proposal", "opinion"];

    public IEnumerable<Breach> Run() => file.Claims.SelectMany(Of);

    private IEnumerable<Breach> Of(FiledClaim claim)
    {
        foreach (var language in Languages.All)
        {
            if (sentences[language].Fault(claim.Kind, claim.Values, claim.TextIn(language)) is { } fault)
            {
                yield return new Breach(file.Path, claim.Id, language, BreachKind.Sentence, fault);
            }
        }

        foreach (var fault in Evidence(claim))
        {
            yield return Say(claim, BreachKind.Evidence, fault);
        }

        foreach (var fault in Values(claim))
        {
            yield return Say(claim, BreachKind.Record, fault);
        }

        if (Modality(claim) is { } wrong)
        {
            yield return Say(claim, BreachKind.Modality, wrong);
        }
    }

    private Breach Say(FiledClaim claim, BreachKind kind, string why) => new(file.Path, claim.Id, null, kind, why);

    private IEnumerable<string> Evidence(FiledClaim claim)
    {
        if (claim.Evidence.Count == 0)
        {
            yield return "it has no evidence";
        }

        foreach (var reference in claim.Evidence)
        {
            if (Unrecorded(reference) is { } fault)
            {
                yield return $"{reference} {fault}";
            }
            else if (!file.SourceOf.ContainsKey(reference.Split('#')[0]))
            {
                yield return $"{reference} stands in no source of the list";
            }
        }
    }

    /// <summary>What a reference lacks; null when it leads to a record that holds what it says.</summary>
    private string? Unrecorded(string reference)
    {
        if (Form().Match(reference) is not { Success: true } match)
        {
            return "has no form that a reference has";
        }

        if (match.Groups["items"].Success || match.Groups["edition"].Success)
        {
            return null;
        }

        if (!match.Groups["metric"].Success)
        {
            return file.HasRecord(match.Groups["record"].Value + "s", reference) ? null : "leads to no record";
        }

        if (file.RecordOf("captures", reference.Split('#')[0]) is not { } capture)
        {
            return "leads to no capture";
        }

        if (Metrics.Parse(match.Groups["metric"].Value) is not { } metric)
        {
            return "names no metric";
        }

        var (from, to) = (Day(match.Groups["from"].Value), Day(match.Groups["to"].Value));
        return !metric.IsWeekly() ? file.RecordOf("events", reference) is JsonArray { Count: > 0 } ? null : "leads to no event"
            : from < EditionFile.DayOf(capture["from"]!) || to > EditionFile.DayOf(capture["to"]!).AddDays(6) ? "has weeks that its capture does not cover"
            : file.HasRecord("counts", reference) ? null : "leads to no count";
    }

    private List<string> Values(FiledClaim claim)
    {
        try
        {
            return [.. AllFormulas.Of(claim, file)?.Where(expected => !claim.Values.TryGetValue(expected.Value, out var value) || !expected.Holds(value)).Select(expected => $"\"{expected.Value}\" is {claim.Values.GetValueOrDefault(expected.Value)?.ToString() ?? "missing"} and not {expected.Shown}") ?? []];
        }
        catch (Exception error) when (error is FormatException or KeyNotFoundException or InvalidOperationException or NullReferenceException or InvalidCastException or ArgumentException)
        {
            // A record that is missing, or of another shape, proves nothing.
            return [$"its records do not tell its values: {error.Message}"];
        }
    }

    /// <summary>A forecast, goal, proposal or opinion is said as one, and nothing else is.</summary>
    private string? Modality(FiledClaim claim)
    {
        var hedge = claim.Kind.Split('.')[^1] is var last && Hedges.Contains(last) ? last : null;
        if ((claim.Kind.StartsWith("fact.", StringComparison.Ordinal) || claim.Kind == "event.fact") && (Hedges.Contains(claim.Modality) ? claim.Modality : null) != hedge)
        {
            return $"a {claim.Modality} is said by the phrase {claim.Kind}";
        }

        return FactFormulas.ModalityOf(claim, file) is { } entered && entered != claim.Modality ? $"a {entered} is called a {claim.Modality}" : null;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:(?<record>capture):[0-9a-f]{16}(?:#(?<metric>[a-z-]+)@(?<from>\d{4}-\d\d-\d\d)\.\.(?<to>\d{4}-\d\d-\d\d))?|(?<record>fact|decision):[a-z0-9-]+@[0-9a-f]{16}|(?<edition>edition):\d{4}-\d\d-\d\d@[0-9a-f]{16}|(?<items>items):[a-z-]+#[a-z-]+:[a-z0-9-]+@[\d-]{10}\.\.[\d-]{10}:\d+@[0-9a-f]{16})$")]
    private static partial Regex Form();
}
