using System.Globalization;
using Sektorradar.Model;
using Sektorradar.Releasing;
using Sektorradar.Rendering;
using Sektorradar.Rendering.Json;
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

    /// <summary>The newest edition of an earlier day that was written here and not rebuilt; null when there is none.</summary>
    /// <param name="unread">Told of a file that is no edition of this form: it is left as it is, and corrects nothing.</param>
    public EarlierEdition? Before(DateOnly day, Action<Problem> unread)
    {
        var days = Directory.Exists(folder) ? Directory.GetDirectories(folder).Select(Path.GetFileName).Where(name => DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var earlier) && earlier < day) : [];
        foreach (var file in days.OrderDescending(StringComparer.Ordinal).Select(name => Path.Combine(folder, name!, "report.json")).Where(File.Exists))
        {
            try
            {
                if (EarlierEditionReader.Read(File.ReadAllText(file), DossiersBeside(file)) is { } edition)
                {
                    return edition;
                }
            }
            catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
            {
                unread(new Problem("SR-411", $"It cannot be read, so what it said is not corrected: {error.Message}", file));
            }
        }

        return null;
    }

    private static IEnumerable<string> DossiersBeside(string report) => Path.Combine(Path.GetDirectoryName(report)!, "subject") is var subjects && Directory.Exists(subjects)
        ? Directory.EnumerateFiles(subjects, "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllText) : [];

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
