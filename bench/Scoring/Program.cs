using System.Diagnostics;
using System.Globalization;
using Sektorradar.Model;
using Sektorradar.Scoring;

// Invented subjects with ten kinds of signal and five years of weeks, in three sizes that double. Beside them a floor: one pass over the same
// numbers that takes a logarithm of each, which nothing that looks at every week can undercut.
const int Kinds = 10, Weeks = 260;
int[] sizes = args.Length > 0 ? [.. args.Select(size => int.Parse(size, CultureInfo.InvariantCulture))] : [2_500, 5_000, 10_000];
_ = Runs.Of(Tracks(200));
foreach (var size in sizes)
{
    var tracks = Tracks(size);
    var floor = Time(() => Parallel.ForEach(tracks, track => Pass(track)));
    var one = Time(() => Runs.Of(tracks, memory: 1));
    var all = Time(() => Runs.Of(tracks));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{size,6} subjects x {Kinds} kinds x {Weeks} weeks: floor {floor.Clock:0.00} s; one run {one.Clock:0.00} s, {one.Processor / floor.Processor:0.0} x the floor's processor time; ")
        + string.Create(CultureInfo.InvariantCulture, $"two years of runs {all.Clock:0.0} s ({all.Processor:0.0} s of processor); peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB"));
}

static (double Clock, double Processor) Time(Action work)
{
    GC.Collect();
    var (clock, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
    work();
    return (clock.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
}

static double Pass(Track track)
{
    var sum = 0.0;
    foreach (var kind in track.Kinds)
    {
        var counts = kind.Counts.Span;
        var exposure = kind.Exposure.Span;
        for (var week = 0; week < counts.Length; week++)
        {
            sum += Math.Log(1 + counts[week]) * exposure[week];
        }
    }

    return sum;
}

// Volumes from two a week to two hundred, over-dispersed, a fifth of the subjects changing in the last quarter.
static Track[] Tracks(int size)
{
    var random = new Random(20260824);
    var exposures = Enumerable.Range(0, Kinds).Select(_ => Enumerable.Range(0, Weeks).Select(week => 1 + 0.3 * Math.Sin(week * Math.Tau / 52)).ToArray()).ToArray();
    return [.. Enumerable.Range(0, size).Select(subject =>
    {
        var (level, change) = (Math.Exp(random.NextDouble() * 4.6) * 2, subject % 5 == 0 ? Math.Exp(random.NextDouble() * 2 - 1) : 1);
        var kinds = Enumerable.Range(0, Kinds).Select(kind =>
        {
            var counts = new double[Weeks];
            for (var week = 0; week < Weeks; week++)
            {
                var mean = level / (1 + kind) * exposures[kind][week] * (week >= Weeks - 17 ? change : 1);
                counts[week] = Math.Max(0, Math.Round(mean + Math.Sqrt(2 * mean) * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2));
            }

            var like = KindOfSignal.OfRepositories[kind % KindOfSignal.OfRepositories.Count];
            return new KindCounts(like with { Metric = Metrics.All[kind] }, counts, exposures[kind]);
        }).ToArray();
        return new Track(kinds, kinds[0].Counts, IsReference: true);
    })];
}
