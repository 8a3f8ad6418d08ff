using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Sektorradar.Sources.Packages;

namespace Sektorradar.Cli;

/// <summary>
/// Where the clients of package registries on this machine are told to ask: the files and variables that npm, NuGet and pip read themselves, nearest
/// first. Only addresses are taken, and of those neither user, password nor query.
/// </summary>
internal static partial class ClientConfiguration
{
    /// <summary>The spellings that NuGet looks for where upper and lower case differ.</summary>
    private static readonly string[] NuGetFiles = ["nuget.config", "NuGet.config", "NuGet.Config"];

    public static PackageRegistries Read() =>
        Read(Directory.GetCurrentDirectory(), Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Environment.GetEnvironmentVariable);

    /// <param name="working">The working folder.</param>
    /// <param name="home">The user's folder.</param>
    /// <param name="variable">Environment variables by name.</param>
    public static PackageRegistries Read(string working, string home, Func<string, string?> variable)
    {
        var unreadable = new List<string>();
        return new PackageRegistries(Npm(working, home, variable, unreadable), NuGet(working, home, variable, unreadable), Pip(home, variable, unreadable)) { Unreadable = unreadable };
    }

    private static Uri? Npm(string working, string home, Func<string, string?> variable, List<string> unreadable) =>
        Address(variable("npm_config_registry") ?? variable("NPM_CONFIG_REGISTRY"))
        ?? new[] { Path.Combine(working, ".npmrc"), variable("NPM_CONFIG_USERCONFIG") ?? Path.Combine(home, ".npmrc"), variable("NPM_CONFIG_GLOBALCONFIG") }
            .SelectMany(file => Settings(file, unreadable))
            .Where(setting => setting is { Section: "", Key: "registry" })
            .Select(setting => Address(Braced().Replace(setting.Value.Trim('"', '\''), match => variable(match.Groups["name"].Value) ?? "")))
            .FirstOrDefault(address => address is not null);

    private static Uri? Pip(string home, Func<string, string?> variable, List<string> unreadable) =>
        Address(variable("PIP_INDEX_URL"))
        ?? new[]
            {
                variable("PIP_CONFIG_FILE"),
                variable("VIRTUAL_ENV") is { } environment ? Path.Combine(environment, OperatingSystem.IsWindows() ? "pip.ini" : "pip.conf") : null,
                Path.Combine(variable("XDG_CONFIG_HOME") ?? Path.Combine(home, ".config"), "pip", "pip.conf"),
                Path.Combine(home, ".pip", "pip.conf"),
                Path.Combine(home, "Library", "Application Support", "pip", "pip.conf"),
                variable("APPDATA") is { } data ? Path.Combine(data, "pip", "pip.ini") : null,
                OperatingSystem.IsWindows() ? null : "/etc/pip.conf",
            }
            .SelectMany(file => Settings(file, unreadable))
            .Where(setting => setting is { Section: "global", Key: "index-url" or "index_url" })
            .Select(setting => Address(setting.Value)).FirstOrDefault(address => address is not null);

    private static Uri? NuGet(string working, string home, Func<string, string?> variable, List<string> unreadable)
    {
        var files = Upwards(working).SelectMany(folder => NuGetFiles.Select(name => Path.Combine(folder, name)))
            .Append(Path.Combine(home, ".nuget", "NuGet", "NuGet.Config"))
            .Append(Path.Combine(home, ".config", "NuGet", "NuGet.Config"))
            .Concat(variable("APPDATA") is { } data ? [Path.Combine(data, "NuGet", "NuGet.Config")] : []);
        var (sources, disabled, cleared) = (new List<(string Key, string Value)>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase), false);
        foreach (var configuration in files.Distinct().Select(file => Xml(file, unreadable)).OfType<XElement>())
        {
            disabled.UnionWith(Elements(configuration, "disabledPackageSources").Where(entry => entry.Value.Equals("true", StringComparison.OrdinalIgnoreCase)).Select(entry => entry.Key));
            if (!cleared)
            {
                sources.AddRange(Elements(configuration, "packageSources"));

                // What files farther away name counts no more.
                cleared = configuration.Element("packageSources")?.Element("clear") is not null;
            }
        }

        // A source of the second protocol has no service index.
        return sources.Where(source => !disabled.Contains(source.Key))
            .Select(source => Address(Percented().Replace(source.Value, match => variable(match.Groups["name"].Value) ?? match.Value)))
            .FirstOrDefault(address => address?.AbsolutePath.EndsWith(".json", StringComparison.OrdinalIgnoreCase) == true);
    }

    /// <summary>An address to ask without anything secret in it, or null when it is none.</summary>
    private static Uri? Address(string? text) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? new UriBuilder(address) { UserName = "", Password = "", Query = "", Fragment = "" }.Uri
            : null;

    private static IEnumerable<string> Upwards(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }

    private static IEnumerable<(string Key, string Value)> Elements(XElement configuration, string section) =>
        from entry in configuration.Element(section)?.Elements("add") ?? []
        select (entry.Attribute("key")?.Value ?? "", entry.Attribute("value")?.Value ?? "");

    private static XElement? Xml(string file, List<string> unreadable) => Opened(file, unreadable, stream =>
    {
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = 1 << 20 });
        return XDocument.Load(reader).Root;
    });

    private static List<(string Section, string Key, string Value)> Settings(string? file, List<string> unreadable) => Opened(file, unreadable, stream =>
    {
        var (settings, section) = (new List<(string, string, string)>(), "");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine()?.Trim() is { } line)
        {
            if (line.StartsWith('[') && line.EndsWith(']'))
            {
                section = line[1..^1].Trim();
            }
            else if (!line.StartsWith('#') && !line.StartsWith(';') && line.Split('=', 2) is [var key, var value])
            {
                settings.Add((section, key.Trim(), value.Trim()));
            }
        }

        return settings;
    }) ?? [];

    private static T? Opened<T>(string? file, List<string> unreadable, Func<Stream, T?> read) where T : class
    {
        try
        {
            if (file is null || !File.Exists(file))
            {
                return null;
            }

            using var stream = File.OpenRead(file);
            return read(stream);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or XmlException)
        {
            unreadable.Add(file!);
            return null;
        }
    }

    [GeneratedRegex(@"\$\{(?<name>[^}]+)\}")]
    private static partial Regex Braced();

    [GeneratedRegex("%(?<name>[^%]+)%")]
    private static partial Regex Percented();
}
