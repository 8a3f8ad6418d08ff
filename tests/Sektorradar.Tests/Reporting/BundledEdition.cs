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
    private readonly Lazy<EvidenceStore> _store;
    private readonly Lazy<IReadOnlyDictionary<string, Reading>> _readings;

    public BundledEdition()
    {
        // On a thread of its own: a test that waits here keeps no other from going on.
        _files = new(() => Task.Run(() => PulseAsync(_folder["evidence.db"], _folder["out"])).GetAwaiter().GetResult());
        _json = new(() => JsonNode.Parse(Files["report.json"])!);
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

    public static IReadOnlyDictionary<string, string> ReadFiles(string folder) => Directory.GetFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    public static DateOnly Day(JsonNode? node) => Day(node!.ToString());

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Language LanguageOf(string tag) => Languages.All.Single(language => language.Tag() == tag);
}
