using System.Globalization;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.HackerNews;

namespace Sektorradar.Tests.Sources.HackerNews;

public sealed class HackerNewsSourceTests : SourceContract
{
    private const string TooMany = "hackernews/stories-too-many.json", First = "hackernews/stories-1.json", Second = "hackernews/stories-2.json", Launched = "hackernews/launches.json";
    private static readonly HackerNewsSource HackerNews = new();
    private static readonly Target OpenLamp = new("openlamp", "\"openlamp\""), Launches = new("launches", "");

    protected override ISource Source => HackerNews;

    protected override Target Target => OpenLamp;

    protected override IReadOnlyList<string> Recordings => [TooMany, First, Second];

    protected override IReadOnlyList<string> Persons => ["account-that-must-go"];

    [Fact]
    public void More_than_an_answer_holds_is_asked_for_in_parts_without_a_hole()
    {
        var read = HackerNews.ReadAll(OpenLamp, Cursor.Start, TooMany, First, Second);

        Assert.Equal([("2024-11-18", "2026-11-23"), ("2024-11-18", "2025-11-21"), ("2025-11-21", "2026-11-23")], read.Select(step => Window(step.Asked)));
        Assert.Empty(read[0].Read.Items);
        Assert.Equal(2, read[1].Read.Items.Count);
        Assert.Equal(4, read[2].Read.Items.Count);
    }

    [Fact]
    public void Each_week_is_counted_over_the_parts_up_to_the_last_that_has_ended()
    {
        var read = HackerNews.ReadAll(OpenLamp, Cursor.Start, TooMany, First, Second);

        Assert.Empty(read[0].Read.Readings.Concat(read[1].Read.Readings));
        var reading = Assert.Single(read[2].Read.Readings);
        Assert.Equal((new DateOnly(2024, 11, 18), new DateOnly(2026, 11, 16)), (reading.Capture.CoversFrom, reading.Capture.CoversTo));
        // The week of 17 November 2025 lies in both parts.
        Assert.Equal(["2024-11-18 1", "2025-11-17 2", "2026-11-16 3"], reading.Signals.Select(signal => $"{signal.Day:O} {signal.Value}"));
        Assert.All(reading.Signals, signal => Assert.Equal(Metric.Stories, signal.Metric));
    }

    [Fact]
    public void The_next_run_reads_the_last_weeks_again_and_counts_them_once()
    {
        var done = HackerNews.ReadAll(OpenLamp, Cursor.Start, TooMany, First, Second)[^1].Read.Cursor;

        Assert.Null(HackerNews.Ask(OpenLamp, done, Given.Today));

        var monday = new DateOnly(2026, 11, 30);
        var asked = Assert.IsType<Request.Web>(HackerNews.Ask(OpenLamp, done, monday));
        Assert.Equal(("2026-11-16", "2026-11-30"), Window(asked));
        var body = System.Text.Encoding.UTF8.GetBytes(Altered.Of(Second, "1763683200", "1795521600"));
        var extract = HackerNews.Read(OpenLamp, new Answer.Received(asked, asked.Address, 200, null, null, body, new DateTimeOffset(monday, default, TimeSpan.Zero), Validators.None), done);
        Assert.Equal(["2024-11-18 1", "2025-11-17 2", "2026-11-16 3", "2026-11-23 1"], Assert.Single(extract.Readings).Signals.Select(signal => $"{signal.Day:O} {signal.Value}"));
    }

    [Fact]
    public void No_new_series_before_another_week_has_ended()
    {
        var done = HackerNews.ReadAll(OpenLamp, Cursor.Start, TooMany, First, Second)[^1].Read.Cursor;
        var thursday = new DateOnly(2026, 11, 26);
        var asked = Assert.IsType<Request.Web>(HackerNews.Ask(OpenLamp, done, thursday));

        var extract = HackerNews.Read(OpenLamp, new Answer.Received(asked, asked.Address, 200, null, null, """{"hits":[],"nbHits":0}"""u8.ToArray(), new DateTimeOffset(thursday, default, TimeSpan.Zero), Validators.None), done);

        Assert.Empty(extract.Readings);
        Assert.Null(HackerNews.Ask(OpenLamp, extract.Cursor, thursday));
    }

    [Fact]
    public void A_story_has_its_link_or_its_discussion()
    {
        var stories = HackerNews.ReadAll(OpenLamp, Cursor.Start, TooMany, First, Second).SelectMany(step => step.Read.Items).ToDictionary(item => item.Key);

        Assert.Equal("https://news.ycombinator.com/item?id=50000011", stories["50000011"].Link.AbsoluteUri);
        Assert.Equal("https://news.ycombinator.com/item?id=50000010", stories["50000010"].Link.AbsoluteUri);
        Assert.Equal(("example.org", "12", "3"), (stories["46000002"]["domain"], stories["46000002"]["points"], stories["46000002"]["comments"]));
        Assert.False(stories["50000010"].Details.ContainsKey("comments"));
        Assert.Equal(new DateOnly(2025, 11, 20), stories["46000002"].Day);
    }

    [Fact]
    public void A_term_is_searched_in_titles_as_it_is_written() => Assert.Equal(
        "?query=%22openlamp%22&tags=story&restrictSearchableAttributes=title&typoTolerance=false&queryType=prefixNone&numericFilters=created_at_i%3E%3D1731888000%2Ccreated_at_i%3C1795392000"
            + "&hitsPerPage=1000&attributesToRetrieve=objectID,created_at_i,title,url,points,num_comments&attributesToHighlight=none",
        HackerNews.AskWeb(OpenLamp).Address.Query);

    [Fact]
    public void Launches_are_those_that_lead_to_a_repository()
    {
        var read = HackerNews.ReadRecording(Launches, Launched);

        Assert.Equal(["github.com/openlamp/openlamp 120", "gitlab.com/lamps/tools/wick 8", "codeberg.org/lamps/lantern 4"], read.Items.Select(item => $"{item["repository"]} {item["points"]}"));
        Assert.All(read.Items, item => Assert.Equal(ItemKind.Launch, item.Kind));
        Assert.Empty(read.Readings);
        Assert.Equal(("2026-10-26", "2026-11-23"), Window(HackerNews.AskWeb(Launches)));
    }

    [Theory]
    [InlineData("https://github.com/lamps/wick", "github.com/lamps/wick")]
    [InlineData("https://www.github.com/lamps/wick/tree/main/docs", "github.com/lamps/wick")]
    [InlineData("https://git.sr.ht/~lamps/wick", "git.sr.ht/~lamps/wick")]
    [InlineData("https://github.com/lamps", null)]
    [InlineData("https://github.com/lamps/.git", null)]
    [InlineData("https://github.com/orgs/lamps", null)]
    [InlineData("https://gist.github.com/lamps/0123", null)]
    [InlineData("https://gitlab.com/lamps/-/snippets", null)]
    [InlineData("https://github.com.example.org/lamps/wick", null)]
    public void A_link_leads_to_a_repository_or_not(string link, string? repository)
    {
        var body = System.Text.Encoding.UTF8.GetString(Recording.Of(Launched)).Replace("https://github.com/openlamp/openlamp", link, StringComparison.Ordinal);

        Assert.Equal(repository, HackerNews.Read(Launches, body).Items.SingleOrDefault(item => item.Key == "50000031")?["repository"]);
    }

    [Theory]
    [InlineData("a story of another window", "1731888000", "1731887999")]
    [InlineData("a time of another type", "1731888000", "\"1731888000\"")]
    [InlineData("more than is there, though not too much", "\"nbHits\": 2", "\"hits_\": 2")]
    public void What_cannot_be_so_is_not_read(string what, string there, string instead)
    {
        var body = Altered.Of(First, there, instead);

        Assert.True(Record.Exception(() => HackerNews.Read(OpenLamp, body)) is not null, what);
    }

    [Fact]
    public void A_day_with_more_than_an_answer_holds_is_a_problem()
    {
        var cursor = new Cursor("""{"Read":null,"First":"2026-11-16","Weeks":[],"Run":{"At":"2026-11-20","Until":"2026-11-23","Days":1}}""");

        Assert.Throws<FormatException>(() => HackerNews.ReadRecording(OpenLamp, TooMany, cursor));
    }

    [Fact]
    public void A_story_without_a_title_is_not_known()
    {
        var read = HackerNews.Read(OpenLamp, Altered.Of(First, "\"OpenLamp 1.0\"", "null"));

        Assert.Equal(["a story without a number or a title: 42000001"], read.Unknown);
        Assert.Single(read.Items);
    }

    [Fact]
    public void Every_term_is_asked_for_once_and_launches_with_them()
    {
        var sector = Given.Sector([]);
        var question = sector.Watch.Questions[0] with { HackerNews = ["openlamp", "oil \"lamp\""] };

        Assert.Equal([OpenLamp, new Target("oil \"lamp\"", "\"oil lamp\""), Launches], HackerNews.Targets(sector with { Watch = sector.Watch with { Questions = [question, question] } }));
        Assert.Empty(HackerNews.Targets(sector with { Watch = Watch.Nothing }));
    }

    [Fact]
    public void The_form_of_the_reference_sample_is_known()
    {
        var read = HackerNews.Read(OpenLamp, File.ReadAllText(Reference.Folder("data/samples/synthetic/hn_algolia_search_by_date.json")));

        Assert.Equal("example.org", Assert.Single(read.Items)["domain"]);
    }

    private static (string From, string To) Window(Request.Web asked)
    {
        var seconds = System.Text.RegularExpressions.Regex.Matches(Uri.UnescapeDataString(asked.Address.Query), "created_at_i>?<?=?([0-9]+)");
        return ($"{Week.Day(long.Parse(seconds[0].Groups[1].Value, CultureInfo.InvariantCulture)):O}", $"{Week.Day(long.Parse(seconds[1].Groups[1].Value, CultureInfo.InvariantCulture)):O}");
    }
}

public sealed class LaunchContract : SourceContract
{
    protected override ISource Source => new HackerNewsSource();

    protected override Target Target => new("launches", "");

    protected override IReadOnlyList<string> Recordings => ["hackernews/launches.json"];

    protected override IReadOnlyList<string> Persons => ["account-that-must-go"];
}
