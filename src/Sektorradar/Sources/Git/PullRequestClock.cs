namespace Sektorradar.Sources.Git;

/// <summary>
/// When each pull request was opened, told from its number: numbers are given in order of time, while the date of a pull request's head may be
/// older (a stale branch) or newer (pushed later). A low quantile of the neighbours, made monotone, is the clock.
/// </summary>
internal static class PullRequestClock
{
    private const int Neighbours = 12;
    private const double Quantile = 0.35;

    /// <param name="heads">Number and committer date (Unix seconds) of each <c>refs/pull/N/head</c>.</param>
    /// <returns>The estimated opening of each, Unix seconds, in order of number.</returns>
    public static IReadOnlyList<double> Openings(IEnumerable<(int Number, long Time)> heads)
    {
        var ordered = heads.OrderBy(head => head.Number).Select(head => head.Time).ToArray();
        var local = ordered.Select((_, i) =>
        {
            var near = ordered[Math.Max(0, i - Neighbours)..Math.Min(ordered.Length, i + Neighbours + 1)];
            Array.Sort(near);
            return (double)near[(int)(Quantile * (near.Length - 1))];
        });
        return Spread(Monotone(local));
    }

    /// <summary>Isotonic regression by pooling neighbours that stand in the wrong order.</summary>
    private static double[] Monotone(IEnumerable<double> values)
    {
        var blocks = new List<(double Mean, int Size)>();
        foreach (var value in values)
        {
            blocks.Add((value, 1));
            while (blocks.Count > 1 && blocks[^2].Mean > blocks[^1].Mean)
            {
                var (a, b) = (blocks[^2], blocks[^1]);
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add(((a.Mean * a.Size + b.Mean * b.Size) / (a.Size + b.Size), a.Size + b.Size));
            }
        }

        return [.. blocks.SelectMany(block => Enumerable.Repeat(block.Mean, block.Size))];
    }

    /// <summary>Members of a pooled block lie evenly between the middles to the blocks beside it, not all at one moment.</summary>
    private static double[] Spread(double[] fit)
    {
        for (var i = 0; i < fit.Length; i++)
        {
            var j = i;
            while (j + 1 < fit.Length && fit[j + 1] == fit[i])
            {
                j++;
            }

            if (j > i)
            {
                var low = ((i > 0 ? fit[i - 1] : fit[i]) + fit[i]) / 2;
                var high = ((j + 1 < fit.Length ? fit[j + 1] : fit[j]) + fit[j]) / 2;
                for (var k = i; k <= j; k++)
                {
                    fit[k] = low + (high - low) * (k - i + 0.5) / (j - i + 1);
                }
            }

            i = j;
        }

        return fit;
    }
}
