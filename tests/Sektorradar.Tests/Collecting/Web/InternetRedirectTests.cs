using System.Net;
using Sektorradar.Model;

namespace Sektorradar.Tests.Collecting.Web;

/// <summary>Where redirects lead, and where they do not.</summary>
public sealed class InternetRedirectTests : InternetTest
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_followed_and_the_answer_says_where_it_ended(int status)
    {
        await ServeAsync(asked => asked.Host == "a.example.test" ? Serve.Redirect(Fake.Open("b.example.test", "/there?x=1").AbsoluteUri, status) : Serve.Text("lamps"));

        var answer = Assert.IsType<Answer.Received>(await AskAsync(Fake.Open("a.example.test")));

        Assert.Equal("lamps", Body(answer));
        Assert.Equal(Fake.Open("b.example.test", "/there?x=1"), answer.Address);
    }

    [Theory]
    [InlineData("/there", "/there")]
    [InlineData("there", "/in/there")]
    [InlineData("?page=2", "/in/here?page=2")]
    [InlineData("//b.example.test:{port}/there", "/there")]
    public async Task A_redirect_may_be_relative(string target, string path)
    {
        await ServeAsync(asked => asked.Path == "/in/here" ? Serve.Redirect(target.Replace("{port}", $"{Fake.OpenPort}", StringComparison.Ordinal)) : Serve.Text("lamps"));

        Assert.Equal("lamps", Body(await AskAsync(Fake.Open("a.example.test", "/in/here"))));

        Assert.Equal(path, Fake.All[^1].Path);
    }

    [Theory]
    [InlineData("http://[bad")]
    [InlineData("//")]
    [InlineData("http://")]
    [InlineData("////")]
    [InlineData("http://:80/")]
    [InlineData("http:///there")]
    public async Task A_redirect_to_nowhere_is_a_problem_and_no_exception(string target)
    {
        await ServeAsync(asked => asked.Number == 0 ? Serve.Redirect(target) : Serve.Status(404));

        var refused = Assert.IsType<Answer.Refused>(await AskAsync(Fake.Open("a.example.test")));

        Assert.Contains(refused.Problem.Code, new[] { "SR-501", "SR-503", "SR-504", "SR-507", "SR-509" });
    }

    [Fact]
    public async Task A_loop_ends()
    {
        await ServeAsync(asked => Serve.Redirect(asked.Path == "/1" ? "/2" : "/1"));

        Refused("SR-509", await AskAsync(Fake.Open("a.example.test", "/1")));

        Assert.Equal(2, Fake.All.Count);
    }

    [Theory]
    [InlineData("file:///etc/hostname")]
    [InlineData("ftp://b.example.test/lamps")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://keeper:geheim@b.example.test/")]
    public async Task A_redirect_off_the_web_is_not_followed(string target)
    {
        await ServeAsync(Serve.Redirect(target));

        Refused("SR-509", await AskAsync(Fake.Open("a.example.test")));

        Assert.Single(Fake.All);
        Assert.Single(Fake.LookedUp);
    }

    [Fact]
    public async Task A_redirect_from_a_protected_connection_to_an_open_one_is_not_followed()
    {
        await ServeAsync(_ => Serve.Redirect(Fake.Open("a.example.test", "/open").AbsoluteUri));

        Refused("SR-509", await AskAsync(Fake.Protected("a.example.test")));

        Assert.Single(Fake.All);
    }

    [Fact]
    public async Task A_question_that_was_posted_goes_on_only_where_it_may_be_posted_again()
    {
        await ServeAsync(asked => asked.Path == "/there" ? Serve.Text("lamps") : Serve.Redirect("/there", int.Parse(asked.Path[1..], null)));
        var internet = Connect();

        var lost = await internet.AskAsync(new Request.Web(Fake.Open("a.example.test", "/302"), "{}"), Card, Validators.None, Cancel);
        var kept = await internet.AskAsync(new Request.Web(Fake.Open("a.example.test", "/307"), "{}"), Card, Validators.None, Cancel);

        Refused("SR-509", lost);
        Assert.Equal("lamps", Body(kept));
        Assert.Equal("POST", Fake.All[^1].Method);
    }

    [Theory]
    [InlineData("127.0.0.2")]
    [InlineData("169.254.169.254")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.2]")]
    [InlineData("[::ffff:7f00:2]")]
    [InlineData("[::127.0.0.2]")]
    [InlineData("[64:ff9b::7f00:2]")]
    [InlineData("[2002:7f00:2::]")]
    [InlineData("[fe80::1]")]
    [InlineData("[fd00:ec2::254]")]
    [InlineData("2130706434")]
    [InlineData("0x7f000002")]
    [InlineData("0177.0.0.2")]
    [InlineData("0x7f.2")]
    [InlineData("127.2")]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.1")]
    [InlineData("localhost")]
    [InlineData("private.example.test")]
    [InlineData("metadata.example.test")]
    public async Task A_private_address_is_not_asked_however_it_is_written(string host)
    {
        await ServeAsync(asked => Serve.Redirect($"http://{host}:{Fake.OpenPort}/secret"));
        Name();
        var internet = Connect();

        var led = await AskAsync(internet, Fake.Open("a.example.test"));
        var direct = await AskAsync(internet, new Uri($"http://{host}:{Fake.OpenPort}/secret"));

        Refused("SR-507", led);
        Refused("SR-507", direct);
        Assert.Single(Fake.All);
    }

    [Fact]
    public async Task A_name_that_turns_to_a_private_address_reaches_nobody()
    {
        await ServeAsync(Serve.Text("lamps").With("Connection", "close"));
        Fake.Name("turning.example.test", [IPAddress.Loopback], [IPAddress.Parse("127.0.0.2")]);
        var internet = Connect();

        var first = await AskAsync(internet, Fake.Open("turning.example.test"));
        var second = await AskAsync(internet, Fake.Open("turning.example.test"));

        Assert.Equal("lamps", Body(first));
        Refused("SR-507", second);
        // Looked up once for each connection: what was checked is what is connected to.
        Assert.Equal(2, Fake.LookedUp.Count);
    }

    [Fact]
    public async Task Of_public_and_private_addresses_of_a_name_only_the_public_are_tried()
    {
        await ServeAsync(Serve.Text("lamps"));
        Fake.Name("mixed.example.test", [IPAddress.Parse("127.0.0.2"), IPAddress.Parse("::ffff:127.0.0.2"), IPAddress.Loopback]);

        Assert.Equal("lamps", Body(await AskAsync(Fake.Open("mixed.example.test"))));
    }

    private void Name()
    {
        Fake.Name("private.example.test", [IPAddress.Parse("127.0.0.2")]);
        Fake.Name("localhost", [IPAddress.Parse("127.0.0.2"), IPAddress.IPv6Loopback]);
        Fake.Name("metadata.example.test", [IPAddress.Parse("169.254.169.254"), IPAddress.Parse("fd00:ec2::254")]);
    }
}
