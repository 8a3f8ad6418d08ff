using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Sektorradar.Evidence;
using Sektorradar.Tests.Collecting.Web;
using Sektorradar.Tests.Reporting;
using Sektorradar.Tests.Sectors;

namespace Sektorradar.Tests.Cli;

/// <summary>The whole program checks the links of a small sector, whose sources stand on a server of this machine.</summary>
public sealed class LinksTests : IAsyncLifetime
{
    private const string Page = "<html><head><title>Lamps</title></head><body><h1>Lamps</h1><p id=oil>Forty lamps were lit along the coast.</p></body></html>";

    private static readonly string[] Polite = ["--contact", "https://radar.example.org/about", "--allow", "127.0.0.0/8", "--pause", "0"];

    private readonly TempFolder _folder = new();
    private FakeInternet? _server;

    private bool _somethingIsGone;

    private FakeInternet Server => _server!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeInternet.StartAsync(asked => asked.Path switch
        {
            "/" or "/lamps" => Serve.Text(Page, "text/html"),
            "/plan" => Serve.Redirect("/plans/2027"),
            "/plans/2027" => Serve.Text(Page.Replace("Forty", "Fifty", StringComparison.Ordinal), "text/html"),
            "/hang" => Serve.Hang(),
            "/report" or "/news" when !_somethingIsGone => Serve.Text(Page.Replace("Lamps", asked.Path, StringComparison.Ordinal), "text/html"),
            _ => Serve.Status(404, "nothing"),
        });
        Lighthouses.Write(_folder,
            ("https://office.example.org", Root), ("https://wick.example.org", Root), ("https://foundation.example.org", Root), ("https://code.example.org", "ssh://code.example.org"), ("class: measurement", "class: measurement\n    quote: Forty lamps were lit"));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Every_link_of_an_edition_gets_its_verdict()
    {
        _somethingIsGone = true;

        var run = await LinksAsync(Polite);

        Assert.Equal(3, run.ExitCode);
        Assert.Matches("(?m)^gone +2$", run.Output);
        Assert.Matches("(?m)^moved +1$", run.Output);
        Assert.Matches("(?m)^live +1$", run.Output);
        Assert.Matches("(?m)^all +4$", run.Output);
        Assert.Matches(@"(?m)^live +ok +200 +\d{4}-\d\d-\d\d \d\d:\d\d +found +http://127.0.0.1:\d+/lamps$", run.Output);
        Assert.Matches(@"(?m)^moved +redirect .* http://127.0.0.1:\d+/plan → http://127.0.0.1:\d+/plans/2027$", run.Output);
        Assert.All(Server.All, asked => Assert.Contains("(+https://radar.example.org/about)", asked["User-Agent"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_reads_the_same_as_json()
    {
        var run = await LinksAsync([.. Polite, "--json"]);

        var checks = JsonDocument.Parse(run.Output).RootElement.EnumerateArray().ToDictionary(check => new Uri(check.GetProperty("address").GetString()!).AbsolutePath);
        Assert.Equal("live", checks["/lamps"].GetProperty("verdict").GetString());
        Assert.True(checks["/lamps"].GetProperty("quoteFound").GetBoolean());
        Assert.Equal(JsonValueKind.Null, checks["/lamps"].GetProperty("fragmentFound").ValueKind);
        Assert.Equal(64, checks["/lamps"].GetProperty("digest").GetString()!.Length);
        Assert.EndsWith("/plans/2027", checks["/plan"].GetProperty("movedTo").GetString(), StringComparison.Ordinal);
        Assert.Equal((0, "ok"), (run.ExitCode, checks["/report"].GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task A_link_that_was_checked_lately_is_not_asked_for_again_unless_one_wants_it()
    {
        await LinksAsync(Polite);
        var first = Server.All.Count;

        var second = await LinksAsync(Polite);
        var still = Server.All.Count;
        await LinksAsync([.. Polite, "--max-age", "0"]);
        var old = Server.All.Count;
        await LinksAsync([.. Polite, "--again"]);

        Assert.Equal(first, still);
        Assert.Matches("(?m)^all +4$", second.Output);
        Assert.Equal([first, first], new[] { old - still, Server.All.Count - old });
    }

    [Fact]
    public async Task A_quote_that_was_changed_is_looked_for_anew()
    {
        await LinksAsync(Polite);
        Lighthouses.Write(_folder,
            ("https://office.example.org", Root), ("https://wick.example.org", Root), ("https://foundation.example.org", Root), ("class: measurement", "class: measurement\n    quote: Sixty lamps were lit"));

        var run = await LinksAsync([.. Polite, "--json"]);

        var lamps = JsonDocument.Parse(run.Output).RootElement.EnumerateArray().Single(check => check.GetProperty("address").GetString()!.EndsWith("/lamps", StringComparison.Ordinal));
        Assert.False(lamps.GetProperty("quoteFound").GetBoolean());
        Assert.Equal(3, run.ExitCode);
    }

    [Fact]
    public async Task Without_a_contact_nobody_is_asked_and_nothing_is_said_to_be_checked()
    {
        var run = await LinksAsync([]);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("SR-512", run.Error, StringComparison.Ordinal);
        Assert.Contains("--contact", run.Error, StringComparison.Ordinal);
        Assert.Matches("(?m)^not-checked +4$", run.Output);
        Assert.Empty(Server.All);
    }

    [Fact]
    public async Task Anybody_can_check_a_list_without_a_sector()
    {
        using var elsewhere = new TempFolder();
        elsewhere.Write("list.txt", $"# lamps\n\n  {Root}/lamps#oil  \n{Root}/lamps\n{Root}/lamps\n");
        elsewhere.Write("wrong.txt", $"{Root}/lamps\nlamps\n/srv/lamps\nwww.example.org\n");

        var well = await SektorradarProgram.RunAsync(elsewhere.Path, ["links", "--from", "list.txt", .. Polite]);
        var wrong = await SektorradarProgram.RunAsync(elsewhere.Path, ["links", "--from", "wrong.txt", .. Polite]);
        var absent = await SektorradarProgram.RunAsync(elsewhere.Path, ["links", "--from", "absent.txt", .. Polite]);

        Assert.Equal((0, 2, 2), (well.ExitCode, wrong.ExitCode, absent.ExitCode));
        Assert.Matches("(?m)^all +2$", well.Output);
        Assert.Equal(["wrong.txt:2", "wrong.txt:3", "wrong.txt:4"], wrong.Error.Split('\n').Where(line => line.StartsWith("wrong.txt", StringComparison.Ordinal)).Select(line => line[..11]));
        Assert.Contains("SR-111", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("SR-403", absent.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edition_shows_what_was_found_and_claims_the_same()
    {
        var before = await ReportAsync("before");
        await LinksAsync(Polite);
        var after = await ReportAsync("after");

        Assert.True(JsonSchema.FromFile(Path.Combine(Docs.Root, "schemas", "report.schema.json")).Evaluate(JsonNode.Parse(after.Json.RootElement.GetRawText())).IsValid);
        Assert.Equal(before.Json.RootElement.GetProperty("claims").GetRawText(), after.Json.RootElement.GetProperty("claims").GetRawText());
        Assert.Equal(["not-checked"], VerdictsOf(before.Json).Values.Distinct());
        var verdicts = VerdictsOf(after.Json);
        Assert.Equal(("live", "moved"), (verdicts["/lamps"], verdicts["/plan"]));
        Assert.Contains("None of the links has been checked", before.Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("the link worked", before.Markdown, StringComparison.OrdinalIgnoreCase);
        Assert.Matches(@"The link worked on \d+ \w+ \d{4} at \d\d:\d\d UTC", after.Markdown);
        Assert.Matches(@"The page had moved when the link was followed on \d+ \w+ \d{4} at \d\d:\d\d UTC\. \[http://127\.0\.0\.1:\d+/plans/2027\]\(http://127\.0\.0\.1:\d+/plans/2027\)", after.Markdown);
        Assert.Matches(@"Lenkja verka \d+\. \w+ \d{4} kl\. \d\d:\d\d UTC\.", after.Nynorsk);
        Assert.Matches(@"Lenken virket \d+\. \w+ \d{4} kl\. \d\d:\d\d UTC\.</span>", after.Html);
    }

    [Fact]
    public async Task An_edition_of_an_earlier_day_shows_today_s_checks_too()
    {
        await LinksAsync(Polite);

        var report = await ReportAsync("early", "--as-of", "2026-08-24");

        Assert.Equal("live", VerdictsOf(report.Json)["/lamps"]);
    }

    [Fact]
    public async Task Pulse_checks_the_links_before_it_writes()
    {
        var run = await SektorradarProgram.RunAsync(_folder.Path, ["pulse", "--collect", "--only", "osv", .. Common, "--out", "collected", .. Polite[..4]]);

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Directory.EnumerateFiles(_folder["collected"], "report.json", SearchOption.AllDirectories).Single(), TestContext.Current.CancellationToken));
        Assert.Equal("live", VerdictsOf(json)["/lamps"]);
        Assert.Contains("links: 4 of 4 followed", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_found_before_a_stop_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The signal is sent with kill.");
        Lighthouses.Write(_folder,
            ("https://office.example.org", Root), ("https://wick.example.org/plan", $"{Root}/hang"), ("https://wick.example.org", Root), ("https://foundation.example.org", Root), ("https://code.example.org", "ssh://code.example.org"));
        using var process = SektorradarProgram.Start(_folder.Path, ["links", .. Common, .. Polite]);
        while (Server.All.All(asked => asked.Path != "/hang") || Server.All.All(asked => asked.Path != "/lamps"))
        {
            await Server.ArrivedAsync(1, TestContext.Current.CancellationToken);
        }

        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var ended = await SektorradarProgram.EndAsync(process);
        Assert.Equal(130, ended.ExitCode);
        Assert.Contains("Stopped.", ended.Error, StringComparison.Ordinal);
        using var store = EvidenceStore.Open(_folder["evidence.db"]);
        Assert.Contains(store.LinkChecks(), check => check.Address.AbsolutePath == "/lamps");
        Assert.DoesNotContain(store.LinkChecks(), check => check.Address.AbsolutePath == "/hang");
    }

    private static string[] Common => ["--sector", SmallSector.Id, "--sectors", "sectors", "--store", "evidence.db"];

    private string Root => $"http://127.0.0.1:{Server.OpenPort}";

    private Task<SektorradarProgram.Ended> LinksAsync(string[] more) => SektorradarProgram.RunAsync(_folder.Path, ["links", .. Common, .. more]);

    private async Task<(JsonDocument Json, string Markdown, string Nynorsk, string Html)> ReportAsync(string output, params string[] more)
    {
        await SektorradarProgram.RunAsync(_folder.Path, ["pulse", .. Common, "--out", output, .. more]);
        return (JsonDocument.Parse(Text("report.json")), Text("report.en.md"), Text("report.nn.md"), Text("index.html"));

        string Text(string name) => File.ReadAllText(Directory.EnumerateFiles(_folder[output], name, SearchOption.AllDirectories).Single());
    }

    /// <summary>By the path of the link.</summary>
    private static Dictionary<string, string> VerdictsOf(JsonDocument report) => report.RootElement.GetProperty("sources").EnumerateArray()
        .Where(source => source.GetProperty("link").ValueKind == JsonValueKind.String)
        .DistinctBy(source => source.GetProperty("link").GetString()).ToDictionary(source => new Uri(source.GetProperty("link").GetString()!).AbsolutePath, source => source.GetProperty("verdict").GetString()!);
}
