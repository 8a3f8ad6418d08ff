using static Sektorradar.Scoring.Distributions;

namespace Sektorradar.Scoring;

/// <summary>Cuts single weeks that stand far above their neighbours: one viral week is not a trend. <c>docs/scoring.md</c>, step 1.</summary>
internal static class WildWeeks
{
    private const int HalfWindow = 13;
    private const double Spread = 4;

    /// <param name="cut">Receives the counts, as many as there are.</param>
    /// <param name="exposure">A week whose exposure is 0 is not known and no neighbour of others; none is given when all are known.</param>
    public static void Cut(ReadOnlySpan<double> counts, Span<double> cut, ReadOnlySpan<double> exposure = default)
    {
        // The window slides and stays sorted: one count leaves and one comes at each step.
        Span<double> window = stackalloc double[2 * HalfWindow + 2];
        var size = 0;
        for (var i = 0; i < Math.Min(HalfWindow, counts.Length); i++)
        {
            size = IsKnown(exposure, i) ? Insert(window, size, counts[i]) : size;
        }

        for (var i = 0; i < counts.Length; i++)
        {
            if (i + HalfWindow < counts.Length && IsKnown(exposure, i + HalfWindow))
            {
                size = Insert(window, size, counts[i + HalfWindow]);
            }

            if (i > HalfWindow && IsKnown(exposure, i - HalfWindow - 1))
            {
                size = Remove(window, size, counts[i - HalfWindow - 1]);
            }

            if (!IsKnown(exposure, i))
            {
                cut[i] = 0;
                continue;
            }

            var near = window[..size];
            var middle = MedianOfSorted(near);
            // The spread is at least that of a Poisson count, and most weeks lie within it: then the median distance need not be known.
            var least = Math.Sqrt(Math.Max(middle, 1));
            cut[i] = counts[i] <= middle + Spread * least ? counts[i] : Math.Min(counts[i], middle + Spread * Math.Max(1.4826 * Deviation(near, middle), least));
        }
    }

    private static bool IsKnown(ReadOnlySpan<double> exposure, int week) => exposure.IsEmpty || exposure[week] > 0;

    /// <summary>The median distance from the middle, found by walking outwards from it.</summary>
    private static double Deviation(ReadOnlySpan<double> sorted, double middle)
    {
        int below = (sorted.Length - 1) / 2, above = below + 1, half = sorted.Length / 2;
        double last = 0, before = 0;
        for (var taken = 0; taken <= half; taken++)
        {
            before = last;
            last = above >= sorted.Length || (below >= 0 && middle - sorted[below] <= sorted[above] - middle) ? middle - sorted[below--] : sorted[above++] - middle;
        }

        return sorted.Length % 2 == 1 ? last : (before + last) / 2;
    }

    private static int Insert(Span<double> window, int size, double count)
    {
        var at = window[..size].BinarySearch(count) is >= 0 and var found ? found : ~window[..size].BinarySearch(count);
        window[at..size].CopyTo(window[(at + 1)..]);
        window[at] = count;
        return size + 1;
    }

    private static int Remove(Span<double> window, int size, double count)
    {
        var at = window[..size].BinarySearch(count);
        window[(at + 1)..size].CopyTo(window[at..]);
        return size - 1;
    }
}
