using Sektorradar.Model;

namespace Sektorradar.Sources.Git;

/// <summary>The contributor absence factor: how few people could make a project stall by leaving.</summary>
internal static class ContributorAbsence
{
    public const int Days = 364;
    private const int FewestCommits = 12;
    private static readonly DateOnly First = new(2022, 12, 31);

    /// <summary>The smallest number of people who made 51 % of the commits of a year, at the end of each quarter and on the copy's day; none where there were too few commits.</summary>
    public static IEnumerable<(DateOnly Day, int People)> Of(IReadOnlyList<LandedCommit> landed, DateOnly copied)
    {
        var work = landed.Where(commit => commit is { Merge: false, Bot: false }).Select(commit => (Day: Week.Day(commit.LandedAt), commit.Author)).ToList();
        return
        [
            .. from end in Quarter.EndsBetween(First, copied).Append(copied).Distinct()
               let year = work.Where(commit => commit.Day <= end && commit.Day > end.AddDays(-Days)).ToList()
               where year.Count >= FewestCommits
               select (end, Fewest([.. year.CountBy(commit => commit.Author).Select(author => author.Value).OrderDescending()], year.Count)),
        ];
    }

    private static int Fewest(IReadOnlyList<int> commits, int all)
    {
        int people = 0, made = 0;
        while (100 * made < 51 * all)
        {
            made += commits[people++];
        }

        return people;
    }
}
