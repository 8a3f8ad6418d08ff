using System.Globalization;
using System.Text.Json.Nodes;
using Sektorradar.Model;
using Sektorradar.Tests.Sectors;
using static Sektorradar.Tests.Reporting.BundledEdition;

namespace Sektorradar.Tests.Reporting;

/// <summary>An edition of a day holds what was known by that day, and says what it does not have.</summary>
public sealed class AsOfTests(BundledEdition edition) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("2025-12-31")]
    [InlineData("2026-06-30")]
    [InlineData("2026-08-20")]
    [InlineData("2026-08-22")]
    [InlineData("2026-08-23")]
    public async Task An_earlier_edition_uses_nothing_that_came_later(string text)
    {
        var day = Day(text);
        File.Copy(edition.StorePath, _folder["evidence.db"]);

        var json = JsonNode.Parse((await BundledEdition.PulseAsync(_folder["evidence.db"], _folder["out"], "--as-of", text))["report.json"])!;

        OnlyUntil(day, json);
    }

    [Fact]
    public async Task Of_several_copies_the_newest_by_the_day_is_used()
    {
        Lighthouses.Write(_folder);
        DateOnly[] copies = [new(2026, 5, 4), new(2026, 6, 15), Lighthouses.Newest];
        Assert.All(copies, copy => Lighthouses.AddEvidence(_folder, copy));

        foreach (var (day, copy) in new[] { ("2026-05-04", copies[0]), ("2026-06-14", copies[0]), ("2026-06-15", copies[1]), ("2026-08-23", copies[1]), ("2026-08-24", copies[2]) })
        {
            var json = JsonNode.Parse((await Lighthouses.PulseAsync(_folder, output: day, more: ["--as-of", day]))["report.json"])!;
            OnlyUntil(Day(day), json);
            Assert.Equal([copy.ToString("O", CultureInfo.InvariantCulture)], json["sources"]!.AsArray().Where(IsCapture).Select(source => source!["date"]!.ToString()));
        }
    }

    [Fact]
    public async Task Before_all_evidence_every_section_says_what_is_missing()
    {
        Lighthouses.Write(_folder);
        Lighthouses.AddEvidence(_folder, Lighthouses.Newest);

        var files = await Lighthouses.PulseAsync(_folder, more: ["--as-of", "2020-01-01"]);

        var json = JsonNode.Parse(files["report.json"])!;
        Assert.Empty(json["claims"]!.AsArray());
        Assert.Empty(json["sources"]!.AsArray());
        Assert.All(json["sections"]!.AsArray(), section => Assert.NotNull(section!["missing"]));
        Assert.All(new[] { ("nb", "index.html", "report.md"), ("nn", "index.nn.html", "report.nn.md"), ("en", "index.en.html", "report.en.md") }, file =>
            Assert.All(json["sections"]!.AsArray().Select(section => section!["missing"]![file.Item1]!.ToString()), sentence =>
            {
                Assert.EndsWith(".", sentence, StringComparison.Ordinal);
                Assert.Contains(sentence.TrimEnd('.'), System.Net.WebUtility.HtmlDecode(files[file.Item2]), StringComparison.Ordinal);
                Assert.Contains(sentence.TrimEnd('.'), files[file.Item3], StringComparison.Ordinal);
            }));
    }

    [Fact]
    public async Task A_sector_with_facts_only_is_reported_and_no_repository_counts_as_zero()
    {
        Lighthouses.Write(_folder);

        var json = JsonNode.Parse((await Lighthouses.PulseAsync(_folder))["report.json"])!;

        Assert.NotEmpty(json["claims"]!.AsArray());
        Assert.DoesNotContain(json["sources"]!.AsArray(), IsCapture);
        Assert.All(json["scores"]!.AsArray(), score => Assert.Null(score!["ratio"]));
        Assert.All(json["sections"]!.AsArray(), section => Assert.True(section!["missing"] is not null || section["blocks"]!.AsArray().Count > 0));
        Assert.Equal(2, json["scores"]!.AsArray().Single(score => score!["subject"]!.ToString() == "openlamp")!["missing"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_sector_with_evidence_only_is_reported()
    {
        Lighthouses.Write(_folder);
        Directory.Delete(_folder[$"sectors/{SmallSector.Id}/facts"], recursive: true);
        Lighthouses.AddEvidence(_folder, Lighthouses.Newest);

        var json = JsonNode.Parse((await Lighthouses.PulseAsync(_folder))["report.json"])!;

        Assert.NotEmpty(json["claims"]!.AsArray());
        Assert.All(json["sources"]!.AsArray(), source => Assert.True(IsCapture(source)));
    }

    [Fact]
    public async Task A_section_that_has_nothing_has_no_claim_and_one_that_has_something_misses_nothing()
    {
        File.Copy(edition.StorePath, _folder["evidence.db"]);

        var json = JsonNode.Parse((await BundledEdition.PulseAsync(_folder["evidence.db"], _folder["out"], "--as-of", "2020-01-01"))["report.json"])!;

        Assert.All(json["sections"]!.AsArray(), section => Assert.Equal(section!["blocks"]!.AsArray().Count == 0, section["missing"] is not null));
    }

    public void Dispose() => _folder.Dispose();

    private static bool IsCapture(JsonNode? source) => source!["places"]![0]!["evidence"]!.ToString().StartsWith("capture:", StringComparison.Ordinal);

    private static void OnlyUntil(DateOnly day, JsonNode json)
    {
        var facts = json["sources"]!.AsArray().Select(source => Day(source!["date"]));
        var claims = json["claims"]!.AsArray().Select(claim => Day(claim!["asOf"]));
        var days = from claim in json["claims"]!.AsArray()
                   where claim!["modality"]!.ToString() is "fact" or "measurement"
                   from value in claim["values"]!.AsObject()
                   where value.Key is "day" or "last" or "published" && value.Value!["type"]!.ToString() == "day"
                   select Day(value.Value!["value"]);
        var weeks = json["scores"]!.AsArray().Where(score => score!["lastWeek"] is not null).Select(score => Day(score!["lastWeek"]).AddDays(6));

        Assert.Equal(day, Day(json["asOf"]));
        Assert.All(facts.Concat(claims).Concat(days).Concat(weeks), found => Assert.True(found <= day, $"{found:O} is after {day:O}"));
    }
}
