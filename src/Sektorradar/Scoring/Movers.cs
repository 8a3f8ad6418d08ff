namespace Sektorradar.Scoring;

/// <summary>Which changes may stand in one list, so that no more than a tenth of it is expected to be wrong. <c>docs/scoring.md</c>, "How sections choose".</summary>
public static class Movers
{
    private const double FalseShare = 0.10, Least = 0.8;

    /// <param name="probabilities">Of each subject that it changed.</param>
    /// <returns>Indices, surest first: the longest list whose mean probability of being wrong is at most a tenth, each at least 0.8.</returns>
    public static IReadOnlyList<int> Of(IReadOnlyList<double> probabilities)
    {
        var ordered = Enumerable.Range(0, probabilities.Count).OrderByDescending(i => probabilities[i]).ThenBy(i => i).ToList();
        var wrong = 0.0;
        var count = 0;
        foreach (var i in ordered)
        {
            wrong += 1 - probabilities[i];
            if (probabilities[i] < Least || wrong / (count + 1) > FalseShare)
            {
                break;
            }

            count++;
        }

        return ordered[..count];
    }
}
