using Sektorradar.Model;
using Sektorradar.Tests.Sources.Git;

namespace Sektorradar.Tests.Collecting;

public class MirrorTests
{
    [Fact]
    public async Task A_repository_is_fetched_read_and_kept()
    {
        using var bench = new Bench();
        var history = Bench.SmallHistory();
        history.PullRequest(1, history.Commit("2024-01-10T10:00Z", GitRepositoryBuilder.Three, branch: "proposal", from: 1));
        history.Write(Path.Combine(bench.Served, "lamp.git"));
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);

        var run = await bench.CollectOneAsync(server["lamp.git"]);

        Assert.Null(run.Problem);
        var reading = bench.Newest();
        Assert.Equal("127.0.0.1/lamp", reading.Capture.About);
        Assert.Equal("2024-01-01:1 2024-01-08:1", reading.Weeks(Metric.Commits));
        Assert.Equal("2024-01-08:1", reading.Weeks(Metric.PullRequests));
        Assert.Equal("2024-01-09=1.0.0", reading.Dates(Metric.Version));
        Assert.Equal("2024-01-02=Apache-2.0", reading.Dates(Metric.Licence));
        Assert.Equal(reading.Signals.Count, run.Added);
    }

    [Fact]
    public async Task A_mirror_and_a_copy_of_the_same_day_give_the_same_signals()
    {
        using var bench = new Bench();
        var folder = Bench.SmallHistory().Write(Path.Combine(bench.Served, "lamp.git"));
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);

        await bench.CollectOneAsync(server["lamp.git"]);
        var copied = await GitHistory.ReadAsync(folder, Bench.Today);

        Assert.Equal(Said(copied!), Said(bench.Newest()));
    }

    [Fact]
    public async Task A_second_run_brings_what_is_new_and_nothing_else()
    {
        using var bench = new Bench();
        var history = Bench.SmallHistory();
        history.Write(Path.Combine(bench.Served, "lamp.git"));
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);
        await bench.CollectOneAsync(server["lamp.git"]);

        var nothing = await bench.CollectOneAsync(server["lamp.git"]);
        history.Commit("2024-01-16T10:00Z");
        history.Write(Path.Combine(bench.Served, "lamp.git"));
        var more = await bench.CollectOneAsync(server["lamp.git"]);

        Assert.Equal((0, null), (nothing.Added, nothing.Problem));
        Assert.Null(more.Problem);
        Assert.Equal(3, more.Added); // commits and authors of the new week, and the last commit
        Assert.Equal(2, bench.Store.Captures().Count);
    }

    [Fact]
    public async Task A_default_branch_that_was_renamed_is_followed()
    {
        using var bench = new Bench();
        var history = Bench.SmallHistory();
        var folder = history.Write(Path.Combine(bench.Served, "lamp.git"));
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);
        await bench.CollectOneAsync(server["lamp.git"]);

        GitProgram.Run(folder, "branch", "--move", "main", "trunk");
        history = Bench.SmallHistory();
        history.Commit("2024-01-16T10:00Z", branch: "trunk", from: 2);
        history.Write(folder);
        GitProgram.Run(folder, "symbolic-ref", "HEAD", "refs/heads/trunk");
        var run = await bench.CollectOneAsync(server["lamp.git"]);

        Assert.Null(run.Problem);
        Assert.Equal("2024-01-01:1 2024-01-08:1 2024-01-15:1", bench.Newest().Weeks(Metric.Commits));
    }

    [Fact]
    public async Task A_tag_that_was_taken_back_is_gone_from_the_next_capture()
    {
        using var bench = new Bench();
        var folder = Bench.SmallHistory().Write(Path.Combine(bench.Served, "lamp.git"));
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);
        await bench.CollectOneAsync(server["lamp.git"]);

        GitProgram.Run(folder, "tag", "--delete", "v1.0.0");
        await bench.CollectOneAsync(server["lamp.git"]);

        Assert.Equal("", bench.Newest().Dates(Metric.Version));
    }

    [Fact]
    public async Task Mirrors_in_a_relative_folder_lie_in_that_folder()
    {
        using var bench = new Bench();
        Bench.SmallHistory().Write(Path.Combine(bench.Served, "lamp.git"));
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);
        bench.Options = bench.Options with { Mirrors = Path.GetRelativePath(Directory.GetCurrentDirectory(), bench["mirrors"]) };

        var run = await bench.CollectOneAsync(server["lamp.git"]);

        Assert.Null(run.Problem);
        Assert.True(File.Exists(Path.Combine(bench.MirrorOf(server["lamp.git"]), "HEAD")));
    }

    [Fact]
    [BadInputRow("a history that was rewritten")]
    public async Task A_rewritten_history_is_said_and_the_new_one_is_counted()
    {
        using var bench = new Bench();
        var folder = Bench.SmallHistory().Write(Path.Combine(bench.Served, "lamp.git"));
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);
        await bench.CollectOneAsync(server["lamp.git"]);

        var other = new GitRepositoryBuilder();
        other.Commit("2024-01-23T10:00Z", GitRepositoryBuilder.Three);
        other.Write(folder);
        var run = await bench.CollectOneAsync(server["lamp.git"]);
        var after = await bench.CollectOneAsync(server["lamp.git"]);

        Assert.Equal("SR-207", run.Problem?.Code);
        Assert.Equal("2024-01-22:1", bench.Newest().Weeks(Metric.Commits));
        Assert.Null(after.Problem);
    }

    private static IEnumerable<object> Said(Reading reading) => reading.Signals.Select(s => (object)(s.Metric, s.Day, s.Value, s.Title));
}
