using System.Security.Cryptography;
using System.Text;
using Sektorradar.Evidence;
using Sektorradar.Model;

namespace Sektorradar.Cli;

/// <summary>Evidence files on disk and the store: both ways.</summary>
internal static class EvidenceFiles
{
    /// <summary>Imports every file that has changed since it was last imported; a file with a problem gives that problem and nothing of it is kept.</summary>
    public static async Task<(int Files, int Signals, IReadOnlyList<Problem> Problems)> ImportAsync(EvidenceStore store, string folder, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        int files = 0, signals = 0;
        foreach (var file in Find(folder))
        {
            cancel.ThrowIfCancellationRequested();
            var bytes = await File.ReadAllBytesAsync(file, cancel);
            var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
            if (store.HasImported(digest))
            {
                continue;
            }

            var (readings, found) = EvidencePack.Read(Encoding.UTF8.GetString(bytes), Path.GetRelativePath(folder, file).Replace('\\', '/'));
            problems.AddRange(found);
            if (found.Count == 0)
            {
                signals += await store.ImportAsync(digest, readings, cancel);
                files++;
            }
        }

        return (files, signals, problems);
    }

    /// <summary>Writes the newest capture of each thing, one file for each; other files in the folder stay.</summary>
    public static async Task<int> ExportAsync(EvidenceStore store, string folder, Func<Capture, bool> wanted, CancellationToken cancel)
    {
        var written = 0;
        foreach (var thing in store.Captures().Where(wanted).GroupBy(c => (c.Source, c.About)))
        {
            var newest = thing.Last();
            var path = Path.Combine(folder, EvidencePack.FileName(newest));
            await WholeFile.WriteAsync(path, EvidencePack.Write([store.Read(newest)]), cancel);
            written++;
        }

        return written;
    }

    public static IReadOnlyList<string> Find(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
}

/// <summary>Writes beside the target and then renames, so that a reader never sees half a file and a full disk leaves the old one.</summary>
internal static class WholeFile
{
    /// <summary>Makes the folder before work is done that could not be kept.</summary>
    /// <exception cref="InputException">SR-402.</exception>
    public static void Prepare(string folder)
    {
        if (File.Exists(folder))
        {
            throw new InputException(new Problem("SR-402", "This is a file, not a folder.", folder));
        }

        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new Problem("SR-402", $"The folder cannot be made: {error.Message}", folder));
        }
    }

    public static async Task WriteAsync(string path, string text, CancellationToken cancel)
    {
        var beside = path + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            await File.WriteAllTextAsync(beside, text, new UTF8Encoding(false), cancel);
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            DeleteIfThere(beside);
            throw new InputException(new Problem("SR-402", $"The file cannot be written: {error.Message}", path));
        }
    }

    private static void DeleteIfThere(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }
}
