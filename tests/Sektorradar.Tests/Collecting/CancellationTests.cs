using System.Diagnostics;
using Sektorradar.Collecting;
using Sektorradar.Model;

namespace Sektorradar.Tests.Collecting;

public class CancellationTests
{
    [Fact]
    public async Task A_cancelled_run_stops_at_once_and_what_was_kept_stays()
    {
        using var bench = new Bench();
        Bench.SmallHistory().Write(Path.Combine(bench.Served, "lamp.git"));
        Bench.SmallHistory().Write(Path.Combine(bench.Served, "fog.git"));
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);
        await bench.CollectOneAsync(server["lamp.git"]);
        server.SilentAfter = server.Packs;
        var packs = server.Packs;
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var run = Task.Run(() => DrainAsync(bench, server["fog.git"], cancel.Token), TestContext.Current.CancellationToken);
        await WaitUntilAsync(() => server.Packs > packs);
        var watch = Stopwatch.StartNew();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"stopping took {watch.Elapsed}");
        Assert.Equal("127.0.0.1/lamp", Assert.Single(bench.Store.Captures()).About);
        Assert.Empty(Directory.EnumerateFiles(bench.MirrorOf(server["fog.git"]), "*.lock", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_reader_that_turns_away_ends_the_run()
    {
        using var bench = new Bench();
        Bench.SmallHistory().Write(Path.Combine(bench.Served, "lamp.git"));
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);
        var clock = new FixedClock(Bench.Today);
        var collector = new Collector(new GitMirror(bench.Options, clock), bench.Store, clock);

        await foreach (var run in collector.RunAsync([new Repository(server["missing.git"]), .. Enumerable.Repeat(new Repository(server["lamp.git"]), 20)], TestContext.Current.CancellationToken))
        {
            break;
        }

        Assert.True(bench.Store.Captures().Count <= 1);
    }

    private static async Task DrainAsync(Bench bench, Uri address, CancellationToken cancel)
    {
        var clock = new FixedClock(Bench.Today);
        await foreach (var _ in new Collector(new GitMirror(bench.Options, clock), bench.Store, clock).RunAsync([new Repository(address)], cancel))
        {
        }
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 200 && !condition(); i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(condition());
    }
}
