using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Sektorradar.Evidence;

namespace Sektorradar.Tests.Cli;

/// <summary>The whole program against a real server on this machine.</summary>
public sealed class CollectSourcesTests : IDisposable
{
    private static readonly string[] Common = ["--sector", "lighthouses", "--sectors", "sectors", "--store", "evidence.db", "--only", "feeds"];

    private readonly LampSector _sector = new();
    private readonly Server _server = new();

    public CollectSourcesTests() => _sector.Write("sectors/lighthouses/sources/feeds.yaml", $"""
        - kind: feed
          id: lamp-news
          name: Lampenytt
          address: {_server.Address}feed
          language: nb
        - kind: feed
          id: dark
          name: Mørkt
          address: {_server.Address}nothing
          language: nb
        """);

    [Fact]
    public async Task A_feed_is_asked_for_with_manners_and_what_came_of_it_is_in_a_table()
    {
        var first = await CollectAsync("--contact", "https://radar.example.org/about", "--allow", "127.0.0.0/8");
        var mentions = await SektorradarProgram.RunAsync(_sector.Folder, "mentions", "--sector", "lighthouses", "--sectors", "sectors", "--store", "evidence.db", "--weeks", "1000", "--json");

        Assert.Equal(3, first.ExitCode);
        Assert.Matches(@"(?m)^Source +Asked +Answered +New +Last news +Problem$", first.Error);
        Assert.Matches(@"(?m)^feeds +2 +1 +3 +\d{4}-\d\d-\d\d +SR-504$", first.Error);
        Assert.Contains("SR-504:", first.Error, StringComparison.Ordinal);
        Assert.Contains(_server.Requests, request => request.StartsWith("/robots.txt", StringComparison.Ordinal));
        Assert.All(_server.Requests, request => Assert.Contains("(+https://radar.example.org/about)", request, StringComparison.Ordinal));
        Assert.Equal(JsonValueKind.Array, JsonDocument.Parse(mentions.Output).RootElement.ValueKind);
    }

    [Fact]
    public async Task What_was_answered_a_short_while_ago_is_not_asked_again_unless_one_wants_it()
    {
        string[] polite = ["--contact", "https://radar.example.org/about", "--allow", "127.0.0.0/8"];
        await CollectAsync(polite);
        var asked = _server.Requests.Count(request => request.StartsWith("/feed", StringComparison.Ordinal));

        await CollectAsync(polite);
        var still = _server.Requests.Count(request => request.StartsWith("/feed", StringComparison.Ordinal));
        var again = await CollectAsync([.. polite, "--again"]);

        Assert.Equal((1, 1), (asked, still));
        Assert.Matches(@"(?m)^feeds +2 +1 +0 ", again.Error);
        Assert.Contains(_server.Requests, request => request.StartsWith("/feed", StringComparison.Ordinal) && request.Contains("If-None-Match=\"lamps-3\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_private_address_is_refused_and_nothing_is_sent()
    {
        var run = await CollectAsync("--contact", "https://radar.example.org/about");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("SR-5", run.Error, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Without_a_contact_no_server_is_asked_and_who_named_a_source_is_told_so()
    {
        var run = await CollectAsync("--allow", "127.0.0.0/8", "--json");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal("SR-512", Assert.Single(JsonDocument.Parse(run.Output).RootElement.EnumerateArray()).GetProperty("problem").GetProperty("code").GetString());
        Assert.Contains("no contact", run.Error, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task What_is_kept_can_be_archived()
    {
        await CollectAsync("--contact", "https://radar.example.org/about", "--allow", "127.0.0.0/8");

        var run = await SektorradarProgram.RunAsync(_sector.Folder, "evidence", "archive", "kept.warc.gz", "--store", "evidence.db");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 answer written", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await SektorradarProgram.RunAsync(_sector.Folder, "evidence", "verify", "--archive", "kept.warc.gz")).ExitCode);
        using var file = File.OpenRead(_sector["kept.warc.gz"]);
        var exchange = Assert.Single(WarcFile.Exchanges(WarcFile.Read(file)));
        Assert.Equal(new Uri(_server.Address, "feed"), exchange.Address);
        Assert.DoesNotContain("redaktor@lamps.example.no", Encoding.UTF8.GetString(exchange.Body!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--only", "moonlight", "SR-407")]
    [InlineData("--allow", "everywhere", "SR-408")]
    [InlineData("--keep-answers", "-1", "between 1 and 36500")]
    public async Task A_choice_that_cannot_be_used_ends_with_2(string option, string value, string code)
    {
        var run = await SektorradarProgram.RunAsync(_sector.Folder, "collect", "--sector", "lighthouses", "--sectors", "sectors", "--store", "evidence.db", option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sources")]
    [InlineData("doctor")]
    [InlineData("inbox")]
    public async Task A_list_is_there_for_people_and_for_programs(string command)
    {
        string[] arguments = [command, "--sector", "lighthouses", "--sectors", "sectors", "--store", "evidence.db"];
        using (EvidenceStore.Open(_sector["evidence.db"]))
        {
        }

        var table = await SektorradarProgram.RunAsync(_sector.Folder, arguments);
        var json = await SektorradarProgram.RunAsync(_sector.Folder, [.. arguments, "--json"]);

        Assert.Equal((0, 0), (table.ExitCode, json.ExitCode));
        Assert.NotEmpty(table.Output);
        Assert.Equal(JsonValueKind.Array, JsonDocument.Parse(json.Output).RootElement.ValueKind);
    }

    [Fact]
    public async Task A_source_is_on_trial_until_it_has_a_month_of_clean_days_in_this_store()
    {
        string[] arguments = ["--sector", "lighthouses", "--sectors", "sectors", "--store", "evidence.db"];
        using (var store = EvidenceStore.Open(_sector["evidence.db"]))
        {
            foreach (var ago in new[] { 2, 9, 16 })
            {
                await store.RecordAsync(new("feeds", "lamp-news", DateTimeOffset.UtcNow.AddDays(-ago), 0, null), TestContext.Current.CancellationToken);
            }
        }

        Assert.Matches(@"(?m)^ok +feeds +2 things, on trial: 3 of 4 clean days, 14 of 28 days from first to last", (await SektorradarProgram.RunAsync(_sector.Folder, ["doctor", .. arguments])).Output);
        Assert.Matches(@"(?m)^feeds +attention +trial ", (await SektorradarProgram.RunAsync(_sector.Folder, ["sources", .. arguments])).Output);

        using (var store = EvidenceStore.Open(_sector["evidence.db"]))
        {
            await store.RecordAsync(new("feeds", "lamp-news", DateTimeOffset.UtcNow.AddDays(-30), 0, null), TestContext.Current.CancellationToken);
        }

        Assert.Matches(@"(?m)^ok +feeds +2 things, proven", (await SektorradarProgram.RunAsync(_sector.Folder, ["doctor", .. arguments])).Output);
        Assert.Matches(@"(?m)^feeds +attention +proven ", (await SektorradarProgram.RunAsync(_sector.Folder, ["sources", .. arguments])).Output);
    }

    [Theory]
    [InlineData("sources")]
    [InlineData("mentions")]
    [InlineData("inbox")]
    public async Task A_mistyped_store_is_a_mistake_and_does_not_become_one(string command)
    {
        var run = await SektorradarProgram.RunAsync(_sector.Folder, command, "--sector", "lighthouses", "--sectors", "sectors", "--store", "evidnce.db");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("SR-403", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_sector["evidnce.db"]));
    }

    public void Dispose()
    {
        _server.Dispose();
        _sector.Dispose();
    }

    private Task<SektorradarProgram.Ended> CollectAsync(params string[] more) => SektorradarProgram.RunAsync(_sector.Folder, ["collect", .. Common, .. more]);

    /// <summary>A feed, and nothing else.</summary>
    private sealed class Server : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly List<string> _requests = [];
        private readonly Task _work;

        public Server()
        {
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/"));
            }

            _listener.Prefixes.Add(Address.AbsoluteUri);
            _listener.Start();
            _work = ServeAsync();
        }

        public Uri Address { get; }

        /// <summary>Path, user agent and If-None-Match of each request.</summary>
        public IReadOnlyList<string> Requests
        {
            get
            {
                lock (_requests)
                {
                    return [.. _requests];
                }
            }
        }

        public void Dispose()
        {
            _listener.Close();
            _work.Wait();
        }

        private async Task ServeAsync()
        {
            while (_listener.IsListening)
            {
                try
                {
                    Answer(await _listener.GetContextAsync());
                }
                catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }

        private void Answer(HttpListenerContext context)
        {
            var path = context.Request.Url!.AbsolutePath;
            var known = context.Request.Headers["If-None-Match"];
            lock (_requests)
            {
                _requests.Add($"{path} {context.Request.UserAgent} If-None-Match={known}");
            }

            context.Response.Headers["ETag"] = "\"lamps-3\"";
            context.Response.StatusCode = path != "/feed" ? 404 : known == "\"lamps-3\"" ? 304 : 200;
            if (context.Response.StatusCode == 200)
            {
                context.Response.ContentType = "application/rss+xml";
                context.Response.OutputStream.Write(Recording.Of("news/lamps.xml"));
            }

            context.Response.Close();
        }
    }
}
