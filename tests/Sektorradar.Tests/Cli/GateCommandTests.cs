using System.Text.Json.Nodes;
using Sektorradar.Tests.Reporting;
using Sektorradar.Tests.Sectors;

namespace Sektorradar.Tests.Cli;

/// <summary>An edition that somebody has published, checked from its own files.</summary>
public sealed class GateCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_published_edition_is_proven_and_a_changed_one_is_not()
    {
        Lighthouses.Write(_folder);
        Lighthouses.AddEvidence(_folder, Lighthouses.Newest);
        await Lighthouses.PulseAsync(_folder);
        var edition = Assert.Single(Directory.GetDirectories(_folder[$"out/{SmallSector.Id}"]));

        var right = await SektorradarProgram.RunAsync(_folder["."], "gate", edition);
        var page = Path.Combine(edition, "index.html");
        await File.WriteAllTextAsync(page, (await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken)).Replace("40 av 61", "60 av 61", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var wrong = await SektorradarProgram.RunAsync(_folder["."], "gate", edition, "--json");

        Assert.Equal((0, ""), (right.ExitCode, right.Output));
        Assert.Contains("all of it proven", right.Error, StringComparison.Ordinal);
        Assert.Equal(2, wrong.ExitCode);
        Assert.All(JsonNode.Parse(wrong.Output)!.AsArray(), breach => Assert.Equal(("index.html", "page", "nb"), (breach!["file"]!.ToString(), breach["kind"]!.ToString(), breach["language"]!.ToString())));
    }

    [Fact]
    public async Task A_folder_without_an_edition_is_named()
    {
        var ended = await SektorradarProgram.RunAsync(_folder["."], "gate", ".");

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("SR-403", ended.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
