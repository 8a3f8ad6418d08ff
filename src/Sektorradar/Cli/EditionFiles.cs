using System.Globalization;
using Sektorradar.Rendering;
using Sektorradar.Reporting;

namespace Sektorradar.Cli;

/// <summary>Where the editions of a sector are written: a folder for each day.</summary>
internal sealed class EditionFiles(string folder)
{
    /// <returns>How many files were written.</returns>
    public Task<int> WriteAsync(Report report, CancellationToken cancel) => WriteAsync(new Edition(report, ProgramVersion.Text), FolderOf(report), cancel);

    /// <summary>What moved between the editions, beside their folders.</summary>
    public Task<int> WriteHistoryAsync(Report report, CancellationToken cancel) =>
        WriteAsync(new Edition(report, ProgramVersion.Text) { Names = ("history", "history") }, folder, cancel);

    /// <summary>The page in the sector's own language.</summary>
    public string PageOf(Report report) => Path.Combine(FolderOf(report), FileNames.Of("index", "html", report.Sector.Language, report.Sector));

    private string FolderOf(Report report) => Path.Combine(folder, report.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static async Task<int> WriteAsync(Edition edition, string folder, CancellationToken cancel)
    {
        var files = AllRenderers.Render(edition).ToList();
        foreach (var file in files)
        {
            await WholeFile.WriteAsync(Path.Combine(folder, file.Path), file.Text, cancel);
        }

        return files.Count;
    }
}
