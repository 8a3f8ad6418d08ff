using Sektorradar.Model;

namespace Sektorradar.Tests.Collecting.Web;

/// <summary>Who may ask when.</summary>
public sealed class InternetQueueTests : InternetTest
{
    [Fact]
    public async Task A_host_is_never_asked_twice_at_once_nor_before_its_interval()
    {
        await ServeAsync(asked => asked.Number % 7 == 3 ? Serve.Status(404) : Serve.Text("lamps"));
        var internet = Connect(options => options with { Pace = 0.02 });

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => AskAsync(internet, Fake.Open($"h{i % 3}.example.test", $"/{i}"))));

        Assert.Equal(60, Fake.All.Count);
        Assert.All(Fake.All.Gaps(), gap => Assert.True(gap.Gap >= TimeSpan.FromMilliseconds(20), $"{gap.Host} was asked again after {gap.Gap.TotalMilliseconds} ms"));
    }

    [Fact]
    public async Task The_longer_of_two_intervals_counts_before_and_after()
    {
        await ServeAsync(Serve.Text("lamps"));
        var internet = Connect(options => options with { Pace = 1 });
        var (quick, slow) = (Card with { Interval = TimeSpan.FromMilliseconds(5) }, Card with { Interval = TimeSpan.FromMilliseconds(80) });

        foreach (var card in new[] { quick, slow, quick, quick })
        {
            await internet.AskAsync(new Request.Web(Fake.Open("a.example.test")), card, Validators.None, Cancel);
        }

        var gaps = Fake.All.Gaps().Select(gap => gap.Gap.TotalMilliseconds).ToList();
        Assert.True(gaps[0] >= 80 && gaps[1] >= 80 && gaps[2] >= 5, string.Join(' ', gaps));
    }

    [Fact]
    public async Task Sites_that_share_servers_share_a_queue()
    {
        await ServeAsync(Serve.Text("lamps"));
        foreach (var name in new[] { "a.github.io", "b.github.io", "github.io" })
        {
            Fake.Name(name, [System.Net.IPAddress.Loopback]);
        }

        var internet = Connect(options => options with { Pace = 0.03 });
        await Task.WhenAll(AskAsync(internet, Fake.Open("a.github.io")), AskAsync(internet, Fake.Open("b.github.io")), AskAsync(internet, Fake.Open("github.io")));

        var starts = Fake.All.OrderBy(asked => asked.Start).ToList();
        Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(pair.First.Ended, pair.Second.Start) >= TimeSpan.FromMilliseconds(30)));
    }

    [Fact]
    public async Task No_more_exchanges_are_under_way_than_allowed()
    {
        var all = new TaskCompletionSource();
        var come = 0;
        await ServeAsync(async (context, asked) =>
        {
            // The first four wait for each other: that many must be let through, and no fifth.
            if (Interlocked.Increment(ref come) == 4)
            {
                all.SetResult();
            }

            await all.Task.WaitAsync(context.RequestAborted);
            await Serve.Text("lamps")(context, asked);
        });
        var internet = Connect(options => options with { AtOnce = 4 });

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => AskAsync(internet, Fake.Open($"h{i}.example.test"))));

        Assert.Equal(4, Fake.All.MostAtOnce());
    }

    [Fact]
    public async Task Whoever_stops_is_let_go_at_once_and_the_next_gets_the_turn()
    {
        await ServeAsync(asked => asked.Path == "/hang" ? Serve.Hang("lamp") : Serve.Text("lamps"));
        var internet = Connect();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var hanging = internet.AskAsync(new Request.Web(Fake.Open("a.example.test", "/hang")), Card, Validators.None, stop.Token);
        await Fake.ArrivedAsync(1, Cancel);
        var queued = internet.AskAsync(new Request.Web(Fake.Open("a.example.test", "/queued")), Card, Validators.None, stop.Token);
        var next = AskAsync(internet, Fake.Open("a.example.test", "/next"));

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queued);
        Assert.Equal("lamps", Body(await next));
        Assert.Equal(["/hang", "/next"], Fake.All.Select(asked => asked.Path));
    }

    [Fact]
    public async Task Stopping_is_no_failure_of_the_host()
    {
        await ServeAsync(asked => asked.Path == "/hang" ? Serve.Hang("lamp") : Serve.Text("lamps"));
        var internet = Connect(options => options with { FailuresToClose = 1 });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var hanging = internet.AskAsync(new Request.Web(Fake.Open("a.example.test", "/hang")), Card, Validators.None, stop.Token);
        await Fake.ArrivedAsync(1, Cancel);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        Assert.Equal("lamps", Body(await AskAsync(internet, Fake.Open("a.example.test"))));
    }

    [Fact]
    public async Task Whoever_stops_while_a_host_wants_time_is_let_go_at_once()
    {
        await ServeAsync(Serve.Busy("30"));
        var clock = new TestClock();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var waiting = Connect(clock: clock).AskAsync(new Request.Web(Fake.Open("a.example.test")), Card, Validators.None, stop.Token);
        await clock.WaitedForAsync(due => due == TimeSpan.FromSeconds(30), Cancel);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
