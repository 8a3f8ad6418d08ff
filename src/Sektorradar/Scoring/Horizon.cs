using static Sektorradar.Scoring.Distributions;

namespace Sektorradar.Scoring;

/// <summary>The second horizon: what three and five years say. One year alone calls a project stable that has long been dead. <c>docs/scoring.md</c>, step 15.</summary>
/// <param name="PerYear">Theil–Sen slope of three years as a factor a year: 0.9 is ten per cent less each year.</param>
/// <param name="Trend">Mann–Kendall's z over twelve quarters: below -2 is a fall that chance hardly makes.</param>
/// <param name="PeakShare">The last 52 weeks as a part of the best 52 weeks of five years, 0 to 1.</param>
/// <param name="LastYear">Contributor-weeks of the last 52 weeks.</param>
/// <param name="BestYear">Contributor-weeks of the best 52 weeks ever.</param>
public sealed record Horizon(double PerYear, double Trend, double PeakShare, double LastYear, double BestYear)
{
    internal const int YearWeeks = 52;
    internal const double FadedBelow = 0.25, FadedTrend = -2, FewInAYear = 52, OnceAlive = 50;
    private const int Quarters = 12, QuarterWeeks = 13, MostYears = 20;

    /// <summary>
    /// Far below its best years, and falling for three; or far below the best it ever had, with less than one contributor a week left. The fall of
    /// the second may lie so far back that three years look flat.
    /// </summary>
    public bool HasFaded => IsFalling || (LastYear < FewInAYear && LastYear < FadedBelow * BestYear && BestYear >= OnceAlive);

    /// <summary>The first of the two.</summary>
    public bool IsFalling => PeakShare < FadedBelow && Trend < FadedTrend;

    /// <param name="authors">Weekly counts up to the last complete week, oldest first.</param>
    /// <returns>Null for less than three years.</returns>
    public static Horizon? Of(ReadOnlySpan<double> authors)
    {
        if (authors.Length < Quarters * QuarterWeeks)
        {
            return null;
        }

        var recent = authors[^(Quarters * QuarterWeeks)..];
        var quarters = new double[Quarters];
        for (var i = 0; i < Quarters; i++)
        {
            quarters[i] = Dispersion.Sum(recent.Slice(i * QuarterWeeks, QuarterWeeks));
        }

        var sums = Years(authors);
        var peak = sums.Take(MostYears).Max();
        return new Horizon(Math.Exp(4 * Slope(quarters)), Kendall(quarters), peak > 0 ? sums[0] / peak : 0, sums[0], sums.Max());
    }

    /// <summary>Sums of 52 weeks, ending at the last week and every quarter before it.</summary>
    private static List<double> Years(ReadOnlySpan<double> authors)
    {
        var sums = new List<double>(authors.Length / QuarterWeeks);
        for (var end = authors.Length; end >= YearWeeks; end -= QuarterWeeks)
        {
            sums.Add(Dispersion.Sum(authors.Slice(end - YearWeeks, YearWeeks)));
        }

        return sums;
    }

    private static double Slope(double[] quarters) => Median(from i in Enumerable.Range(0, Quarters) from j in Enumerable.Range(i + 1, Quarters - i - 1)
                                                             select (Math.Log(quarters[j] + 1) - Math.Log(quarters[i] + 1)) / (j - i));

    private static double Kendall(double[] quarters)
    {
        var score = 0;
        for (var i = 0; i < Quarters; i++)
        {
            for (var j = i + 1; j < Quarters; j++)
            {
                score += Math.Sign(quarters[j] - quarters[i]);
            }
        }

        var ties = quarters.GroupBy(count => count).Sum(same => same.Count() * (same.Count() - 1) * (2 * same.Count() + 5));
        var variance = (Quarters * (Quarters - 1) * (2 * Quarters + 5) - ties) / 18.0;
        return variance > 0 ? (score - Math.Sign(score)) / Math.Sqrt(variance) : 0;
    }
}
