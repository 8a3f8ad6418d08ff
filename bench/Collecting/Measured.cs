using System.Diagnostics;
using System.Globalization;
using System.Net;
using Sektorradar.Collecting;
using Sektorradar.Collecting.Web;
using Sektorradar.Evidence;
using Sektorradar.Matching;
using Sektorradar.Model;
using Sektorradar.Sectors;
using Sektorradar.Sources;
using Sektorradar.Sources.Feeds;

namespace Sektorradar.Bench;

/// <summary>One collection of all feeds into a fresh store, and then once more when nothing has changed: what <c>collect</c> does, without the terminal.</summary>
internal static class Measured
{
    public static async Task<int> RunAsync(int feeds, int port)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var folder = Path.Combine(SectorsFolder(), "norsk-offentlig-it");
            var files = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Select(path => new SectorFile(Path.GetRelativePath(folder, path), File.ReadAllText(path)));
            var bundled = SectorReader.Read("norsk-offentlig-it", [.. files]).Sector!;
            var sector = bundled with
            {
                Watch = new Watch([.. Enumerable.Range(0, feeds).Select(number => new Feed($"feed-{number}", $"Feed {number}", new Uri($"http://h{number}.example.test:{port}/feed"), "nb"))], [], []),
            };
            var options = new InternetOptions { Contact = "mailto:keeper@example.org", AllowedRanges = [IPNetwork.Parse("127.0.0.1/32")] };
            using var internet = new Internet(options, new Credentials(null), "0.0.0", TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));
            using var store = EvidenceStore.Open(file);
            var matcher = SubjectMatcher.Of(sector);
            var collector = new SourceCollector(new OnlyTheWeb(internet), store, item => [.. matcher.SubjectsOf(item)], TimeProvider.System) { Impatient = true };
            var (watch, cpu, items, problems) = (Stopwatch.StartNew(), Cpu(), 0, 0);
            await foreach (var run in collector.RunAsync([new FeedSource()], sector))
            {
                items += run.Added;
                problems += run.Problem is null ? 0 : 1;
                if (run.Problem is not null && problems == 1)
                {
                    await Console.Error.WriteLineAsync(run.Problem.ToString());
                }
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.00} {Cpu() - cpu:0.00} {Peak():0} {items} {problems} {new FileInfo(file).Length >> 20}"));
            return problems == 0 && items == feeds * FeedServer.Items ? 0 : 1;
        }
        finally
        {
            foreach (var left in Directory.EnumerateFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"))
            {
                File.Delete(left);
            }
        }
    }

    private static double Cpu() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;

    /// <summary>Most memory held at any time, in MiB.</summary>
    private static double Peak() => Process.GetCurrentProcess().PeakWorkingSet64 / (double)(1 << 20);

    private static string SectorsFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "sectors")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("sectors");
        }

        return Path.Combine(folder.FullName, "sectors");
    }

    private sealed class OnlyTheWeb(Internet internet) : IInternet
    {
        public Task<Answer> AskAsync(Request request, SourceCard card, Validators before, CancellationToken cancel) => internet.AskAsync((Request.Web)request, card, before, cancel);
    }
}
