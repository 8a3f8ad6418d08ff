using System.Globalization;
using System.Text.Json.Nodes;
using Sektorradar.Cli;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Sectors;
using Sektorradar.Tests.Reporting;

[assembly: AssemblyFixture(typeof(BundledEdition))]

namespace Sektorradar.Tests.Reporting;

/// <summary>The edition of the bundled sector, written once by the command itself into an empty folder with an empty store: when a test first asks for it.</summary>
public sealed class BundledEdition : IDisposable
{
    public const string Id = "norsk-offentlig-it";

    private readonly TempFolder _folder = new();
    private readonly Lazy<IReadOnlyDictionary<string, string>> _files;
    private readonly Lazy<JsonNode> _json;
    private readonly Lazy<IReadOnlyList<JsonNode>> _dossiers;
    private readonly Lazy<EvidenceStore> _store;
    private readonly Lazy<IReadOnlyDictionary<string, Reading>> _readings;

    public BundledEdition()
    {
        // On a thread of its own: a test that waits here keeps no other from going on.
        _files = new(() => Task.Run(() => PulseAsync(_folder["evidence.db"], _folder["out"])).GetAwaiter().GetResult());
        _json = new(() => JsonNode.Parse(Files["report.json"])!);
        _dossiers = new(() => [.. Files.Where(file => file.Key.StartsWith("subject/", StringComparison.Ordinal) && file.Key.EndsWith(".json", StringComparison.Ordinal)).Select(file => JsonNode.Parse(file.Value)!)]);
        _store = new(() => EvidenceStore.Open(StorePath));
        _readings = new(() => Store.Captures().ToDictionary(capture => capture.Id.Value, Store.Read));
    }

    public static string SectorsFolder { get; } = Path.Combine(Docs.Root, "sectors");

    public static string EvidenceFolder { get; } = Path.Combine(SectorsFolder, Id, "evidence");

    private static readonly Lazy<Sector> ReadOnce = new(() => SectorReader.Read(Id, Cli.SectorFiles.Read(Path.Combine(SectorsFolder, Id))).Sector!);

    public static Sector Sector => ReadOnce.Value;

    /// <summary>The store that the edition was written from.</summary>
    public string StorePath
    {
        get
        {
            _ = Files;
            return _folder["evidence.db"];
        }
    }

    public EvidenceStore Store => _store.Value;

    /// <summary>Every file of the edition, by name.</summary>
    public IReadOnlyDictionary<string, string> Files => _files.Value;

    public JsonNode Json => _json.Value;

    /// <summary>Every capture of the store with its signals, by the id it was kept under.</summary>
    public IReadOnlyDictionary<string, Reading> Readings => _readings.Value;

    public DateOnly AsOf => Day(Json["asOf"]);

    public IEnumerable<JsonNode> Claims => Json["claims"]!.AsArray().Select(claim => claim!);

    /// <summary>The dossier of each subject that has one.</summary>
    public IReadOnlyList<JsonNode> Dossiers => _dossiers.Value;

    /// <summary>Those of the report and of all dossiers, each once.</summary>
    public IEnumerable<JsonNode> AllClaims => Claims.Concat(Dossiers.SelectMany(dossier => dossier["claims"]!.AsArray().Select(claim => claim!))).DistinctBy(claim => claim["id"]!.ToString());

    public void Dispose()
    {
        if (_store.IsValueCreated)
        {
            _store.Value.Dispose();
        }

        _folder.Dispose();
    }

    /// <summary>Writes an edition of the bundled sector by the command, and reads its files.</summary>
    public static Task<IReadOnlyDictionary<string, string>> PulseAsync(string store, string output, params string[] more) => PulseOfAsync(SectorsFolder, Id, store, output, more);

    public static async Task<IReadOnlyDictionary<string, string>> PulseOfAsync(string sectors, string sector, string store, string output, params string[] more)
    {
        var code = await Commands.RunAsync(["pulse", "--sectors", sectors, "--sector", sector, "--store", store, "--out", output, .. more]);

        // Without evidence of activity the edition is written all the same, and the code says that it is smaller.
        Assert.True(code is 0 or 3, $"pulse ended with {code}");
        return ReadFiles(Assert.Single(Directory.GetDirectories(Path.Combine(output, sector))));
    }

    /// <summary>Every file of an edition by its path in the edition's folder.</summary>
    public static IReadOnlyDictionary<string, string> ReadFiles(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText);

    public static DateOnly Day(JsonNode? node) => Day(node!.ToString());

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A claim's number: a decimal as a text.</summary>
    public static decimal Number(JsonNode? node) => decimal.Parse(node!.ToString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    public static Language LanguageOf(string tag) => Languages.All.Single(language => language.Tag() == tag);
}
