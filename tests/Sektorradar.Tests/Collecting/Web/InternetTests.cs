using System.Text;
using Sektorradar.Model;

namespace Sektorradar.Tests.Collecting.Web;

public sealed class InternetTests : InternetTest
{
    [Fact]
    public async Task An_answer_holds_what_was_sent_and_who_asked_is_named()
    {
        await ServeAsync(Serve.Text("lamps", "application/json; charset=\"iso-8859-1\"").With("X-Total-Count", "7").With("Set-Cookie", "session=1"));

        var answer = Assert.IsType<Answer.Received>(await AskAsync(Fake.Open("a.example.test", "/lamps?page=2")));

        Assert.Equal("lamps", Body(answer));
        Assert.Equal(("application/json", "iso-8859-1", 200, "7"), (answer.MediaType, answer.Charset, answer.Status, answer["X-Total-Count"]));
        Assert.Null(answer["Set-Cookie"]);
        var asked = Assert.Single(Fake.All);
        Assert.Equal(("GET", "a.example.test", "/lamps?page=2", $"Sektorradar/1.2.3 (+{FakeInternet.Contact})"), (asked.Method, asked.Host, asked.Path, asked["User-Agent"]));
        Assert.Null(asked["Cookie"]);
    }

    [Theory]
    [InlineData("\"quoted\"")]
    [InlineData("W/\"weak\"")]
    [InlineData("not quoted at all")]
    [InlineData("12-3f;gzip")]
    [InlineData("\"lampé\"")]
    public async Task A_validator_is_given_back_as_it_came(string tag)
    {
        await ServeAsync(Serve.Text("lamps").With("ETag", tag).With("Last-Modified", "yesterday, about noon"), Serve.Status(304));
        var internet = Connect();

        var first = Assert.IsType<Answer.Received>(await AskAsync(internet, Fake.Open("a.example.test")));
        var second = await AskAsync(internet, Fake.Open("a.example.test"), first.Validators);

        Assert.IsType<Answer.Unchanged>(second);
        Assert.Equal((tag, "yesterday, about noon"), (Fake.All[1]["If-None-Match"], Fake.All[1]["If-Modified-Since"]));
    }

    [Fact]
    public async Task What_expires_at_once_has_no_validators()
    {
        await ServeAsync(Serve.Text("lamps").With("ETag", "\"a\"").With("Last-Modified", "x").With("Expires", "0"));

        var answer = Assert.IsType<Answer.Received>(await AskAsync(Fake.Open("a.example.test")));

        Assert.Equal(Validators.None, answer.Validators);
    }

    [Fact]
    public async Task Nothing_has_changed_only_for_whom_asked_whether_it_had()
    {
        await ServeAsync(Serve.Status(304));

        Refused("SR-503", await AskAsync(Fake.Open("a.example.test")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("mailto:a@example.org\r\nX-Other: 1")]
    public async Task Without_a_contact_nothing_is_sent(string? contact)
    {
        await ServeAsync(Serve.Text("lamps"));

        Refused("SR-512", await AskAsync(Connect(options => options with { Contact = contact }), Fake.Open("a.example.test")));

        Assert.Empty(Fake.All);
        Assert.Empty(Fake.LookedUp);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("GZIP")]
    public async Task What_is_packed_is_unpacked(string packing)
    {
        await ServeAsync(Serve.Packed(packing, Serve.Pack(packing, "lamps"u8)));

        Assert.Equal("lamps", Body(await AskAsync(Fake.Open("a.example.test"))));
    }

    [Fact]
    public async Task A_protected_connection_to_a_trusted_server_is_used()
    {
        await ServeAsync(Serve.Text("lamps"));

        Assert.Equal("lamps", Body(await AskAsync(Fake.Protected("a.example.test"))));
    }

    [Theory]
    [InlineData("a.example.test", false)]
    [InlineData("a.b.example.test", true)]
    public async Task A_certificate_that_cannot_be_trusted_or_is_for_another_name_ends_it(string host, bool trusted)
    {
        await ServeAsync(Serve.Text("lamps"));

        Refused("SR-501", await AskAsync(Connect(options => trusted ? options : options with { Trust = null }), Fake.Protected(host)));

        Assert.Empty(Fake.All);
    }

    [Fact]
    public async Task A_name_that_is_not_known_is_asked_for_once()
    {
        await ServeAsync(Serve.Text("lamps"));

        Refused("SR-501", await AskAsync(Fake.Open("nowhere.example.org")));

        Assert.Single(Fake.LookedUp);
    }

    [Fact]
    public async Task A_name_without_addresses_is_not_known()
    {
        await ServeAsync(Serve.Text("lamps"));
        Fake.Name("empty.example.test", [[]]);

        Refused("SR-501", await AskAsync(Fake.Open("empty.example.test")));
    }

    [Fact]
    public async Task A_question_is_posted_as_json()
    {
        await ServeAsync(Serve.Text("lamps"));

        await Connect().AskAsync(new Request.Web(Fake.Open("a.example.test"), "{\"q\":\"fyr\"}"), Card, Validators.None, Cancel);

        Assert.Equal(("POST", "application/json; charset=utf-8"), (Fake.All[0].Method, Fake.All[0]["Content-Type"]));
    }

    [Fact]
    public async Task A_problem_shows_neither_the_query_nor_a_password()
    {
        await ServeAsync(Serve.Status(404));
        var internet = Connect();

        var query = Refused("SR-504", await AskAsync(internet, Fake.Open("a.example.test", "/lamps?key=geheim")));
        var user = Refused("SR-509", await AskAsync(internet, new Uri("http://keeper:geheim@a.example.test/lamps")));

        Assert.EndsWith("/lamps", query.Problem.Where, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", user.Problem.ToString(), StringComparison.Ordinal);
        Assert.Single(Fake.All);
    }

    [Fact]
    public async Task A_status_that_the_source_reads_is_an_answer()
    {
        await ServeAsync(Serve.Status(404, "nothing known"));

        var answer = await Connect().AskAsync(new Request.Web(Fake.Open("a.example.test")) { AlsoReads = [404] }, Card, Validators.None, Cancel);

        Assert.Equal("nothing known", Body(answer));
    }

    [Fact]
    public async Task Bytes_arrive_as_they_were_sent()
    {
        var body = Enumerable.Range(0, 100_000).Select(i => (byte)(i * 31)).ToArray();
        await ServeAsync(Serve.Bytes(body, "text/html; charset=utf-99"));

        var answer = Assert.IsType<Answer.Received>(await AskAsync(Fake.Open("a.example.test")));

        Assert.Equal(body, answer.Body);
        Assert.Equal("utf-99", answer.Charset);
    }
}
