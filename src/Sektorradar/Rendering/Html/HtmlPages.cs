using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Sektorradar.Model;

namespace Sektorradar.Rendering.Html;

/// <summary>One self-contained page for each language: no script, no request to anywhere, the style inside.</summary>
internal sealed class HtmlPages : IRenderer
{
    // Without this encoder "ø" is written as "&#xF8;".
    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .BuildServiceProvider();

    private static readonly Lazy<MarkupString> StyleSheet = new(() =>
    {
        using var reader = new StreamReader(typeof(HtmlPages).Assembly.GetManifestResourceStream("Sektorradar.Rendering.Html.report.css")!);
        return new($"<style>\n{reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal)}</style>");
    });

    internal static MarkupString Style => StyleSheet.Value;

    public IEnumerable<OutputFile> Render(Edition edition) => Languages.All.Select(language => new OutputFile(
        FileNames.Of(edition.Names.Pages, "html", language, edition.Report.Sector), Page<ReportPage>((nameof(ReportPage.Reader), new Reader(edition, language)))));

    internal static string Page<TPage>(params IEnumerable<(string Name, object? Value)> parameters) where TPage : IComponent
    {
        using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        var view = ParameterView.FromDictionary(parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));
        // Nothing in a page waits for anything, so the task has ended when it is returned.
        var page = renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(view)).ToHtmlString()).GetAwaiter().GetResult();
        return "<!DOCTYPE html>\n" + page.Replace("\r\n", "\n", StringComparison.Ordinal) + "\n";
    }
}
