using Sektorradar.Model;

namespace Sektorradar.Sources.Talent;

/// <summary>A history that was read, and the capture that says at which commit.</summary>
/// <param name="Subject">The subject that names the repository.</param>
public sealed record ReadHistory(string Subject, Capture Capture, Contributions Contributions);

/// <summary>Makes one capture, about the sector, of the histories of all its repositories.</summary>
public static class TalentReader
{
    public const string Source = "talent";

    /// <summary>Raised when the definitions change: what has not changed is then counted once more.</summary>
    private const string Counting = "1";

    private static readonly DateOnly FirstEnd = new(2022, 12, 31);
    private const int TwoYears = 728;

    /// <summary>Before it nothing is counted in any period.</summary>
    public static DateOnly FirstDay { get; } = FirstEnd.AddDays(1 - TwoYears);

    public static SourceCard Card { get; } = new(Source, "People between projects", EvidenceKind.Substance, "that of each repository", "Counted from the histories that are read; never fewer than five people, and no person is kept.");

    public static string AboutOf(Sector sector) => $"sector/{sector.Id}";

    /// <summary>What the flow is counted from, as sixteen hexadecimal digits: whoever has these commits can count again.</summary>
    public static string RevisionOf(IEnumerable<Capture> histories) =>
        Digest.Of([.. histories.Select(history => $"{history.About} {history.Revision} {history.Day:O}").Order(StringComparer.Ordinal).Prepend(Counting)]);

    /// <returns>The reading, or null when the histories reach no period.</returns>
    public static Reading? Read(Sector sector, IReadOnlyList<ReadHistory> histories)
    {
        if (histories.Count == 0 || LastDay([.. histories.Select(history => history.Capture.Day)]) is var last && last < FirstEnd)
        {
            return null;
        }

        var about = AboutOf(sector);
        var subjects = histories.GroupBy(history => history.Subject).ToDictionary(subject => subject.Key, IReadOnlyList<Contributions> (subject) => [.. subject.Select(history => history.Contributions)]);
        var capture = new Capture(default, Source, about, new Uri($"sector:{sector.Id}"), RevisionOf(histories.Select(history => history.Capture)), last, Week.Of(FirstDay), Week.LastComplete(last));
        return Reading.Identify(capture, Quarter.EndsBetween(FirstEnd, last).Append(last).Distinct().SelectMany(end => SignalsOf(TalentFlow.Of(subjects, end))));

        IEnumerable<Signal> SignalsOf(Flow flow) =>
            flow.Subjects.SelectMany(subject => SubjectSignals(flow.End, subject))
                .Concat(flow.Moves.Select(pair => Signal(Metric.Moves, flow.End, pair.People, TitleOf(pair))))
                .Concat(flow.Joins.Select(pair => Signal(Metric.Joins, flow.End, pair.People, TitleOf(pair))))
                .Concat(new[] { (Metric.Moves, flow.Moved), (Metric.Joins, flow.Joined) }.Where(all => all.Item2 is not null).Select(all => Signal(all.Item1, flow.End, all.Item2!.Value, null)));

        IEnumerable<Signal> SubjectSignals(DateOnly end, SubjectFlow flow)
        {
            (Metric Metric, int? People)[] counts = [(Metric.ActiveContributors, flow.Active), (Metric.Arrivals, flow.Arrivals), (Metric.Departures, flow.Departures)];
            foreach (var (metric, people) in counts)
            {
                if (people is { } told)
                {
                    yield return Signal(metric, end, told, flow.Subject);
                }
            }

            if (counts.Count(count => count.People is null) is > 0 and var withheld)
            {
                yield return Signal(Metric.Withheld, end, withheld, flow.Subject);
            }
        }

        Signal Signal(Metric metric, DateOnly day, decimal value, string? title) => new(Source, about, metric, day, value, title, default);
    }

    /// <summary>The last day on which at least half of the copies were fresh, as an edition chooses its day: one newer copy does not make the others old.</summary>
    private static DateOnly LastDay(IReadOnlyList<DateOnly> copied) =>
        copied.OrderDescending().First(day => 2 * copied.Count(other => other <= day && day.DayNumber - other.DayNumber <= TalentFlow.FreshCopyDays) >= copied.Count || day == copied.Min());

    private static string TitleOf(PairFlow pair) => $"{pair.From} > {pair.To}";
}
