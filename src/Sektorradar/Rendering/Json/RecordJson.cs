using System.Text.Json.Nodes;
using Sektorradar.Model;
using Sektorradar.Reporting;

namespace Sektorradar.Rendering.Json;

/// <summary>What a file's claims rest on, by reference, so that whoever has the file alone can follow each of its numbers.</summary>
internal static class RecordJson
{
    public static JsonObject Of(IReadOnlyList<Claim> claims, Records records)
    {
        var cited = claims.SelectMany(claim => claim.Evidence).Distinct().OrderBy(evidence => evidence.ToString(), StringComparer.Ordinal).ToList();
        return new()
        {
            ["facts"] = ByReference(cited.OfType<EvidenceRef.OfFact>(), evidence => ToJson(records.FactOf(evidence))),
            ["decisions"] = ByReference(cited.OfType<EvidenceRef.OfDecision>(), evidence => ToJson(records.DecisionOf(evidence))),
            ["captures"] = ByReference(cited.Select(CaptureOf).OfType<CaptureId>().Distinct().OrderBy(id => id.Value, StringComparer.Ordinal).Select(id => new EvidenceRef.Whole(id)), evidence => ToJson(records.CaptureOf(evidence.Capture))),
            ["counts"] = ByReference(cited.OfType<EvidenceRef.Signals>().Where(evidence => evidence.Metric.IsWeekly()), evidence => records.CountOf(evidence) is { } count ? count : null),
            ["events"] = ByReference(cited.OfType<EvidenceRef.Signals>().Where(evidence => !evidence.Metric.IsWeekly()), evidence => JsonRenderer.Array(records.EventsOf(evidence).Select(ToJson))),
        };
    }

    private static CaptureId? CaptureOf(EvidenceRef evidence) => evidence switch
    {
        EvidenceRef.Signals signals => signals.Capture,
        EvidenceRef.Whole whole => whole.Capture,
        _ => null,
    };

    private static JsonObject ByReference<T>(IEnumerable<T> cited, Func<T, JsonNode?> record) where T : EvidenceRef =>
        new(cited.Select(evidence => KeyValuePair.Create(evidence.ToString()!, record(evidence))));

    private static JsonObject ToJson(Fact fact)
    {
        var json = new JsonObject
        {
            ["subject"] = fact.Subject,
            ["actor"] = JsonRenderer.Text(fact.Actor),
            ["modality"] = JsonRenderer.CodeOf(fact.Modality),
            ["asOf"] = JsonRenderer.Text(fact.AsOf),
            ["period"] = fact.Period?.Text,
            ["tags"] = JsonRenderer.Array(fact.Tags.Select(tag => (JsonNode)tag)),
            ["publisher"] = fact.Source.Publisher,
            ["published"] = JsonRenderer.Text(fact.Source.Published),
            ["staleAfter"] = fact.StaleAfter is { } stale ? JsonRenderer.Text(stale) : null,
            ["conflictsWith"] = fact.ConflictsWith,
        };
        foreach (var (name, value) in Said(fact.Statement))
        {
            json[name] = value;
        }

        return json;
    }

    private static IEnumerable<(string Name, JsonNode? Value)> Said(Statement statement) => statement switch
    {
        Statement.Share share =>
        [
            ("kind", "share"), ("value", share.Value), ("of", share.Of), ("quantity", JsonRenderer.Text(share.Quantity)), ("population", JsonRenderer.Text(share.Population)),
            ("organisations", share.Organisations), ("ofOrganisations", share.OfOrganisations),
        ],
        Statement.Amount amount => [("kind", "amount"), ("value", ValueJson.Text(amount.Value)), ("unit", amount.Unit), ("quantity", JsonRenderer.Text(amount.Quantity))],
        Statement.Change change =>
        [
            ("kind", "change"), ("from", ValueJson.Text(change.From)), ("fromPeriod", change.FromPeriod.Text), ("to", ValueJson.Text(change.To)), ("toPeriod", change.ToPeriod.Text),
            ("unit", change.Unit), ("quantity", JsonRenderer.Text(change.Quantity)),
        ],
        Statement.Event happened => [("kind", "event"), ("day", JsonRenderer.Text(happened.Day)), ("text", JsonRenderer.Text(happened.Text)), ("event", happened.What)],
        Statement.Status status => [("kind", "status"), ("text", JsonRenderer.Text(status.Text))],
        _ => throw new ArgumentOutOfRangeException(nameof(statement)),
    };

    private static JsonObject ToJson(Decision decision) => new()
    {
        ["subject"] = decision.Subject,
        ["ring"] = decision.Ring is { } ring ? JsonRenderer.CodeOf(ring) : null,
        ["decided"] = JsonRenderer.Text(decision.Decided),
        ["until"] = decision.Until is { } until ? JsonRenderer.Text(until) : null,
        ["by"] = JsonRenderer.Text(decision.By),
        ["reason"] = JsonRenderer.Text(decision.Reason),
    };

    private static JsonObject ToJson(Capture capture) => new()
    {
        ["source"] = capture.Source,
        ["about"] = capture.About,
        ["address"] = capture.Address.AbsoluteUri,
        ["revision"] = capture.Revision,
        ["day"] = JsonRenderer.Text(capture.Day),
        ["from"] = JsonRenderer.Text(capture.CoversFrom),
        ["to"] = JsonRenderer.Text(capture.CoversTo),
    };

    private static JsonObject ToJson(Signal signal) => new() { ["value"] = ValueJson.Text(signal.Value), ["title"] = signal.Title };
}
