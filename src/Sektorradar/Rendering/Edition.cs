using Sektorradar.Model;
using Sektorradar.Reporting;

namespace Sektorradar.Rendering;

/// <summary>A report on its way to files.</summary>
/// <param name="Version">Of the program that made it.</param>
public sealed record Edition(Report Report, string Version)
{
    /// <summary>The name of its pages, and of its JSON and Markdown.</summary>
    public (string Pages, string Data) Names { get; init; } = ("index", "report");

    /// <summary>The same edition with a dossier's sections and sources in place of the report's, so that both are drawn in the same way.</summary>
    public Edition Of(Dossier dossier) => this with { Report = Report with { Sections = dossier.Sections, Sources = dossier.Sources, Turns = Report.Turns.Then(dossier.Claims) } };
}

/// <param name="Path">Relative to the edition's folder, with forward slashes.</param>
public sealed record OutputFile(string Path, string Text);

/// <summary>Draws an edition in one format, in every language. The same edition gives the same bytes.</summary>
public interface IRenderer
{
    IEnumerable<OutputFile> Render(Edition edition);
}

/// <summary>Every format, in the order they are written. Adding one is adding a line here.</summary>
public static class AllRenderers
{
    private static readonly IRenderer[] Renderers = [new Json.JsonRenderer(), new Markdown.MarkdownRenderer(), new Html.HtmlPages(), new Json.DossierRenderer(), new Html.DossierPages()];

    public static IEnumerable<OutputFile> Render(Edition edition) => Renderers.SelectMany(renderer => renderer.Render(edition));
}

public static class FileNames
{
    /// <summary>index.html in the sector's own language, index.nn.html in another.</summary>
    public static string Of(string name, string ending, Language language, Sector sector) =>
        language == sector.Language ? $"{name}.{ending}" : $"{name}.{language.Tag()}.{ending}";

    /// <summary>The name of a subject's files, as <see cref="Of"/> takes it.</summary>
    public static string OfSubject(string id) => $"subject/{id}";
}
