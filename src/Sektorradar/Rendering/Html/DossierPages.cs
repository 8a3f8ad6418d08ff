using Sektorradar.Model;

namespace Sektorradar.Rendering.Html;

/// <summary>A page for each dossier in each language, made as the report's page is.</summary>
internal sealed class DossierPages : IRenderer
{
    public IEnumerable<OutputFile> Render(Edition edition) =>
        from page in (from dossier in edition.Report.Dossiers from language in Languages.All select (dossier, language)).AsParallel().AsOrdered()
        let reader = new Reader(edition.Of(page.dossier), page.language) { Data = page.dossier.Subject.Id + ".json" }
        select new OutputFile(FileNames.Of(FileNames.OfSubject(page.dossier.Subject.Id), "html", page.language, edition.Report.Sector),
            HtmlPages.Page<DossierPage>((nameof(DossierPage.Reader), reader), (nameof(DossierPage.Subject), page.dossier.Subject)));
}
