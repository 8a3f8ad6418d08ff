using Sektorradar.Evidence;
using Sektorradar.Model;
using static Sektorradar.Tests.Reporting.BundledEdition;

namespace Sektorradar.Tests.Reporting;

/// <summary>"New" is only said of what was first public in the last twelve months, recomputed here from the evidence files themselves.</summary>
public class NewProjectsTests(BundledEdition edition)
{
    private IEnumerable<System.Text.Json.Nodes.JsonNode> Rows => edition.Claims.Where(claim => claim["kind"]!.ToString() == "new.project");

    [Fact]
    public void No_row_is_older_than_twelve_months()
    {
        Assert.NotEmpty(Rows);
        Assert.All(Rows, row => Assert.InRange(Day(row["values"]!["published"]!["value"]), edition.AsOf.AddMonths(-12), edition.AsOf));
    }

    [Fact]
    public void The_day_is_the_oldest_trace_in_the_evidence_files_or_the_day_of_a_cited_publication()
    {
        var sector = BundledEdition.Sector;
        var readings = Directory.EnumerateFiles(EvidenceFolder, "*.jsonl", SearchOption.AllDirectories)
            .SelectMany(file => EvidencePack.Read(File.ReadAllText(file), file).Readings).ToLookup(reading => reading.Capture.About);

        Assert.All(Rows, row =>
        {
            var subject = sector.Find(row["values"]!["subject"]!["value"]!.ToString())!;
            var events = subject.Repositories.SelectMany(repository => readings[repository.About]).SelectMany(reading => reading.Signals);
            var oldest = events.Where(signal => signal.Metric is Metric.FirstPublication or Metric.FirstCommit or Metric.Version or Metric.Prerelease).Min(signal => signal.Day);
            var published = Day(row["values"]!["published"]!["value"]);
            var cited = row["evidence"]!.AsArray().Select(evidence => evidence!.ToString().Split(':', '@')[1]);
            var sourced = sector.Facts.Where(fact => cited.Contains(fact.Id) && fact.Statement is Statement.Event { What: "published" }).Select(fact => ((Statement.Event)fact.Statement).Day);

            Assert.True(published == oldest || sourced.Contains(published), $"{subject.Id}: printed {published:O}, oldest trace {oldest:O}");
        });
    }

    [Fact]
    public void Nobody_is_counted_in_a_cell_of_fewer_than_five() => Assert.All(
        edition.Claims.SelectMany(claim => claim["values"]!.AsObject()).Where(value => value.Key is "people" or "newcomers" && value.Value!["type"]!.ToString() == "number"),
        value => Assert.True(Number(value.Value!["value"]) >= 5));

    [Fact]
    public void No_curve_is_drawn_of_fewer_than_five()
    {
        var few = Rows.Where(row => row["values"]!["people"]!["type"]!.ToString() == "term").Select(row => row["id"]!.ToString()).ToHashSet();
        var table = edition.Json["sections"]!.AsArray().Single(section => section!["id"]!.ToString() == "new")!["blocks"]!.AsArray().Single(block => block!["type"]!.ToString() == "table")!;

        Assert.NotEmpty(few);
        Assert.All(table["rows"]!.AsArray(), row => Assert.Equal(few.Contains(row!["claim"]!.ToString()), row["trend"] is null));
    }
}
