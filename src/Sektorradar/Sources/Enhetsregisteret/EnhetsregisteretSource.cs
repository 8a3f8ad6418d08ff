using System.Globalization;
using System.Text.Json;
using Sektorradar.Model;
using Sektorradar.Sources.Organisations;

namespace Sektorradar.Sources.Enhetsregisteret;

/// <summary>Whether the organisations of a sector exist, by the Norwegian register of entities. Its roles (persons) are never asked for.</summary>
public sealed class EnhetsregisteretSource : ISource
{
    private const int NotFound = 404;
    private const int Gone = 410;

    private static readonly Uri Entities = new("https://data.brreg.no/enhetsregisteret/api/enheter/");

    // A compulsory dissolution has a date for each reason it may have.
    private static readonly string[] Dissolutions =
    [
        "underAvviklingDato", "tvangsopplostPgaManglendeDagligLederDato", "tvangsopplostPgaManglendeRevisorDato", "tvangsopplostPgaManglendeRegnskapDato",
        "tvangsopplostPgaMangelfulltStyreDato", "tvangsavvikletPgaManglendeSlettingDato",
    ];

    public SourceCard Card { get; } = new(
        "enhetsregisteret", "Enhetsregisteret", EvidenceKind.Reference, "NLOD-2.0", "Free to use; name the Brønnøysund Register Centre as the source.")
    {
        Every = TimeSpan.FromDays(7),
        Personal = ["epostadresse", "telefon", "mobil"],
    };

    public IEnumerable<Target> Targets(Sector sector) => sector.Watch.Organisations
        .Select(organisation => OrganisationNumber.Parse(organisation.Number)).OfType<string>().Distinct().Select(number => new Target(number, number));

    public Request? Ask(Target target, Cursor cursor, DateOnly today) =>
        new Request.Web(new Uri(Entities, target.Query), Accept: "application/vnd.brreg.enhetsregisteret.enhet.v2+json, application/json;q=0.9") { AlsoReads = [NotFound, Gone] };

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        var extract = new Extract(new Cursor(answer.Day.ToString("O", CultureInfo.InvariantCulture)));
        if (answer.Status == NotFound)
        {
            answer.RefusePage();
            return extract;
        }

        var (state, began, unknown) = answer.Status == Gone && answer.Body.Length == 0 ? ("deleted", null, []) : State(target, answer);
        return extract with { Readings = [answer.Levels(Card.Id, target.About, (Metric.Entity, began ?? answer.Day, 1, state))], Unknown = unknown };
    }

    private static (string State, DateOnly? Began, List<string> Unknown) State(Target target, Answer.Received answer)
    {
        using var json = answer.Json();
        var entity = json.RootElement;
        if (entity.Text("organisasjonsnummer") != target.Query)
        {
            throw new FormatException("The register answers about another organisation.");
        }

        List<string> unknown = [];
        var kind = entity.TextOrNull("respons_klasse");
        if (kind is not (null or "Enhet" or "SlettetEnhet"))
        {
            unknown.Add($"respons_klasse {kind}");
        }

        // Deleted entities come with 200 and little else; with 410 when the law has them taken out of the open data.
        if (answer.Status == Gone || kind == "SlettetEnhet" || entity.TextOrNull("slettedato") is not null)
        {
            return ("deleted", Began("slettedato"), unknown);
        }

        if (Flag("konkurs"))
        {
            return ("bankrupt", Began("konkursdato"), unknown);
        }

        // Both are read, so that an answer without one of them is not taken for one that says no.
        var (voluntary, compulsory) = (Flag("underAvvikling"), Flag("underTvangsavviklingEllerTvangsopplosning"));
        return voluntary || compulsory ? ("dissolving", Began(Dissolutions), unknown) : ("active", Began("registreringsdatoEnhetsregisteret"), unknown);

        bool Flag(string name) => entity.GetProperty(name).GetBoolean();

        DateOnly? Began(params string[] names)
        {
            DateOnly? first = null;
            foreach (var text in names.Select(name => entity.TextOrNull(name)).OfType<string>())
            {
                if (!DateOnly.TryParseExact(text[..Math.Min(text.Length, 10)], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day > answer.Day)
                {
                    unknown.Add($"date {text}");
                }
                else if (first is null || day < first)
                {
                    first = day;
                }
            }

            return first;
        }
    }
}
