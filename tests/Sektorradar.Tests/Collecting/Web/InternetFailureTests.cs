using System.Text;
using Sektorradar.Model;

namespace Sektorradar.Tests.Collecting.Web;

/// <summary>What servers do badly, and what is asked again.</summary>
public sealed class InternetFailureTests : InternetTest
{
    private const string Lamps = "A lamp, another lamp and a third.";

    private static readonly Dictionary<string, Serving> Broken = new()
    {
        ["reset"] = Serve.Reset(),
        ["short"] = Serve.Short(Lamps[..10], Lamps.Length - 10),
        ["a byte short"] = Serve.Short(Lamps[..^1], 1),
        ["pieces cut"] = Serve.CutPieces(Lamps[..10]),
        ["packed and cut"] = Serve.CutPieces("").With("Content-Encoding", "gzip"),
    };

    public static TheoryData<string> Breaks => [.. Broken.Keys];

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task An_answer_that_breaks_off_is_asked_for_again_and_comes_whole(string how)
    {
        await ServeAsync(Broken[how], Serve.Text(Lamps));

        Assert.Equal(Lamps, Body(await AskAsync(Fake.Open("a.example.test"))));
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task An_answer_that_always_breaks_off_is_never_a_shorter_one(string how)
    {
        await ServeAsync(Broken[how]);

        Refused("SR-514", await AskAsync(Fake.Open("a.example.test")));

        // The transport may try a connection once more that was closed before anything was said.
        Assert.InRange(Fake.All.Count, 3, how == "reset" ? 6 : 3);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_packed_answer_that_lacks_its_end_is_never_a_shorter_one(string packing)
    {
        var whole = Serve.Pack(packing, Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 5000))));
        await ServeAsync(asked => Serve.Packed(packing, whole[..^int.Parse(asked.Path[1..], null)]));
        var internet = Connect();

        foreach (var missing in new[] { 1, 4, 8, 12, whole.Length / 2, whole.Length - 1, whole.Length })
        {
            Refused("SR-514", await AskAsync(internet, Fake.Open($"h{missing}.example.test", $"/{missing}")));
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_packed_answer_with_more_behind_its_end_is_not_trusted(string packing)
    {
        await ServeAsync(Serve.Packed(packing, [.. Serve.Pack(packing, Encoding.UTF8.GetBytes(Lamps)), 1, 2, 3]));

        Refused("SR-514", await AskAsync(Fake.Open("a.example.test")));
    }

    [Fact]
    public async Task Gzip_may_be_several_parts_in_a_row()
    {
        await ServeAsync(Serve.Packed("gzip", [.. Serve.Pack("gzip", "A lamp, "u8), .. Serve.Pack("gzip", "another lamp"u8)]));

        Assert.Equal("A lamp, another lamp", Body(await AskAsync(Fake.Open("a.example.test"))));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task What_is_not_packed_as_it_says_is_refused_at_once(string packing)
    {
        await ServeAsync(Serve.Packed(packing, Encoding.UTF8.GetBytes(Lamps)));

        Refused("SR-514", await AskAsync(Fake.Open("a.example.test")));

        Assert.Single(Fake.All);
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("gzip, br")]
    [InlineData("gzip;q=1")]
    [InlineData("¡bzip!")]
    public async Task A_packing_that_was_not_asked_for_is_not_taken_for_text(string packing)
    {
        await ServeAsync(Serve.Packed(packing, [1, 2, 3]));

        Refused("SR-514", await AskAsync(Fake.Open("a.example.test")));

        Assert.Single(Fake.All);
    }

    [Theory]
    [InlineData(408, "SR-502", 3)]
    [InlineData(429, "SR-502", 3)]
    [InlineData(500, "SR-502", 3)]
    [InlineData(503, "SR-502", 3)]
    [InlineData(400, "SR-503", 1)]
    [InlineData(401, "SR-503", 1)]
    [InlineData(403, "SR-503", 1)]
    [InlineData(451, "SR-503", 1)]
    [InlineData(404, "SR-504", 1)]
    [InlineData(410, "SR-504", 1)]
    [InlineData(204, "SR-503", 1)]
    [InlineData(206, "SR-503", 1)]
    [InlineData(302, "SR-503", 1)]
    public async Task Only_failures_that_may_pass_are_asked_again_and_not_for_ever(int status, string code, int times)
    {
        await ServeAsync((context, _) =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        Refused(code, await AskAsync(Fake.Open("a.example.test")));

        Assert.Equal(times, Fake.All.Count);
    }

    [Fact]
    public async Task A_failure_that_passes_leaves_no_trace()
    {
        await ServeAsync(Serve.Status(503), Serve.Status(500), Serve.Text(Lamps));

        Assert.Equal(Lamps, Body(await AskAsync(Fake.Open("a.example.test"))));
    }

    [Fact]
    public async Task A_site_that_lets_only_people_in_is_told_apart()
    {
        await ServeAsync(Serve.Status(403, "<html>Just a moment…</html>").With("cf-mitigated", "challenge"));

        var refused = Refused("SR-503", await AskAsync(Fake.Open("a.example.test")));

        Assert.Contains("no program", refused.Problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_nobody_listens_at_is_asked_once()
    {
        await ServeAsync(Serve.Text(Lamps));
        Fake.Name("closed.example.test", [System.Net.IPAddress.Parse("127.0.0.1")]);
        using var free = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        free.Start();
        var port = ((System.Net.IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();

        Refused("SR-501", await AskAsync(new Uri($"http://closed.example.test:{port}/")));

        Assert.Single(Fake.LookedUp);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_bomb_is_let_go_at_the_limit(string packing)
    {
        var bomb = Serve.Pack(packing, new byte[64 << 20]);
        Assert.True(bomb.Length < 1 << 20);
        await ServeAsync(Serve.Packed(packing, bomb));

        Refused("SR-505", await AskAsync(Fake.Open("a.example.test")));

        Assert.Single(Fake.All);
    }

    [Fact]
    public async Task An_answer_may_be_as_large_as_the_limit_and_no_larger()
    {
        await ServeAsync(asked => Serve.Bytes(new byte[int.Parse(asked.Path[1..], null)]));
        var internet = Connect();

        var fits = await internet.AskAsync(new Request.Web(Fake.Open("a.example.test", "/100000")) { Limit = 100_000 }, Card, Validators.None, Cancel);
        var larger = await internet.AskAsync(new Request.Web(Fake.Open("a.example.test", "/100001")) { Limit = 100_000 }, Card, Validators.None, Cancel);

        Assert.Equal(100_000, Assert.IsType<Answer.Received>(fits).Body.Length);
        Refused("SR-505", larger);
    }

    [Fact]
    public async Task An_answer_without_an_end_is_let_go_at_the_limit()
    {
        await ServeAsync(Serve.Endless("lamp"));

        Refused("SR-505", await AskAsync(Fake.Open("a.example.test")));
    }

    [Fact]
    public async Task Headers_that_are_too_large_end_it()
    {
        await ServeAsync(Serve.Text(Lamps).With("X-Lamps", new string('a', 100 << 10)));

        Refused("SR-505", await AskAsync(Fake.Open("a.example.test")));

        Assert.Single(Fake.All);
    }

    [Fact]
    public async Task An_answer_that_drips_is_let_go_when_its_time_is_over()
    {
        await ServeAsync(Serve.Drip(TimeSpan.FromMilliseconds(20)));
        var clock = new TestClock();
        var asking = AskAsync(Connect(options => options with { Attempts = 2, FirstBackoff = TimeSpan.Zero, Pace = 0 }, clock), Fake.Open("a.example.test"));

        for (var attempt = 0; attempt < 2; attempt++)
        {
            await Fake.ArrivedAsync(1, Cancel);
            await clock.PassAsync(TimeSpan.FromSeconds(20), Cancel);
        }

        Refused("SR-506", await asking);
        Assert.Equal(2, Fake.All.Count);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_let_go_when_its_time_is_over()
    {
        await ServeAsync((_, _) => Task.Delay(Timeout.InfiniteTimeSpan, Cancel));
        var clock = new TestClock();
        var asking = AskAsync(Connect(options => options with { Attempts = 1 }, clock), Fake.Open("a.example.test"));

        await Fake.ArrivedAsync(1, Cancel);
        await clock.PassAsync(TimeSpan.FromSeconds(20), Cancel);

        Refused("SR-506", await asking);
    }
}
