using Sektorradar.Matching;
using Sektorradar.Model;

namespace Sektorradar.Cli;

/// <summary>A kind of series that is counted from items whose words name a subject.</summary>
/// <param name="Sources">Counted together: what stands in several of them is one thing.</param>
/// <param name="Once">The items that stand for a thing each.</param>
/// <param name="Exposed">The same for all items of the sources, which are the exposure.</param>
internal sealed record ItemSeries(
    Metric Metric, ItemKind Kind, IReadOnlyList<string> Sources, Func<IReadOnlyList<KeptItem>, IEnumerable<KeptItem>> Once, Func<IReadOnlyList<KeptItem>, IEnumerable<KeptItem>> Exposed)
{
    public static IReadOnlyList<ItemSeries> All { get; } =
    [
        // Comparing each title with every other would take long, and how often feeds repeat one another changes little.
        new(Metric.News, ItemKind.Story, ["feeds"], CountedOnce.Stories, items => items),
        new(Metric.Vacancies, ItemKind.Vacancy, ["nav", "jobbnorge"], CountedOnce.Vacancies, CountedOnce.Vacancies),
        new(Metric.Notices, ItemKind.Tender, ["doffin", "ted"], CountedOnce.Competitions, CountedOnce.Competitions),
    ];

    /// <summary>
    /// One for each subject, also when nothing names it. A week is known when at least one thing was seen in it; counts and exposure are of the things that were,
    /// so that their share tells the same whether one more or one less was.
    /// </summary>
    public IEnumerable<SubjectSeries> SeriesOf(Sector sector, EditionEvidence evidence)
    {
        var known = evidence.KnownWeeks(Sources);
        var weeks = known.Values.SelectMany(seen => seen).ToHashSet();
        if (weeks.Count == 0)
        {
            return [];
        }

        var items = evidence.Items(Kind, Sources).Where(kept => known.TryGetValue((kept.Item.Source, kept.Target), out var seen) && seen.Contains(Week.Of(kept.Item.Day))).ToList();
        var matcher = SubjectMatcher.Of(sector);
        var about = items.SelectMany(kept => matcher.SubjectsOf(kept).Select(subject => (Subject: subject, Kept: kept))).ToLookup(found => found.Subject, found => found.Kept);
        var exposure = Count(Exposed(items));
        var sources = known.Where(thing => thing.Value.Count > 0).Select(thing => thing.Key).OrderBy(thing => thing).ToList();
        return sector.Subjects.Select(subject =>
        {
            var counted = Once([.. about[subject.Id]]).OrderBy(kept => kept.Item.Day).ThenBy(kept => kept.Item.Id, StringComparer.Ordinal).ToList();
            return new SubjectSeries(subject.Id, Metric, [.. sources.Select(thing => thing.Source).Distinct()], [.. sources.Select(thing => thing.Target)], Count(counted), exposure) { Items = counted };
        });

        Observed Count(IEnumerable<KeptItem> counted)
        {
            var byWeek = counted.CountBy(kept => Week.Of(kept.Item.Day)).ToDictionary();
            return Observed.Of(weeks.ToDictionary(monday => monday, monday => (double)byWeek.GetValueOrDefault(monday)))!;
        }
    }
}
