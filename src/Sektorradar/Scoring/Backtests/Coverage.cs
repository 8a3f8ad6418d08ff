using Sektorradar.Model;

namespace Sektorradar.Scoring.Backtests;

/// <param name="Held">Share of the 80 % intervals of one kind, before pooling and prior, that held "nothing changed" where nothing had.</param>
/// <param name="Years">How many years of topics it is measured on.</param>
public sealed record CoverageFigures(Metric Kind, double Held, int Years);

/// <summary>
/// Whether the intervals are wide enough. Three four-week blocks of a real year, drawn at random, are called fresh and the other ten the base: the
/// true ratio is about one, whatever the year was like.
/// </summary>
internal static class Coverage
{
    private const int Year = 52, BlockWeeks = 4, Step = 26, Fresh = 3, Times = 20;
    private const double LeastEvents = 40, EightyPercent = 1.2815515655446004;

    public static IReadOnlyList<CoverageFigures> Of(IReadOnlyList<BacktestTopic> topics, Method method, Learning learning, ulong seed, CancellationToken stop)
    {
        var folds = new Folds(topics, learning);
        return [.. method.Kinds.Select(kind =>
        {
            var years = topics.Select((topic, place) => (topic, place)).AsParallel().AsOrdered().WithCancellation(stop)
                .SelectMany(at => Years(at.topic.Weekly[kind.Metric], folds.Exposure(at.topic, at.place, kind.Metric), kind, method.WeighThin, new Draws(seed + (ulong)at.place))).ToList();
            return new CoverageFigures(kind.Metric, years.Count == 0 ? double.NaN : years.Average(), years.Count);
        })];
    }

    /// <summary>For each year with enough events, the share of its draws whose interval held.</summary>
    private static List<double> Years(double[] counts, double[] exposure, KindOfSignal kind, bool weighThin, Draws draws)
    {
        var years = new List<double>();
        for (var end = Year; end <= counts.Length; end += Step)
        {
            double[] year = counts[(end - Year)..end], expected = exposure[(end - Year)..end];
            if (year.Sum() >= LeastEvents)
            {
                var dispersion = kind.Widening * Dispersion.Of(year, expected, kind.UsualDispersion);
                years.Add(Enumerable.Range(0, Times).Count(_ => Holds(year, expected, dispersion, weighThin, draws)) / (double)Times);
            }
        }

        return years;
    }

    private static bool Holds(double[] year, double[] expected, double dispersion, bool weighThin, Draws draws)
    {
        var called = Enumerable.Range(0, Year / BlockWeeks).OrderBy(_ => draws.Uniform()).Take(Fresh).ToHashSet();
        double Sum(double[] weeks, bool ofFresh) => weeks.Where((_, week) => called.Contains(week / BlockWeeks) == ofFresh).Sum();
        var fresh = Sum(year, true);
        var change = new RateRatio.Windows(Sum(expected, true), Sum(year, false), Sum(expected, false), fresh, weighThin).Compare(fresh, dispersion);
        return Math.Abs(change.Mean) <= EightyPercent * Math.Sqrt(change.Variance);
    }
}
