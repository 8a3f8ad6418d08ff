namespace Sektorradar.Model;

/// <summary>What a signal measures: a closed list, explained in <c>docs/metrics.md</c>.</summary>
public enum Metric
{
    Commits,
    BotCommits,
    Authors,
    Newcomers,
    PullRequests,
    DeclaredAi,
    PageViews,
    JournalEntries,
    Stories,
    Downloads,
    Stars,
    News,
    Vacancies,
    Notices,
    FirstCommit,
    LastCommit,
    FirstPublication,
    Version,
    Prerelease,
    Licence,
    Archived,
    ContributorAbsenceFactor,
    Accepted,
    Incubating,
    Graduated,
    StarTotal,
    DownloadTotal,
    OpenVulnerabilities,
    SecurityPractice,
    MailProvider,
    Entity,
    ActiveContributors,
    Arrivals,
    Departures,
    Moves,
    Joins,
    Withheld,
}

public static class Metrics
{
    public static IReadOnlyList<Metric> All { get; } = Enum.GetValues<Metric>();

    /// <summary>Counted by week (a signal's day is the week's Monday, UTC); the other metrics are dated: events with the value 1, and levels on a day.</summary>
    public static bool IsWeekly(this Metric metric) => metric <= Metric.Notices;

    /// <summary>What somebody does is substance, what somebody says or looks at is attention, whoever the source is.</summary>
    public static EvidenceKind Kind(this Metric metric) => metric switch
    {
        Metric.PageViews or Metric.Stories or Metric.Stars or Metric.StarTotal or Metric.News => EvidenceKind.Attention,
        Metric.Entity or Metric.OpenVulnerabilities or Metric.SecurityPractice => EvidenceKind.Reference,
        _ => EvidenceKind.Substance,
    };

    /// <summary>The metric's name in files, JSON and documents.</summary>
    public static string Name(this Metric metric) => metric switch
    {
        Metric.Commits => "commits",
        Metric.BotCommits => "bot-commits",
        Metric.Authors => "authors",
        Metric.Newcomers => "newcomers",
        Metric.PullRequests => "pull-requests",
        Metric.DeclaredAi => "declared-ai",
        Metric.PageViews => "page-views",
        Metric.JournalEntries => "journal-entries",
        Metric.Stories => "stories",
        Metric.Downloads => "downloads",
        Metric.Stars => "stars",
        Metric.News => "news",
        Metric.Vacancies => "vacancies",
        Metric.Notices => "notices",
        Metric.FirstCommit => "first-commit",
        Metric.LastCommit => "last-commit",
        Metric.FirstPublication => "first-publication",
        Metric.Version => "version",
        Metric.Prerelease => "prerelease",
        Metric.Licence => "licence",
        Metric.Archived => "archived",
        Metric.ContributorAbsenceFactor => "contributor-absence-factor",
        Metric.Accepted => "accepted",
        Metric.Incubating => "incubating",
        Metric.Graduated => "graduated",
        Metric.StarTotal => "star-total",
        Metric.DownloadTotal => "download-total",
        Metric.OpenVulnerabilities => "open-vulnerabilities",
        Metric.SecurityPractice => "security-practice",
        Metric.MailProvider => "mail-provider",
        Metric.Entity => "entity",
        Metric.ActiveContributors => "active-contributors",
        Metric.Arrivals => "arrivals",
        Metric.Departures => "departures",
        Metric.Moves => "moves",
        Metric.Joins => "joins",
        Metric.Withheld => "withheld",
        _ => throw new ArgumentOutOfRangeException(nameof(metric)),
    };

    /// <returns>The metric of this name, or null when there is none.</returns>
    public static Metric? Parse(string name) => All.Cast<Metric?>().FirstOrDefault(metric => metric!.Value.Name() == name);
}
