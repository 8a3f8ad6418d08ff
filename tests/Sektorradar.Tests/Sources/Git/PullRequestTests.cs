using System.Globalization;
using Sektorradar.Model;

namespace Sektorradar.Tests.Sources.Git;

public class PullRequestTests
{
    [Fact]
    public async Task Pull_requests_count_in_the_week_their_number_tells()
    {
        var history = new GitRepositoryBuilder();
        var start = history.Commit("2024-01-02T10:00Z");
        Propose(history, start, 1, 5, "2024-01-02T11:00Z");
        Propose(history, start, 6, 30, "2024-01-09T11:00Z");
        Propose(history, start, 31, 60, "2024-01-16T11:00Z");

        var weeks = (await history.ReadAsync("2024-02-14")).Weeks(Metric.PullRequests).Split(' ');

        Assert.Equal("2024-01-01 2024-01-08 2024-01-15", string.Join(' ', weeks.Select(week => week[..10])));
        Assert.Equal(60, weeks.Sum(week => int.Parse(week[11..], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_stale_branch_proposed_today_counts_today()
    {
        var history = new GitRepositoryBuilder();
        var start = history.Commit("2024-01-02T10:00Z");
        var stale = history.Commit("2021-03-01T10:00Z", GitRepositoryBuilder.Two, branch: "stale", from: start);
        Propose(history, start, 1, 20, "2024-01-09T11:00Z");
        history.PullRequest(21, stale);
        Propose(history, start, 22, 40, "2024-01-09T12:00Z");

        var reading = await history.ReadAsync("2024-02-14");

        Assert.Equal("2024-01-08:40", reading.Weeks(Metric.PullRequests));
        Assert.Equal("2024-01-02", reading.Dates(Metric.FirstPublication));
    }

    [Fact]
    public async Task A_pull_request_that_was_pushed_to_again_later_counts_when_it_was_opened()
    {
        var history = new GitRepositoryBuilder();
        var start = history.Commit("2024-01-02T10:00Z");
        Propose(history, start, 1, 20, "2024-01-09T11:00Z");
        var pushed = history.Commit("2024-01-30T10:00Z", GitRepositoryBuilder.Two, branch: "pushed", from: start);
        history.PullRequest(21, pushed);
        Propose(history, start, 22, 40, "2024-01-09T12:00Z");

        Assert.Equal("2024-01-08:40", (await history.ReadAsync("2024-02-14")).Weeks(Metric.PullRequests));
    }

    [Fact]
    public async Task Heads_of_pull_requests_are_not_commits_of_the_project()
    {
        var history = new GitRepositoryBuilder();
        var start = history.Commit("2024-01-02T10:00Z");
        Propose(history, start, 1, 3, "2024-01-09T11:00Z");

        var reading = await history.ReadAsync("2024-02-14");

        Assert.Equal("2024-01-01:1", reading.Weeks(Metric.Commits));
        Assert.Equal("2024-01-02", reading.Dates(Metric.LastCommit));
    }

    private static void Propose(GitRepositoryBuilder history, int from, int first, int last, string when)
    {
        for (var number = first; number <= last; number++)
        {
            history.PullRequest(number, history.Commit(when, GitRepositoryBuilder.Two, branch: $"proposal{number}", from: from));
        }
    }
}
