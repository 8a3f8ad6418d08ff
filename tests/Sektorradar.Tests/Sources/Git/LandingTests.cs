using Sektorradar.Model;

namespace Sektorradar.Tests.Sources.Git;

public class LandingTests
{
    [Fact]
    public async Task Work_on_a_side_branch_counts_in_the_week_of_its_merge()
    {
        var history = new GitRepositoryBuilder();
        var start = history.Commit("2024-01-02T10:00Z");
        var side = history.Commit("2024-01-03T10:00Z", GitRepositoryBuilder.Two, branch: "side", from: start);
        history.Commit("2024-01-23T10:00Z", merge: side);

        var reading = await history.ReadAsync("2024-02-14");

        Assert.Equal("2024-01-01:1 2024-01-22:1", reading.Weeks(Metric.Commits));
        Assert.Equal("2024-01-01:1 2024-01-22:1", reading.Weeks(Metric.Newcomers));
    }

    [Fact]
    public async Task Work_that_was_never_merged_is_not_counted()
    {
        var history = new GitRepositoryBuilder();
        var start = history.Commit("2024-01-02T10:00Z");
        history.Commit("2024-01-03T10:00Z", GitRepositoryBuilder.Two, branch: "side", from: start);

        var reading = await history.ReadAsync("2024-02-14");

        Assert.Equal("2024-01-01:1", reading.Weeks(Metric.Commits));
        Assert.Equal("2024-01-01:1", reading.Weeks(Metric.Authors));
    }

    [Fact]
    [BadInputRow("an import that rewrites the past")]
    public async Task An_import_of_old_commits_counts_when_it_lands()
    {
        var history = new GitRepositoryBuilder();
        history.Commit("2024-01-02T10:00Z");
        var imported = history.Commit("2019-05-06T10:00Z", GitRepositoryBuilder.Two, branch: "imported");
        history.Commit("2024-01-16T10:00Z", merge: imported);

        var reading = await history.ReadAsync("2024-02-14");

        Assert.Equal("2024-01-01:1 2024-01-15:1", reading.Weeks(Metric.Commits));
        Assert.Equal("2019-05-06", reading.Dates(Metric.FirstCommit));
        Assert.Equal("2024-01-02", reading.Dates(Metric.FirstPublication));
    }

    [Fact]
    public async Task A_commit_dated_before_its_parent_lands_with_its_parent()
    {
        var history = new GitRepositoryBuilder();
        history.Commit("2024-01-16T10:00Z");
        history.Commit("2024-01-02T10:00Z", GitRepositoryBuilder.Two);

        var reading = await history.ReadAsync("2024-02-14");

        Assert.Equal("2024-01-15:2", reading.Weeks(Metric.Commits));
        Assert.Equal("2024-01-15", FormattableString.Invariant($"{reading!.Capture.CoversFrom:yyyy-MM-dd}"));
    }

    [Theory]
    [InlineData("2024-01-07T23:59:59Z", "2024-01-01:1")]
    [InlineData("2024-01-08T00:00:00Z", "2024-01-08:1")]
    public async Task A_week_begins_on_Monday_at_midnight_UTC(string when, string weeks)
    {
        var history = new GitRepositoryBuilder();
        history.Commit(when);

        Assert.Equal(weeks, (await history.ReadAsync("2024-02-14")).Weeks(Metric.Commits));
    }

    [Fact]
    [BadInputRow("a last week that is not over")]
    public async Task The_week_that_is_not_over_is_not_counted()
    {
        var history = new GitRepositoryBuilder();
        history.Commit("2024-01-02T10:00Z");
        history.Commit("2024-01-09T10:00Z");

        var sunday = await history.ReadAsync("2024-01-14");
        var monday = await history.ReadAsync("2024-01-15");

        Assert.Equal("2024-01-01:1", sunday.Weeks(Metric.Commits));
        Assert.Equal(new DateOnly(2024, 1, 1), sunday!.Capture.CoversTo);
        Assert.Equal("2024-01-01:1 2024-01-08:1", monday.Weeks(Metric.Commits));
    }

    [Fact]
    public async Task First_and_last_commit_and_publication_are_dated()
    {
        var history = new GitRepositoryBuilder();
        history.Commit("2024-01-02T10:00Z", authored: "2020-01-01T10:00Z");
        history.Commit("2024-02-13T10:00Z");

        var reading = await history.ReadAsync("2024-02-14");

        Assert.Equal("2024-01-02", reading.Dates(Metric.FirstCommit));
        Assert.Equal("2024-02-13", reading.Dates(Metric.LastCommit));
        Assert.Equal("2024-01-02", reading.Dates(Metric.FirstPublication));
    }

    [Fact]
    public async Task Reading_the_same_copy_twice_gives_the_same_capture()
    {
        var history = new GitRepositoryBuilder();
        history.Commit("2024-01-02T10:00Z");

        var first = await history.ReadAsync("2024-02-14");
        var second = await history.ReadAsync("2024-02-14");

        Assert.Equal(first!.Capture, second!.Capture);
        Assert.Equal(first.Signals, second.Signals);
    }
}
