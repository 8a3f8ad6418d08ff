using Sektorradar.Model;
using Sektorradar.Reporting.Sections;

namespace Sektorradar.Reporting;

/// <summary>The nine sections, in their order. Adding one is adding a line here.</summary>
public static class Outline
{
    private static readonly ISection[] Sections =
    [
        new Picture(),
        new TopFive(),
        new NewProjects(),
        new Events(),
        new HypeAndSubstance(),
        new Talent(),
        new Risks(),
        new RadarSection(),
        new ThirtyDays(),
    ];

    /// <summary>Builds an edition. A section without evidence says so in one sentence and is never padded.</summary>
    public static Report Build(Sector sector, Ledger ledger) => Build(Draft.Of(sector, ledger));

    public static Report Build(Draft draft) => draft.Report(SectionsOf(draft), Dossier.All(draft));

    /// <summary>An edition without dossiers.</summary>
    public static Report WithoutDossiers(Draft draft) => draft.Report(SectionsOf(draft), []);

    /// <summary>An edition that holds one subject's dossier alone, in the words that it has beside the report.</summary>
    public static Report Of(Draft draft, Dossier dossier) => draft.Report(dossier.Sections, [dossier], Turns.Of(Section.ClaimsIn(SectionsOf(draft))));

    private static List<Section> SectionsOf(Draft draft) => [.. Sections.Select((section, i) => new Section(section.Id, i + 1, section.Build(draft)))];
}
