using Sektorradar.Model;

namespace Sektorradar.Scoring.Backtests;

/// <summary>One row of a radar that somebody published.</summary>
/// <param name="Volume">Its number; higher is later.</param>
public sealed record PublishedRing(int Volume, string Name, Ring Ring);

/// <param name="Mentions">Pairs of a mention and the next one of the same name, from volume 10 on.</param>
/// <param name="Persistence">Share of them whose ring stayed; <paramref name="Modal"/> that one guesses who says for each ring what most often comes next.</param>
/// <param name="Up">Moves towards adoption between two mentions, in all volumes; <paramref name="Down"/> away from it; <paramref name="Same"/> none.</param>
/// <param name="Compared">Subjects of ours that the radar names, each with its newest ring there.</param>
public sealed record PublishedRingFigures(int Volumes, int Names, int Mentions, double Persistence, double Modal, int Up, int Down, int Same, IReadOnlyList<RingComparison> Compared)
{
    private const int Enough = 30;

    public double Exact => Compared.Count == 0 ? double.NaN : Compared.Average(c => c.Ours == c.Theirs ? 1.0 : 0);

    public double WithinOne => Compared.Count == 0 ? double.NaN : Compared.Average(c => Math.Abs(c.Ours - c.Theirs) <= 1 ? 1.0 : 0);

    /// <summary>With fewer subjects compared a share says nothing: it may be off by 20 points either way.</summary>
    public bool TooFew => Compared.Count < Enough;
}

public sealed record RingComparison(string Name, Ring Ours, Ring Theirs, int Volume);

/// <summary>
/// What a radar that others publish can tell of rings. It prints what it promotes, and most names only once, so it tells the order of the
/// rings and little of decline.
/// </summary>
internal static class PublishedRings
{
    private const int FirstCounted = 10;

    /// <param name="ours">Our ring of each name, by name; a name may stand there in several spellings.</param>
    public static PublishedRingFigures Of(IReadOnlyList<PublishedRing> rows, IReadOnlyDictionary<string, (string Subject, Ring Ring)> ours)
    {
        var names = rows.GroupBy(row => Normal(row.Name)).ToDictionary(name => name.Key, name => name.OrderBy(row => row.Volume).ToList());
        var pairs = names.OrderBy(name => name.Key, StringComparer.Ordinal).SelectMany(name => name.Value.Zip(name.Value.Skip(1))).Where(pair => pair.Second.Volume > pair.First.Volume).ToList();
        var counted = pairs.Where(pair => pair.First.Volume >= FirstCounted).ToList();
        var modal = counted.GroupBy(pair => pair.First.Ring).Sum(ring => ring.GroupBy(pair => pair.Second.Ring).Max(next => next.Count()));
        var normalised = ours.GroupBy(entry => Normal(entry.Key)).ToDictionary(entry => entry.Key, entry => entry.First().Value);
        return new PublishedRingFigures(rows.Select(row => row.Volume).Distinct().Count(), names.Count, counted.Count, Share(counted.Count(pair => pair.First.Ring == pair.Second.Ring)), Share(modal),
            pairs.Count(pair => pair.Second.Ring < pair.First.Ring), pairs.Count(pair => pair.Second.Ring > pair.First.Ring), pairs.Count(pair => pair.Second.Ring == pair.First.Ring),
            [.. from name in names
                where normalised.ContainsKey(name.Key)
                let subject = normalised[name.Key]
                group (Newest: name.Value[^1], subject.Ring) by subject.Subject into same
                orderby same.Key
                let newest = same.MaxBy(at => at.Newest.Volume)
                select new RingComparison(same.Key, newest.Ring, newest.Newest.Ring, newest.Newest.Volume)]);

        double Share(int of) => counted.Count == 0 ? double.NaN : (double)of / counted.Count;
    }

    private static string Normal(string name) => name.Trim().ToLowerInvariant();
}
