using System.Collections.Concurrent;
using System.Diagnostics;
using Sektorradar.Collecting;
using Sektorradar.Collecting.Web;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Tests.Sectors;

namespace Sektorradar.Tests.Collecting.Web;

/// <summary>A whole collection over a bad network: whatever breaks, in the end everything is there once.</summary>
public sealed class TenThousandRequestsTests : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_is_lost_or_doubled_and_no_host_is_hurried()
    {
        const int Hosts = 200, Pages = 35;
        var faults = new Faults(Pages, seed: 4711);
        await using var fake = await FakeInternet.StartAsync(faults.Of);
        var source = new LampSource(fake, Hosts, Pages);
        using var store = EvidenceStore.Open(_folder["evidence.db"]);
        using var internet = Connect(fake);
        var watch = Stopwatch.StartNew();

        var rounds = 0;
        while (await CollectAsync(internet, store, source, TestContext.Current.CancellationToken) > 0)
        {
            rounds++;
            Assert.True(rounds < 50, "it never ends");
        }

        var asked = fake.All;
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{asked.Count} requests to {Hosts} hosts in {rounds + 1} rounds and {watch.Elapsed.TotalSeconds:0.0} s; {faults.Count} faults ({100.0 * faults.Count / asked.Count:0} %): "
            + $"{string.Join(", ", faults.Kinds)}; most at once {asked.MostAtOnce()}; shortest gap {asked.Gaps().Min(gap => gap.Gap).TotalMilliseconds:0.00} ms; private neighbour reached {fake.Reached} times");
        Assert.Equal(source.Truth.Order(), Contents(store));
        Assert.True(asked.Count >= 10_000, $"only {asked.Count} requests");
        Assert.InRange(faults.Count / (double)asked.Count, 0.25, 0.45);
        Assert.All(asked.Gaps(), gap => Assert.True(gap.Gap >= Interval, $"{gap.Host} was asked again after {gap.Gap.TotalMilliseconds} ms"));
        Assert.All(asked, request => Assert.Equal(LampSource.Secret, request["X-Lamp-Key"]));
        Assert.Equal(0, fake.Reached);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_collection_that_is_stopped_again_and_again_ends_with_the_same(int seed)
    {
        const int Hosts = 20, Pages = 8;
        var faults = new Faults(Pages, seed);
        var left = 0;
        // Nobody is answered beyond the moment of the stop, however late the stop itself comes.
        await using var fake = await FakeInternet.StartAsync(asked => Interlocked.Decrement(ref left) < 0 ? Serve.Hang() : faults.Of(asked));
        var source = new LampSource(fake, Hosts, Pages);
        using var store = EvidenceStore.Open(_folder["evidence.db"]);
#pragma warning disable CA5394 // The moments are to be the same in every run.
        var moments = new Random(seed);
#pragma warning restore CA5394

        var stopped = 0;
        for (var whole = false; !whole;)
        {
            var moment = moments.Next(1, 40);
            Volatile.Write(ref left, moment);
            using var internet = Connect(fake);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            var collecting = CollectAsync(internet, store, source, stop.Token);
            await Task.WhenAny(collecting, fake.ArrivedAsync(moment, stop.Token));
            await stop.CancelAsync();
            try
            {
                whole = await collecting == 0;
            }
            catch (OperationCanceledException)
            {
                stopped++;
                Assert.Distinct(Contents(store));
                Assert.Subset(source.Truth.ToHashSet(), Contents(store).ToHashSet());
            }
        }

        Assert.True(stopped >= 3, $"stopped {stopped} times");
        Assert.Equal(source.Truth.Order(), Contents(store));
        Assert.Equal(0, fake.Reached);
    }

    private Internet Connect(FakeInternet fake)
    {
        _folder.Write("lamp-source-key", LampSource.Secret);
        var options = fake.Options() with
        {
            Pace = Interval.TotalSeconds,
            AtOnce = 64,
            FirstBackoff = TimeSpan.FromMilliseconds(2),
            LongestBackoff = TimeSpan.FromMilliseconds(10),
            ClosedFor = TimeSpan.FromMilliseconds(200),
        };
        return fake.Connect(options, new Credentials(_folder.Path));
    }

    /// <returns>How many hosts are not read to their end.</returns>
    private static async Task<int> CollectAsync(Internet internet, EvidenceStore store, LampSource source, CancellationToken cancel)
    {
        var collector = new SourceCollector(new OnlyTheWeb(internet), store, _ => [], TimeProvider.System) { Impatient = true };
        var left = 0;
        await foreach (var run in collector.RunAsync([source], SmallSector.Read(SmallSector.Files).Sector!, cancel))
        {
            left += run.Problem is null ? 0 : 1;
        }

        return left;
    }

    private static IEnumerable<string> Contents(EvidenceStore store) => store.Items(DateOnly.MinValue, DateOnly.MaxValue).Select(kept => $"{kept.Item.About} {kept.Item.Key}").Order();

    private sealed class OnlyTheWeb(Internet internet) : IInternet
    {
        public Task<Answer> AskAsync(Request request, SourceCard card, Validators before, CancellationToken cancel) => internet.AskAsync((Request.Web)request, card, before, cancel);
    }

    /// <summary>What goes wrong is decided by host, page and how often it was asked, and so the same in every run of the test.</summary>
    private sealed class Faults(int pages, int seed)
    {
        private const string Private = "http://127.0.0.2/secret";

        private readonly ConcurrentDictionary<(string Host, string Path), int> _visits = new();
        private readonly ConcurrentDictionary<string, int> _kinds = new();

        public int Count => _kinds.Values.Sum();

        public IEnumerable<string> Kinds => _kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Key} {kind.Value}");

        public Serving Of(Asked asked)
        {
            if (asked["X-Lamp-Key"] != LampSource.Secret)
            {
                return Serve.Status(401);
            }

            var visit = _visits.AddOrUpdate((asked.Host, asked.Path), 1, (_, count) => count + 1);
            var page = LampSource.Page(int.Parse(asked.Path.Split('?')[0][1..], System.Globalization.CultureInfo.InvariantCulture), pages);
            var fate = Convert.ToInt32(Digest.Of($"{seed} {asked.Host} {asked.Path} {visit}")[..6], 16) % 100;
            var (kind, serving) = fate switch
            {
                < 4 => ("429", Serve.Busy("0")),
                < 6 => ("429 with a date", Serve.Busy(Serve.Date(DateTimeOffset.UtcNow))),
                < 10 => ("503", Serve.Status(503)),
                < 13 => ("reset", Serve.Reset()),
                < 16 => ("short", Serve.Short(page[..(page.Length / 2)], page.Length)),
                < 19 => ("pieces cut", Serve.CutPieces(page[..(page.Length / 2)])),
                < 21 => ("packed and torn", Serve.Packed("gzip", Serve.Pack("gzip", System.Text.Encoding.UTF8.GetBytes(page))[..^9])),
                < 23 => ("a page for people", Serve.Text("<html>Please wait</html>")),
                < 24 => ("404", Serve.Status(404)),
                < 25 => ("403", Serve.Status(403)),
                < 27 => ("led to a private address", Serve.Redirect(Private)),
                < 31 when !asked.Path.Contains('?', StringComparison.Ordinal) => ("led on", Serve.Redirect(asked.Path + "?again")),
                < 60 => ("", Serve.Packed("br", Serve.Pack("br", System.Text.Encoding.UTF8.GetBytes(page)))),
                _ => ("", Serve.Text(page, "application/json")),
            };
            if (kind.Length > 0)
            {
                _kinds.AddOrUpdate(kind, 1, (_, count) => count + 1);
            }

            return serving;
        }
    }
}
