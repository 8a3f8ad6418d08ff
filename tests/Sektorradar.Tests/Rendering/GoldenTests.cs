using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Sektorradar.Tests.Reporting;

namespace Sektorradar.Tests.Rendering;

/// <summary>A whole edition that a person can read in a few minutes: three facts, one project, every sort of block that they give.</summary>
public sealed class GoldenTests : IDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("report.md")]
    [InlineData("report.nn.md")]
    [InlineData("report.en.md")]
    public async Task The_small_edition_reads(string name) => Golden.Match((await FilesAsync())[name], name);

    [Theory]
    [InlineData("report.md", "emner|repoer|signaler|fakta|prosjekter|virksomheter")]
    [InlineData("report.nn.md", "repoa|verksemder")]
    [InlineData("report.en.md", "subjects|repositories|signals|facts|projects|organisations")]
    public async Task One_is_said_in_the_singular(string name, string plural) => Assert.DoesNotMatch($@"(?<![\d.,] ?)1 ({plural})\b", (await FilesAsync())[name]);

    /// <summary>The claims of report.json, each with its values and evidence; the whole file would be too long to read.</summary>
    [Fact]
    public async Task The_small_edition_as_data()
    {
        var json = JsonNode.Parse((await FilesAsync())["report.json"])!;
        var lines = from claim in json["claims"]!.AsArray()
                    let values = claim!["values"]!.AsObject().Select(value => $"  {value.Key}: {string.Join(' ', value.Value!.AsObject().Select(part => part.Value!.ToJsonString(Readable)))}")
                    select string.Join('\n', new[] { $"{claim["id"]} {claim["kind"]} {claim["asOf"]} {claim["modality"]}" }.Concat(values).Concat(claim["evidence"]!.AsArray().Select(evidence => $"  < {evidence}")));

        Golden.Match(string.Join('\n', lines) + "\n", "claims.txt");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<IReadOnlyDictionary<string, string>> FilesAsync()
    {
        Lighthouses.Write(_folder);
        Lighthouses.AddEvidence(_folder, Lighthouses.Newest);
        return await Lighthouses.PulseAsync(_folder);
    }
}
