using System.Runtime.Intrinsics;

namespace Sektorradar.Scoring;

/// <summary>
/// The change when a window holds few events: the two rates are then far from normal, and zero events would count as almost no evidence. The
/// change is weighed on a grid, under a wide normal prior that is taken out again. <c>docs/scoring.md</c>, step 4.
/// </summary>
internal static class ThinWindow
{
    /// <summary>Effective events (events / φ) below which a window is thin.</summary>
    public const double Events = 20;

    private const int Steps = 600;
    private const double Step = 0.01, LeastPrecision = 1e-6, NoInformation = 1e6;

    // Padded to whole vectors; the weight of a padded point is nothing.
    private static readonly double[] Changes = [.. Enumerable.Range(-Steps, 2 * Steps + 1).Select(i => i * Step), .. Enumerable.Repeat(0.0, 3)];
    private static readonly double[] Factors = [.. Changes.Select(Math.Exp)];

    /// <param name="fresh">Effective events in the fresh weeks; <paramref name="before"/>: in the base weeks.</param>
    /// <param name="exposure">Logarithm of fresh to base exposure.</param>
    public static Estimate Of(double fresh, double before, double exposure)
    {
        Span<double> logs = stackalloc double[Changes.Length];
        // ln σ(z) = z − ln(1 + eᶻ) and ln σ(−z) = −ln(1 + eᶻ), with z = change + exposure.
        var odds = Math.Exp(exposure);
        var highest = Vector256.Create(double.NegativeInfinity);
        for (var i = 0; i < logs.Length; i += Vector256<double>.Count)
        {
            var change = Vector256.Create<double>(Changes.AsSpan(i));
            var log = fresh * (change + Vector256.Create(exposure)) - (fresh + before) * Vector256.Log(Vector256<double>.One + odds * Vector256.Create<double>(Factors.AsSpan(i))) - 0.5 * change * change;
            log.CopyTo(logs[i..]);
            highest = Vector256.Max(highest, log);
        }

        var top = Math.Max(Math.Max(highest[0], highest[1]), Math.Max(highest[2], highest[3]));
        logs[(2 * Steps + 1)..].Fill(double.NegativeInfinity);
        Vector256<double> totals = default, firsts = default, seconds = default;
        for (var i = 0; i < logs.Length; i += Vector256<double>.Count)
        {
            var change = Vector256.Create<double>(Changes.AsSpan(i));
            var weight = Vector256.Exp(Vector256.Create<double>(logs[i..]) - Vector256.Create(top));
            totals += weight;
            firsts += weight * change;
            seconds += weight * change * change;
        }

        double total = Vector256.Sum(totals), mean = Vector256.Sum(firsts) / total;
        var spread = Vector256.Sum(seconds) / total - mean * mean;
        var precision = 1 / spread - 1;
        return precision <= LeastPrecision ? new Estimate(0, NoInformation) : new Estimate(mean / (spread * precision), 1 / precision);
    }
}
