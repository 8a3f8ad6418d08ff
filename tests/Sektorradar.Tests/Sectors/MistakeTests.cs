using Sektorradar.Model;
using Sektorradar.Sectors;

namespace Sektorradar.Tests.Sectors;

/// <summary>Each row makes one mistake in <see cref="SmallSector"/> and names what is reported, and where.</summary>
public class MistakeTests
{
    [Theory]
    [InlineData("id: lighthouses", "id: lampposts", "SR-106")]
    [InlineData("id: lighthouses", "id: Light_houses", "SR-106")]
    [InlineData("language: nb", "language: sv", "SR-105")]
    [InlineData("country: NO", "country: UK", "SR-112")]
    [InlineData("country: NO", "country: EU", "SR-112")]
    [InlineData("language: nb", "langauge: nb", "SR-103")]
    [InlineData("Verktøyene fyrvoktere bruker.", "De 12 verktøyene.", "SR-114")]
    [InlineData("- id: rules", "- id: fog", "SR-107")]
    public void A_mistake_in_the_sector_file_is_reported_at_its_line(string text, string mistake, string code) =>
        Reported("sector.yaml", text, mistake, code);

    [Theory]
    [InlineData("id: openlamp", "id: open lamp", "SR-106", null, "SR-108")]
    [InlineData("id: openlamp", "id: wick", "SR-107", "id: wick", "SR-108")]
    [InlineData("id: openlamp", "id: 2024", "SR-104", null, "SR-108")]
    [InlineData("kind: project", "kind: product", "SR-105")]
    [InlineData("name: OpenLamp", "name: OpenLamp 3", "SR-114")]
    [InlineData("name: OpenLamp", "name:", "SR-104")]
    [InlineData("name: OpenLamp", "name: ~", "SR-104")]
    [InlineData("name: OpenLamp", "name: [OpenLamp]", "SR-104")]
    [InlineData("name: OpenLamp", "name: \"Open\\u202ELamp\"", "SR-115")]
    [InlineData("name: OpenLamp", "name: \"Open\\nLamp\"", "SR-115")]
    [InlineData("name: OpenLamp", "name: !!str OpenLamp", "SR-120")]
    [InlineData("name: OpenLamp", "! name: OpenLamp", "SR-120")]
    [InlineData("aliases: [olamp, Lamp 3]", "aliases: [olamp, olamp]", "SR-107")]
    [InlineData("aliases: [olamp, Lamp 3]", "aliases: olamp", "SR-104")]
    [InlineData("aliases: [olamp, Lamp 3]", "aliases: [olamp, Lampestyring]", "SR-117")]
    [InlineData("aliases: [olamp, Lamp 3]", "aliases: { nb: [olamp], nn: [olamp], en: [] }", "SR-113")]
    [InlineData("quadrant: lamps", "quadrant: lamp", "SR-108")]
    [InlineData("    en: program that lights lamps", "    en: program that lights lamps.", "SR-124")]
    [InlineData("    en: program that lights lamps", "    de: Programm", "SR-103", "    en: program that lights lamps", "SR-113")]
    [InlineData("homepage: https://openlamp.example.org", "homepage: openlamp.example.org", "SR-111")]
    [InlineData("homepage: https://openlamp.example.org", "homepage: https://me@openlamp.example.org", "SR-111")]
    [InlineData("homepage: https://openlamp.example.org", "homepage: file:///lamp", "SR-111")]
    [InlineData("country: EU", "country: eu", "SR-112")]
    [InlineData("audience: norway", "audience: norwegian", "SR-105")]
    [InlineData("- https://code.example.org/openlamp/openlamp", "- https://code.example.org", "SR-111")]
    [InlineData("- https://code.example.org/openlamp/openlamp", "- ext::sh", "SR-111")]
    [InlineData("- https://code.example.org/openlamp/openlamp", "- ssh://me:word@code.example.org/lamp", "SR-111")]
    [InlineData("- https://code.example.org/openlamp/openlamp", "- https://me@code.example.org/lamp", "SR-111")]
    [InlineData("- https://code.example.org/openlamp/openlamp", "- file://server/lamp", "SR-111")]
    [InlineData("forked: 2023-08-08", "forked: 2023-8-8", "SR-109")]
    [InlineData("forked: 2023-08-08", "forked: 2023-02-30", "SR-109")]
    [InlineData("forked: 2023-08-08", "forkd: 2023-08-08", "SR-103")]
    [InlineData("\"npm:@openlamp/core\"", "\"gems:openlamp\"", "SR-105")]
    [InlineData("rivals: [wick]", "rivals: [wicks]", "SR-108")]
    [InlineData("rivals: [wick]", "rivals: [openlamp]", "SR-108")]
    [InlineData("rivals: [wick]", "projects: [wick]", "SR-103")]
    [InlineData("projects: [openlamp]", "projects: [lamp-control]", "SR-118")]
    [InlineData("rivals: [wick]", "\trivals: [wick]", "SR-121", "rivals: [wick]", "SR-101")]
    [InlineData("name: Wick AS", "name: Wick AS\n  name: Wick", "SR-101", "summary: { nb: selskap")]
    public void A_mistake_in_a_subject_is_reported_at_its_line(string text, string mistake, string code, string? place = null, string? also = null) =>
        Reported("subjects/lamps.yaml", text, mistake, code, place, also);

    [Theory]
    [InlineData("kind: share", "kind: part", "SR-105")]
    [InlineData("kind: share", "kind: share\n  \"kind\": share", "SR-101", "subject: openlamp")]
    [InlineData("subject: openlamp", "subject: openlmp", "SR-108")]
    [InlineData("modality: measurement", "modality: guess", "SR-105")]
    [InlineData("asOf: 2026-06-30", "asOf: 30.06.2026", "SR-109")]
    [InlineData("asOf: 2026-06-30", "asOf: [2026, 6, 30]", "SR-104")]
    [InlineData("period: 2026-Q2", "period: 2026-Q5", "SR-109")]
    [InlineData("period: 2026-Q2", "period: 2026-07..2026-01", "SR-109")]
    [InlineData("period: 2026-Q2", "period: 9999", "SR-109")]
    [InlineData("tags: [use, frame]", "tags: [use, frames]", "SR-105")]
    [InlineData("tags: [use, frame]", "tags: use", "SR-104")]
    [InlineData("tags: [use, frame]", "tags: [use, use]", "SR-107")]
    [InlineData("link: https://office.example.org/lamps", "link: https://office/lamps", "SR-111")]
    [InlineData("class: measurement", "class: blog", "SR-105")]
    [InlineData("published: 2026-08-24", "publishd: 2026-08-24", "SR-103")]
    [InlineData("staleAfter: 2027-06-30", "staleAfter: 2026-06-29", "SR-110")]
    [InlineData("conflictsWith: lamps-growth", "conflictsWith: lamps-grow", "SR-108")]
    [InlineData("conflictsWith: lamps-growth", "conflictsWith: lamps-cost", "SR-108")]
    [InlineData("value: 40", "value: 62", "SR-116")]
    [InlineData("value: 40", "value: \"40\"", "SR-104")]
    [InlineData("value: 40", "value: 40.5", "SR-104")]
    [InlineData("value: 40", "value: -40", "SR-104")]
    [InlineData("value: 40", "value: 99999999999999", "SR-104")]
    [InlineData("organisations: 3", "organisations: 6", "SR-116")]
    [InlineData("value: 14.9", "value: 14,9", "SR-104")]
    [InlineData("value: 14.9", "value: 14.9\n  text: words", "SR-103", "unit: percent")]
    [InlineData("unit: percent", "unit: kroner", "SR-105")]
    [InlineData("nb: bruker OpenLamp", "nb: bruker OpenLamp 24/7", "SR-114")]
    [InlineData("quantity: { nb: prisveksten, nn: prisveksten, en: the growth in price }", "quantity: the growth", "SR-113")]
    [InlineData("to: { value: 12.6, period: 2025-08..2026-07 }", "to: { value: 12.6, period: 2024 }", "SR-110")]
    [InlineData("to: { value: 12.6, period: 2025-08..2026-07 }", "to: { value: 12.6, period: 2025 }", "SR-110")]
    [InlineData("to: { value: 12.6, period: 2025-08..2026-07 }", "to: 12.6", "SR-104")]
    [InlineData("day: 2025-10-28", "day: yesterday", "SR-109")]
    [InlineData("event: graduated", "event: graduation", "SR-105")]
    [InlineData("modality: forecast", "modality: measurement", "SR-129")]
    [InlineData("modality: forecast", "modality: fact", "SR-129")]
    [InlineData("period: 2026-Q2", "period: 2026-10", "SR-129", "modality: measurement")]
    [InlineData("to: { value: 12.6, period: 2025-08..2026-07 }", "to: { value: 12.6, period: 2027 }", "SR-129", "modality: fact")]
    [InlineData("en: use OpenLamp", "en: plan to use OpenLamp", "SR-130", "modality: measurement")]
    [InlineData("nb: bruker OpenLamp", "nb: planlegger å bruke OpenLamp", "SR-130", "modality: measurement")]
    [InlineData("nn: bruker OpenLamp", "nn: reknar med å bruke OpenLamp", "SR-130", "modality: measurement")]
    public void A_mistake_in_a_fact_is_reported_at_its_line(string text, string mistake, string code, string? place = null, string? also = null) =>
        Reported("facts/lamps.yaml", text, mistake, code, place, also);

    [Theory]
    [InlineData("subjects/lamps.yaml", "  kind: project\n", "id: openlamp")]
    [InlineData("facts/lamps.yaml", "  asOf: 2026-06-30\n", "id: lamps-lit")]
    [InlineData("facts/lamps.yaml", "  period: 2027\n", "id: lamps-cost")]
    [InlineData("facts/lamps.yaml", "  period: 2026-Q2\n", "id: lamps-lit")]
    [InlineData("facts/lamps.yaml", "  source: { title: Plan, publisher: Wick AS, link: \"https://wick.example.org/plan\", published: 2026-05-01, locator: table A, class: self-published }\n", "id: lamps-cost")]
    [InlineData("facts/lamps.yaml", "  modality: forecast\n", "id: lamps-cost")]
    [InlineData("facts/lamps.yaml", "  ofOrganisations: 5\n", "id: lamps-lit")]
    [InlineData("facts/lamps.yaml", "  of: 61\n", "id: lamps-lit")]
    public void A_missing_field_is_reported_where_its_entry_begins(string path, string field, string entry)
    {
        var problem = Assert.Single(SmallSector.ReadWith(path, field, "").Problems);

        Assert.Equal(("SR-102", $"{path}:{SmallSector.LineOf(path, entry)}"), (problem.Code, problem.Where));
    }

    [Fact]
    public void A_quadrant_too_few_or_too_many_is_reported()
    {
        var five = SmallSector.Sector + "\n  - id: birds\n    name: { nb: Fugler, nn: Fuglar, en: Birds }";
        var three = SmallSector.Sector[..SmallSector.Sector.IndexOf("  - id: rules", StringComparison.Ordinal)];

        Assert.Equal(["SR-119"], Codes(SmallSector.Read([new("sector.yaml", five), .. SmallSector.Files.Skip(1)])));
        Assert.Equal(["SR-119"], Codes(SmallSector.Read([new("sector.yaml", three), .. SmallSector.Files.Skip(1)])));
    }

    [Fact]
    public void A_sector_without_its_file_is_reported_once() => Assert.Equal(["SR-100"], Codes(SmallSector.Read([.. SmallSector.Files.Skip(1)])));

    [Fact]
    public void A_file_in_a_wrong_place_is_reported() =>
        Assert.Equal(["SR-123", "SR-123"], Codes(SmallSector.Read([.. SmallSector.Files, new("facts/more.yml", "[]"), new("subjects/old/a.yaml", "[]")])));

    [Fact]
    public void An_oversized_file_is_refused_unread() =>
        Assert.Equal(["SR-122"], Codes(SmallSector.Read([.. SmallSector.Files, new("facts/more.yaml", new string('[', 3_000_000))])));

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Assert.Equal(["SR-120"], Codes(SmallSector.Read([.. SmallSector.Files, new("facts/more.yaml", new string('[', 1_000_000))])));

    [Fact]
    public void An_alias_is_refused() =>
        Assert.Equal(["SR-120"], Codes(SmallSector.Read([.. SmallSector.Files, new("facts/more.yaml", "- &a [x]\n- [*a]\n")])));

    [Fact]
    public void Two_documents_in_a_file_are_refused() =>
        Assert.Equal(["SR-120"], Codes(SmallSector.Read([.. SmallSector.Files, new("facts/more.yaml", "[]\n---\n[]\n")])));

    [Fact]
    public void A_repository_of_two_subjects_is_reported_with_both_places()
    {
        var reading = SmallSector.ReadWith("subjects/lamps.yaml", "  projects: [openlamp]", "  repositories: [https://code.example.org/OpenLamp/openlamp.git]");

        var problem = Assert.Single(reading.Problems);
        Assert.Equal("SR-117", problem.Code);
        Assert.Contains("\"lamp-control\" at subjects/lamps.yaml:11", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Duplicate_ids_in_two_files_are_reported_with_both_places()
    {
        var reading = SmallSector.Read([.. SmallSector.Files, new("facts/more.yaml", SmallSector.Facts)]);

        Assert.All(reading.Problems, problem => Assert.Equal("SR-107", problem.Code));
        Assert.Equal(("facts/more.yaml:2", true), (reading.Problems[0].Where, reading.Problems[0].Detail.Contains("facts/lamps.yaml:2", StringComparison.Ordinal)));
    }

    /// <summary>The same thing and time in another source.</summary>
    [Theory]
    [InlineData(41, "https://other.example.org", "", "SR-131")]
    [InlineData(41, "https://other.example.org", "  conflictsWith: lamps-lit\n", null)]
    [InlineData(40, "https://other.example.org", "", null)]
    [InlineData(40, "https://office.example.org/lamps", "", "SR-107")]
    public void Two_figures_for_the_same_thing_and_time_are_reported_unless_one_names_the_other(int value, string link, string conflict, string? code)
    {
        var start = SmallSector.Facts.IndexOf("- id: lamps-lit", StringComparison.Ordinal);
        var fact = SmallSector.Facts[start..SmallSector.Facts.IndexOf("- id: lamps-cost", StringComparison.Ordinal)]
            .Replace("id: lamps-lit", "id: lamps-lit-elsewhere", StringComparison.Ordinal).Replace("value: 40", $"value: {value}", StringComparison.Ordinal)
            .Replace("https://office.example.org/lamps", link, StringComparison.Ordinal).Replace("  staleAfter", conflict + "  staleAfter", StringComparison.Ordinal);

        var problems = SmallSector.Read([.. SmallSector.Files, new("facts/more.yaml", fact)]).Problems;

        Assert.Equal(code is null ? [] : [(code, "facts/more.yaml:1")], problems.Select(problem => (problem.Code, problem.Where)));
        Assert.All(problems, problem => Assert.Contains("\"lamps-lit\" at facts/lamps.yaml:2", problem.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public void A_circle_of_technologies_is_reported_at_each_step()
    {
        const string Other = """
            - id: lamp-repair
              kind: technology
              name: Lampfix
              quadrant: lamps
              summary: { nb: reparasjon, nn: reparasjon, en: repair }
              projects: [lamp-control]
            """;
        var subjects = SmallSector.Subjects.Replace("projects: [openlamp]", "projects: [lamp-repair]", StringComparison.Ordinal);

        var reading = SmallSector.Read(SmallSector.Files[0], new("subjects/lamps.yaml", subjects), SmallSector.Files[2], new("subjects/more.yaml", Other));

        Assert.Equal(["SR-118", "SR-118"], Codes(reading));
    }

    [Theory]
    [InlineData("summry", "did you mean \"summary\"?")]
    [InlineData("Summary", "did you mean \"summary\"?")]
    [InlineData("zzzzzzzzzz", "use one of:")]
    public void An_unknown_field_comes_with_the_nearest_known_one(string field, string hint)
    {
        var reading = SmallSector.ReadWith("subjects/lamps.yaml", "audience: norway", field + ": norway");

        Assert.Contains(hint, Assert.Single(reading.Problems).Detail, StringComparison.Ordinal);
    }

    /// <param name="place">Text on the line that is reported, when it is not that of the mistake.</param>
    /// <param name="also">A code that follows from the mistake.</param>
    private static void Reported(string path, string text, string mistake, string code, string? place = null, string? also = null)
    {
        var reading = SmallSector.ReadWith(path, text, mistake);

        Assert.Null(reading.Sector);
        Assert.Contains((code, $"{path}:{SmallSector.LineOf(path, place ?? text)}"), reading.Problems.Select(problem => (problem.Code, problem.Where!)));
        Assert.All(reading.Problems, problem => Assert.Contains(problem.Code, new[] { code, also }));
    }

    private static IEnumerable<string> Codes(SectorReading reading) => reading.Problems.Select(problem => problem.Code);
}
