using Sektorradar.Model;

namespace Sektorradar.Cli;

/// <summary>A kind of series that a source tells itself, and how a subject's things are named there.</summary>
internal sealed record ToldKind(string Source, Metric Metric, Func<Sector, Subject, IEnumerable<string>> AboutsOf)
{
    public static IReadOnlyList<ToldKind> All { get; } =
    [
        new("wikipedia", Metric.PageViews, (sector, subject) => Questions(sector, subject).SelectMany(question => question.Wikipedia)),
        new("github-stars", Metric.Stars, (sector, subject) => Own(sector, subject).SelectMany(own => own.Repositories).Select(repository => repository.About)),
        new("npm", Metric.Downloads, (sector, subject) => Own(sector, subject).SelectMany(own => own.Packages)),
        new("pypi", Metric.Downloads, (sector, subject) => Own(sector, subject).SelectMany(own => own.Packages)),
        new("einnsyn-statistics", Metric.JournalEntries, (sector, subject) => Questions(sector, subject).SelectMany(question => question.Journals)),
    ];

    /// <summary>One for each subject of which anything was told.</summary>
    public IEnumerable<SubjectSeries> SeriesOf(Sector sector, EditionEvidence evidence)
    {
        if (!evidence.IsProven(Source))
        {
            yield break;
        }

        var told = evidence.Told(Source, Metric);
        foreach (var subject in sector.Subjects)
        {
            var parts = Stitched.Together(AboutsOf(sector, subject).Distinct().Select(told.GetValueOrDefault).OfType<Stitched>());
            if (Observed.Of(Stitched.WeeksOf(parts).ToDictionary(monday => monday, monday => parts.Sum(part => part.Weeks[monday]))) is { } counts)
            {
                yield return new SubjectSeries(subject.Id, Metric, [Source], [.. parts.Select(part => part.About)], counts, null) { Captures = [.. parts.SelectMany(part => part.Used).Select(series => series.Capture)] };
            }
        }
    }

    public static IEnumerable<Question> Questions(Sector sector, Subject subject) => sector.Watch.Questions.Where(question => question.Subject == subject.Id);

    /// <summary>A technology's projects count as its own.</summary>
    private static IEnumerable<Subject> Own(Sector sector, Subject subject) => subject.Projects.Select(id => sector.Find(id)!).Prepend(subject);
}
