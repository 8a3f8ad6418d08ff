using Sektorradar.Model;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting;

/// <summary>Claims about how people moved between subjects. What is withheld is not there, and nothing is said of it.</summary>
internal static class FlowClaims
{
    /// <summary>The end of the last year that was counted.</summary>
    public static DateOnly Until(Reading talent) => talent.Signals.Max(signal => signal.Day);

    /// <summary>Each subject of which arrivals and departures are told, the largest differences first.</summary>
    public static IEnumerable<Claim> Subjects(Reading talent, Sector sector)
    {
        var until = Until(talent);
        return from subject in talent.Signals.Where(signal => signal.Day == until && signal.Title is not null).GroupBy(signal => signal.Title!)
               let counts = subject.ToDictionary(signal => signal.Metric)
               where sector.Find(subject.Key) is not null && counts.ContainsKey(Metric.Arrivals) && counts.ContainsKey(Metric.Departures)
               orderby Math.Abs(counts[Metric.Arrivals].Value - counts[Metric.Departures].Value) descending, subject.Key
               select Claim.From("talent.flow", until, counts.Values.Select(Cite.Event),
                   ("subject", new Name(subject.Key)), ("active", new Number(counts[Metric.ActiveContributors].Value)),
                   ("arrivals", new Number(counts[Metric.Arrivals].Value)), ("departures", new Number(counts[Metric.Departures].Value)), ("until", new Day(until)));
    }

    /// <summary>All moves, and all joins, of the last year.</summary>
    public static IEnumerable<Claim> Together(Reading talent) =>
        from signal in talent.Signals
        where signal.Day == Until(talent) && signal is { Title: null, Metric: Metric.Moves or Metric.Joins }
        orderby signal.Metric
        select Claim.From(signal.Metric == Metric.Moves ? "talent.moved" : "talent.joined", signal.Day, [Cite.Event(signal)], ("people", new Number(signal.Value)), ("until", new Day(signal.Day)));

    /// <summary>Pairs of subjects with at least five people, each at its largest in the periods that ended within a year.</summary>
    public static IEnumerable<Claim> Pairs(Reading talent, Sector sector) =>
        from signal in talent.Signals
        where signal.Metric is Metric.Moves or Metric.Joins && signal.Title is not null && signal.Day > Until(talent).AddYears(-1)
        group signal by (signal.Metric, signal.Title) into pair
        let most = pair.OrderByDescending(signal => signal.Value).ThenByDescending(signal => signal.Day).First()
        let names = most.Title!.Split(" > ")
        where names.All(name => sector.Find(name) is not null)
        orderby most.Value descending, most.Metric, most.Title
        select Claim.From(most.Metric == Metric.Moves ? "talent.move" : "talent.join", most.Day, [Cite.Event(most)],
            ("from", new Name(names[0])), ("to", new Name(names[1])), ("people", new Number(most.Value)), ("until", new Day(most.Day)));
}
