using Sektorradar.Sources.Git;

namespace Sektorradar.Sources.Talent;

/// <summary>One subject in the year up to a day; null for what is withheld because too few people stand behind it.</summary>
/// <param name="Active">People with at least three commits in the year.</param>
/// <param name="Arrivals">Those of them who were not active in the year before.</param>
/// <param name="Departures">People who were active in the year before and are no longer.</param>
public sealed record SubjectFlow(string Subject, int? Active, int? Arrivals, int? Departures);

/// <summary>People who came from one subject to another. Pairs that are withheld are not there.</summary>
public sealed record PairFlow(string From, string To, int People);

/// <summary>How people moved between subjects in the year up to a day.</summary>
/// <param name="Subjects">Every subject that could be counted.</param>
/// <param name="Moves">Who arrived in one and departed from the other.</param>
/// <param name="Joins">Who arrived in one and stayed in the other.</param>
/// <param name="Moved">People of all moves together, those of pairs that are withheld too, each person once; null when it is withheld.</param>
/// <param name="Joined">The same of all joins.</param>
public sealed record Flow(DateOnly End, IReadOnlyList<SubjectFlow> Subjects, IReadOnlyList<PairFlow> Moves, IReadOnlyList<PairFlow> Joins, int? Moved, int? Joined);

/// <summary>Counts people who come and go, never fewer than five: the definitions and what is withheld are in <c>docs/sources/talent.md</c>.</summary>
public static class TalentFlow
{
    /// <summary>Fewest people behind a number.</summary>
    public const int Fewest = 5;

    /// <summary>Oldest copy, in days before the end of a period, that says anything of it.</summary>
    internal const int FreshCopyDays = 28;

    private const int YearDays = 364, FewestCommits = 3;

    /// <param name="subjects">The readings of each subject's own repositories, all with the same salt. Their order does not matter.</param>
    public static Flow Of(IReadOnlyDictionary<string, IReadOnlyList<Contributions>> subjects, DateOnly end)
    {
        var years = subjects.Select(subject => YearsOf(subject.Key, [.. subject.Value.Where(copy => IsFresh(copy, end))], end)).OfType<Years>().OrderBy(years => years.Subject, StringComparer.Ordinal).ToList();
        var totals = years.ToDictionary(subject => subject.Subject, Count);
        var all = PairsOf(years).ToList();
        var pairs = Withholding.Apply(all, years, totals);
        return new Flow(end, [.. totals.Values], [.. Kept(moved: true)], [.. Kept(moved: false)], Withholding.Together(all, pairs, moved: true), Withholding.Together(all, pairs, moved: false));


        IEnumerable<PairFlow> Kept(bool moved) =>
            pairs.Where(pair => pair.Moved == moved).Select(pair => new PairFlow(pair.From, pair.To, pair.People.Count)).OrderBy(pair => pair.From, StringComparer.Ordinal).ThenBy(pair => pair.To, StringComparer.Ordinal);
    }

    /// <summary>A copy that is old on the day would look like people who left.</summary>
    private static bool IsFresh(Contributions copy, DateOnly end) => end.DayNumber - copy.Day.DayNumber <= FreshCopyDays;

    private static Years? YearsOf(string subject, IReadOnlyList<Contributions> copies, DateOnly end) =>
        copies.Count == 0 ? null : new Years(subject, ActiveIn(copies, end), ActiveIn(copies, end.AddDays(-YearDays)));

    /// <summary>People with enough commits in the subject's repositories together, in the year up to a day.</summary>
    private static HashSet<Contributor> ActiveIn(IReadOnlyList<Contributions> copies, DateOnly end) =>
    [
        .. copies.SelectMany(copy => copy.Landings)
            .Select(person => (person.Key, Commits: person.Value.Count(day => day <= end && day > end.AddDays(-YearDays))))
            .GroupBy(person => person.Key).Where(person => person.Sum(copy => copy.Commits) >= FewestCommits).Select(person => person.Key),
    ];

    /// <summary>
    /// Who stayed is the difference of two totals, and so a number as well; with arrivals or departures alone, and the year before's total, the
    /// other could be computed. So both are told or neither.
    /// </summary>
    private static SubjectFlow Count(Years years)
    {
        var flows = years.Arrived.Count >= Fewest && years.Departed.Count >= Fewest && years.Stayed.Count >= Fewest;
        return new SubjectFlow(years.Subject, years.Now.Count >= Fewest ? years.Now.Count : null, flows ? years.Arrived.Count : null, flows ? years.Departed.Count : null);
    }

    private static IEnumerable<Pair> PairsOf(IReadOnlyList<Years> years)
    {
        var arrivals = Index(years, subject => subject.Arrived);
        return From(moved: true, subject => subject.Departed).Concat(From(moved: false, subject => subject.Stayed));

        IEnumerable<Pair> From(bool moved, Func<Years, HashSet<Contributor>> people) =>
            from source in years
            from arrival in people(source).SelectMany(person => arrivals[person], (person, target) => (Person: person, Target: target))
            group arrival.Person by (source.Subject, arrival.Target) into pair
            select new Pair(moved, pair.Key.Subject, pair.Key.Target, [.. pair]);
    }

    private static ILookup<Contributor, string> Index(IEnumerable<Years> years, Func<Years, HashSet<Contributor>> people) =>
        years.SelectMany(people, (subject, person) => (subject.Subject, Person: person)).ToLookup(pair => pair.Person, pair => pair.Subject);

    /// <summary>The people of one subject in a year and in the year before.</summary>
    internal sealed record Years(string Subject, HashSet<Contributor> Now, HashSet<Contributor> Before)
    {
        public HashSet<Contributor> Arrived { get; } = [.. Now.Except(Before)];

        public HashSet<Contributor> Departed { get; } = [.. Before.Except(Now)];

        public HashSet<Contributor> Stayed { get; } = [.. Now.Intersect(Before)];
    }

    /// <param name="Moved">They departed from where they came; else they stayed there too.</param>
    internal sealed record Pair(bool Moved, string From, string To, HashSet<Contributor> People);
}
