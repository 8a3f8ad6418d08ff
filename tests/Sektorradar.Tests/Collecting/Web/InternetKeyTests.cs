using Sektorradar.Collecting.Web;
using Sektorradar.Model;

namespace Sektorradar.Tests.Collecting.Web;

/// <summary>Keys reach the server they are for and nobody else.</summary>
public sealed class InternetKeyTests : InternetTest
{
    private const string Secret = "geheim-4711";

    private static readonly Credential Lamp = new("lamp-test-key", "X-Lamp-Key");

    private readonly TempFolder _folder;

    public InternetKeyTests() => _folder = Own(new TempFolder());

    [Fact]
    public async Task A_key_comes_from_its_file()
    {
        await ServeAsync(Serve.Text("lamps"));

        Body(await AskAsync(Lamp with { Header = "Authorization", Prefix = "Bearer " }, "a.example.test"));

        Assert.Equal($"Bearer {Secret}", Fake.All[0]["Authorization"]);
    }

    [Fact]
    public async Task A_key_in_the_environment_comes_first()
    {
        const string Variable = "SEKTORRADAR_" + "LAMP_TEST_VARIABLE";
        Environment.SetEnvironmentVariable(Variable, " from-the-environment ");
        try
        {
            await ServeAsync(Serve.Text("lamps"));

            Body(await AskAsync(Lamp with { Name = "lamp-test-variable" }, "a.example.test"));

            Assert.Equal("from-the-environment", Fake.All[0]["X-Lamp-Key"]);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }
    }

    [Theory]
    [InlineData("host")]
    [InlineData("port")]
    public async Task A_key_does_not_go_along_to_another_server(string other)
    {
        await ServeAsync(asked => asked.Path != "/" ? Serve.Text("lamps")
            : Serve.Redirect((other == "host" ? Fake.Protected("b.example.test", "/there") : new UriBuilder(Fake.Open("a.example.test", "/there")) { Scheme = "https", Port = Fake.ProtectedPort }.Uri).AbsoluteUri));

        Body(await AskAsync(Lamp, other == "host" ? Fake.Protected("a.example.test") : Fake.Open("a.example.test")));

        Assert.Equal((Secret, null), (Fake.All[0]["X-Lamp-Key"], Fake.All[1]["X-Lamp-Key"]));
    }

    [Fact]
    public async Task A_key_goes_along_on_its_own_server()
    {
        await ServeAsync(asked => asked.Path == "/" ? Serve.Redirect("/there") : Serve.Text("lamps"));

        Body(await AskAsync(Lamp, "a.example.test"));

        Assert.Equal(Secret, Fake.All[1]["X-Lamp-Key"]);
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_missed_before_anything_is_sent()
    {
        await ServeAsync(Serve.Text("lamps"));

        var refused = Refused("SR-513", await AskAsync(Lamp with { Name = "lamp-other-key" }, "a.example.test"));

        Assert.Contains("LAMP_OTHER_KEY", refused.Problem.Detail, StringComparison.Ordinal);
        Assert.Empty(Fake.All);
    }

    [Fact]
    public async Task An_optional_key_may_be_missing()
    {
        await ServeAsync(Serve.Text("lamps"));

        Body(await AskAsync(Lamp with { Name = "lamp-other-key", Optional = true }, "a.example.test"));

        Assert.Null(Fake.All[0]["X-Lamp-Key"]);
    }

    [Fact]
    public async Task A_key_that_is_refused_is_named_by_its_place_and_not_asked_with_again()
    {
        await ServeAsync(Serve.Status(401));

        var refused = Refused("SR-513", await AskAsync(Lamp, "a.example.test"));

        Assert.Contains("lamp-test-key", refused.Problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refused.Problem.ToString(), StringComparison.Ordinal);
        Assert.Single(Fake.All);
    }

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("nøkkel")]
    public async Task A_key_that_cannot_be_sent_is_a_problem(string key)
    {
        await ServeAsync(Serve.Text("lamps"));
        _folder.Write("lamp-odd-key", key);

        var refused = Refused("SR-513", await AskAsync(Lamp with { Name = "lamp-odd-key" }, "a.example.test"));

        Assert.DoesNotContain(key, refused.Problem.ToString(), StringComparison.Ordinal);
        Assert.Empty(Fake.All);
    }

    [Fact]
    public async Task A_server_that_says_the_key_back_does_not_get_it_kept()
    {
        await ServeAsync(asked => asked.Path == "/lead" ? Serve.Redirect($"/?key=geheim%2D4711") : Serve.Text("lamps").With("Link", $"</?key={asked["X-Lamp-Key"]}>; rel=next").With("ETag", "\"a\""));

        var answer = Assert.IsType<Answer.Received>(await AskAsync(Lamp, "a.example.test"));
        var led = Refused("SR-509", await AskAsync(Lamp, Fake.Open("a.example.test", "/lead")));

        Assert.DoesNotContain(answer.Headers, header => header.Value.Contains(Secret, StringComparison.Ordinal));
        Assert.Equal("\"a\"", answer["ETag"]);
        Assert.DoesNotContain("4711", led.Problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(-1)]
    public async Task A_key_stands_in_no_problem(int status)
    {
        await ServeAsync(status < 0 ? Serve.Reset() : Serve.Status(status, Secret));

        var refused = Assert.IsType<Answer.Refused>(await AskAsync(Lamp, "a.example.test"));

        Assert.DoesNotContain(Secret, refused.Problem.ToString(), StringComparison.Ordinal);
        Assert.All(Fake.All, asked => Assert.Equal(Secret, asked["X-Lamp-Key"]));
    }

    [Fact]
    public async Task A_key_for_everybody_is_read_once_however_many_need_it()
    {
        await ServeAsync(asked => asked.Path == "/public" ? Serve.Text("The key is:\nfor-everybody\n") : Serve.Text("lamps"));
        var internet = Connect();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => internet.AskAsync(Public($"h{i % 10}.example.test", $"/{i}"), Card, Validators.None, Cancel)));

        Assert.Equal(1, Fake.All.Count(asked => asked.Path == "/public"));
        Assert.Equal(50, Fake.All.Count(asked => asked["X-Lamp-Key"] == "for-everybody"));
    }

    [Fact]
    public async Task A_key_for_everybody_that_has_changed_is_read_again()
    {
        var current = "first";
        await ServeAsync(asked => asked.Path == "/public" ? Serve.Text(current) : asked["X-Lamp-Key"] == current ? Serve.Text("lamps") : Serve.Status(401));
        var internet = Connect();
        Body(await internet.AskAsync(Public("a.example.test"), Card, Validators.None, Cancel));

        current = "second";
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => internet.AskAsync(Public($"h{i}.example.test"), Card, Validators.None, Cancel)));

        Assert.All(answers, answer => Assert.Equal("lamps", Body(answer)));
        Assert.Equal(2, Fake.All.Count(asked => asked.Path == "/public"));
    }

    [Theory]
    [InlineData("<html>\nLog in</html>")]
    [InlineData("")]
    [InlineData("no key today")]
    public async Task What_is_no_key_is_not_sent_as_one(string page)
    {
        await ServeAsync(asked => asked.Path == "/public" ? Serve.Text(page) : Serve.Text("lamps"));

        Refused("SR-513", await Connect().AskAsync(Public("a.example.test"), Card, Validators.None, Cancel));

        Assert.DoesNotContain(Fake.All, asked => asked.Host == "a.example.test");
    }

    [Fact]
    public async Task A_key_for_everybody_that_is_refused_every_time_is_said_to_be()
    {
        await ServeAsync(asked => asked.Path == "/public" ? Serve.Text("for-everybody") : Serve.Status(401));

        Refused("SR-513", await Connect().AskAsync(Public("a.example.test"), Card, Validators.None, Cancel));

        Assert.Equal(3, Fake.All.Count(asked => asked.Host == "a.example.test"));
    }

    [Fact]
    public async Task Whoever_stops_while_a_key_is_read_does_not_stop_the_others()
    {
        var first = true;
        await ServeAsync(asked =>
        {
            var hang = asked.Path == "/public" && first;
            first = first && !hang;
            return hang ? Serve.Hang() : asked.Path == "/public" ? Serve.Text("for-everybody") : Serve.Text("lamps");
        });
        var internet = Connect();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var one = internet.AskAsync(Public("a.example.test"), Card, Validators.None, stop.Token);
        await Fake.ArrivedAsync(1, Cancel);
        var other = internet.AskAsync(Public("b.example.test"), Card, Validators.None, Cancel);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        Assert.Equal("lamps", Body(await other));
    }

    private Request.Web Public(string host, string path = "/") => new(Fake.Open(host, path), Credential: Lamp with { Name = "lamp-no-key", PublicFrom = Fake.Open("keys.example.test", "/public") });

    private Task<Answer> AskAsync(Credential credential, string host) => AskAsync(credential, Fake.Open(host));

    private Task<Answer> AskAsync(Credential credential, Uri address)
    {
        _folder.Write("lamp-test-key", Secret + "\n");
        return Connect(credentials: _folder.Path).AskAsync(new Request.Web(address, Credential: credential), Card, Validators.None, Cancel);
    }
}
