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
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Another_run_with_an_empty_store_writes_the_same() =>
        Assert.Equal(edition.Files, await BundledEdition.PulseAsync(_folder["fresh.db"], _folder["fresh"]));

    [Fact]
    public async Task Another_run_with_the_same_store_writes_the_same_over_what_was_there()
    {
        File.Copy(edition.StorePath, _folder["evidence.db"]);
        await BundledEdition.PulseAsync(_folder["evidence.db"], _folder["out"]);

        Assert.Equal(edition.Files, await BundledEdition.PulseAsync(_folder["evidence.db"], _folder["out"]));
    }

    [Fact]
    public async Task The_order_in_which_evidence_came_in_changes_nothing()
    {
        using var store = EvidenceStore.Open(_folder["reversed.db"]);
        foreach (var file in Directory.EnumerateFiles(BundledEdition.EvidenceFolder, "*.jsonl", SearchOption.AllDirectories).OrderDescending(StringComparer.Ordinal))
        {
            await store.ImportAsync(file, EvidencePack.Read(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), file).Readings, TestContext.Current.CancellationToken);
        }

        Assert.Equal(Written(EvidenceTests.ReadSector(), edition.Store, reversed: false), Written(EvidenceTests.ReadSector(), store, reversed: true));
    }

    /// <summary>A sector is a set of entries: which file each stands in, and in which order files are read, is the editor's own matter.</summary>
    [Fact]
    public void The_order_of_files_changes_nothing()
    {
        var files = Cli.SectorFiles.Read(Path.Combine(BundledEdition.SectorsFolder, BundledEdition.Sector));
        var (sector, turned) = (SectorReader.Read(BundledEdition.Sector, files).Sector!, SectorReader.Read(BundledEdition.Sector, [.. files.Reverse()]).Sector!);

        Assert.Equal(Written(sector, edition.Store, reversed: false), Written(turned, edition.Store, reversed: false));
    }

    [Fact]
    public void The_parts_in_process_write_what_the_command_writes() =>
        Assert.Equal(edition.Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Value), Written(EvidenceTests.ReadSector(), edition.Store, reversed: false));

    public void Dispose() => _folder.Dispose();

    private List<string> Written(Sector sector, EvidenceStore store, bool reversed)
    {
        var abouts = sector.Subjects.SelectMany(subject => subject.Repositories).Select(repository => repository.About).ToHashSet();
        var captures = store.Captures().Where(capture => abouts.Contains(capture.About)).GroupBy(capture => capture.About).Select(same => same.Last());
        var ordered = (reversed ? captures.Reverse() : captures).ToList();
        var ledger = new Ledger(edition.AsOf, ordered, ordered.SelectMany(capture => store.Read(capture).Signals), sector.Facts, []);
        return [.. AllRenderers.Render(new Edition(Outline.Build(sector, ledger), edition.Json["generator"]!["version"]!.ToString())).OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => file.Text)];
    }
}
