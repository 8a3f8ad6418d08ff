using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>
/// How busy each ISO week usually is, measured on the sector's own repositories. Without it every August report would call Norwegian public
/// bodies declining: week 30 holds about four tenths of an ordinary week's authors there.
/// </summary>
public sealed class Season
{
    private const int HalfYear = 26, LeastValues = 10;
    private const double LeastMean = 2, Highest = 3, Floor = 0.05;
    private readonly double[] _index;

    private Season(double[] index) => _index = index;

    /// <summary>No season: every week is alike.</summary>
    private static Season Flat { get; } = new([.. Enumerable.Repeat(1.0, 54)]);

    /// <param name="panel">Weekly counts of one metric from repositories with one calendar.</param>
    public static Season Of(IEnumerable<Series> panel)
    {
        var values = new List<double>[54];
        for (var week = 0; week < values.Length; week++)
        {
            values[week] = [];
        }

        foreach (var series in panel)
        {
            Collect(series, values);
        }

        // In one order, because sums of doubles depend on it.
        var index = values.Select(v => v.Count < LeastValues ? 1 : v.Order().Average()).ToArray();
        var mean = index[1..53].Average();
        return mean <= 0 ? Flat : new Season([.. index.Select(i => Math.Max(Floor, i / mean))]);
    }

    /// <summary>How busy the week that begins on this Monday usually is; 1 is an ordinary week.</summary>
    public double this[DateOnly monday] => _index[Week.IsoNumber(monday)];

    private static void Collect(Series series, List<double>[] values)
    {
        var counts = series.Counts;
        var sum = counts.Take(2 * HalfYear + 1).Sum();
        for (var i = HalfYear; i + HalfYear < counts.Count; i++)
        {
            if (i > HalfYear)
            {
                sum += counts[i + HalfYear] - counts[i - HalfYear - 1];
            }

            var mean = sum / (2 * HalfYear + 1);
            if (mean >= LeastMean)
            {
                values[Week.IsoNumber(series.First.AddDays(7 * i))].Add(Math.Min(counts[i] / mean, Highest));
            }
        }
    }
}
