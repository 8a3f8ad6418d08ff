using System.Diagnostics;
using System.Globalization;
using Sektorradar.Bench;
using Sektorradar.Collecting;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Sources.Git;

// With "mine" or "collect" in front this program is its own child: one job, done once, in a fresh process.
switch (args)
{
    case ["mine", var copies, .. var names]:
        foreach (var name in names)
        {
            await Mining.MineAsync(await Mining.FindAsync(copies, name), Mining.Repository(name));
        }

        return 0;
    case ["collect", var copies, .. var names]:
        return await Mining.CollectAsync(copies, names);
    case [var copies, var rounds, .. var names] when names.Length > 0 && int.TryParse(rounds, CultureInfo.InvariantCulture, out var count) && count > 0:
        await Comparison.RunAsync(copies, count, names);
        return 0;
    default:
        Console.Error.WriteLine("usage: History <folder of copies> <rounds> <owner/name> …");
        return 2;
}

namespace Sektorradar.Bench
{
    /// <summary>The jobs that are measured.</summary>
    internal static class Mining
    {
        public static Repository Repository(string name) => new(new Uri($"https://github.com/{name}"));

        public static async Task<Git> FindAsync(string copies, string name) =>
            (await new GitMirror(new GitOptions { Mirrors = copies, Copies = copies }, TimeProvider.System).BringAsync(Repository(name), default)).Git;

        /// <summary>A history from git's first byte to weekly counts: everything but what hangs on other objects (tags, pull requests, licences).</summary>
        public static async Task<Reading> MineAsync(Git git, Repository repository)
        {
            var log = await GitCopyReader.HistoryAsync(git, "HEAD", default);
            return GitReader.Read(new GitCopy(repository, DateOnly.FromDateTime(DateTime.UtcNow), new string('0', 40), log, [], [], new LicenceHistory(false, []), null))!;
        }

        /// <summary>All that <c>collect --copies</c> does, store included; only reading the sector's files and the terminal are left out.</summary>
        public static async Task<int> CollectAsync(string copies, IReadOnlyList<string> names)
        {
            var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
            try
            {
                using var store = EvidenceStore.Open(file);
                var collector = new Collector(new GitMirror(new GitOptions { Mirrors = copies, Copies = copies }, TimeProvider.System), store, TimeProvider.System);
                await foreach (var run in collector.RunAsync([.. names.Select(Repository)]))
                {
                    if (run.Problem is { } problem)
                    {
                        Console.Error.WriteLine(problem);
                        return 1;
                    }
                }
            }
            finally
            {
                foreach (var left in Directory.EnumerateFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"))
                {
                    File.Delete(left);
                }
            }

            return 0;
        }
    }

    /// <summary>Runs the jobs in turn, so that whatever else the machine does falls on all of them alike.</summary>
    internal static class Comparison
    {
        public static async Task RunAsync(string copies, int rounds, IReadOnlyList<string> names)
        {
            Console.WriteLine("Seconds, then times as long as git log: median / fastest / processor time.");
            Console.WriteLine();
            Console.WriteLine("| Repository | Commits | git log | mining, warm | mining, as a program | collect, as a program |");
            Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
            foreach (var name in names)
            {
                await MeasureAsync(name, copies, rounds, [name]);
            }

            if (names.Count > 1)
            {
                await MeasureAsync("all of them, one after another", copies, rounds, names);
            }
        }

        private static async Task MeasureAsync(string title, string copies, int rounds, IReadOnlyList<string> names)
        {
            var gits = new List<(Git Git, Repository Repository)>();
            var commits = 0;
            foreach (var name in names)
            {
                gits.Add((await Mining.FindAsync(copies, name), Mining.Repository(name)));
                commits += (await GitCopyReader.HistoryAsync(gits[^1].Git, "HEAD", default)).Count;
            }

            var jobs = new Func<Task>[]
            {
                () => EachAsync(git => LogAsync(git.Git)),
                () => EachAsync(git => Mining.MineAsync(git.Git, git.Repository)),
                () => StartAsync(Environment.ProcessPath!, ["mine", copies, .. names]),
                () => StartAsync(Environment.ProcessPath!, ["collect", copies, .. names]),
            };
            var (times, cpu) = (jobs.Select(_ => new List<double>()).ToList(), jobs.Select(_ => new List<double>()).ToList());
            for (var round = -1; round < rounds; round++)
            {
                foreach (var (i, job) in jobs.Index())
                {
                    var (watch, before) = (Stopwatch.StartNew(), Processor.Seconds());
                    await job();
                    if (round >= 0) // the one before warms the disk's cache
                    {
                        times[i].Add(watch.Elapsed.TotalSeconds);
                        cpu[i].Add(Processor.Seconds() - before);
                    }
                }
            }

            var cells = times.Zip(cpu).Skip(1).Select(job => string.Create(CultureInfo.InvariantCulture, $"{Median(job.First) / Median(times[0]):0.00} / {job.First.Min() / times[0].Min():0.00} / {Median(job.Second) / Median(cpu[0]):0.00}"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {title} | {commits} | {Median(times[0]):0.000} / {times[0].Min():0.000} / {Median(cpu[0]):0.000} | {string.Join(" | ", cells)} |"));

            async Task EachAsync(Func<(Git Git, Repository Repository), Task> job)
            {
                foreach (var git in gits)
                {
                    await job(git);
                }
            }
        }

        /// <summary>git alone, printing the same fields of the same commits to nowhere.</summary>
        private static Task LogAsync(Git git) =>
            StartAsync("/bin/sh", ["-c", $"exec git --bare --git-dir='{git.Repository}' log --use-mailmap --no-show-signature '{CommitLog.Format}' HEAD > /dev/null"]);

        private static async Task StartAsync(string program, IReadOnlyList<string> arguments)
        {
            using var process = Process.Start(program, arguments);
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
            }
        }

        private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
    }

    /// <summary>
    /// Time on the processor, of this process and of all that it started and has seen end. Unlike the clock on the wall it does not grow with what
    /// others do on the machine. Linux only; elsewhere it is not a number.
    /// </summary>
    internal static class Processor
    {
        private const double TicksPerSecond = 100; // what the kernel shows to programs, on every architecture in use

        public static double Seconds() => OperatingSystem.IsLinux()
            ? File.ReadAllText("/proc/self/stat").Split(") ")[^1].Split(' ')[11..15].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)) / TicksPerSecond
            : double.NaN;
    }
}
