using Sektorradar.Tests.Reporting;

namespace Sektorradar.Tests.Rendering;

/// <summary>A whole edition that a person can read in a few minutes: three facts, one project, every sort of block that they give.</summary>
public sealed class GoldenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("report.md")]
    [InlineData("report.nn.md")]
    [InlineData("report.en.md")]
    public async Task The_small_edition_reads(string name) => Golden.Match((await FilesAsync())[name], name);

    [Fact]
    public async Task The_small_edition_as_data()
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse((await FilesAsync())["report.json"])!;
        var lines = from claim in json["claims"]!.AsArray()
                    let values = claim!["values"]!.AsObject().Select(value => $"  {value.Key}: {string.Join(' ', value.Value!.AsObject().Select(part => part.Value!.ToJsonString(Readable)))}")
                    select string.Join('\n', new[] { $"{claim["id"]} {claim["kind"]} {claim["asOf"]} {claim["modality"]}" }.Concat(values).Concat(claim["evidence"]!.AsArray().Select(evidence => $"  < {evidence}")));

        Golden.Match(string.Join('\n', lines) + "\n", "claims.txt");
    }

    public void Dispose() => _folder.Dispose();

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    private async Task<IReadOnlyDictionary<string, string>> FilesAsync()
    {
        Lighthouses.Write(_folder);
        Lighthouses.AddEvidence(_folder, Lighthouses.Newest);
        return await Lighthouses.PulseAsync(_folder);
    }
}
