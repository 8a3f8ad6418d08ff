using Sektorradar.Model;

namespace Sektorradar.Tests.Sources.Git;

public class ForkTests
{
    [Fact]
    [BadInputRow("a fork with its upstream's history")]
    public async Task What_landed_before_the_fork_is_the_other_projects()
    {
        var history = new GitRepositoryBuilder();
        var upstream = history.Commit("2024-01-02T10:00Z", files: ("LICENSE", "Apache License, Version 2.0"));
        history.Tag("v0.9.0", upstream, "2024-01-03T10:00Z").PullRequest(1, upstream);
        history.Commit("2024-01-16T00:00Z", GitRepositoryBuilder.Two);
        var own = history.Commit("2024-01-24T10:00Z");
        history.Tag("v1.0.0", own, "2024-01-25T10:00Z").PullRequest(2, own);

        var reading = await history.ReadAsync("2024-02-14", forked: "2024-01-16");

        Assert.Equal("2024-01-15:1 2024-01-22:1", reading.Weeks(Metric.Commits));
        Assert.Equal("2024-01-25=1.0.0", reading.Dates(Metric.Version));
        Assert.Equal("2024-01-16", reading.Dates(Metric.FirstCommit));
        Assert.Equal("2024-01-16", reading.Dates(Metric.FirstPublication));
        Assert.Equal(new DateOnly(2024, 1, 15), reading!.Capture.CoversFrom);
    }

    [Fact]
    public async Task A_fork_without_work_of_its_own_has_nothing_to_count()
    {
        var history = new GitRepositoryBuilder();
        history.Commit("2024-01-02T10:00Z");

        Assert.Null(await history.ReadAsync("2024-02-14", forked: "2024-01-16"));
    }
}
