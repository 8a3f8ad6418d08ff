using Sektorradar.Model;

namespace Sektorradar.Sources.Git;

/// <summary>A copy of a repository as git told of it, before it is counted.</summary>
/// <param name="Day">The day on which the copy was taken.</param>
/// <param name="Head">Full id of the commit at the head of the default branch.</param>
/// <param name="Tags">Name and creation time (Unix seconds).</param>
/// <param name="PullRequests">Number and committer date (Unix seconds) of each <c>refs/pull/N/head</c>.</param>
/// <param name="EndedAt">Landing (Unix seconds) of the README that says the project has ended; null when it says no such thing.</param>
public sealed record GitCopy(
    Repository Repository, DateOnly Day, string Head, CommitLog Log, IReadOnlyList<(string Name, long Time)> Tags, IReadOnlyList<(int Number, long Time)> PullRequests,
    LicenceHistory Licences, long? EndedAt);

/// <summary>Counts a copy: signals by week and dated events. The definitions are in <c>docs/sources/git.md</c>.</summary>
public static class GitReader
{
    public const string Source = Ledger.Git;

    /// <summary>Raised when more is counted than before: a history that has not changed is then read once more.</summary>
    public const string Counting = "2";

    public static SourceCard Card { get; } = new(Source, "Git histories", EvidenceKind.Substance, "that of each repository", "Public histories are read and counted; nothing is republished, and no person is kept.")
    {
        Maturity = Maturity.Proven,
    };

    /// <returns>The reading, or null when no commit landed (after the fork) on a day that can be believed.</returns>
    public static Reading? Read(GitCopy copy)
    {
        var (cut, until) = Span(copy.Repository, copy.Day);
        var landed = Landed(copy.Repository, copy.Day, copy.Log).ToList();
        if (landed.Count == 0)
        {
            return null;
        }

        var openings = PullRequestClock.Openings(copy.PullRequests).Where(time => time >= cut && time <= until).Select(time => (long)time).ToList();
        var tags = Versions.Of(copy.Tags.Where(tag => tag.Time >= cut && tag.Time <= until)).ToList();
        var capture = new Capture(default, Source, copy.Repository.About, copy.Repository.Address, copy.Head, copy.Day,
            Week.Of(landed.Min(commit => commit.LandedAt)), Week.LastComplete(copy.Day));
        var signals = Weekly(landed, openings).Where(row => row.Week <= capture.CoversTo)
            .Select(row => Signal(row.Metric, row.Week, row.Count, null))
            .Concat(Events(copy, until, landed, openings, tags).Distinct().Select(row => Signal(row.Metric, row.Day, 1, row.Title)))
            .Concat(ContributorAbsence.Of(landed, copy.Day).Select(row => Signal(Metric.ContributorAbsenceFactor, row.Day, row.People, null)));
        return Reading.Identify(capture, signals);

        Signal Signal(Metric metric, DateOnly day, decimal value, string? title) => new(Source, copy.Repository.About, metric, day, value, title, default);
    }

    /// <summary>What landed in a copy, after the fork and on days that can be believed.</summary>
    public static IEnumerable<LandedCommit> Landed(Repository repository, DateOnly day, CommitLog log)
    {
        var (cut, until) = Span(repository, day);
        return log.Landed(until).Where(commit => commit.LandedAt >= cut);
    }

    private static (long Cut, long Until) Span(Repository repository, DateOnly day) => (repository.Forked is { } forked ? Start(forked) : 0, Start(day.AddDays(1)) - 1);

    private static long Start(DateOnly day) => new DateTimeOffset(day.ToDateTime(default), TimeSpan.Zero).ToUnixTimeSeconds();

    private static IEnumerable<(Metric Metric, DateOnly Week, int Count)> Weekly(List<LandedCommit> landed, List<long> openings)
    {
        var own = landed.Where(commit => !commit.Merge).ToList();
        var people = own.Where(commit => !commit.Bot).ToList();
        var byWeek = people.GroupBy(commit => Week.Of(commit.LandedAt)).ToList();
        return byWeek.Select(week => (Metric.Commits, week.Key, week.Count()))
            .Concat(byWeek.Select(week => (Metric.Authors, week.Key, week.DistinctBy(commit => commit.Author).Count())))
            .Concat(people.GroupBy(commit => commit.Author).GroupBy(author => Week.Of(author.Min(commit => commit.LandedAt))).Select(week => (Metric.Newcomers, week.Key, week.Count())))
            .Concat(own.Where(commit => commit.Bot).GroupBy(commit => Week.Of(commit.LandedAt)).Select(week => (Metric.BotCommits, week.Key, week.Count())))
            .Concat(byWeek.Select(week => (Metric.DeclaredAi, week.Key, week.Count(commit => commit.DeclaresTool))).Where(row => row.Item3 > 0))
            .Concat(openings.GroupBy(Week.Of).Select(week => (Metric.PullRequests, week.Key, week.Count())));
    }

    private static IEnumerable<(Metric Metric, DateOnly Day, string? Title)> Events(
        GitCopy copy, long until, List<LandedCommit> landed, List<long> openings, List<(string Version, long Time, bool Prerelease)> tags)
    {
        var firstLanding = landed.Min(commit => commit.LandedAt);
        yield return (Metric.FirstCommit, Week.Day(landed.Min(commit => Math.Min(commit.CommittedAt, commit.LandedAt))), null);
        yield return (Metric.LastCommit, Week.Day(landed.Max(commit => commit.LandedAt)), null);
        yield return (Metric.FirstPublication, Week.Day(tags.Select(tag => tag.Time).Concat(openings).Append(firstLanding).Min()), null);
        foreach (var (version, time, prerelease) in tags)
        {
            yield return (prerelease ? Metric.Prerelease : Metric.Version, Week.Day(time), version);
        }

        foreach (var (landedAt, id) in copy.Licences.Changes(until))
        {
            yield return (Metric.Licence, Week.Day(landedAt), id);
        }

        if (copy.EndedAt is { } ended && ended <= until)
        {
            yield return (Metric.Archived, Week.Day(ended), null);
        }
    }
}
