using System.Diagnostics;
using System.Net;
using System.Text;
using Sektorradar.Collecting;
using Sektorradar.Model;
using Failure = Sektorradar.Tests.Collecting.LoopbackNameServer.Failure;

namespace Sektorradar.Tests.Collecting;

public class NameResolverTests
{
    private const string Lamp = "lamp.example.org";

    private static async Task<Answer> AskAsync(LoopbackNameServer server, params (string, string)[] questions)
    {
        using var resolver = new NameResolver(new FixedClock("2026-06-15T12:00Z"), server.Address) { Interval = TimeSpan.Zero, TimeLimit = TimeSpan.FromMilliseconds(300) };
        return await resolver.AskAsync(new Request.Names(Lamp, questions), TestContext.Current.CancellationToken);
    }

    private static async Task<string> JsonAsync(LoopbackNameServer server, params (string, string)[] questions)
    {
        var answer = Assert.IsType<Answer.Received>(await AskAsync(server, questions));
        return Encoding.UTF8.GetString(answer.Body);
    }

    private static string Answered(string name, string type, string status, params string[] values) =>
        $$"""{"domain":"{{Lamp}}","answers":[{"name":"{{name}}","type":"{{type}}","status":"{{status}}","values":[{{string.Join(',', values.Select(value => $"\"{value}\""))}}]}]}""";

    [Fact]
    public async Task Records_are_written_in_the_order_asked_with_their_values_sorted()
    {
        await using var server = new LoopbackNameServer().WithMx(Lamp, 20, "b.example.org").WithMx(Lamp, 10, "MX.Example.org").WithMx(Lamp, 10, "a.example.org")
            .WithAlias("autodiscover." + Lamp, "autodiscover.example.net").WithHost(Lamp, "192.0.2.7");

        var answer = Assert.IsType<Answer.Received>(await AskAsync(server, (Lamp, "MX"), ("autodiscover." + Lamp, "CNAME"), (Lamp, "A")));

        Assert.Equal(
            """{"domain":"lamp.example.org","answers":[{"name":"lamp.example.org","type":"MX","status":"NOERROR","values":["10 a.example.org","10 mx.example.org","20 b.example.org"]},{"name":"autodiscover.lamp.example.org","type":"CNAME","status":"NOERROR","values":["autodiscover.example.net"]},{"name":"lamp.example.org","type":"A","status":"NOERROR","values":["192.0.2.7"]}]}""",
            Encoding.UTF8.GetString(answer.Body));
        Assert.Equal(("dns:lamp.example.org", 200, "application/json", new DateOnly(2026, 6, 15)), (answer.Address.AbsoluteUri, answer.Status, answer.MediaType, answer.Day));
    }

    [Fact]
    public async Task Of_texts_only_those_that_tell_of_a_provider_are_kept()
    {
        await using var server = new LoopbackNameServer().WithText(Lamp, "v=spf1 include:spf.exam", "ple.net -all").WithText(Lamp, "MS=ms12345678").WithText(Lamp, "a note of somebody")
            .WithText(Lamp, "v=DMARC1; rua=mailto:reports@example.org").WithText(Lamp, "v=spf1 exp=someone@example.org").WithText("k." + Lamp, "v=DKIM1; k=rsa; p=MIIB");

        Assert.Equal(Answered(Lamp, "TXT", "NOERROR", "MS=ms12345678", "v=spf1 include:spf.example.net -all"), await JsonAsync(server, (Lamp, "TXT")));
        Assert.Equal(Answered("k." + Lamp, "TXT", "NOERROR", "v=DKIM1"), await JsonAsync(server, ("k." + Lamp, "TXT")));
    }

    [Fact]
    public async Task A_name_on_the_way_is_no_answer_to_another_question()
    {
        await using var server = new LoopbackNameServer().WithAlias(Lamp, "elsewhere.example.net").WithHost(Lamp, "192.0.2.7");

        Assert.Equal(Answered(Lamp, "A", "NOERROR", "192.0.2.7"), await JsonAsync(server, (Lamp, "A")));
    }

    [Fact]
    public async Task A_domain_that_refuses_all_mail_says_so()
    {
        await using var server = new LoopbackNameServer().WithMx(Lamp, 0, ".");

        Assert.Equal(Answered(Lamp, "MX", "NOERROR", "0 ."), await JsonAsync(server, (Lamp, "MX")));
    }

    [Fact]
    public async Task Nothing_there_and_no_such_name_are_told_apart()
    {
        await using var server = new LoopbackNameServer().WithHost(Lamp, "192.0.2.7");

        Assert.Equal(Answered(Lamp, "MX", "NOERROR"), await JsonAsync(server, (Lamp, "MX")));
        Assert.Equal(Answered("gone." + Lamp, "MX", "NXDOMAIN"), await JsonAsync(server, ("gone." + Lamp, "MX")));
    }

    [Theory]
    [InlineData(Failure.ServerFailure, "SERVFAIL")]
    [InlineData(Failure.Refused, "Refused")]
    public async Task A_server_that_cannot_or_will_not_says_so(object failure, string status)
    {
        await using var server = new LoopbackNameServer().WithMx(Lamp, 10, "mx.example.org").Failing(Lamp, (Failure)failure);

        Assert.Equal(Answered(Lamp, "MX", status), await JsonAsync(server, (Lamp, "MX")));
    }

    [Theory]
    [InlineData(Failure.Silence, "timeout")]
    [InlineData(Failure.WrongId, "garbled")]
    [InlineData(Failure.Garbage, "garbled")]
    [InlineData(Failure.OtherQuestion, "garbled")]
    public async Task What_is_no_answer_is_asked_for_again_and_then_said(object failure, string status)
    {
        await using var server = new LoopbackNameServer().WithMx(Lamp, 10, "mx.example.org").WithMx("good." + Lamp, 10, "mx.example.org").Failing(Lamp, (Failure)failure);

        var body = await JsonAsync(server, (Lamp, "MX"), ("good." + Lamp, "MX"));

        Assert.Contains($$"""{"name":"{{Lamp}}","type":"MX","status":"{{status}}","values":[]}""", body, StringComparison.Ordinal);
        Assert.Contains("10 mx.example.org", body, StringComparison.Ordinal);
        Assert.InRange(server.Asked.Count(question => question.Name == Lamp), 2, 4); // DnsClient turns to TCP by itself where a message cannot be parsed
    }

    [Fact]
    public async Task A_truncated_answer_is_asked_for_again_over_tcp()
    {
        await using var server = new LoopbackNameServer().WithMx(Lamp, 10, "mx.example.org").Failing(Lamp, Failure.Truncated);

        Assert.Equal(Answered(Lamp, "MX", "NOERROR", "10 mx.example.org"), await JsonAsync(server, (Lamp, "MX")));
        Assert.Equal(1, server.OverTcp);
    }

    [Fact]
    public async Task Bytes_that_were_changed_on_the_way_never_end_the_run()
    {
        await using var server = new LoopbackNameServer().WithMx(Lamp, 10, "mx.example.org").WithText(Lamp, "v=spf1 -all", "x").WithAlias(Lamp, "a.example.org");
        using var resolver = new NameResolver(TimeProvider.System, server.Address) { Interval = TimeSpan.Zero, TimeLimit = TimeSpan.FromMilliseconds(30) };
        var random = new Random(7);
        server.Change = answer =>
        {
            lock (random)
            {
                var changed = answer.Select((value, i) => i > 1 && random.Next(12) == 0 ? (byte)random.Next(256) : value).ToArray();
                return random.Next(4) == 0 ? changed[..random.Next(1, changed.Length)] : changed;
            }
        };

        for (var i = 0; i < 150; i++)
        {
            Assert.NotNull(await resolver.AskAsync(new Request.Names(Lamp, [(Lamp, "MX"), (Lamp, "TXT"), (Lamp, "CNAME")]), TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("lamp..example.org")]
    [InlineData("a-label-that-is-longer-than-the-sixty-three-letters-that-are-allowed.example.org")]
    public async Task What_is_no_name_is_a_problem(string name)
    {
        await using var server = new LoopbackNameServer();

        Assert.Equal("SR-214", Assert.IsType<Answer.Refused>(await AskAsync(server, (name, "MX"))).Problem.Code);
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task When_no_question_is_answered_that_is_a_problem()
    {
        await using var server = new LoopbackNameServer().Failing(Lamp, Failure.Silence);

        var refused = Assert.IsType<Answer.Refused>(await AskAsync(server, (Lamp, "MX"), (Lamp, "TXT")));

        Assert.Equal("lamp.example.org: SR-214: No question about it was answered.", refused.Problem.ToString());
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_a_problem()
    {
        using var resolver = new NameResolver(TimeProvider.System, new IPEndPoint(IPAddress.Loopback, 1)) { Interval = TimeSpan.Zero, TimeLimit = TimeSpan.FromMilliseconds(200) };

        Assert.IsType<Answer.Refused>(await resolver.AskAsync(new Request.Names(Lamp, [(Lamp, "MX")]), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Questions_keep_their_distance_also_when_several_ask()
    {
        await using var server = new LoopbackNameServer().WithMx(Lamp, 10, "mx.example.org");
        using var resolver = new NameResolver(TimeProvider.System, server.Address) { Interval = TimeSpan.FromMilliseconds(60) };

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => resolver.AskAsync(new Request.Names(Lamp, [(Lamp, "MX"), (Lamp, "A")]), TestContext.Current.CancellationToken)));

        var times = server.Asked.Select(question => question.At).ToList();
        Assert.Equal(6, times.Count);
        Assert.True(Stopwatch.GetElapsedTime(times[0], times[^1]) > TimeSpan.FromMilliseconds(5 * 50));
    }

    [Fact]
    public void Without_a_choice_five_questions_go_out_in_a_second()
    {
        using var resolver = new NameResolver(TimeProvider.System);

        Assert.Equal(TimeSpan.FromSeconds(0.2), resolver.Interval);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_stops()
    {
        await using var server = new LoopbackNameServer().Failing(Lamp, Failure.Silence);
        using var resolver = new NameResolver(TimeProvider.System, server.Address);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => resolver.AskAsync(new Request.Names(Lamp, [(Lamp, "MX")]), soon.Token));
    }
}
