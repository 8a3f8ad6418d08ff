using System.Globalization;
using System.Text.Json.Nodes;
using Sektorradar.Cli;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Tests.Reporting;

[assembly: AssemblyFixture(typeof(BundledEdition))]

namespace Sektorradar.Tests.Reporting;

/// <summary>The edition of the bundled sector, written once by the command itself into an empty folder with an empty store.</summary>
public sealed class BundledEdition : IAsyncLifetime
{
    public const string Sector = "norsk-offentlig-it";

    private readonly TemporaryFolder _folder = new();
    private EvidenceStore? _store;

    public static string SectorsFolder { get; } = Path.Combine(Docs.Root, "sectors");

    public static string EvidenceFolder { get; } = Path.Combine(SectorsFolder, Sector, "evidence");

    public string StorePath => _folder["evidence.db"];

    public EvidenceStore Store => _store!;

    /// <summary>Every file of the edition, by name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; private set; } = null!;

    public JsonNode Json { get; private set; } = null!;

    /// <summary>Every capture of the store with its signals, by the id it was kept under.</summary>
    public IReadOnlyDictionary<string, Reading> Readings { get; private set; } = null!;

    public DateOnly AsOf => Day(Json["asOf"]);

    public IEnumerable<JsonNode> Claims => Json["claims"]!.AsArray().Select(claim => claim!);

    public async ValueTask InitializeAsync()
    {
        Files = await PulseAsync(StorePath, _folder["out"]);
        Json = JsonNode.Parse(Files["report.json"])!;
        _store = EvidenceStore.Open(StorePath);
        Readings = _store.Captures().ToDictionary(capture => capture.Id.Value, _store.Read);
    }

    public ValueTask DisposeAsync()
    {
        _store?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Writes an edition of the bundled sector by the command, and reads its files.</summary>
    public static Task<IReadOnlyDictionary<string, string>> PulseAsync(string store, string output, params string[] more) => PulseAsync(SectorsFolder, Sector, store, output, more);

    public static async Task<IReadOnlyDictionary<string, string>> PulseAsync(string sectors, string sector, string store, string output, params string[] more)
    {
        var code = await Commands.RunAsync(["pulse", "--sectors", sectors, "--sector", sector, "--store", store, "--out", output, .. more]);

        Assert.Equal(0, code);
        return ReadFiles(Assert.Single(Directory.GetDirectories(Path.Combine(output, sector))));
    }

    public static IReadOnlyDictionary<string, string> ReadFiles(string folder) => Directory.GetFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    public static DateOnly Day(JsonNode? node) => Day(node!.ToString());

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Language LanguageOf(string tag) => Languages.All.Single(language => language.Tag() == tag);
}
