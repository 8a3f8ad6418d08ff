using Sektorradar.Model;
using Sektorradar.Reporting;

namespace Sektorradar.Rendering;

/// <summary>The numbers by which a claim's sources are found in the list of sources.</summary>
public sealed class SourceNumbers(IReadOnlyList<CitedSource> sources)
{
    private readonly Dictionary<string, int> _byKey =
        sources.SelectMany(source => source.Places.Select(place => (place.Key, source.Number))).ToDictionary(source => source.Key, source => source.Number);

    /// <summary>In ascending order.</summary>
    public IReadOnlyList<int> Of(Claim claim) => [.. claim.Evidence.Select(SourceList.KeyOf).Select(key => _byKey[key]).Distinct().Order()];

    /// <summary>The same with neighbours joined: 1–9, 12.</summary>
    public IReadOnlyList<(int First, int Last)> RangesOf(Claim claim)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var number in Of(claim))
        {
            if (ranges.Count > 0 && ranges[^1].Last == number - 1)
            {
                ranges[^1] = (ranges[^1].First, number);
            }
            else
            {
                ranges.Add((number, number));
            }
        }

        return ranges;
    }
}
