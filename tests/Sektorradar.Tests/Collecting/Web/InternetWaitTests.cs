using Sektorradar.Model;

namespace Sektorradar.Tests.Collecting.Web;

/// <summary>Servers that ask for time, and hosts that are left alone. The clock is the test's.</summary>
public sealed class InternetWaitTests : InternetTest
{
    private readonly TestClock _clock = new();

    [Theory]
    [InlineData("30")]
    [InlineData("date")]
    public async Task A_server_that_asks_for_time_gets_it(string how)
    {
        await ServeAsync(Serve.Busy(how == "date" ? Serve.Date(TestClock.Start.AddSeconds(30)) : how), Serve.Text("lamps"));
        var asking = AskAsync(Connect(clock: _clock), Fake.Open("a.example.test"));

        await _clock.WaitedForAsync(due => due == TimeSpan.FromSeconds(30), Cancel);
        _clock.Advance(TimeSpan.FromSeconds(29.999));
        Assert.Single(Fake.All);
        Assert.False(asking.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.001));

        Assert.Equal("lamps", Body(await asking));
    }

    [Fact]
    public async Task Nobody_else_asks_a_host_that_asked_for_time()
    {
        await ServeAsync(Serve.Busy("30"), Serve.Text("lamps"));
        var internet = Connect(clock: _clock);
        var first = AskAsync(internet, Fake.Open("a.example.test", "/1"));
        await _clock.WaitedForAsync(due => due == TimeSpan.FromSeconds(30), Cancel);

        var second = AskAsync(internet, Fake.Open("a.example.test", "/2"));
        var elsewhere = await AskAsync(internet, Fake.Open("b.example.test"));

        Assert.Equal("lamps", Body(elsewhere));
        Assert.Equal(["a.example.test", "b.example.test"], Fake.All.Select(asked => asked.Host));
        _clock.Advance(TimeSpan.FromSeconds(30));
        await first;
        await _clock.PassAsync(TimeSpan.FromMilliseconds(10), Cancel);
        await second;
    }

    [Theory]
    [InlineData("3600", 3600)]
    [InlineData("date", 3600)]
    [InlineData("99999999999999999999", 365 * 86400)]
    public async Task A_longer_wait_than_a_run_has_is_left_for_another_run(string how, int seconds)
    {
        await ServeAsync(Serve.Busy(how == "date" ? Serve.Date(TestClock.Start.AddHours(1)) : how), Serve.Text("lamps"));
        var internet = Connect(clock: _clock);

        var refused = Refused("SR-502", await AskAsync(internet, Fake.Open("a.example.test")));
        var closed = Refused("SR-511", await AskAsync(internet, Fake.Open("a.example.test", "/other")));

        Assert.Equal(TestClock.Start.AddSeconds(seconds), refused.RetryAt);
        Assert.Equal(refused.RetryAt, closed.RetryAt);
        Assert.Single(Fake.All);
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal("lamps", Body(await AskAsync(internet, Fake.Open("a.example.test"))));
    }

    [Fact]
    public async Task A_quota_that_is_used_up_is_a_wait_until_it_is_filled()
    {
        var reset = TestClock.Start.AddMinutes(20).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        await ServeAsync(Serve.Status(403).With("X-RateLimit-Remaining", "0").With("X-RateLimit-Reset", reset));

        var refused = Refused("SR-502", await AskAsync(Connect(clock: _clock), Fake.Open("a.example.test")));

        Assert.Equal(TestClock.Start.AddMinutes(20), refused.RetryAt);
    }

    [Fact]
    public async Task A_host_that_keeps_failing_is_left_alone_for_a_while()
    {
        var ill = true;
        await ServeAsync(_ => ill ? Serve.Reset() : Serve.Text("lamps"));
        var internet = Connect(options => options with { Attempts = 1, FirstBackoff = TimeSpan.Zero, FailuresToClose = 3, Pace = 0 }, _clock);
        for (var i = 0; i < 3; i++)
        {
            Refused("SR-514", await AskAsync(internet, Fake.Open("a.example.test")));
        }

        var before = Fake.All.Count;
        var refused = Refused("SR-511", await AskAsync(internet, Fake.Open("a.example.test")));
        Assert.Equal(TestClock.Start.AddMinutes(30), refused.RetryAt);
        Assert.Equal(before, Fake.All.Count);
        _clock.Advance(TimeSpan.FromMinutes(30));
        // One failure more is enough then.
        Refused("SR-514", await AskAsync(internet, Fake.Open("a.example.test")));
        Refused("SR-511", await AskAsync(internet, Fake.Open("a.example.test")));
        _clock.Advance(TimeSpan.FromMinutes(30));
        ill = false;

        Assert.Equal("lamps", Body(await AskAsync(internet, Fake.Open("a.example.test"))));
        ill = true;
        Refused("SR-514", await AskAsync(internet, Fake.Open("a.example.test")));
        Refused("SR-514", await AskAsync(internet, Fake.Open("a.example.test")));
    }

    [Fact]
    public async Task What_closed_the_host_is_told_and_not_that_it_is_closed()
    {
        await ServeAsync(Serve.Status(500));

        var refused = Refused("SR-502", await AskAsync(Connect(options => options with { FailuresToClose = 2, FirstBackoff = TimeSpan.Zero, Pace = 0 }, _clock), Fake.Open("a.example.test")));

        Assert.Equal(2, Fake.All.Count);
        Assert.NotNull(refused.RetryAt);
    }

    [Fact]
    public async Task A_host_that_answers_in_between_is_well()
    {
        await ServeAsync(asked => asked.Number % 3 == 2 ? Serve.Status(404) : Serve.Status(500));
        var internet = Connect(options => options with { Attempts = 1, FirstBackoff = TimeSpan.Zero, FailuresToClose = 3, Pace = 0 }, _clock);

        var codes = new List<string>();
        for (var i = 0; i < 9; i++)
        {
            codes.Add(Assert.IsType<Answer.Refused>(await AskAsync(internet, Fake.Open("a.example.test"))).Problem.Code);
        }

        Assert.Equal(9, Fake.All.Count);
        Assert.DoesNotContain("SR-511", codes);
    }

    [Fact]
    public async Task Those_who_wait_for_a_host_that_closes_are_told_at_once()
    {
        var release = new TaskCompletionSource();
        await ServeAsync(async (context, asked) =>
        {
            await release.Task.WaitAsync(context.RequestAborted);
            await Serve.Busy("3600")(context, asked);
        });
        var internet = Connect(clock: _clock);
        var all = Enumerable.Range(0, 50).Select(i => AskAsync(internet, Fake.Open("a.example.test", $"/{i}"))).ToList();
        await Fake.ArrivedAsync(1, Cancel);

        release.SetResult();

        // The clock stands: nobody may wait for an interval.
        var answers = await Task.WhenAll(all).WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        Assert.Single(Fake.All);
        Assert.Equal(49, answers.Count(answer => answer is Answer.Refused { Problem.Code: "SR-511" }));
    }
}
