using System.Text;
using System.Text.Json.Nodes;
using Sektorradar.Model;
using Sektorradar.Scoring.Backtests;

namespace Sektorradar.Tests.Scoring.Backtests;

public class PanelFileTests
{
    [Fact]
    public void A_panel_is_read_with_its_days_counts_and_calendar()
    {
        var topic = Assert.Single(Read(Panel(repository => repository["end"] = "2024-03-01"), name => name == "openlamp/lamp" ? Audience.Norway : Audience.International).Topics);

        Assert.Equal(("openlamp/lamp", new DateOnly(2024, 1, 1), new DateOnly(2024, 2, 7), Audience.Norway, new DateOnly(2024, 3, 1)), (topic.Name, topic.First, topic.Snapshot, topic.Audience, topic.End));
        Assert.Equal([5.0, 6, 7], topic.Weekly[Metric.PullRequests]);
    }

    [Fact]
    public void The_week_of_the_copy_is_cut_off_and_the_silence_before_it_is_zeros()
    {
        // Weeks of 1, 8 and 15 January; copied on Wednesday 7 February: the last complete week begins on 29 January.
        Assert.Equal([1.0, 2, 3, 0, 0], Read(Panel(_ => { })).Topics[0].Covered().Weekly[Metric.Authors]);
        Assert.Equal([1.0, 2], Read(Panel(repository => repository["snapshot"] = "2024-01-17")).Topics[0].Covered().Weekly[Metric.Authors]);
        Assert.Empty(Read(Panel(repository => repository["snapshot"] = "2024-01-03")).Topics[0].Covered().Weekly[Metric.Authors]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"repos\":7}")]
    [InlineData("{\"repos\":[")]
    public void What_is_no_panel_is_said_to_be_none(string text) =>
        Assert.Equal(["SR-601"], Assert.Throws<InputException>(() => PanelFile.Read(Encoding.UTF8.GetBytes(text), "panel.json", _ => default)).Problems.Select(p => p.Code));

    public static TheoryData<string, string> Mistakes => new()
    {
        { "name", "name is missing" },
        { "first", "first is missing" },
        { "first=2024-01-02", "it is a Monday" },
        { "first=0001-01-01", "it is a Monday after 1970" },
        { "first=2025-01-06", "after the snapshot" },
        { "first=\"soon\"", "first is missing" },
        { "snapshot", "snapshot is missing" },
        { "end=yesterday", "end is missing" },
        { "calendar=moon", "calendar is" },
        { "authors", "authors is missing" },
        { "authors=many", "authors is missing, or no list" },
        { "authors=[1,2]", "not equally long: authors 2, prs 3" },
        { "authors=[]", "authors has 0 weeks" },
        { "authors=[1,-2,3]", "-2 in week 2" },
        { "authors=[1,2,1e300]", "1e300 in week 3" },
        { "authors=[1,null,3]", "null in week 2" },
        { "authors=[1,\"2\",3]", "\"2\" in week 2" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_repository_that_cannot_be_used_is_named_with_the_reason(string change, string reason)
    {
        var (field, value) = change.Split('=', 2) is [var name, var text] ? (name, text) : (change, null);
        var thrown = Assert.Throws<InputException>(() => Read(Panel(repository =>
        {
            repository.Remove(field);
            if (value is not null)
            {
                repository[field] = value.StartsWith('[') ? JsonNode.Parse(value) : JsonValue.Create(value);
            }
        })));

        Assert.Contains(thrown.Problems, problem => problem.Code == "SR-602" && problem.Detail.Contains(reason, StringComparison.Ordinal));
        Assert.All(thrown.Problems, problem => Assert.StartsWith("panel.json, repository 1", problem.Where, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_mistake_is_named_at_once_and_a_repository_stands_there_once()
    {
        var one = Repository();
        one.Remove("prs");
        one["commits"] = new JsonArray(-1, 2, 3);
        var mistakes = Assert.Throws<InputException>(() => Read(new JsonObject { ["repos"] = new JsonArray(one, Repository(), 7) })).Problems;
        var twice = Assert.Throws<InputException>(() => Read(new JsonObject { ["repos"] = new JsonArray(Repository(), Repository()) })).Problems;

        Assert.True(mistakes.Count >= 3);
        Assert.Contains(mistakes, problem => problem.Where == "panel.json, repository 3");
        Assert.Contains("more than once", Assert.Single(twice).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Ends_and_rings_are_read_from_CSV_with_quotes_and_columns_in_any_order()
    {
        var ends = BacktestTables.ReadEnds("end,note,name\r\n2021-07-27,\"gone, sadly\",openlamp/lamp\r\n", "ends.csv");
        var rings = BacktestTables.ReadRings("volume,date,name,ring\n34,2026-04,\"Lamp, \"\"old\"\"\",Caution\n33,2025-11,Lamp,trial\n", "rings.csv");

        Assert.Equal(new DateOnly(2021, 7, 27), ends["OpenLamp/lamp"]);
        Assert.Equal([new PublishedRing(34, "Lamp, \"old\"", Ring.Hold), new PublishedRing(33, "Lamp", Ring.Try)], rings);
    }

    [Theory]
    [InlineData("", "rings.csv:1")]
    [InlineData("volume,name\n1,Lamp\n", "rings.csv:1")]
    [InlineData("volume,name,ring\none,Lamp,adopt\n", "rings.csv:2")]
    [InlineData("volume,name,ring\n1,Lamp,adopt\n2,,adopt\n", "rings.csv:3")]
    [InlineData("volume,name,ring\n1,Lamp,maybe\n", "rings.csv:2")]
    [InlineData("volume,name,ring\n1\n", "rings.csv:2")]
    public void A_line_that_cannot_be_used_is_named(string text, string where)
    {
        var problem = Assert.Single(Assert.Throws<InputException>(() => BacktestTables.ReadRings(text, "rings.csv")).Problems);

        Assert.Equal(("SR-603", where), (problem.Code, problem.Where));
    }

    [Theory]
    [InlineData("name,end\nlamp,soon\n", "ends.csv:2")]
    [InlineData("name,end\nlamp,2021-07-27\nLAMP,2021-07-28\n", "ends.csv:3")]
    public void An_end_needs_a_day_and_stands_there_once(string text, string where) =>
        Assert.Equal(where, Assert.Single(Assert.Throws<InputException>(() => BacktestTables.ReadEnds(text, "ends.csv")).Problems).Where);

    private static JsonObject Repository() => new()
    {
        ["name"] = "openlamp/lamp", ["first"] = "2024-01-01", ["snapshot"] = "2024-02-07", ["authors"] = new JsonArray(1, 2, 3), ["prs"] = new JsonArray(5, 6, 7),
        ["new_authors"] = new JsonArray(0, 1, 0), ["commits"] = new JsonArray(9, 9, 9), ["stars"] = "passed over",
    };

    private static JsonObject Panel(Action<JsonObject> change)
    {
        var repository = Repository();
        change(repository);
        return new JsonObject { ["repos"] = new JsonArray(repository) };
    }

    private static BacktestPanel Read(JsonObject panel, Func<string, Audience>? calendar = null) => PanelFile.Read(Encoding.UTF8.GetBytes(panel.ToJsonString()), "panel.json", calendar ?? (_ => Audience.International));
}
