using static Sektorradar.Scoring.Distributions;

namespace Sektorradar.Scoring;

/// <summary>Logarithm of a change, with its variance.</summary>
public readonly record struct Estimate(double Mean, double Variance);

/// <summary>
/// One kind of signal, 13 fresh weeks against the base weeks before them: the logarithm of the rate ratio under a gamma–Poisson model. Formulas:
/// <c>docs/scoring.md</c>, steps 1 to 4 and 9.
/// </summary>
/// <param name="Fresh">Count of the fresh weeks, single wild weeks cut; <paramref name="FreshRaw"/> is uncut.</param>
/// <param name="Expected">What the base weeks led one to expect in the fresh ones, season considered, sector drift not.</param>
/// <param name="Dispersion">φ, widened.</param>
/// <param name="Guarded">The change with the median of the fresh weeks in place of the strongest.</param>
public sealed record RateRatio(KindOfSignal Kind, double Fresh, double FreshRaw, double Expected, double Dispersion, Estimate Change, Estimate Guarded)
{
    internal const int FreshWeeks = 13, BaseWeeks = 52, LeastBaseWeeks = 26, LeastEvents = 12;
    private const double PriorCount = 0.5;

    /// <returns>Null when the kind cannot be used: too few weeks or too few events.</returns>
    /// <param name="weighThin">False gives the closed form for thin windows too; only a comparison wants that.</param>
    public static RateRatio? Of(KindCounts kind, bool weighThin = true)
    {
        var length = Math.Min(kind.Counts.Length, FreshWeeks + BaseWeeks);
        var raw = kind.Counts.Span[^length..];
        if (length < FreshWeeks + LeastBaseWeeks || Scoring.Dispersion.Sum(raw) < LeastEvents)
        {
            return null;
        }

        Span<double> counts = stackalloc double[length];
        WildWeeks.Cut(raw, counts);
        var exposure = kind.Exposure.Span[^length..];
        var at = length - FreshWeeks;
        var dispersion = kind.Kind.Widening * Scoring.Dispersion.Of(counts[..at], exposure[..at], kind.Kind.UsualDispersion);
        double before = Scoring.Dispersion.Sum(counts[..at]), beforeExposure = Scoring.Dispersion.Sum(exposure[..at]), freshExposure = Scoring.Dispersion.Sum(exposure[at..]);
        var fresh = Scoring.Dispersion.Sum(counts[at..]);
        var guarded = Guard(counts[at..]);
        return new RateRatio(kind.Kind, fresh, Scoring.Dispersion.Sum(raw[at..]), before / beforeExposure * freshExposure, dispersion, Change(fresh), Change(guarded));

        Estimate Change(double events) => Compare(events, freshExposure, before, beforeExposure, dispersion, weighThin);
    }

    private static double Guard(Span<double> fresh)
    {
        var strongest = 0;
        for (var i = 1; i < fresh.Length; i++)
        {
            strongest = fresh[i] > fresh[strongest] ? i : strongest;
        }

        Span<double> sorted = stackalloc double[FreshWeeks];
        fresh.CopyTo(sorted);
        sorted.Sort();
        fresh[strongest] = MedianOfSorted(sorted);
        return Scoring.Dispersion.Sum(fresh);
    }

    /// <param name="dispersion">φ, widened.</param>
    internal static Estimate Compare(double fresh, double freshExposure, double before, double beforeExposure, double dispersion, bool weighThin)
    {
        if (weighThin && Math.Min(fresh, before) / dispersion < ThinWindow.Events)
        {
            return ThinWindow.Of(fresh / dispersion, before / dispersion, Math.Log(freshExposure / beforeExposure));
        }

        var priorRate = PriorCount / ((fresh + before + 0.5) / (freshExposure + beforeExposure));
        double shapeFresh = PriorCount + fresh / dispersion, rateFresh = priorRate + freshExposure / dispersion;
        double shapeBefore = PriorCount + before / dispersion, rateBefore = priorRate + beforeExposure / dispersion;
        return new Estimate(Digamma(shapeFresh) - Math.Log(rateFresh) - Digamma(shapeBefore) + Math.Log(rateBefore), Trigamma(shapeFresh) + Trigamma(shapeBefore));
    }
}
