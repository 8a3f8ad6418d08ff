using Sektorradar.Model;

namespace Sektorradar.Scoring.Backtests;

/// <summary>A method on invented sectors in which it is known who changed.</summary>
/// <param name="FalseShare">Mean share of the flagged topics that had not changed, or the other way: the false-discovery rate.</param>
/// <param name="Power">Mean share of the changed topics that were flagged, in the right direction.</param>
/// <param name="Flagged">Mean number of flagged topics.</param>
public sealed record SectorFigures(string Condition, string Method, double FalseShare, double Power, double Flagged);

/// <summary>Sixty topics, of which six rose and six fell twenty weeks ago; with and without a shock that hits all of them at the same time.</summary>
internal static class SectorTest
{
    private const int Topics = 60, Each = 6, Weeks = 130, At = 110;
    private const double Rise = 1.6, Fall = 0.6, Shock = 0.7, Least = 1, Most = 20, Dispersion = 1.5;

    public static IReadOnlyList<SectorFigures> Of(Method method, ulong seed, int sectors, CancellationToken stop)
    {
        var draws = new Draws(seed);
        var calm = Enumerable.Range(0, sectors).Select(_ => Draw(draws)).ToList();
        var hit = calm.Select(sector => (IReadOnlyList<SectorTopic>)[.. sector.Select(topic => topic with { Counts = [.. topic.Counts.Select((y, week) => week < At ? y : draws.Binomial((int)y, Shock))] })]).ToList();
        return
        [
            .. Compare(method, "no shock", calm, drift: true, stop),
            .. Compare(method, "a shock of x0.7, drift left in", hit, drift: false, stop),
            .. Compare(method, "a shock of x0.7, drift taken out", hit, drift: true, stop),
        ];
    }

    /// <param name="sectors">Topics with their true direction.</param>
    public static IReadOnlyList<SectorFigures> Compare(Method method, string condition, IReadOnlyList<IReadOnlyList<SectorTopic>> sectors, bool drift, CancellationToken stop)
    {
        var found = sectors.AsParallel().AsOrdered().WithCancellation(stop).Select(sector => Flags(method, sector, drift).Select(flag => (flag.Name, Found: Found.Of(sector, flag.Directions))).ToList()).ToList();
        return [.. found.SelectMany(all => all).GroupBy(at => at.Name).Select(method =>
            new SectorFigures(condition, method.Key, method.Average(at => at.Found.FalseShare), method.Average(at => at.Found.Power), method.Average(at => at.Found.Flagged)))];
    }

    private static IEnumerable<(string Name, int[] Directions)> Flags(Method method, IReadOnlyList<SectorTopic> sector, bool drift)
    {
        var ratios = sector.Select(topic => method.Ratios([new KindCounts(method.Of(Metric.Authors), topic.Recent, Enumerable.Repeat(1.0, topic.Recent.Length).ToArray())])).ToList();
        var changes = new Changes(ratios.SelectMany(own => own).Select(ratio => ratio.Change.Mean));
        Func<Metric, double> DriftFor(IReadOnlyList<RateRatio> own) => _ => drift && own is [var only] ? changes.Without(only.Change.Mean).LogRatio : 0;
        var prior = method.Fit(ratios.Where(own => own.Count > 0).Select(own => Momentum.PoolOf(own, DriftFor(own), guarded: false).Change));
        var scores = ratios.Select(own => Method.Score(own, DriftFor(own), prior)).ToList();
        var listed = Movers.Of([.. scores.Select(momentum => Math.Max(momentum.Up, momentum.Down))]).ToHashSet();
        yield return ("this method, labels of one run", [.. scores.Select(momentum => Method.Direction(momentum.Label))]);
        yield return ("this method, list of movers", [.. scores.Select((momentum, i) => !listed.Contains(i) ? 0 : momentum.Up > momentum.Down ? 1 : -1)]);
        foreach (var rival in Rivals.All)
        {
            yield return (rival.Name, [.. sector.Select(topic => rival.Direction(topic.Recent))]);
        }
    }

    private static IReadOnlyList<SectorTopic> Draw(Draws draws) =>
    [
        .. from i in Enumerable.Range(0, Topics)
           let direction = i < Each ? 1 : i < 2 * Each ? -1 : 0
           let mean = Math.Exp(Math.Log(Least) + draws.Uniform() * Math.Log(Most / Least))
           select new SectorTopic(direction, SyntheticSeries.Draw(draws, mean, Dispersion, new Change("step", direction > 0 ? Rise : direction < 0 ? Fall : 1, At: At), Weeks)),
    ];

    private sealed record Found(double FalseShare, double Power, int Flagged)
    {
        public static Found Of(IReadOnlyList<SectorTopic> sector, int[] directions)
        {
            var flagged = directions.Count(d => d != 0);
            var right = sector.Where((topic, i) => directions[i] != 0 && directions[i] == topic.Direction).Count();
            return new Found((flagged - right) / (double)Math.Max(1, flagged), right / (double)Math.Max(1, sector.Count(topic => topic.Direction != 0)), flagged);
        }
    }
}

/// <param name="Direction">What truly happened: 1 rose, -1 fell, 0 nothing.</param>
internal sealed record SectorTopic(int Direction, double[] Counts)
{
    /// <summary>The weeks that are compared.</summary>
    public double[] Recent => Counts[^(RateRatio.FreshWeeks + RateRatio.BaseWeeks)..];
}
