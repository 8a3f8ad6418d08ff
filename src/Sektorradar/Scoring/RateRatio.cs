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
    internal const int FreshWeeks = 13, BaseWeeks = 52, LeastFreshWeeks = 9, LeastBaseWeeks = 26, LeastEvents = 12;
    private const double PriorCount = 0.5;

    /// <summary>Fresh and base weeks together.</summary>
    internal static int ComparedWeeks => FreshWeeks + BaseWeeks;

    /// <summary>How many of the fresh weeks are known.</summary>
    public int KnownWeeks { get; private init; } = FreshWeeks;

    private Windows Seen { get; init; }

    /// <summary>The same with every fresh count times a factor: what would have been said of fewer or more.</summary>
    public RateRatio Scaled(double factor) => this with
    {
        Fresh = factor * Fresh, FreshRaw = factor * FreshRaw, Change = Seen.Compare(factor * Fresh, Dispersion), Guarded = Seen.Compare(factor * Seen.Guarded, Dispersion),
    };

    /// <summary>A week whose exposure is 0 is not known: it is in no sum, no neighbour of others (step 1), and its block tells of no dispersion (step 3).</summary>
    /// <returns>Null when the kind cannot be used: too few weeks are there, too few of them are known, there are too few events, or one of the numbers is no count.</returns>
    /// <param name="weighThin">False gives the closed form for thin windows too; only a comparison wants that.</param>
    public static RateRatio? Of(KindCounts kind, bool weighThin = true)
    {
        var length = Math.Min(kind.Counts.Length, ComparedWeeks);
        var raw = kind.Counts.Span[^length..];
        if (length < FreshWeeks + LeastBaseWeeks || !AreCounts(raw) || Scoring.Dispersion.Sum(raw) < LeastEvents)
        {
            return null;
        }

        var exposure = kind.Exposure.Span[^length..];
        var at = length - FreshWeeks;
        var known = FreshWeeks - exposure[at..].Count(0);
        if (known < LeastFreshWeeks || at - exposure[..at].Count(0) < LeastBaseWeeks)
        {
            return null;
        }

        Span<double> counts = stackalloc double[length];
        WildWeeks.Cut(raw, counts, exposure);
        var dispersion = Math.Max(kind.LeastDispersion, kind.Kind.Widening * Scoring.Dispersion.Of(counts[..at], exposure[..at], kind.Kind.UsualDispersion));
        var fresh = Scoring.Dispersion.Sum(counts[at..]);
        double freshExposure = Scoring.Dispersion.Sum(exposure[at..]), before = Scoring.Dispersion.Sum(counts[..at]), beforeExposure = Scoring.Dispersion.Sum(exposure[..at]);
        var seen = new Windows(freshExposure, before, beforeExposure, Guard(counts[at..], exposure[at..]), weighThin);
        return new RateRatio(kind.Kind, fresh, Scoring.Dispersion.Sum(raw[at..]), before / beforeExposure * freshExposure, dispersion, seen.Compare(fresh, dispersion), seen.Compare(seen.Guarded, dispersion))
        {
            Seen = seen, KnownWeeks = known,
        };
    }

    /// <summary>A number that is no count makes no rate: what it would have been is not known.</summary>
    private static bool AreCounts(ReadOnlySpan<double> counts)
    {
        foreach (var count in counts)
        {
            if (!(count >= 0 && double.IsFinite(count)))
            {
                return false;
            }
        }

        return true;
    }

    private static double Guard(Span<double> fresh, ReadOnlySpan<double> exposure)
    {
        int strongest = 0, size = 0;
        Span<double> known = stackalloc double[FreshWeeks];
        for (var i = 0; i < fresh.Length; i++)
        {
            strongest = fresh[i] > fresh[strongest] ? i : strongest;
            if (exposure[i] > 0)
            {
                known[size++] = fresh[i];
            }
        }

        known[..size].Sort();
        fresh[strongest] = MedianOfSorted(known[..size]);
        return Scoring.Dispersion.Sum(fresh);
    }

    /// <param name="Guarded">Count of the fresh weeks with their median in place of the strongest.</param>
    internal readonly record struct Windows(double FreshExposure, double Before, double BeforeExposure, double Guarded, bool WeighThin)
    {
        public Estimate Compare(double fresh, double dispersion)
        {
            if (WeighThin && Math.Min(fresh, Before) / dispersion < ThinWindow.Events)
            {
                return ThinWindow.Of(fresh / dispersion, Before / dispersion, Math.Log(FreshExposure / BeforeExposure));
            }

            var priorRate = PriorCount / ((fresh + Before + 0.5) / (FreshExposure + BeforeExposure));
            double shapeFresh = PriorCount + fresh / dispersion, rateFresh = priorRate + FreshExposure / dispersion;
            double shapeBefore = PriorCount + Before / dispersion, rateBefore = priorRate + BeforeExposure / dispersion;
            return new Estimate(Digamma(shapeFresh) - Math.Log(rateFresh) - Digamma(shapeBefore) + Math.Log(rateBefore), Trigamma(shapeFresh) + Trigamma(shapeBefore));
        }
    }
}
