using Sektorradar.Model;

namespace Sektorradar.Scoring.Backtests;

/// <param name="FoundInYear">Share of the series in which the right label came within 52 weeks; <paramref name="FoundInHalfYear"/> within 26.</param>
/// <param name="MedianDelay">In weeks, of those found within a year; null when none was.</param>
public sealed record Detection(string Change, double FoundInYear, double FoundInHalfYear, double? MedianDelay);

/// <summary>A method on invented series of one volume class.</summary>
/// <param name="AlarmsPerYear">New alarms of a topic in a year in which nothing changed.</param>
/// <param name="TimeInAlarm">Share of the runs of such a topic.</param>
/// <param name="ViralAlarm">Share of the series in which one viral week gave "up" within five runs.</param>
public sealed record SyntheticFigures(string VolumeClass, string Method, double AlarmsPerYear, double TimeInAlarm, IReadOnlyList<Detection> Detections, double ViralAlarm);

/// <summary>A method under test: the direction of every run of one series.</summary>
internal sealed record Labelling(string Name, Func<double[], Metric, int[]> Directions)
{
    /// <summary>The first run knows so many weeks; the next four more, and so on.</summary>
    public const int FirstRun = 130;

    public const string Raw = "this method, one run", AsPrinted = "this method, as printed";

    public static IReadOnlyList<Labelling> All(Method method) =>
    [
        new(Raw, (y, kind) => [.. Runs(method, y, kind).Select(run => Method.Direction(run.Label))]),
        new(AsPrinted, (y, kind) => [.. Method.Printed(Runs(method, y, kind)).Select(Method.Direction)]),
        .. Rivals.All.Select(rival => new Labelling(rival.Name, (y, _) => [.. Ends(y).Select(end => rival.Direction(y[(end - 65)..end]))])),
    ];

    public static IReadOnlyList<Momentum> Runs(Method method, double[] y, Metric kind) => [.. Ends(y).Select(end => method.Score(y.AsMemory(0, end), kind))];

    private static IEnumerable<int> Ends(double[] y) => Enumerable.Range(0, (y.Length - FirstRun) / Method.RunWeeks + 1).Select(run => FirstRun + run * Method.RunWeeks);
}

/// <summary>False alarms and missed changes, on series whose truth is known.</summary>
internal static class SyntheticTest
{
    private const int ViralRuns = 5;

    public static IReadOnlyList<SyntheticFigures> Of(Method method, ulong seed, int flat, int changed, CancellationToken stop) =>
        [.. VolumeClass.All.SelectMany((volume, i) => Of(method, volume, seed + (ulong)i, flat, changed, stop))];

    private static List<SyntheticFigures> Of(Method method, VolumeClass volume, ulong seed, int flat, int changed, CancellationToken stop)
    {
        var draws = new Draws(seed);
        List<double[]> Draw(Change change, int times) => [.. Enumerable.Range(0, times).Select(_ => SyntheticSeries.Draw(draws, volume.Mean, volume.Dispersion, change))];
        var still = Draw(Change.None, flat);
        var moved = Change.ToFind.Select(change => (Change: change, Series: Draw(change, changed))).ToList();
        var viral = Draw(Change.Viral, changed);
        return [.. Labelling.All(method).Select(labelling =>
        {
            List<int[]> Directions(List<double[]> series) => [.. series.AsParallel().AsOrdered().WithCancellation(stop).Select(y => labelling.Directions(y, volume.Kind))];
            var (perYear, time) = Alarms(Directions(still));
            return new SyntheticFigures(volume.Name, labelling.Name, perYear, time, [.. moved.Select(m => Detected(m.Change, Directions(m.Series)))], ViralAlarm(Directions(viral)));
        })];
    }

    public static (double PerYear, double Time) Alarms(IReadOnlyList<int[]> flat)
    {
        var runs = flat.Sum(labels => labels.Length);
        var alarms = flat.Sum(labels => labels.Where((label, i) => label != 0 && label != (i == 0 ? 0 : labels[i - 1])).Count());
        return (alarms / (runs * Method.RunWeeks / 52.0), (double)flat.Sum(labels => labels.Count(label => label != 0)) / runs);
    }

    public static Detection Detected(Change change, IReadOnlyList<int[]> series)
    {
        var at = (change.At - Labelling.FirstRun) / Method.RunWeeks;
        var delays = series.Select(labels => Array.IndexOf(labels, change.Direction, at + 1)).Where(run => run > 0).Select(run => (double)(run - at) * Method.RunWeeks).Where(delay => delay <= 52).ToList();
        return new Detection(change.Name, (double)delays.Count / series.Count, delays.Count(delay => delay <= 26) / (double)series.Count, delays.Count == 0 ? null : Distributions.Median(delays));
    }

    public static double ViralAlarm(IReadOnlyList<int[]> series)
    {
        const int At = (Change.SpikeWeek - Labelling.FirstRun) / Method.RunWeeks;
        return series.Average(labels => labels.Skip(At).Take(ViralRuns).Any(label => label > 0) ? 1.0 : 0);
    }
}
