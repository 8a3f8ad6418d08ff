using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Sektorradar.Model;

namespace Sektorradar.Sources.Stortinget;

/// <summary>Cases, written questions and hearings of the parliament of Norway, in the session that is running. See <c>docs/sources/stortinget.md</c>.</summary>
public sealed class StortingetSource : ISource
{
    private const string Id = "stortinget";
    private const string Cases = "saker";
    private const string Questions = "sporsmal";
    private const string Hearings = "horinger";
    private const string Pages = "https://www.stortinget.no/no";
    private const int Limit = 48 << 20;

    private static readonly XNamespace Space = "http://data.stortinget.no";

    public SourceCard Card { get; } = new(Id, "Stortinget", EvidenceKind.Attention, "NLOD-2.0", "Free to use when Stortinget is named as the source; at most 100 requests a minute.")
    {
        Every = TimeSpan.FromDays(1),
        Personal =
        [
            "forslagstiller_liste", "saksordfoerer_liste", "sporsmal_fra", "sporsmal_til", "sporsmal_til_minister_id", "sporsmal_til_minister_tittel", "besvart_av", "besvart_av_minister_id",
            "besvart_av_minister_tittel", "besvart_pa_vegne_av", "besvart_pa_vegne_av_minister_id", "besvart_pa_vegne_av_minister_tittel", "rette_vedkommende", "rette_vedkommende_minister_id",
            "rette_vedkommende_minister_tittel", "fremsatt_av_annen", "status_info_tekst", "representant", "fornavn", "etternavn", "epost",
        ],
    };

    public IEnumerable<Target> Targets(Sector sector) => sector.Country == "NO"
        ? [new Target(Cases, "saker"), new Target(Questions, "skriftligesporsmal"), new Target(Hearings, "horinger")]
        : [];

    /// <summary>The whole session each time: the service has no pages and no filter by day.</summary>
    public Request? Ask(Target target, Cursor cursor, DateOnly today) =>
        new Request.Web(new Uri($"https://data.stortinget.no/eksport/{target.Query}?sesjonid={Session(today)}"), Accept: "text/xml") { Limit = Limit, TimeLimit = TimeSpan.FromMinutes(2) };

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        var root = Root(answer);
        var session = ((Request.Web)answer.Request).Address.Query.Split('=')[^1];
        if (root.Element(Space + "sesjon_id") is { IsEmpty: false } named && named.Value != session)
        {
            throw new FormatException($"Session {JsonAnswer.Line(named.Value)}, asked for {session}.");
        }

        var unknown = new List<string>();
        var items = target.About switch
        {
            Cases => Entries(root, "saker_oversikt", "saker_liste", "sak").Select(entry => CaseOf(entry, answer.Day, unknown)),
            Questions => Entries(root, "sporsmal_oversikt", "sporsmal_liste", "sporsmal").Select(entry => QuestionOf(entry, answer.Day, unknown)),
            Hearings => Entries(root, "horinger_oversikt", "horinger_liste", "horing").Select(entry => HearingOf(entry, answer.Day, unknown)),
            _ => throw new FormatException($"{target.About} is not asked for."),
        };
        return new Extract(new Cursor(session)) { Items = [.. items.OfType<Item>()], Unknown = unknown };
    }

    /// <summary>A session begins on 1 October and is named by its two years.</summary>
    private static string Session(DateOnly today)
    {
        var first = today.Month >= 10 ? today.Year : today.Year - 1;
        return string.Create(CultureInfo.InvariantCulture, $"{first}-{first + 1}");
    }

    private static Item? CaseOf(XElement entry, DateOnly seen, List<string> unknown)
    {
        var (title, name) = (Line(entry, "korttittel"), Line(entry, "tittel"));
        return ItemOf(Cases, entry, title ?? name, title is null ? null : name, Days(entry, "sist_oppdatert_dato"), seen, $"{Pages}/Saker-og-publikasjoner/Saker/Sak/?p=",
            [("type", Line(entry, "type")), ("status", Line(entry, "status")), ("group", Line(entry, "dokumentgruppe")), ("reference", Line(entry, "henvisning")), ("committee", Committee(entry))], unknown);
    }

    private static Item? QuestionOf(XElement entry, DateOnly seen, List<string> unknown) =>
        ItemOf(Questions, entry, Line(entry, "tittel"), Text(entry, "tittel"), Days(entry, "sendt_dato"), seen,
            $"{Pages}/Saker-og-publikasjoner/Sporsmal/Skriftlige-sporsmal-og-svar/Skriftlig-sporsmal/?qnid=", [("type", Line(entry, "type")), ("status", Line(entry, "status"))], unknown);

    /// <summary>A hearing has no title and no day of its own: it bears the names of its cases, and the earliest of its dates or the day it was first seen.</summary>
    private static Item? HearingOf(XElement entry, DateOnly seen, List<string> unknown)
    {
        var cases = entry.Element(Space + "horing_sak_info_liste")?.Elements(Space + "horing_sak_info").ToList() ?? [];
        var titles = cases.Select(one => Line(one, "sak_korttittel") ?? Line(one, "sak_tittel")).OfType<string>().Distinct();
        var names = cases.Select(one => Text(one, "sak_tittel")).OfType<string>().Distinct();
        return ItemOf(Hearings, entry, JsonAnswer.Line(string.Join("; ", titles)), string.Join("; ", names),
            [.. Days(entry, "start_dato", "anmodningsfrist_dato_tid", "innspillsfrist", "soknadfrist_dato"), seen], seen, $"{Pages}/Hva-skjer-pa-Stortinget/Horing/horing/?h=",
            [("type", Line(entry, "type")), ("status", Line(entry, "horing_status") ?? Line(entry, "status")), ("committee", Committee(entry))], unknown);
    }

    /// <param name="days">Days it may have been published on, by Norwegian clocks: late in the evening they are ahead of UTC.</param>
    private static Item? ItemOf(
        string about, XElement entry, string? title, string? text, List<DateOnly> days, DateOnly seen, string page, IReadOnlyList<(string Name, string? Value)> details, List<string> unknown)
    {
        var id = entry.Element(Space + "id")?.Value.Trim() ?? throw new FormatException($"A {entry.Name.LocalName} without an id.");
        if (id.Length == 0 || string.IsNullOrEmpty(title) || days.Count == 0)
        {
            unknown.Add($"{entry.Name.LocalName} {JsonAnswer.Line(id)} without a title or a day");
            return null;
        }

        var day = days.Min() is var first && first < seen ? first : seen;
        return new Item(Id, about, id, ItemKind.Case, day, title, string.IsNullOrEmpty(text) || text == title ? null : text, new Uri(page + Uri.EscapeDataString(id)),
            details.Where(detail => detail.Value is not null).ToDictionary(detail => detail.Name, detail => detail.Value!));
    }

    private static IEnumerable<XElement> Entries(XElement root, string overview, string list, string entry) => root.Name == Space + overview
        ? root.Element(Space + list)?.Elements(Space + entry) ?? throw new FormatException($"No {list}.")
        : throw new FormatException($"{root.Name} stands where {overview} was asked for.");

    private static string? Committee(XElement entry) => entry.Element(Space + "komite") is { } committee ? Line(committee, "id") : null;

    private static string? Line(XElement entry, string name) => JsonAnswer.Line(Text(entry, name) ?? "") is { Length: > 0 } line ? line : null;

    private static string? Text(XElement entry, string name) => entry.Element(Space + name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The year 1 stands for no date.</summary>
    private static List<DateOnly> Days(XElement entry, params IEnumerable<string> names) => [.. names.Select(name => Text(entry, name)).OfType<string>()
        .Select(text => DateOnly.ParseExact(text.Length > 10 ? text[..10] : text, "yyyy-MM-dd", CultureInfo.InvariantCulture)).Where(day => day.Year > 1)];

    private static XElement Root(Answer.Received answer)
    {
        if (answer.Charset is { } charset && !charset.Trim('"', ' ').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException($"XML in {charset}; only UTF-8 is read.");
        }

        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = Limit };
        using var reader = XmlReader.Create(new MemoryStream(answer.Body, writable: false), settings);
        return XDocument.Load(reader).Root!;
    }
}
