using System.Globalization;
using System.Text.Json;
using Sektorradar.Model;
using Sektorradar.Sources.Eforms;
using Sektorradar.Sources.Organisations;

namespace Sektorradar.Sources.Ted;

/// <summary>One notice as the search of TED shows it.</summary>
internal sealed class TedNotice(JsonElement notice)
{
    /// <summary>What is asked for. One name that TED does not know, and it refuses the whole search.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        "publication-number", "publication-date", "notice-identifier", "notice-version", "notice-type", "change-notice-version-identifier", "procedure-identifier", "links",
        "title-proc", "description-proc", "title-lot", "description-lot", "classification-cpv", "buyer-name", "buyer-identifier", "place-of-performance-subdiv-lot",
        "estimated-value-proc", "estimated-value-cur-proc", "estimated-value-lot", "estimated-value-cur-lot", "deadline-receipt-tender-date-lot", "deadline-receipt-request-date-lot",
    ];

    private const string Host = "ted.europa.eu";

    public string Number { get; } = notice.Value("publication-number") ?? throw new FormatException("A notice has no publication-number.");

    public string Type { get; } = notice.Value("notice-type") ?? "";

    public NoticeKind Kind => NoticeKinds.Of(Type);

    /// <summary>Printed with the zone of Luxembourg, where the day begins before it does in UTC.</summary>
    public DateOnly Published(DateOnly today) =>
        notice.Days("publication-date").Select(day => day < today ? day : today).FirstOrDefault() is var day && day != default ? day : throw new FormatException($"{Number} has no publication-date.");

    /// <summary>Where the notice's eForms are: an address on TED itself and no other.</summary>
    public Uri Xml
    {
        get
        {
            var text = notice.TryGetProperty("links", out var links) && links.ValueKind == JsonValueKind.Object && links.TryGetProperty("xml", out var xml) && xml.ValueKind == JsonValueKind.Object
                && xml.TryGetProperty("MUL", out var link) ? link.GetString() : null;
            return Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "https", Host: Host, IsDefaultPort: true, UserInfo: "" }
                ? address
                : throw new FormatException($"{Number} has its eForms at \"{text}\", which is not on {Host}.");
        }
    }

    public Item Tender(Publication publication)
    {
        var titles = notice.Wording("title-lot").InBest.ToList();
        var title = notice.Wording("title-proc").Best is { Length: > 0 } ofProcedure ? ofProcedure : titles.FirstOrDefault() ?? "";
        var estimate = notice.Money("estimated-value-proc", "estimated-value-cur-proc") ?? notice.Money("estimated-value-lot", "estimated-value-cur-lot");
        var deadline = notice.Days("deadline-receipt-tender-date-lot").Concat(notice.Days("deadline-receipt-request-date-lot")).Select(day => (DateOnly?)day).Max();
        var version = int.TryParse(notice.Value("notice-version"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return NoticeItems.Tender(
            publication, title, [notice.Wording("description-proc").Best, .. titles, .. notice.Wording("description-lot").InBest],
            ("buyer", NoticeItems.Names(notice.Wording("buyer-name").InBest)),
            ("buyer-number", NoticeItems.Codes(notice.Values("buyer-identifier").Select(OrganisationNumber.Parse))),
            ("amount", NoticeItems.Number(estimate?.Amount)), ("currency", estimate?.Currency), ("cpv", NoticeItems.Codes(notice.Values("classification-cpv"))),
            ("place", NoticeItems.Places(notice.Values("place-of-performance-subdiv-lot"))), ("deadline", NoticeItems.Day(deadline)), ("type", Type),
            ("procedure", notice.Value("procedure-identifier")), ("changes", notice.Value("change-notice-version-identifier")),
            ("same", NoticeItems.Same(notice.Value("notice-identifier"), version)));
    }

    public static Uri ReaderOf(string number) => new($"https://{Host}/en/notice/-/detail/{Uri.EscapeDataString(number)}");
}
