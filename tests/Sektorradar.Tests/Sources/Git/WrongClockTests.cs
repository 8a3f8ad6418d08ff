using Sektorradar.Model;

namespace Sektorradar.Tests.Sources.Git;

public class WrongClockTests
{
    // 2030 is after the copy's day, 2050 and 2106 are over the old limit of two thousand million seconds, the last two are after the year 9999.
    public static TheoryData<string> Ahead => ["2030-06-01T00:00Z", "2050-06-01T00:00Z", "@4294967295", "@99999999999999", "@9223372036854775807"];

    [Theory]
    [MemberData(nameof(Ahead))]
    [BadInputRow("a wrong clock")]
    public async Task A_clock_far_ahead_does_not_drag_later_landings_with_it(string ahead)
    {
        var history = new GitRepositoryBuilder();
        history.Commit("2024-01-02T10:00Z");
        history.Commit(ahead, GitRepositoryBuilder.Two);
        history.Commit("2024-01-16T10:00Z", GitRepositoryBuilder.Three);

        var reading = await history.ReadAsync("2024-02-14");

        Assert.Equal("2024-01-01:2 2024-01-15:1", reading.Weeks(Metric.Commits));
        Assert.Equal("2024-01-02", reading.Dates(Metric.FirstCommit));
        Assert.Equal("2024-01-16", reading.Dates(Metric.LastCommit));
    }

    [Theory]
    [MemberData(nameof(Ahead))]
    public async Task A_first_commit_with_a_clock_far_ahead_lands_with_the_next(string ahead)
    {
        var history = new GitRepositoryBuilder();
        history.Commit(ahead);
        history.Commit("2024-01-16T10:00Z", GitRepositoryBuilder.Two);

        var reading = await history.ReadAsync("2024-02-14");

        Assert.Equal("2024-01-15:2", reading.Weeks(Metric.Commits));
        Assert.Equal("2024-01-16", reading.Dates(Metric.FirstCommit));
        Assert.Equal(new DateOnly(2024, 1, 15), reading!.Capture.CoversFrom);
    }

    [Theory]
    [MemberData(nameof(Ahead))]
    public async Task Tags_pull_requests_and_files_with_a_clock_far_ahead_are_no_events(string ahead)
    {
        var history = new GitRepositoryBuilder();
        var start = history.Commit("2024-01-02T10:00Z");
        var late = history.Commit(ahead, files: [("LICENSE", "Apache License, Version 2.0"), ("README.md", "This repository is archived.")]);
        history.Tag("v1.0.0", start, "2024-01-03T10:00Z").Tag("v2.0.0", start, ahead).PullRequest(1, late);

        var reading = await history.ReadAsync("2024-02-14");

        Assert.Equal("2024-01-03=1.0.0", reading.Dates(Metric.Version));
        Assert.Equal("", reading.Weeks(Metric.PullRequests));
        Assert.Equal("", reading.Dates(Metric.Licence));
        Assert.Equal("", reading.Dates(Metric.Archived));
    }

    [Fact]
    public async Task Nothing_but_wrong_clocks_is_no_history_to_count()
    {
        var history = new GitRepositoryBuilder();
        history.Commit("@99999999999999");

        Assert.Null(await history.ReadAsync("2024-02-14"));
    }
}
