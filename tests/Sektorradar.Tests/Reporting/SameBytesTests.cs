using Sektorradar.Cli;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Rendering;
using Sektorradar.Reporting;
using Sektorradar.Sectors;
using Sektorradar.Tests.Sectors;

namespace Sektorradar.Tests.Reporting;

/// <summary>The same evidence gives the same bytes.</summary>
public sealed class SameBytesTests(BundledEdition edition) : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Another_run_with_the_same_store_writes_the_same_over_what_was_there()
    {
        File.Copy(edition.StorePath, _folder["evidence.db"]);
        _folder.Write($"out/{BundledEdition.Id}/{edition.Json["asOf"]}/report.md", "an older edition");

        Assert.Equal(edition.Files, await BundledEdition.PulseAsync(_folder["evidence.db"], _folder["out"]));
    }

    [Fact]
    public async Task The_order_in_which_evidence_came_in_changes_nothing()
    {
        using var store = EvidenceStore.Open(_folder["reversed.db"]);
        var readings = edition.Readings.Values.OrderByDescending(reading => reading.Capture.About, StringComparer.Ordinal).ToList();
        await store.ImportAsync("all", readings, TestContext.Current.CancellationToken);

        Assert.Equal(edition.Files, Written(BundledEdition.Sector, store));
    }

    /// <summary>A sector is a set of entries: which file each stands in, and in which order files are read, is the editor's own matter.</summary>
    [Fact]
    public void The_order_of_files_changes_nothing()
    {
        var files = Tests.Cli.SectorFiles.Read(Path.Combine(BundledEdition.SectorsFolder, BundledEdition.Id));

        Assert.Equal(edition.Files, Written(SectorReader.Read(BundledEdition.Id, [.. files.Reverse()]).Sector!, edition.Store));
    }

    public void Dispose() => _folder.Dispose();

    private Dictionary<string, string> Written(Sector sector, EvidenceStore store)
    {
        var ledger = EditionLedger.Of(sector, store, EditionLedger.Histories(sector, store), edition.AsOf);
        return AllRenderers.Render(new Edition(Outline.Build(sector, ledger), edition.Json["generator"]!["version"]!.ToString())).ToDictionary(file => file.Path, file => file.Text);
    }
}
