using Sektorradar.Model;
using Sektorradar.Sectors;

namespace Sektorradar.Cli;

/// <summary>A sector on disk.</summary>
internal sealed record SectorFolder(string Path, Sector Sector)
{
    public string Evidence => System.IO.Path.Combine(Path, "evidence");

    /// <exception cref="InputException">The sector is unknown or its files have mistakes; all of them are named.</exception>
    public static SectorFolder Open(string? sectors, string name)
    {
        var path = Find(sectors, name);
        var reading = SectorReader.Read(name, ReadFiles(path));
        return reading.Sector is { } sector ? new SectorFolder(path, sector) : throw new InputException(reading.Problems);
    }

    /// <exception cref="InputException">SR-401: there is no such sector.</exception>
    public static string Find(string? sectors, string name)
    {
        var root = sectors ?? FindUpwards(Directory.GetCurrentDirectory()) ?? FindUpwards(AppContext.BaseDirectory)
            ?? throw new InputException(new Problem("SR-401", "No folder called sectors here or above; name it with --sectors."));
        if (!Directory.Exists(root))
        {
            throw new InputException(new Problem("SR-403", "There is no such folder.", root));
        }

        var path = System.IO.Path.Combine(root, name);
        var known = Directory.EnumerateDirectories(root).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal);
        return name.Length > 0 && System.IO.Path.GetFileName(name) == name && Directory.Exists(path)
            ? path
            : throw new InputException(new Problem("SR-401", $"There is no sector \"{name}\" in {root}; a sector is given by its name, not by a path. Known: {string.Join(", ", known)}."));
    }

    public static IReadOnlyList<SectorFile> ReadFiles(string path) =>
    [
        .. from file in Directory.EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
           select new SectorFile(System.IO.Path.GetRelativePath(path, file).Replace('\\', '/'), File.ReadAllText(file)),
    ];

    private static string? FindUpwards(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(System.IO.Path.Combine(folder.FullName, "sectors")))
            {
                return System.IO.Path.Combine(folder.FullName, "sectors");
            }
        }

        return null;
    }
}
