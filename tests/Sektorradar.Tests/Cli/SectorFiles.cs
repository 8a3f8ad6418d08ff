using Sektorradar.Sectors;

namespace Sektorradar.Tests.Cli;

/// <summary>A sector's files on disk, read without the program.</summary>
internal static class SectorFiles
{
    public static IReadOnlyList<SectorFile> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => new SectorFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)))];
}
