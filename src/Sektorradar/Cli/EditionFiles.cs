using System.Globalization;
using Sektorradar.Model;
using Sektorradar.Releasing;
using Sektorradar.Rendering;
using Sektorradar.Reporting;

namespace Sektorradar.Cli;

/// <summary>Where the editions of a sector are written: a folder for each day.</summary>
internal sealed class EditionFiles(string folder)
{
    private const int Shown = 10;

    /// <param name="again">Builds the same report anew from its evidence, for the release gate.</param>
    /// <returns>How many files were written.</returns>
    /// <exception cref="InputException">SR-410: something in it cannot be proven; nothing was written.</exception>
    public Task<int> WriteAsync(Report report, Func<Report> again, CancellationToken cancel) => WriteAsync(new Edition(report, ProgramVersion.Text), again, FolderOf(report), cancel);

    /// <summary>What moved between the editions, beside their folders.</summary>
    /// <exception cref="InputException">SR-410, as for an edition.</exception>
    public Task<int> WriteHistoryAsync(Report report, Func<Report> again, CancellationToken cancel) =>
        WriteAsync(new Edition(report, ProgramVersion.Text) { Names = ("history", "history") }, again, folder, cancel);

    /// <summary>The page in the sector's own language.</summary>
    public string PageOf(Report report) => Path.Combine(FolderOf(report), FileNames.Of("index", "html", report.Sector.Language, report.Sector));

    private string FolderOf(Report report) => Path.Combine(folder, report.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static async Task<int> WriteAsync(Edition edition, Func<Report> again, string folder, CancellationToken cancel)
    {
        var computed = Task.Run(again, cancel);
        var files = AllRenderers.Render(edition).ToList();
        List<Breach> breaches = [.. ReleaseGate.Check(files), .. ReleaseGate.Recomputed(files, edition with { Report = await computed })];
        if (breaches.Count > 0)
        {
            throw new InputException([.. breaches.Take(Shown).Select(breach => new Problem("SR-410", breach.Why, $"{breach.File} {breach.Claim}".TrimEnd())), .. breaches.Count > Shown
                ? [new Problem("SR-410", $"And {breaches.Count - Shown} more like these.")] : Array.Empty<Problem>()]);
        }

        foreach (var file in files)
        {
            await WholeFile.WriteAsync(Path.Combine(folder, file.Path), file.Text, cancel);
        }

        return files.Count;
    }
}
