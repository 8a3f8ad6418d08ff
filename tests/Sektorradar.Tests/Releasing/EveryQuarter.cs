using System.Text.Json.Nodes;
using Sektorradar.Cli;
using Sektorradar.Tests.Releasing;
using Sektorradar.Tests.Reporting;

[assembly: AssemblyFixture(typeof(EveryQuarter))]

namespace Sektorradar.Tests.Releasing;

/// <summary>The editions of the bundled sector of every quarter since 2023 and the newest, written once by the command itself: when a test first asks for them.</summary>
public sealed class EveryQuarter : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Lazy<IReadOnlyList<JsonNode>> _editions;

    public EveryQuarter() => _editions = new(() => Task.Run(WriteAsync).GetAwaiter().GetResult());

    /// <summary>Each as its report.json, oldest first.</summary>
    public IReadOnlyList<JsonNode> Editions => _editions.Value;

    public void Dispose() => _folder.Dispose();

    private async Task<IReadOnlyList<JsonNode>> WriteAsync()
    {
        Assert.Equal(0, await Commands.RunAsync(["pulse", "--history", "--sectors", BundledEdition.SectorsFolder, "--sector", BundledEdition.Id, "--store", _folder["evidence.db"], "--out", _folder["out"]]));
        return [.. Directory.GetDirectories(_folder["out/" + BundledEdition.Id]).Order(StringComparer.Ordinal).Select(edition => JsonNode.Parse(File.ReadAllText(Path.Combine(edition, "report.json")))!)];
    }
}
