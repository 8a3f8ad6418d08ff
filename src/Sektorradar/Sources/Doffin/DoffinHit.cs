using System.Text.Json;
using Sektorradar.Model;
using Sektorradar.Sources.Eforms;
using Sektorradar.Sources.Organisations;

namespace Sektorradar.Sources.Doffin;

/// <summary>One notice as the search of Doffin shows it.</summary>
internal sealed class DoffinHit(JsonElement hit, ICollection<string> unknown)
{
    private static readonly HashSet<string> Competitions =
        ["COMPETITION", "ANNOUNCEMENT_OF_COMPETITION", "DYNAMIC_PURCHASING_SCHEME", "QUALIFICATION_SCHEME", "PRE_ANNOUNCEMENT"];

    private static readonly HashSet<string> Others =
    [
        "RESULT", "ADVISORY_NOTICE", "PLANNING", "CANCELLED_OR_MISSING_CONCLUSION_OF_CONTRACT", "ANNOUNCEMENT_OF_INTENT", "CHANGE_OF_CONCLUSION_OF_CONTRACT",
        "NOTICE_ON_BUYER_PROFILE",
    ];

    private const string Concluded = "ANNOUNCEMENT_OF_CONCLUSION_OF_CONTRACT";

    private readonly IReadOnlyList<string> _types = [.. Strings(hit, "allTypes", unknown), .. String(hit, "type", unknown) is { } type ? [type] : Array.Empty<string>()];
    private readonly IReadOnlyList<string> _cpv = [.. Strings(hit, "cpvCodes", unknown)];

    public string Id { get; } = hit.GetProperty("id").GetString() is { Length: > 0 } id ? id : throw new FormatException("A notice has no id.");

    public bool IsInformationTechnology => _cpv.Any(Cpv.IsInformationTechnology);

    public bool IsAward => _types.Contains(Concluded);

    public bool IsCompetition => _types.Any(Competitions.Contains);

    /// <summary>Codes that are not in the list of types.</summary>
    public IEnumerable<string> UnknownTypes => _types.Where(type => type != Concluded && !Competitions.Contains(type) && !Others.Contains(type)).Distinct();

    /// <summary>The day of publication; while that is still to come, the day on which the buyer sent it.</summary>
    public DateOnly Published(DateOnly today, DateOnly issued) => Day("publicationDate") is { } day && day <= today ? day : Day("issueDate") is { } sent && sent <= today ? sent : issued;

    public Item Tender(Publication publication)
    {
        var buyers = Objects("buyer").ToList();
        var estimate = Estimate();
        var lots = Objects("lots").SelectMany(lot => new[] { Plain(lot, "heading"), Plain(lot, "description") });
        return NoticeItems.Tender(
            publication, Plain(hit, "heading"), lots.Prepend(Plain(hit, "description")),
            ("buyer", NoticeItems.Names(buyers.Select(buyer => Plain(buyer, "name")).Where(name => name.Length > 0))),
            ("buyer-number", NoticeItems.Codes(buyers.Select(buyer => OrganisationNumber.Parse(String(buyer, "organizationId", unknown))))),
            ("amount", NoticeItems.Number(estimate.Amount)), ("currency", estimate.Amount > 0 ? estimate.Currency : null),
            ("cpv", NoticeItems.Codes(_cpv)), ("place", NoticeItems.Places(Strings(hit, "locationId", unknown))), ("deadline", NoticeItems.Day(Day("deadline"))),
            ("type", String(hit, "type", unknown)), ("status", String(hit, "status", unknown)));
    }

    private (decimal? Amount, string? Currency) Estimate()
    {
        if (!hit.TryGetProperty("estimatedValue", out var value) || value.ValueKind != JsonValueKind.Object)
        {
            return (null, null);
        }

        return (value.TryGetProperty("amount", out var amount) && amount.ValueKind == JsonValueKind.Number && amount.TryGetDecimal(out var number) ? number : null, String(value, "currencyCode", unknown));
    }

    private DateOnly? Day(string name) => String(hit, name, unknown) is { } text ? EformsText.Day(text) : null;

    private string Plain(JsonElement parent, string name) => NoticeText.Of(String(parent, name, unknown));

    private IEnumerable<JsonElement> Objects(string name) => Elements(hit, name, unknown).Where(element => element.ValueKind == JsonValueKind.Object);

    private static string? String(JsonElement parent, string name, ICollection<string> unknown)
    {
        if (!parent.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            unknown.Add($"{name}: {value.ValueKind}");
            return null;
        }

        return value.GetString();
    }

    private static IEnumerable<string> Strings(JsonElement parent, string name, ICollection<string> unknown) =>
        Elements(parent, name, unknown).Where(element => element.ValueKind == JsonValueKind.String).Select(element => element.GetString()!);

    private static List<JsonElement> Elements(JsonElement parent, string name, ICollection<string> unknown)
    {
        if (!parent.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            unknown.Add($"{name}: {value.ValueKind}");
            return [];
        }

        return [.. value.EnumerateArray()];
    }
}
