using Sektorradar.Model;
using Sektorradar.Sources.Git;

namespace Sektorradar.Sources.Talent;

/// <summary>Who did how much when in one repository: digests in memory alone, that mean something only beside others of the same salt.</summary>
/// <param name="Day">The day on which the copy was taken.</param>
/// <param name="Landings">For each person the days on which commits landed, merges left out, since the first day that any period needs.</param>
public sealed record Contributions(DateOnly Day, IReadOnlyDictionary<Contributor, IReadOnlyList<DateOnly>> Landings)
{
    /// <param name="log">Read with a salt.</param>
    public static Contributions Of(Repository repository, DateOnly day, CommitLog log) => new(
        day,
        GitReader.Landed(repository, day, log).Where(commit => commit is { Merge: false, Bot: false })
            .Select(commit => (Who: log.ContributorOf(commit.Author), Day: Week.Day(commit.LandedAt))).Where(commit => commit.Who is not null && commit.Day >= TalentReader.FirstDay)
            .GroupBy(commit => commit.Who!.Value, commit => commit.Day).ToDictionary(person => person.Key, IReadOnlyList<DateOnly> (person) => [.. person]));
}
