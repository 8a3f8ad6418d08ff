using System.Text.Json;
using Sektorradar.Collecting;
using Sektorradar.Model;
using Sektorradar.Sources.Git;
using GitCommand = Sektorradar.Collecting.Git;

namespace Sektorradar.Tests.Sources.Git;

/// <summary>
/// The git source against counts of the same repositories that were made without it. What is compared, and why the two may differ, is in
/// <c>docs/sources/git.md</c>. The histories themselves are read only on request (<c>dotnet test -- --explicit on</c>), from the folder of copies that SEKTORRADAR_COPIES names: they are gigabytes.
/// </summary>
public sealed class GitFactsTests(ITestOutputHelper output)
{
    private const double Enough = 0.95;

    /// <summary>Who is a person is judged by two patterns, so a person or robot more may pass, but not one that writes in every week of a small repository.</summary>
    private const double PeopleTolerance = 0.05;

    [Fact]
    public void The_bundled_evidence_has_the_first_commit_and_the_head_date_of_the_facts()
    {
        var tally = new Tally();
        foreach (var facts in GitFacts.All())
        {
            // A fork's own history begins later than the history that it carries.
            if (!Bundled.Readings.TryGetValue(facts.Repository, out var reading) || reading.Capture.Revision != facts.Head || IsFork(reading))
            {
                continue;
            }

            tally.Add("first commit", facts.Repository, facts.FirstCommit, DayOf(reading, Metric.FirstCommit));
            tally.Add("head date", facts.Repository, facts.HeadDate, DayOf(reading, Metric.LastCommit));
        }

        Judge(tally);
    }

    /// <summary>The panel counts the same quantities by the same definitions (landing dates, without merges and bots) in another language.</summary>
    [Fact]
    public void The_bundled_evidence_has_the_weekly_counts_of_the_panel()
    {
        using var panel = Reference.Json("data/scoring/panel-git-weekly.json");
        var tally = new Tally();
        foreach (var facts in panel.RootElement.GetProperty("repos").EnumerateArray())
        {
            var name = facts.GetProperty("name").GetString()!;
            if (!Bundled.Readings.TryGetValue(name, out var reading) || reading.Capture.Revision != facts.GetProperty("head").GetString())
            {
                continue;
            }

            var first = GitFacts.Day(facts.GetProperty("first"));
            foreach (var (metric, field) in PanelFields)
            {
                var counted = reading.Signals.Where(signal => signal.Metric == metric).ToDictionary(signal => signal.Day, signal => (int)signal.Value);
                var weeks = facts.GetProperty(field).EnumerateArray().Select((count, i) => (Week: first.AddDays(7 * i), Count: count.GetInt32()))
                    .Where(week => week.Week >= Start(reading) && week.Week <= reading.Capture.CoversTo)
                    .Select(week => (week.Week, week.Count, Ours: counted.GetValueOrDefault(week.Week)));
                tally.AddWeeks(metric.Name(), name, weeks, metric is Metric.Authors or Metric.Newcomers ? PeopleTolerance : 0);
            }
        }

        Judge(tally);
    }

    [Fact(Explicit = true)]
    public async Task Histories_read_to_the_head_of_the_facts_have_their_commits_and_authors()
    {
        var tally = new Tally();
        var all = GitFacts.All();
        foreach (var facts in all)
        {
            if (await CopyAsync(new Repository(new Uri($"https://github.com/{facts.Repository}"))) is { } git && await HistoryAsync(git, facts.Head) is { } log)
            {
                Compare(facts, [.. log.Landed(new DateTimeOffset(facts.HeadDate.AddDays(1).ToDateTime(default), TimeSpan.Zero).ToUnixTimeSeconds())], tally);
            }
        }

        output.WriteLine($"{tally.Repositories} of {all.Count} repositories are here; in {tally.WeeksWithTheSameRobots} of {tally.Weeks} weeks both take as many commits for a robot's.");
        Assert.SkipWhen(tally.Repositories == 0, "No copy holds a head commit of the facts.");
        Judge(tally);
    }

    [Fact(Explicit = true)]
    public async Task The_bundled_evidence_is_read_again_from_the_same_head_with_the_same_result()
    {
        var tally = new Tally();
        foreach (var (name, bundled) in Bundled.Readings.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var capture = bundled.Capture;
            if (!Bundled.Repositories.TryGetValue(capture.About, out var repository) || await CopyAsync(repository) is not { } git)
            {
                continue;
            }

            // Tags and pull requests come with the copy, so a copy with a newer head tells of other ones.
            var refs = await GitCopyReader.RefsAsync(git, capture.Day, TestContext.Current.CancellationToken);
            if (refs.Head == capture.Revision)
            {
                var again = GitReader.Read(await GitCopyReader.ReadAsync(git, repository, capture.Day, refs, TestContext.Current.CancellationToken))!;
                var differing = Metrics.All.Where(metric => !Of(again, metric).SequenceEqual(Of(bundled, metric))).Select(metric => metric.Name());
                tally.Add("whole capture", name, capture.Id.Value, again.Capture.Id.Value, string.Join(", ", differing));
            }
        }

        Assert.SkipWhen(tally.Repositories == 0, "No copy stands at the head of a bundled capture.");
        Judge(tally);

        static IEnumerable<(DateOnly, decimal, string?)> Of(Reading reading, Metric metric) =>
            reading.Signals.Where(signal => signal.Metric == metric).Select(signal => (signal.Day, signal.Value, signal.Title));
    }

    private static readonly (Metric Metric, string Field)[] PanelFields =
    [
        (Metric.Commits, "commits"), (Metric.BotCommits, "bot_commits"), (Metric.Authors, "authors"), (Metric.Newcomers, "new_authors"), (Metric.PullRequests, "prs"),
    ];

    /// <summary>Counts as the facts do: every commit in the week of its committer date; people by address, merges included.</summary>
    private static void Compare(GitFacts facts, List<LandedCommit> commits, Tally tally)
    {
        tally.Add("first commit", facts.Repository, facts.FirstCommit, Week.Day(commits.Min(commit => commit.CommittedAt)));
        tally.Add("head date", facts.Repository, facts.HeadDate, Week.Day(commits.Max(commit => commit.LandedAt)));
        tally.Add("all commits", facts.Repository, facts.Commits, commits.Count);

        var counted = commits.GroupBy(commit => Week.Of(commit.CommittedAt)).Where(week => week.Key >= GitFacts.FirstWholeWeek).ToDictionary(
            week => week.Key,
            week => new FactsWeek(week.Count(), week.Where(commit => !commit.Bot).DistinctBy(commit => commit.Author).Count(), week.Count(commit => commit.Bot)));
        var weeks = facts.Weeks.Keys.Union(counted.Keys).Order().Select(week => (Week: week, Theirs: facts.Weeks.GetValueOrDefault(week), Ours: counted.GetValueOrDefault(week))).ToList();
        tally.AddWeeks("weekly commits", facts.Repository, weeks.Select(week => (week.Week, week.Theirs.Commits, week.Ours.Commits)));
        tally.AddWeeks("weekly authors", facts.Repository, weeks.Select(week => (week.Week, week.Theirs.Authors, week.Ours.Authors)), PeopleTolerance);

        // Who is a robot is a matter of the two patterns. Where they take as many commits for a robot's, the people must be the same in number.
        var agreed = weeks.Where(week => week.Theirs.BotCommits == week.Ours.BotCommits).ToList();
        tally.Weeks += weeks.Count;
        tally.WeeksWithTheSameRobots += agreed.Count;
        tally.AddWeeks("weekly authors, robots agreed on", facts.Repository, agreed.Select(week => (week.Week, week.Theirs.Authors, week.Ours.Authors)));
    }

    private static async Task<GitCommand?> CopyAsync(Repository repository)
    {
        var copies = Environment.GetEnvironmentVariable("SEKTORRADAR_COPIES");
        Assert.SkipUnless(Directory.Exists(copies), "No folder of local copies is named by SEKTORRADAR_COPIES.");
        try
        {
            return (await new GitMirror(new GitOptions { Mirrors = copies, Copies = copies }, TimeProvider.System).BringAsync(repository, TestContext.Current.CancellationToken)).Git;
        }
        catch (GitException error) when (error.Code == "SR-202")
        {
            return null;
        }
    }

    /// <summary>The history as the product reads it, but with addresses as they were written: the facts know no mailmap.</summary>
    private static async Task<CommitLog?> HistoryAsync(GitCommand git, string head)
    {
        var log = new CommitLog();
        var format = CommitLog.Format.Replace("%aE", "%ae", StringComparison.Ordinal).Replace("%aN", "%an", StringComparison.Ordinal);
        var (found, _) = await git.ReadTextAsync(["cat-file", "-e", head], TestContext.Current.CancellationToken);
        return found.Succeeded && (await git.ReadLinesAsync(["log", format, head], log.Add, TestContext.Current.CancellationToken)).Succeeded ? log : null;
    }

    private static bool IsFork(Reading reading) => Bundled.Repositories.GetValueOrDefault(reading.Capture.About)?.Forked is not null;

    /// <summary>The panel cuts a fork at another day than the sector's file: only whole weeks after both are the same thing.</summary>
    private static DateOnly Start(Reading reading) =>
        Bundled.Repositories.GetValueOrDefault(reading.Capture.About)?.Forked is { } day ? Week.Of(day).AddDays(7) : DateOnly.MinValue;

    private static DateOnly DayOf(Reading reading, Metric metric) => reading.Signals.Single(signal => signal.Metric == metric).Day;

    private void Judge(Tally tally)
    {
        output.WriteLine(tally.Text());
        Assert.True(tally.Quantities.All(quantity => tally.ShareOf(quantity) >= Enough), tally.Text());
    }
}
