using System.Text.Json.Nodes;
using Sektorradar.Tests.Collecting.Web;
using Sektorradar.Tests.Reporting;
using Sektorradar.Tests.Sectors;

namespace Sektorradar.Tests.Cli;

/// <summary>The command as a user runs it, on a server of this machine.</summary>
public sealed class LinksCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_edition_says_of_its_links_what_came_of_following_them()
    {
        await using var fake = await FakeInternet.StartAsync(asked => asked.Path switch
        {
            "/" or "/lamps" => Serve.Text("<title>Lamps</title><p>40 av 61 fyr</p>", "text/html"),
            "/report" => Serve.Redirect("/new-report"),
            "/new-report" => Serve.Text("Report"),
            _ => Serve.Status(404),
        });
        Lighthouses.Write(_folder, ("https://office.example.org/lamps", $"http://127.0.0.1:{fake.OpenPort}/lamps\n    quote: 40 av 61 fyr"), ("https://wick.example.org", $"http://127.0.0.1:{fake.OpenPort}"));
        Lighthouses.AddEvidence(_folder, Lighthouses.Newest);
        var before = await ReportAsync();

        var links = await RunAsync("links", "--contact", FakeInternet.Contact, "--allow", "127.0.0.0/8", "--pause", "0");
        var after = await ReportAsync();

        Assert.Equal(3, links.ExitCode);
        Assert.Equal(["not-checked"], Verdicts(before).Values.Distinct());
        Assert.Equal(("live", "moved", "gone"), (Verdicts(after)["/lamps"], Verdicts(after)["/report"], Verdicts(after)["/plan"]));
        var source = after["sources"]!.AsArray().Single(source => source!["link"]?.ToString().EndsWith("/lamps", StringComparison.Ordinal) == true)!;
        Assert.True((bool)source["quoteFound"]!);
        Assert.Equal(JsonNode.Parse(before["claims"]!.ToJsonString())!.ToJsonString(), after["claims"]!.ToJsonString());
        Assert.Contains("The page had moved when the link was followed", await File.ReadAllTextAsync(Page("index.en.html"), Cancel), StringComparison.Ordinal);
        Assert.Contains("Siden var borte", await File.ReadAllTextAsync(Page("report.md"), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_followed_lately_is_not_followed_again_unless_asked_to()
    {
        await using var fake = await FakeInternet.StartAsync(Serve.Text("Lamps"));
        Lighthouses.Write(_folder, ("https://office.example.org", $"http://127.0.0.1:{fake.OpenPort}"));
        Lighthouses.AddEvidence(_folder, Lighthouses.Newest);
        string[] links = ["links", "--contact", FakeInternet.Contact, "--allow", "127.0.0.0/8", "--pause", "0"];
        int Followed() => fake.All.Count(asked => asked.Path == "/lamps");

        await RunAsync(links);
        await RunAsync(links);
        var once = Followed();
        await RunAsync([.. links, "--again"]);

        Assert.Equal((1, 2), (once, Followed()));
    }

    [Fact]
    public async Task Without_a_contact_it_says_so_and_follows_nothing()
    {
        Lighthouses.Write(_folder);
        Lighthouses.AddEvidence(_folder, Lighthouses.Newest);

        var ended = await RunAsync("links", "--json");

        Assert.Equal(3, ended.ExitCode);
        Assert.Contains("SR-512", ended.Error, StringComparison.Ordinal);
        Assert.All(JsonNode.Parse(ended.Output)!.AsArray(), link => Assert.Equal("not-checked", link!["verdict"]!.ToString()));
    }

    [Fact]
    public async Task A_list_needs_no_sector()
    {
        await using var fake = await FakeInternet.StartAsync(asked => asked.Path == "/borte" ? Serve.Status(410) : Serve.Text("Lamps"));
        var list = _folder.Write("links.txt", $"# lamps\nhttp://127.0.0.1:{fake.OpenPort}/her\n\nhttp://127.0.0.1:{fake.OpenPort}/borte\nmailto:keeper@example.org\n");

        var ended = await SektorradarProgram.RunAsync(_folder["."], "links", "--from", list, "--contact", FakeInternet.Contact, "--allow", "127.0.0.0/8", "--pause", "0", "--json");

        Assert.Equal(["live", "gone", "not-checked"], JsonNode.Parse(ended.Output)!.AsArray().Select(link => link!["verdict"]!.ToString()));
        Assert.False(Directory.Exists(_folder[".sektorradar"]));
    }

    [Theory]
    [InlineData("lamps\n", "SR-111")]
    [InlineData(null, "SR-403")]
    public async Task A_list_that_cannot_be_used_is_named_with_its_line(string? text, string code)
    {
        if (text is not null)
        {
            _folder.Write("links.txt", text);
        }

        var ended = await SektorradarProgram.RunAsync(_folder["."], "links", "--from", "links.txt", "--contact", FakeInternet.Contact);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains($"links.txt{(text is null ? "" : ":1")}: {code}", ended.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<SektorradarProgram.Ended> RunAsync(params IEnumerable<string> arguments) =>
        SektorradarProgram.RunAsync(_folder["."], [.. arguments, "--sectors", "sectors", "--sector", SmallSector.Id, "--store", "evidence.db"]);

    private async Task<JsonNode> ReportAsync()
    {
        await RunAsync("pulse", "--out", "out");
        return JsonNode.Parse(await File.ReadAllTextAsync(Page("report.json"), Cancel))!;
    }

    private string Page(string name) => Path.Combine(Assert.Single(Directory.GetDirectories(_folder[$"out/{SmallSector.Id}"])), name);

    /// <summary>By path.</summary>
    private static Dictionary<string, string> Verdicts(JsonNode report) =>
        report["sources"]!.AsArray().Where(source => source!["link"] is not null).GroupBy(source => new Uri(source!["link"]!.ToString()).AbsolutePath).ToDictionary(same => same.Key, same => same.First()!["verdict"]!.ToString());
}
