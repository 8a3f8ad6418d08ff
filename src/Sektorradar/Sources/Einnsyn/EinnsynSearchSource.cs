using System.Globalization;
using System.Text.Json;
using Sektorradar.Model;

namespace Sektorradar.Sources.Einnsyn;

/// <summary>Entries of public journals whose words hold a phrase. See <c>docs/sources/einnsyn.md</c>.</summary>
public sealed class EinnsynSearchSource : ISource
{
    private const string Id = "einnsyn";
    private const int PerPage = 100;

    /// <summary>Titles may name people: what is older is not even asked for.</summary>
    private const int KeptDays = 180;

    /// <summary>An entry may become visible a little after the time of its publication.</summary>
    private const int OverlapDays = 2;

    private static readonly HashSet<string> Types =
    [
        "inngaaende_dokument", "utgaaende_dokument", "organinternt_dokument_uten_oppfoelging", "organinternt_dokument_for_oppfoelging", "saksframlegg", "sakskart",
        "moeteprotokoll", "moetebok", "ukjent",
    ];

    public SourceCard Card { get; } = new(Id, "eInnsyn", EvidenceKind.Substance, "none stated; public journals under the Freedom of Information Act",
        "Open to all without a key; what a body takes back has to go, and how much may be asked is not said.")
    {
        Every = TimeSpan.FromDays(1),
        KeepWords = TimeSpan.FromDays(KeptDays),
        Personal =
        [
            "korrespondansepart", "korrespondansepartNavn", "korrespondansepartNavnSensitiv", "saksbehandler", "epostadresse", "offentligTittelSensitiv", "tittelSensitiv", "beskrivelse",
            "kontaktpunktAdresse", "kontaktpunktEpost", "kontaktpunktTelefon", "innsynskravEpost", "dokumentbeskrivelse", "skjerming", "saksmappe",
        ],
    };

    public IEnumerable<Target> Targets(Sector sector) => Journals.Targets(sector);

    public Request? Ask(Target target, Cursor cursor, DateOnly today)
    {
        var (from, after) = Position(cursor, today);
        return new Request.Web(
            new Uri($"{Journals.Address}/search?query={Uri.EscapeDataString(target.Query)}&entity=Journalpost&sortBy=publisertDato&sortOrder=asc&publisertDatoFrom={from:O}"
                + $"&limit={PerPage}&expand=journalenhet{(after is null ? "" : $"&startingAfter={after}")}"),
            Accept: "application/json");
    }

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        using var json = answer.Json();
        var (items, withdrawn, unknown) = (new List<Item>(), new List<string>(), new List<string>());
        foreach (var entry in json.RootElement.GetProperty("items").EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Object || entry.TextOrNull("entity") != "Journalpost")
            {
                unknown.Add($"an item that is no Journalpost: {entry.ValueKind}");
            }
            else if (entry.Flag("deleted"))
            {
                withdrawn.Add(entry.Text("id"));
            }
            else if (ItemOf(target, entry, unknown) is { } item && item.Day <= answer.Day)
            {
                // One with a day to come is found again when it has come.
                items.Add(item);
            }
        }

        var (from, _) = Position(cursor, answer.Day);
        var after = After(json.RootElement.TextOrNull("next"));
        return new Extract(new Cursor(after is null ? $"{answer.Day.AddDays(-OverlapDays):O}" : $"{from:O} {after}"))
        {
            // Titles may name people, and an answer would keep them beyond their time.
            KeepsAnswer = false,
            Items = items, Withdrawn = withdrawn, Unknown = unknown, More = after is not null,
        };
    }

    private static Item? ItemOf(Target target, JsonElement entry, List<string> unknown)
    {
        var id = entry.Text("id");
        if (entry.DayOrNull("publisertDato") is not { } day)
        {
            unknown.Add($"{id} has no publisertDato");
            return null;
        }

        var type = entry.Text("journalposttype");
        if (!Types.Contains(type))
        {
            unknown.Add($"journalposttype {JsonAnswer.Line(type)}");
        }

        var details = new Dictionary<string, string> { ["type"] = JsonAnswer.Line(type) };
        if (entry.Optional("journalenhet") is { ValueKind: JsonValueKind.Object } body)
        {
            details["body"] = JsonAnswer.Line(body.Text("navn"));
            if (body.TextOrNull("orgnummer") is { } number)
            {
                details["bodyNumber"] = JsonAnswer.Line(number);
            }
        }

        // Bodies put stars where a word may not be published; a title of nothing else says nothing.
        var title = JsonAnswer.Line(entry.TextOrNull("offentligTittel") ?? "");
        return new Item(Id, target.About, id, ItemKind.JournalEntry, day, title.Any(char.IsLetter) ? title : "", null, new Uri($"https://einnsyn.no/journalpost/{Uri.EscapeDataString(id)}"), details);
    }

    private static (DateOnly From, string? After) Position(Cursor cursor, DateOnly today) => cursor.IsStart
        ? (today.AddDays(-KeptDays), null)
        : (DateOnly.ParseExact(cursor.Position[..10], "O", CultureInfo.InvariantCulture), cursor.Position.Length > 10 ? cursor.Position[11..] : null);

    /// <summary>
    /// The two values with which the next page begins: the only thing taken from the address of the next page, so that an answer cannot lead elsewhere.
    /// They come as one parameter with a comma or as two of the same name.
    /// </summary>
    private static string? After(string? next)
    {
        if (next is null)
        {
            return null;
        }

        var values = next[(next.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').Where(pair => pair.StartsWith("startingAfter=", StringComparison.Ordinal))
            .SelectMany(pair => Uri.UnescapeDataString(pair["startingAfter=".Length..]).Split(',')).ToList();
        return values.Count == 2 && values.TrueForAll(value => value.Length is > 0 and < 100)
            ? string.Join(',', values.Select(Uri.EscapeDataString))
            : throw new FormatException("The next page has no beginning.");
    }
}
