using Sektorradar.Model;

namespace Sektorradar.Tests.Sources.Git;

public class PeopleTests
{
    [Fact]
    public async Task A_merge_is_nobodys_commit()
    {
        var history = new GitRepositoryBuilder();
        var start = history.Commit("2024-01-02T10:00Z");
        var side = history.Commit("2024-01-03T10:00Z", branch: "side", from: start);
        history.Commit("2024-01-04T10:00Z", GitRepositoryBuilder.Two, merge: side);

        var reading = await history.ReadAsync("2024-02-14");

        Assert.Equal("2024-01-01:2", reading.Weeks(Metric.Commits));
        Assert.Equal("2024-01-01:1", reading.Weeks(Metric.Authors));
    }

    [Theory]
    [InlineData("dependabot[bot] <49699333+dependabot[bot]@users.noreply.example.org>")]
    [InlineData("Renovate <renovate@example.org>")]
    [InlineData("Lamp CI <lamp-bot@example.org>")]
    [InlineData("github-actions <actions@example.org>")]
    [InlineData("Builds <jenkins@example.org>")]
    [InlineData("lampbot <lampbot@example.org>")]
    [BadInputRow("programs among the contributors")]
    public async Task A_bots_commits_are_counted_apart_and_it_is_nobody(string bot)
    {
        var history = new GitRepositoryBuilder();
        history.Commit("2024-01-02T10:00Z");
        history.Commit("2024-01-03T10:00Z", bot);

        var reading = await history.ReadAsync("2024-02-14");

        Assert.Equal("2024-01-01:1", reading.Weeks(Metric.BotCommits));
        Assert.Equal("2024-01-01:1", reading.Weeks(Metric.Commits));
        Assert.Equal("2024-01-01:1", reading.Weeks(Metric.Authors));
        Assert.Equal("2024-01-01:1", reading.Weeks(Metric.Newcomers));
    }

    [Theory]
    [InlineData("Author Talbot <talbot@example.org>")]
    [InlineData("Author Abbot <abbot@example.org>")]
    [InlineData("Author Jenkins <a.jenkins@example.org>")]
    public async Task A_person_whose_name_ends_like_a_bots_is_a_person(string person)
    {
        var history = new GitRepositoryBuilder();
        history.Commit("2024-01-02T10:00Z", person);

        var reading = await history.ReadAsync("2024-02-14");

        Assert.Equal("2024-01-01:1", reading.Weeks(Metric.Authors));
        Assert.Equal("", reading.Weeks(Metric.BotCommits));
    }

    [Fact]
    public async Task Two_addresses_are_two_people_until_the_mailmap_says_otherwise()
    {
        var apart = new GitRepositoryBuilder();
        apart.Commit("2024-01-02T10:00Z", "Author One <one@example.org>");
        apart.Commit("2024-01-03T10:00Z", "Author One <one@home.example.org>");
        var joined = new GitRepositoryBuilder();
        joined.Commit("2024-01-02T10:00Z", "Author One <one@example.org>");
        joined.Commit("2024-01-03T10:00Z", "Author One <one@home.example.org>", files: (".mailmap", "Author One <one@example.org> <one@home.example.org>\n"));

        Assert.Equal("2024-01-01:2", (await apart.ReadAsync("2024-02-14")).Weeks(Metric.Authors));
        Assert.Equal("2024-01-01:1", (await joined.ReadAsync("2024-02-14")).Weeks(Metric.Authors));
    }

    [Fact]
    public async Task The_mailmap_counts_in_a_working_copy_as_in_a_bare_one()
    {
        using var folder = new TempFolder();
        var history = new GitRepositoryBuilder();
        history.Commit("2024-01-02T10:00Z", "Author One <one@example.org>");
        history.Commit("2024-01-03T10:00Z", "Author One <one@home.example.org>", files: (".mailmap", "Author One <one@example.org> <one@home.example.org>\n"));
        GitProgram.Run(folder.Path, "clone", "--quiet", history.Write(folder["bare"]), folder["working"]);

        var bare = await GitHistory.ReadAsync(folder["bare"], "2024-02-14");
        var working = await GitHistory.ReadAsync(folder["working/.git"], "2024-02-14");

        Assert.Equal("2024-01-01:1", working.Weeks(Metric.Authors));
        Assert.Equal(bare!.Capture.Id, working!.Capture.Id);
    }

    [Fact]
    public async Task Capital_letters_in_an_address_make_no_second_person()
    {
        var history = new GitRepositoryBuilder();
        history.Commit("2024-01-02T10:00Z", "Author One <one@example.org>");
        history.Commit("2024-01-03T10:00Z", "author one <One@Example.org>");

        Assert.Equal("2024-01-01:1", (await history.ReadAsync("2024-02-14")).Weeks(Metric.Authors));
    }

    [Fact]
    public async Task A_newcomer_is_new_once()
    {
        var history = new GitRepositoryBuilder();
        history.Commit("2024-01-02T10:00Z");
        history.Commit("2024-01-03T10:00Z");
        history.Commit("2024-01-09T10:00Z", GitRepositoryBuilder.Two);
        history.Commit("2024-01-10T10:00Z");
        history.Commit("2024-01-16T10:00Z", GitRepositoryBuilder.Two);

        var reading = await history.ReadAsync("2024-02-14");

        Assert.Equal("2024-01-01:1 2024-01-08:1", reading.Weeks(Metric.Newcomers));
        Assert.Equal("2024-01-01:1 2024-01-08:2 2024-01-15:1", reading.Weeks(Metric.Authors));
        Assert.Equal("2024-01-01:2 2024-01-08:2 2024-01-15:1", reading.Weeks(Metric.Commits));
    }
}
