using Sektorradar.Model;
using Sektorradar.Scoring;
using Sektorradar.Scoring.Backtests;

namespace Sektorradar.Cli;

/// <summary>A sector as the back-test sees it: each of its repositories a topic.</summary>
internal static class SectorPanel
{
    public static BacktestPanel Of(Sector sector, Ledger ledger)
    {
        var calendars = CalendarsOf(sector);
        return new BacktestPanel(
        [
            .. from repository in sector.Repositories
               let capture = ledger.CaptureOf(repository.About)
               let commits = capture is null ? null : ledger.SeriesOf(repository.About, Metric.Commits)
               where commits is not null
               let weekly = KindOfSignal.OfRepositories.ToDictionary(kind => kind.Metric, kind => ledger.SeriesOf(repository.About, kind.Metric)!.Counts.ToArray())
               let name = Repository.PathOf(repository.About)
               select new BacktestTopic(name, commits.First, weekly, capture.Day, calendars(name), EndOf(sector, ledger, repository)),
        ]);
    }

    /// <summary>The Norwegian calendar for the repositories of owners that some subject of the sector follows it with.</summary>
    public static Func<string, Audience> CalendarsOf(Sector sector)
    {
        static string Owner(string path) => path.Split('/')[0];
        var norwegian = sector.Subjects.Where(subject => subject.Audience == Audience.Norway).SelectMany(subject => subject.Repositories)
            .Select(repository => Owner(Repository.PathOf(repository.About))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return name => norwegian.Contains(Owner(name)) ? Audience.Norway : Audience.International;
    }

    /// <summary>Our rings as the rules alone compute them, by every name and alias.</summary>
    public static IReadOnlyDictionary<string, (string Subject, Ring Ring)> RingsOf(Sector sector, Ledger ledger)
    {
        var rings = new Dictionary<string, (string, Ring)>(StringComparer.OrdinalIgnoreCase);
        var scores = Scores.Of(sector, ledger);
        foreach (var placement in Rings.Place(sector, ledger, scores, Grades.Of(ledger, scores)))
        {
            foreach (var name in placement.Subject.Aliases.Prepend(placement.Subject.Name).Select(name => name.En))
            {
                rings.TryAdd(name, (placement.Subject.Id, placement.Ring));
            }
        }

        return rings;
    }

    /// <summary>The day its README said so, or an event of the subject whose only repository it is.</summary>
    private static DateOnly? EndOf(Sector sector, Ledger ledger, Repository repository)
    {
        var said = ledger.Of(repository.About, Metric.Archived).Select(signal => (DateOnly?)signal.Day).Min();
        var subjects = sector.Subjects.Where(subject => subject.Repositories is [var only] && only.About == repository.About).Select(subject => subject.Id).ToHashSet();
        var events = ledger.Facts.Where(fact => fact.SaysEnded && subjects.Contains(fact.Subject)).Select(fact => ((Statement.Event)fact.Statement).Day);
        return events.Select(day => (DateOnly?)day).Append(said).Min();
    }
}
