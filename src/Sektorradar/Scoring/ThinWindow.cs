using System.Runtime.Intrinsics;

namespace Sektorradar.Scoring;

/// <summary>
/// The change when a window holds few events: the two rates are then far from normal, and zero events would count as almost no evidence. The
/// change is weighed on a grid, under a wide normal prior that is taken out again. <c>docs/scoring.md</c>, step 4.
/// </summary>
/// <remarks>
/// The weights are a smooth curve. Where both its ends are negligible, a sum over every fourth point is the same as over all, beyond the digits of
/// a double; only where an end matters are all points needed.
/// </remarks>
internal static class ThinWindow
{
    /// <summary>Effective events (events / φ) below which a window is thin.</summary>
    public const double Events = 20;

    private const int Steps = 600, Stride = 4;
    private const double Step = 0.01, Negligible = 34, LeastPrecision = 1e-6, NoInformation = 1e6;
    private static readonly Grid Every = new(Steps, Step), Fourth = new(Steps / Stride, Step * Stride);

    /// <param name="fresh">Effective events in the fresh weeks; <paramref name="before"/>: in the base weeks.</param>
    /// <param name="exposure">Logarithm of fresh to base exposure.</param>
    public static Estimate Of(double fresh, double before, double exposure)
    {
        var (estimate, endsMatter) = Fourth.Weigh(fresh, before, exposure);
        return endsMatter ? Every.Weigh(fresh, before, exposure).Estimate : estimate;
    }

    private sealed class Grid
    {
        // Padded to whole vectors; the weight of a padded point is nothing.
        private readonly double[] _changes, _factors;
        private readonly int _last;

        public Grid(int steps, double step)
        {
            _last = 2 * steps;
            _changes = [.. Enumerable.Range(-steps, 2 * steps + 1).Select(i => i * step), .. Enumerable.Repeat(0.0, Vector256<double>.Count - 1)];
            _factors = [.. _changes.Select(Math.Exp)];
        }

        public (Estimate Estimate, bool EndsMatter) Weigh(double fresh, double before, double exposure)
        {
            Span<double> logs = stackalloc double[_changes.Length];
            // ln σ(z) = z − ln(1 + eᶻ) and ln σ(−z) = −ln(1 + eᶻ), with z = change + exposure.
            var odds = Math.Exp(exposure);
            var highest = Vector256.Create(double.NegativeInfinity);
            for (var i = 0; i <= _last; i += Vector256<double>.Count)
            {
                var change = Vector256.Create<double>(_changes.AsSpan(i));
                var log = fresh * (change + Vector256.Create(exposure)) - (fresh + before) * Vector256.Log(Vector256<double>.One + odds * Vector256.Create<double>(_factors.AsSpan(i))) - 0.5 * change * change;
                log.CopyTo(logs[i..]);
                highest = Vector256.Max(highest, log);
            }

            logs[(_last + 1)..].Fill(double.NegativeInfinity);
            var top = Math.Max(Math.Max(highest[0], highest[1]), Math.Max(highest[2], highest[3]));
            Vector256<double> totals = default, firsts = default, seconds = default;
            for (var i = 0; i <= _last; i += Vector256<double>.Count)
            {
                var change = Vector256.Create<double>(_changes.AsSpan(i));
                var weight = Vector256.Exp(Vector256.Create<double>(logs[i..]) - Vector256.Create(top));
                totals += weight;
                firsts += weight * change;
                seconds += weight * change * change;
            }

            double total = Vector256.Sum(totals), mean = Vector256.Sum(firsts) / total;
            var spread = Vector256.Sum(seconds) / total - mean * mean;
            var precision = 1 / spread - 1;
            return (precision <= LeastPrecision ? new Estimate(0, NoInformation) : new Estimate(mean / (spread * precision), 1 / precision), Math.Max(logs[0], logs[_last]) > top - Negligible);
        }
    }
}
