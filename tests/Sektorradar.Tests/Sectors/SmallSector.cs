using Sektorradar.Sectors;

namespace Sektorradar.Tests.Sectors;

/// <summary>A valid sector about invented projects, with every kind of subject form and fact. Tests change one thing in it.</summary>
internal static class SmallSector
{
    public const string Id = "lighthouses";

    public const string Sector = """
        # yaml-language-server: $schema=../../schemas/sector.schema.json
        id: lighthouses
        name: { nb: Fyr, nn: Fyr, en: Lighthouses }
        summary:
          nb: Verktøyene fyrvoktere bruker.
          nn: Verktøya fyrvaktarar bruker.
          en: The tools of lighthouse keepers.
        language: nb
        country: NO
        quadrants:
          - id: lamps
            name: { nb: Lamper, nn: Lamper, en: Lamps }
          - id: fog
            name: { nb: Tåke, nn: Skodde, en: Fog }
          - id: boats
            name: { nb: Båter, nn: Båtar, en: Boats }
          - id: rules
            name: { nb: Regler, nn: Reglar, en: Rules }
        """;

    public const string Sources = """
        # yaml-language-server: $schema=../../../schemas/sources.schema.json
        - kind: feed
          id: lamp-news
          name: Lampenytt
          address: https://lamps.example.no/feed
          language: nb
        - kind: organisation
          id: lamp-agency
          name: Lampedirektoratet
          number: "974760673"
          domain: lamps.example.no
          github: lamp-agency
        - kind: question
          subject: openlamp
          wikipedia: ["en:Oil_lamp"]
          journals: [OpenLamp]
          hackerNews: [openlamp]
          topics: [lamps]
        - kind: dismissal
          repository: https://code.example.org/wick/candle
          reason: a game
        """;

    public const string Subjects = """
        # yaml-language-server: $schema=../../../schemas/subjects.schema.json
        - id: lamp-control
          kind: technology
          name: { nb: Lampestyring, nn: Lampestyring, en: Lamp control }
          aliases: { nb: [styring av lamper, lampestyring], nn: [styring av lamper], en: [lamp control] }
          quadrant: lamps
          summary:
            nb: programmer som tenner og slukker lamper etter NIS2
            nn: program som tenner og sløkkjer lamper etter NIS2
            en: programs that light and extinguish lamps under NIS2
          projects: [openlamp]
        - id: openlamp
          kind: project
          name: OpenLamp
          aliases: [olamp, Lamp 3]
          quadrant: lamps
          summary:
            nb: program som tenner lamper
            nn: program som tenner lamper
            en: program that lights lamps
          homepage: https://openlamp.example.org
          country: EU
          audience: norway
          repositories:
            - https://code.example.org/openlamp/openlamp
            - url: https://code.example.org/openlamp/fork
              forked: 2023-08-08
          packages: ["npm:@openlamp/core"]
          rivals: [wick]
        - id: wick
          kind: company
          name: Wick AS
          summary: { nb: selskap som selger veker, nn: selskap som sel veikar, en: company that sells wicks }
        """;

    public const string Facts = """
        # yaml-language-server: $schema=../../../schemas/facts.schema.json
        - id: lamps-lit
          kind: share
          subject: openlamp
          actor: { nb: Fyrvesenet, nn: Fyrvesenet, en: The Lighthouse Office }
          modality: measurement
          asOf: 2026-06-30
          period: 2026-Q2
          tags: [use, frame]
          source:
            title: Lamps of 2026
            publisher: The Lighthouse Office
            link: https://office.example.org/lamps
            published: 2026-08-24
            locator: page 12
            class: measurement
          staleAfter: 2027-06-30
          value: 40
          of: 61
          quantity: { nb: bruker OpenLamp, nn: bruker OpenLamp, en: use OpenLamp }
          population: { nb: fyr, nn: fyr, en: lighthouses }
          organisations: 3
          ofOrganisations: 5
        - id: lamps-cost
          kind: amount
          subject: wick
          actor: Wick AS
          modality: forecast
          asOf: 2026-05-01
          period: 2027
          tags: [risk-market]
          source: { title: Plan, publisher: Wick AS, link: "https://wick.example.org/plan", published: 2026-05-01, locator: table A, class: self-published }
          conflictsWith: lamps-growth
          value: 14.9
          unit: percent
          quantity: { nb: prisveksten, nn: prisveksten, en: the growth in price }
        - id: lamps-growth
          kind: change
          subject: lamp-control
          actor: Wick AS
          modality: fact
          asOf: 2026-05-01
          tags: [frame]
          source: { title: Report, publisher: Wick AS, link: "https://wick.example.org/report", published: 2026-05-01, locator: section B, class: primary }
          from: { value: 6.9, period: 2025 }
          to: { value: 12.6, period: 2025-08..2026-07 }
          unit: score
          quantity: { nb: poengsummen, nn: poengsummen, en: the score }
        - id: lamp-graduated
          kind: event
          subject: openlamp
          actor: The Lamp Foundation
          modality: decision
          asOf: 2025-10-28
          tags: [trust]
          source: { title: News, publisher: The Lamp Foundation, link: "https://foundation.example.org/news", published: 2025-10-28, locator: news item, class: primary }
          day: 2025-10-28
          event: graduated
          text: { nb: stiftelsen tok opp OpenLamp, nn: stiftinga tok opp OpenLamp, en: the foundation graduated OpenLamp }
        - id: lamp-status
          kind: status
          subject: openlamp
          actor: The Lamp Foundation
          modality: opinion
          asOf: 2025-10-28
          tags: [trust]
          source: { title: News, publisher: The Lamp Foundation, link: "https://foundation.example.org/news", published: 2025-10-28, locator: news item, class: news }
          text: { nb: stiftelsen eier navnet OpenLamp, nn: stiftinga eig namnet OpenLamp, en: the foundation owns the name OpenLamp }
        """;

    public const string Matching = """
        # yaml-language-server: $schema=../../../schemas/matching.schema.json
        - list: coast
          words: [fyr*, lighthouse*]
        - subject: lamp-control
          alias: lampestyring
          needs: [lampe]
          lists: [coast]
          not: [Lampestyring av scene*]
          case: capital
          matches: [Lampestyring i fyret, "Fyrvokteren kjøpte Lampestyring"]
          doesNotMatch: [Lampestyring av teateret]
        """;

    public const string Decisions = """
        # yaml-language-server: $schema=../../../schemas/decisions.schema.json
        - subject: openlamp
          ring: ASSESS
          decided: 2026-07-01
          by: { nb: lykterådet, nn: lykterådet, en: the lantern council }
          reason: { nb: to fyr har prøvd det, nn: to fyr har prøvd det, en: two lighthouses have tried it }
          until: 2026-12-31
          link: https://council.example.org/minutes
        - subject: openlamp
          ring: HOLD
          decided: 2026-05-01
          by: lykterådet
          reason: { nb: det ryker, nn: det ryk, en: it smokes }
        - subject: lamp-control
          ring: none
          decided: 2026-07-01
          by: { nb: redaksjonen, nn: redaksjonen, en: the editorial board }
          reason: { nb: emnet er for vidt, nn: emnet er for vidt, en: the subject is too wide }
        """;

    public static IReadOnlyList<SectorFile> Files { get; } =
        [new("sector.yaml", Sector), new("subjects/lamps.yaml", Subjects), new("facts/lamps.yaml", Facts), new("sources/lamps.yaml", Sources)];

    public static SectorReading Read(params IReadOnlyList<SectorFile> files) => SectorReader.Read(Id, files);

    /// <summary>Reads the sector with one text replaced in one file.</summary>
    public static SectorReading ReadWith(string path, string text, string replacement)
    {
        Assert.Contains(text, Files.Single(file => file.Path == path).Text, StringComparison.Ordinal);
        return Read([.. Files.Select(file => file.Path == path ? file with { Text = ReplaceFirst(file.Text, text, replacement) } : file)]);
    }

    public static int LineOf(string path, string text)
    {
        var content = Files.Single(file => file.Path == path).Text;
        return 1 + content[..content.IndexOf(text, StringComparison.Ordinal)].Count(character => character == '\n');
    }

    private static string ReplaceFirst(string content, string text, string replacement)
    {
        var at = content.IndexOf(text, StringComparison.Ordinal);
        return content[..at] + replacement + content[(at + text.Length)..];
    }
}
