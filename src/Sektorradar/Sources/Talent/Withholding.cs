using Sektorradar.Sources.Git;
using static Sektorradar.Sources.Talent.TalentFlow;

namespace Sektorradar.Sources.Talent;

/// <summary>
/// Which pairs may be told: those of at least five people, and of them only so many that in every total they are part of at least five people are left.
/// Else a total less its told parts would tell of the few who are withheld. The smallest go first.
/// </summary>
internal static class Withholding
{
    public static IReadOnlyList<Pair> Apply(IReadOnlyList<Pair> pairs, IReadOnlyList<Years> years, IReadOnlyDictionary<string, SubjectFlow> totals)
    {
        var told = pairs.Where(pair => pair.People.Count >= Fewest).OrderBy(pair => pair.People.Count).ThenByDescending(pair => pair.From, StringComparer.Ordinal).ThenByDescending(pair => pair.To, StringComparer.Ordinal).ToList();
        var all = years.SelectMany(subject => TotalsOf(subject, totals[subject.Subject])).ToList();
        bool changed;
        do
        {
            changed = false;
            foreach (var total in all)
            {
                while (told.Find(pair => total.Holds(pair)) is { } smallest && total.People.Except(told.Where(total.Holds).SelectMany(pair => pair.People)).Count() < Fewest)
                {
                    changed = told.Remove(smallest);
                }
            }
        }
        while (changed);

        return told;
    }

    /// <summary>
    /// All moves, or all joins, each person once. Not when it would tell of a single pair: what the withheld ones add has to be five people, from at least two subjects to
    /// at least two.
    /// </summary>
    public static int? Together(IReadOnlyList<Pair> pairs, IReadOnlyList<Pair> told, bool moved)
    {
        var all = pairs.Where(pair => pair.Moved == moved).ToList();
        var withheld = all.Except(told).ToList();
        var added = withheld.SelectMany(pair => pair.People).Except(all.Intersect(told).SelectMany(pair => pair.People)).Count();
        return added >= Fewest && withheld.DistinctBy(pair => pair.From).Count() > 1 && withheld.DistinctBy(pair => pair.To).Count() > 1
            ? all.SelectMany(pair => pair.People).Distinct().Count()
            : null;
    }

    /// <summary>The numbers that are told of a subject, or can be computed from them, with the pairs that are parts of each.</summary>
    private static IEnumerable<Total> TotalsOf(Years years, SubjectFlow told)
    {
        var flows = told.Arrivals is not null;
        yield return new Total(flows ? years.Arrived : years.Now, pair => pair.To == years.Subject);
        yield return new Total(flows ? years.Departed : years.Before, pair => pair.Moved && pair.From == years.Subject);
        yield return new Total(flows ? years.Stayed : years.Now, pair => !pair.Moved && pair.From == years.Subject);
    }

    private sealed record Total(HashSet<Contributor> People, Func<Pair, bool> Holds);
}
