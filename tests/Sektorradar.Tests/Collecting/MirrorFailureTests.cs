using System.Security.Cryptography;
using Sektorradar.Model;
using Sektorradar.Tests.Sources.Git;

namespace Sektorradar.Tests.Collecting;

public class MirrorFailureTests
{
    [Theory]
    [InlineData(404, "SR-202")]
    [InlineData(500, "SR-202")]
    [InlineData(401, "SR-211")]
    [InlineData(403, "SR-211")]
    public async Task A_server_that_refuses_is_a_problem_and_asks_nobody(int status, string code)
    {
        using var bench = new Bench();
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);
        server.Status = status;

        var run = await bench.CollectOneAsync(server["lamp.git"]).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal(code, run.Problem?.Code);
        Assert.Empty(bench.Store.Captures());
        Assert.Equal(code, Assert.Single(bench.Store.LastRuns()).Problem?.Code);
    }

    [Fact]
    public async Task A_repository_that_is_not_there_is_not_taken_for_a_refusal_because_of_its_name()
    {
        using var bench = new Bench();
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);

        Assert.Equal("SR-202", (await bench.CollectOneAsync(server["lamp-403.git"])).Problem?.Code);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_problem()
    {
        using var bench = new Bench();
        Uri address;
        await using (var server = await LoopbackGitServer.StartAsync(bench.Served))
        {
            address = server["lamp.git"];
        }

        Assert.Equal("SR-202", (await bench.CollectOneAsync(address)).Problem?.Code);
    }

    [Theory]
    [InlineData("ssh://git@127.0.0.1/lamp.git")]
    [InlineData("git://127.0.0.1/lamp.git")]
    [InlineData("ext::sh -c touch% marker")]
    [InlineData("https://127.0.0.1/lamp.git")]
    public async Task A_transport_that_is_not_allowed_is_not_tried(string address)
    {
        using var bench = new Bench();

        Assert.Equal("SR-209", (await bench.CollectOneAsync(new Uri(address))).Problem?.Code);
        Assert.False(Directory.Exists(bench["mirrors"]));
    }

    [Fact]
    public async Task An_empty_repository_is_a_problem()
    {
        using var bench = new Bench();
        new GitRepositoryBuilder().Write(Path.Combine(bench.Served, "lamp.git"));
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);

        Assert.Equal("SR-205", (await bench.CollectOneAsync(server["lamp.git"])).Problem?.Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    [InlineData(60_000)]
    public async Task A_download_that_breaks_off_leaves_the_copy_from_before_and_is_said(int bytes)
    {
        using var bench = new Bench();
        var history = Bench.SmallHistory();
        history.Write(Path.Combine(bench.Served, "lamp.git"));
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);
        await bench.CollectOneAsync(server["lamp.git"]);
        AddLargeHistory(history);
        history.Write(Path.Combine(bench.Served, "lamp.git"));
        var refs = GitProgram.Run(bench.MirrorOf(server["lamp.git"]), "show-ref", "--head");

        server.BreakAfter = bytes;
        var broken = await bench.CollectOneAsync(server["lamp.git"]);
        var refsAfter = GitProgram.Run(bench.MirrorOf(server["lamp.git"]), "show-ref", "--head");
        var capturesAfter = bench.Store.Captures().Count;
        server.BreakAfter = null;
        var healed = await bench.CollectOneAsync(server["lamp.git"]);

        Assert.Contains(broken.Problem?.Code, new[] { "SR-202", "SR-208" });
        Assert.Equal(refs, refsAfter);
        Assert.Equal(1, capturesAfter);
        Assert.Null(healed.Problem);
        Assert.Equal(2, bench.Store.Captures().Count);
    }

    [Fact]
    public async Task A_download_over_the_limit_of_size_is_stopped_and_leaves_nothing_behind()
    {
        using var bench = new Bench();
        var history = Bench.SmallHistory();
        AddLargeHistory(history);
        history.Write(Path.Combine(bench.Served, "lamp.git"));
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);
        server.Trickle = 4096;
        bench.Options = bench.Options with { SizeLimit = 8192 };

        var stopped = await bench.CollectOneAsync(server["lamp.git"]);
        var left = Directory.EnumerateFiles(bench.MirrorOf(server["lamp.git"]), "tmp_*", SearchOption.AllDirectories).Count();
        server.Trickle = null;
        bench.Options = bench.Options with { SizeLimit = 1 << 30 };
        var healed = await bench.CollectOneAsync(server["lamp.git"]);

        Assert.Equal("SR-204", stopped.Problem?.Code);
        Assert.Equal(0, left);
        Assert.Null(healed.Problem);
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_left_at_the_limit_of_time()
    {
        using var bench = new Bench();
        Bench.SmallHistory().Write(Path.Combine(bench.Served, "lamp.git"));
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);
        server.SilentAfter = 0;
        bench.Options = bench.Options with { TimeLimit = TimeSpan.FromSeconds(1) };

        var run = await bench.CollectOneAsync(server["lamp.git"]).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal("SR-203", run.Problem?.Code);
        Assert.Empty(bench.Store.Captures());
    }

    [Fact]
    public async Task A_server_that_falls_silent_after_the_history_is_left_at_the_limit_of_time_too()
    {
        using var bench = new Bench();
        Bench.SmallHistory().Write(Path.Combine(bench.Served, "lamp.git"));
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);
        server.SilentAfter = 1;
        bench.Options = bench.Options with { TimeLimit = TimeSpan.FromSeconds(2) };

        var run = await bench.CollectOneAsync(server["lamp.git"]).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal("SR-203", run.Problem?.Code);
        Assert.Empty(bench.Store.Captures());
    }

    [Fact]
    public async Task A_licence_that_could_not_be_fetched_is_not_taken_for_none()
    {
        using var bench = new Bench();
        Bench.SmallHistory().Write(Path.Combine(bench.Served, "lamp.git"));
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);
        server.RefuseAfter = 1;

        var refused = await bench.CollectOneAsync(server["lamp.git"]);
        var capturesAfter = bench.Store.Captures().Count;
        server.RefuseAfter = null;
        var healed = await bench.CollectOneAsync(server["lamp.git"]);

        Assert.Equal("SR-208", refused.Problem?.Code);
        Assert.Equal(0, capturesAfter);
        Assert.Null(healed.Problem);
        Assert.Equal("2024-01-02=Apache-2.0", bench.Newest().Dates(Metric.Licence));
    }

    [Fact]
    public async Task Locks_and_half_packs_of_a_killed_run_do_not_stop_the_next()
    {
        using var bench = new Bench();
        var history = Bench.SmallHistory();
        history.Write(Path.Combine(bench.Served, "lamp.git"));
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);
        await bench.CollectOneAsync(server["lamp.git"]);
        var mirror = bench.MirrorOf(server["lamp.git"]);
        foreach (var left in new[] { "config.lock", "HEAD.lock", "packed-refs.lock", "refs/heads/main.lock", "objects/pack/tmp_pack_abcdef" })
        {
            await File.WriteAllTextAsync(Path.Combine(mirror, left), "", TestContext.Current.CancellationToken);
            File.SetLastWriteTimeUtc(Path.Combine(mirror, left), DateTime.UtcNow.AddMinutes(-5));
        }

        history.Commit("2024-01-16T10:00Z");
        history.Write(Path.Combine(bench.Served, "lamp.git"));
        var run = await bench.CollectOneAsync(server["lamp.git"]);

        Assert.Null(run.Problem);
        Assert.False(File.Exists(Path.Combine(mirror, "objects/pack/tmp_pack_abcdef")));
    }

    [Fact]
    public async Task A_mirror_that_another_run_holds_is_left_alone()
    {
        using var bench = new Bench();
        Bench.SmallHistory().Write(Path.Combine(bench.Served, "lamp.git"));
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);
        await bench.CollectOneAsync(server["lamp.git"]);

        await using (new FileStream(bench.MirrorOf(server["lamp.git"]) + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None))
        {
            Assert.Equal("SR-212", (await bench.CollectOneAsync(server["lamp.git"])).Problem?.Code);
        }
    }

    [Fact]
    public async Task A_folder_for_mirrors_that_is_a_file_is_a_problem()
    {
        using var bench = new Bench();
        Bench.SmallHistory().Write(Path.Combine(bench.Served, "lamp.git"));
        await File.WriteAllTextAsync(bench["mirrors"], "", TestContext.Current.CancellationToken);
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);

        Assert.Equal("SR-210", (await bench.CollectOneAsync(server["lamp.git"])).Problem?.Code);
    }

    [Fact]
    public async Task One_that_fails_costs_no_other()
    {
        using var bench = new Bench();
        Bench.SmallHistory().Write(Path.Combine(bench.Served, "lamp.git"));
        Bench.SmallHistory().Write(Path.Combine(bench.Served, "fog.git"));
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);

        var runs = await bench.CollectAsync(server["missing.git"], server["lamp.git"], server["gone.git"], server["fog.git"]);

        Assert.Equal(
            ["127.0.0.1/fog", "127.0.0.1/gone SR-202", "127.0.0.1/lamp", "127.0.0.1/missing SR-202"],
            runs.Select(run => $"{run.About} {run.Problem?.Code}".TrimEnd()).Order(StringComparer.Ordinal));
    }

    /// <summary>Messages that no compression makes small: a few hundred kilobytes of commits.</summary>
    private static void AddLargeHistory(GitRepositoryBuilder history)
    {
        for (var i = 0; i < 200; i++)
        {
            var noise = Enumerable.Range(0, 20).Select(n => Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(i * 100 + n))));
            history.Commit($"2024-01-16T{i / 60:00}:{i % 60:00}Z", message: string.Join('\n', noise) + "\n");
        }
    }
}
