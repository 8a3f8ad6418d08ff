using System.Text.Json.Nodes;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.GitHub;

namespace Sektorradar.Tests.Sources.GitHub;

public class GitHubStarsSourceTests
{
    private static readonly GitHubStarsSource Source = new();
    private static readonly Target Target = new("github.com/openlamp/openlamp", "openlamp/openlamp");
    private static readonly DateOnly Sunday = new(2026, 11, 22);

    [Fact]
    public void Weeks_from_sunday_become_weeks_from_monday()
    {
        var read = Source.Read(Target, Page(Sunday, [5, 0, 0, 0, 0, 0, 0], [1, 10, 10, 10, 10, 10, 10], [2, 20, 20, 20, 20, 20, 20]));

        var reading = Assert.Single(read.Readings);
        // The last week: Monday 16 November to Saturday, and the Sunday that GitHub's next week begins with.
        Assert.Equal([(new DateOnly(2026, 11, 9), 121m), (new DateOnly(2026, 11, 16), 65m)], reading.Signals.Select(signal => (signal.Day, signal.Value)));
        Assert.Equal((new DateOnly(2026, 11, 9), new DateOnly(2026, 11, 16)), (reading.Capture.CoversFrom, reading.Capture.CoversTo));
        Assert.All(reading.Signals, signal => Assert.Equal(Metric.Stars, signal.Metric));
    }

    [Fact]
    public void The_week_that_runs_is_not_counted()
    {
        var read = Source.Read(Target, Page(Sunday, [5, 7, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1]), day: Sunday);

        Assert.Equal(new DateOnly(2026, 11, 9), Assert.Single(read.Readings).Capture.CoversTo);
    }

    [Fact]
    public void All_pages_make_one_reading()
    {
        var steps = Source.ReadAll(Target, Cursor.Start, "github-stars/history-1.json", "github-stars/history-2.json");

        Assert.Equal(
            ["https://api.github.com/repos/openlamp/openlamp/stargazers/history?per_page=30&page=1", "https://api.github.com/repos/openlamp/openlamp/stargazers/history?per_page=30&page=2"],
            steps.Select(step => step.Asked.Address.AbsoluteUri));
        Assert.Empty(steps[0].Read.Readings);
        var capture = Assert.Single(steps[1].Read.Readings).Capture;
        Assert.Equal((new DateOnly(2026, 2, 9), new DateOnly(2026, 11, 16)), (capture.CoversFrom, capture.CoversTo));
        Assert.Equal("https://api.github.com/repos/openlamp/openlamp/stargazers/history", capture.Address.AbsoluteUri);
    }

    [Fact]
    public void A_later_run_asks_for_the_newest_page_alone_and_still_tells_all_weeks()
    {
        var done = Source.ReadAll(Target, Cursor.Start, "github-stars/history-1.json", "github-stars/history-2.json")[^1].Read.Cursor;

        var later = Source.Read(Target, Page(Sunday.AddDays(7), [[9, 0, 0, 0, 0, 0, 0], .. Enumerable.Repeat<int[]>([2, 2, 2, 2, 2, 2, 2], 29)]), done, day: Sunday.AddDays(8));

        Assert.EndsWith("&page=1", Source.AskWeb(Target, done).Address.AbsoluteUri, StringComparison.Ordinal);
        var reading = Assert.Single(later.Readings);
        Assert.Equal((false, new DateOnly(2026, 2, 9), new DateOnly(2026, 11, 23)), (later.More, reading.Capture.CoversFrom, reading.Capture.CoversTo));
        Assert.Equal(21m, reading.Signals.Single(signal => signal.Day == new DateOnly(2026, 11, 23)).Value);
    }

    [Fact]
    public void After_a_long_pause_older_pages_are_asked_for_again_and_nothing_is_taken_for_zero()
    {
        var done = Source.Read(Target, Page(new DateOnly(2025, 1, 5), [0, 0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1])).Cursor;

        var first = Source.Read(Target, Page(Sunday, [.. Enumerable.Repeat<int[]>([1, 1, 1, 1, 1, 1, 1], 30)]), done);
        var second = Source.Read(Target, Page(Sunday.AddDays(-7 * 30), [1, 1, 1, 1, 1, 1, 1]), first.Cursor);

        Assert.True(first.More);
        Assert.Equal(new DateOnly(2026, 4, 27), Assert.Single(second.Readings).Capture.CoversFrom);
    }

    [Fact]
    public void A_week_that_two_pages_hold_counts_once()
    {
        var first = Source.Read(Target, Page(Sunday, [.. Enumerable.Repeat<int[]>([1, 1, 1, 1, 1, 1, 1], 30)]));
        var second = Source.Read(Target, Page(Sunday.AddDays(-7 * 29), [1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1]), first.Cursor);

        Assert.All(Assert.Single(second.Readings).Signals, signal => Assert.Equal(7, signal.Value));
    }

    [Fact]
    public void A_page_that_was_skipped_ends_what_is_certain()
    {
        var first = Source.Read(Target, Page(Sunday, [.. Enumerable.Repeat<int[]>([1, 1, 1, 1, 1, 1, 1], 30)]));
        var second = Source.Read(Target, Page(Sunday.AddDays(-7 * 40), [1, 1, 1, 1, 1, 1, 1]), first.Cursor);

        Assert.Equal(new DateOnly(2026, 5, 4), Assert.Single(second.Readings).Capture.CoversFrom);
    }

    [Theory]
    [InlineData("""[{"week":1795305600,"total":8,"days":[1,1,1,1,1,1,1]}]""")]
    [InlineData("""[{"week":1795305600,"total":6,"days":[1,1,1,1,1,1]}]""")]
    [InlineData("""[{"week":1795305600,"total":5,"days":[1,1,1,1,1,1,-1]}]""")]
    [InlineData("""[{"week":1795392000,"total":7,"days":[1,1,1,1,1,1,1]}]""")]
    [InlineData("""[{"week":1795305600,"total":0,"days":[0,0,0,0,0,0,0]},{"week":1794096000,"total":0,"days":[0,0,0,0,0,0,0]}]""")]
    [InlineData("""[{"starred_at":"2026-03-01T12:00:00Z"}]""")]
    public void Weeks_of_another_shape_are_not_read(string body) => Assert.ThrowsAny<Exception>(() => Source.Read(Target, body));

    [Fact]
    public void A_repository_without_weeks_or_without_a_history_has_no_reading()
    {
        Assert.Empty(Source.Read(Target, "[]").Readings);
        Assert.Single(Source.Read(Target, """{"message":"Validation failed"}""", status: 422).Unknown);
    }

    [Fact]
    public void Weeks_that_do_not_begin_at_midnight_are_read_and_said_so()
    {
        var read = Source.Read(Target, Page(Sunday, [5, 0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1]).Replace("00,", "07,", StringComparison.Ordinal));

        Assert.Single(read.Readings);
        Assert.Single(read.Unknown);
    }

    private static string Page(DateOnly newest, params int[][] weeks) => new JsonArray([.. weeks.Select((days, i) => new JsonObject
    {
        ["week"] = new DateTimeOffset(newest.AddDays(-7 * i).ToDateTime(default), TimeSpan.Zero).ToUnixTimeSeconds(),
        ["total"] = days.Sum(),
        ["days"] = new JsonArray([.. days.Select(count => JsonValue.Create(count))]),
    })]).ToJsonString();
}
