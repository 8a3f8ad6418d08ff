using System.Globalization;
using System.Text.Json;
using Sektorradar.Model;

namespace Sektorradar.Sources.GitHub;

/// <summary>
/// What GitHub says of repositories, organisations and topics. Each is a target of its own, so that one that fails or has not changed keeps none of
/// the others waiting. The definitions are in <c>docs/sources/github.md</c>.
/// </summary>
public sealed class GitHubSource : ISource
{
    internal const string Host = "https://api.github.com/";
    internal const string Accept = "application/vnd.github+json";
    internal const string Terms = "Read through its documented interface and within its limits; people are not read.";

    internal static readonly Credential Token = new("github", "Authorization", "Bearer ") { Optional = true };

    private const string Repository = "repository";
    private const string Releases = "releases";
    private const string Organisation = "organisation";
    private const string Topic = "topic";
    private const string Archived = "archived ";

    /// <summary>How far back releases are read the first time.</summary>
    private const int Years = 2;

    /// <summary>A release may be published long after it was drafted, and the list is in the order of drafting.</summary>
    private const int DraftDays = 60;

    public SourceCard Card { get; } = new("github", "GitHub", EvidenceKind.Attention, "GitHub Terms of Service", Terms)
    {
        Credential = Token,
        Every = TimeSpan.FromDays(1),

        // Who wrote a release, who put files to it, whose account a repository is in; notes on a release thank people by name.
        Personal =
        [
            "author", "assets", "body", "owner.login", "owner.id", "owner.node_id", "owner.avatar_url", "owner.gravatar_id", "owner.url", "owner.html_url", "owner.followers_url",
            "owner.following_url", "owner.gists_url", "owner.starred_url", "owner.subscriptions_url", "owner.organizations_url", "owner.repos_url", "owner.events_url",
            "owner.received_events_url",
        ],
    };

    public IEnumerable<Target> Targets(Sector sector)
    {
        foreach (var about in Abouts(sector))
        {
            yield return new Target(about, Repository);
            yield return new Target(about + "/releases", Releases);
        }

        foreach (var organisation in sector.Watch.Organisations.Select(organisation => organisation.Github).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase))
        {
            yield return new Target($"github.com/{organisation}", Organisation);
        }

        foreach (var topic in sector.Watch.Questions.SelectMany(question => question.Topics).Distinct(StringComparer.Ordinal))
        {
            yield return new Target($"topic:{topic}", Topic);
        }
    }

    internal static IEnumerable<string> Abouts(Sector sector) =>
        sector.Repositories.Select(repository => repository.About).Where(about => about.StartsWith("github.com/", StringComparison.Ordinal));

    public Request? Ask(Target target, Cursor cursor, DateOnly today)
    {
        var name = target.About[(target.About.IndexOfAny(['/', ':']) + 1)..];
        var page = Paging.At(cursor).Page;
        var path = target.Query switch
        {
            Repository => $"repos/{name}",
            Releases => $"repos/{name}?per_page=100&page={page}",
            Organisation => $"orgs/{name}/repos?type=public&sort=created&direction=desc&per_page=100&page={page}",
            Topic => $"search/repositories?q=topic:{Uri.EscapeDataString(name)}+created:%3E%3D{today.AddYears(-1):O}+is:public&sort=stars&order=desc&per_page=100",
            _ => throw new ArgumentException($"Not a target of this source: {target}", nameof(target)),
        };
        return new Request.Web(new Uri(Host + path), Accept: Accept, Credential: Token);
    }

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        using var json = answer.Json();
        return target.Query switch
        {
            Repository => ReadRepository(target, answer, cursor, json.RootElement),
            Releases => ReadReleases(target, answer, cursor, json.RootElement),
            Organisation => ReadOrganisation(target, answer, cursor, json.RootElement),
            _ => ReadSearch(target, answer, json.RootElement),
        };
    }

    private Extract ReadRepository(Target target, Answer.Received answer, Cursor cursor, JsonElement repository)
    {
        var (name, stars) = (repository.Text("full_name"), repository.Count("stargazers_count"));
        if (repository.GetProperty("private").GetBoolean())
        {
            return new Extract(new Cursor("read")) { Unknown = [$"private: {target.About} is not public"] };
        }

        // GitHub says that a repository is archived, not since when: the cursor keeps the day on which it was first seen so.
        var before = cursor.Position.StartsWith(Archived, StringComparison.Ordinal) ? JsonAnswer.Day(cursor.Position[Archived.Length..]) : answer.Day;
        var archived = repository.GetProperty("archived").GetBoolean() ? before : (DateOnly?)null;
        var levels = new List<(Metric, DateOnly, decimal, string?)> { (Metric.StarTotal, answer.Day, stars, null) };
        if (archived is { } day)
        {
            levels.Add((Metric.Archived, day, 1, null));
        }

        return new Extract(new Cursor(archived is { } since ? $"{Archived}{since:O}" : "read"))
        {
            Readings = [answer.Levels(Card.Id, target.About, levels)],
            Unknown = $"github.com/{name}".Equals(target.About, StringComparison.OrdinalIgnoreCase) ? [] : [$"full_name: {target.About} is called github.com/{JsonAnswer.Line(name)} now"],
        };
    }

    private Extract ReadReleases(Target target, Answer.Received answer, Cursor cursor, JsonElement page)
    {
        var about = target.About[..^"/releases".Length];
        var at = Paging.At(cursor);
        var since = at.Since?.AddDays(-DraftDays) ?? answer.Day.AddYears(-Years);
        var (items, count) = (new List<Item>(), 0);
        foreach (var release in page.EnumerateArray())
        {
            count++;
            var (tag, key) = (release.Text("tag_name"), release.Count("id").ToString(CultureInfo.InvariantCulture));
            var prerelease = release.GetProperty("prerelease").GetBoolean();
            if (release.Flag("draft") || release.DayOrNull("published_at") is not { } day || day < since || day > answer.Day)
            {
                continue;
            }

            var title = release.TextOrNull("name") is { } name && !name.Contains(tag, StringComparison.Ordinal) ? $"{tag} {name}" : release.TextOrNull("name") ?? tag;
            var link = new Uri($"https://{about}/releases/tag/{string.Join('/', tag.Split('/').Select(Uri.EscapeDataString))}");
            items.Add(new Item(Card.Id, about, key, ItemKind.Release, day, JsonAnswer.Line(title), null, link,
                new Dictionary<string, string> { ["version"] = JsonAnswer.Line(tag), ["prerelease"] = prerelease ? "true" : "false" }));
        }

        return items.Count > 0 && Paging.HasNext(answer, count)
            ? new Extract(at.Next) { Items = items, More = true }
            : new Extract(Paging.Done(answer.Day)) { Items = items };
    }

    private Extract ReadOrganisation(Target target, Answer.Received answer, Cursor cursor, JsonElement page)
    {
        var repositories = page.EnumerateArray().Select(repository => NewRepository.Read(repository, Card.Id, target.About)).ToList();
        var since = answer.Day.AddYears(-1);
        var items = repositories.OfType<Item>().Where(item => item.Day >= since && item.Day <= answer.Day).ToList();

        // The list is in order of creation, newest first. A page of forks alone says nothing about what comes after it.
        var old = repositories.OfType<Item>().Any(item => item.Day < since);
        return !old && Paging.HasNext(answer, repositories.Count)
            ? new Extract(Paging.At(cursor).Next) { Items = items, More = true }
            : new Extract(Paging.Done(answer.Day)) { Items = items };
    }

    /// <summary>Only what belongs to an organisation: the address of anything else has somebody's account in it.</summary>
    private Extract ReadSearch(Target target, Answer.Received answer, JsonElement search)
    {
        var total = search.Count("total_count");
        var items = search.GetProperty("items").EnumerateArray()
            .Where(repository => repository.GetProperty("owner").Text("type") == "Organization")
            .Select(repository => NewRepository.Read(repository, Card.Id, target.About)).OfType<Item>().Where(item => item.Day <= answer.Day).ToList();
        return new Extract(Paging.Done(answer.Day))
        {
            Items = items,
            Unknown = search.GetProperty("incomplete_results").GetBoolean() ? [$"incomplete_results: the search for {target.About} ended early, {total} known"] : [],
        };
    }
}
