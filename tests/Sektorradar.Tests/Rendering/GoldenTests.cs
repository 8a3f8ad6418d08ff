using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Sektorradar.Tests.Reporting;

namespace Sektorradar.Tests.Rendering;

/// <summary>A whole edition that a person can read in a few minutes: three facts, one project, every sort of block that they give.</summary>
public sealed class GoldenTests(GoldenTests.SmallEdition edition) : IClassFixture<GoldenTests.SmallEdition>
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    [Theory]
    [InlineData("report.md")]
    [InlineData("report.nn.md")]
    [InlineData("report.en.md")]
    public void The_small_edition_reads(string name) => Golden.Match(edition.Files[name], name);

    [Theory]
    [InlineData("report.md", "emner|repoer|signaler|fakta|prosjekter|virksomheter")]
    [InlineData("report.nn.md", "repoa|verksemder")]
    [InlineData("report.en.md", "subjects|repositories|signals|facts|projects|organisations")]
    public void One_is_said_in_the_singular(string name, string plural) => Assert.DoesNotMatch($@"(?<![\d.,] ?)1 ({plural})\b", edition.Files[name]);

    /// <summary>The claims of report.json, each with its values and evidence; the whole file would be too long to read.</summary>
    [Fact]
    public void The_small_edition_as_data()
    {
        var json = JsonNode.Parse(edition.Files["report.json"])!;
        var lines = from claim in json["claims"]!.AsArray()
                    let values = claim!["values"]!.AsObject().Select(value => $"  {value.Key}: {string.Join(' ', value.Value!.AsObject().Select(part => part.Value!.ToJsonString(Readable)))}")
                    let evidence = claim["evidence"]!.AsArray().Select(evidence => $"  < {evidence}")
                    select string.Join('\n', values.Prepend($"{claim["id"]} {claim["kind"]} {claim["asOf"]} {claim["modality"]}").Concat(evidence));

        Golden.Match(string.Join('\n', lines) + "\n", "claims.txt");
    }

    public sealed class SmallEdition : IAsyncLifetime
    {
        private readonly TempFolder _folder = new();

        public IReadOnlyDictionary<string, string> Files { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Lighthouses.Write(_folder);
            Lighthouses.AddEvidence(_folder, Lighthouses.Newest);
            Files = await Lighthouses.PulseAsync(_folder);
        }

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
