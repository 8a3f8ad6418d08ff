using System.Globalization;
using System.Text.Json;
using Sektorradar.Cli;
using Sektorradar.Evidence;
using Sektorradar.Model;

namespace Sektorradar.Tests.Sources.Git;

/// <summary>
/// What was counted of one repository without this product: every commit by committer date, bots and merges among them, and the people who wrote
/// them. The weeks are those that the reference covers whole.
/// </summary>
internal sealed record GitFacts(string Repository, string Head, DateOnly FirstCommit, DateOnly HeadDate, int Commits, IReadOnlyDictionary<DateOnly, FactsWeek> Weeks)
{
    /// <summary>The reference counts by week from 2023-01-01, a Sunday; the week that it cuts in two is left out.</summary>
    public static readonly DateOnly FirstWholeWeek = new(2023, 1, 2);

    public static IReadOnlyList<GitFacts> All() =>
        [.. Directory.EnumerateFiles(Reference.Folder("data/git-facts"), "*.json").Order(StringComparer.Ordinal).Select(Read)];

    private static GitFacts Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var facts = json.RootElement;
        var repository = facts.GetProperty("repo").GetString()!;
        var row = Index.Value[repository];
        var weeks = facts.GetProperty("weekly").EnumerateArray().Select(week => (Week: Day(week[0]), Counts: new FactsWeek(week[1].GetInt32(), week[2].GetInt32(), week[5].GetInt32())));
        return new GitFacts(repository, row[2], Day(facts.GetProperty("first_commit")), Day(facts.GetProperty("head_commit_date")),
            facts.GetProperty("commits_total").GetInt32(), weeks.Where(week => week.Week >= FirstWholeWeek).ToDictionary(week => week.Week, week => week.Counts));
    }

    private static readonly Lazy<Dictionary<string, string[]>> Index = new(() =>
        File.ReadLines(Path.Combine(Reference.Folder("data/git-facts"), "index.csv")).Skip(1).Select(line => line.Split(',')).ToDictionary(fields => fields[0]));

    public static DateOnly Day(JsonElement text) => DateOnly.ParseExact(text.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

internal readonly record struct FactsWeek(int Commits, int Authors, int BotCommits);

/// <summary>The evidence that comes with the product, and the repositories it was read from.</summary>
internal static class Bundled
{
    public static Sector Sector { get; } = SectorFolder.Open(Path.Combine(Docs.Root, "sectors"), "norsk-offentlig-it").Sector;

    public static IReadOnlyDictionary<string, Repository> Repositories { get; } =
        Sector.Subjects.SelectMany(subject => subject.Repositories).DistinctBy(repository => repository.About).ToDictionary(repository => repository.About);

    /// <summary>The newest reading of each repository, by owner and name.</summary>
    public static IReadOnlyDictionary<string, Reading> Readings { get; } =
        Directory.EnumerateFiles(Path.Combine(Docs.Root, "sectors", "norsk-offentlig-it", "evidence", "git"), "*.jsonl")
            .SelectMany(file => EvidencePack.Read(File.ReadAllText(file), Path.GetFileName(file)).Readings)
            .GroupBy(reading => reading.Capture.About.Replace("github.com/", "", StringComparison.Ordinal))
            .ToDictionary(about => about.Key, about => about.MaxBy(reading => reading.Capture.Day)!);
}
