using Sektorradar.Model;

namespace Sektorradar.Tests.Sources.Git;

public class MaintenanceTests
{
    [Fact]
    public async Task A_README_that_says_the_project_has_ended_dates_the_end_by_the_landing_that_said_so_first()
    {
        var history = new GitRepositoryBuilder();
        history.Commit("2024-01-02T10:00Z", files: ("README.md", "# Lamp\n"));
        history.Commit("2024-01-16T10:00Z", files: ("README.md", "# Lamp\n\nThis repository is no longer maintained.\n"));
        history.Commit("2024-01-23T10:00Z", files: ("README.md", "# Lamp\n\nThis repository is no longer maintained. Use Wick.\n"));

        Assert.Equal("2024-01-16", (await history.ReadAsync("2024-02-14")).Dates(Metric.Archived));
    }

    [Fact]
    public async Task A_project_that_was_taken_up_again_has_not_ended()
    {
        var history = new GitRepositoryBuilder();
        history.Commit("2024-01-02T10:00Z", files: ("README.md", "This project has been archived.\n"));
        history.Commit("2024-01-16T10:00Z", files: ("README.md", "# Lamp\n"));

        Assert.Equal("", (await history.ReadAsync("2024-02-14")).Dates(Metric.Archived));
    }

    [Theory]
    [InlineData("# Lamp\n\nThe old command `lamp on` is deprecated.\n")]
    [InlineData("# Lamp\n\nReplaces Wick, which is no longer maintained.\n")]
    public async Task A_mention_of_something_else_that_has_ended_is_no_end(string readme)
    {
        var history = new GitRepositoryBuilder();
        history.Commit("2024-01-02T10:00Z", files: ("README.md", readme));

        Assert.Equal("", (await history.ReadAsync("2024-02-14")).Dates(Metric.Archived));
    }
}
