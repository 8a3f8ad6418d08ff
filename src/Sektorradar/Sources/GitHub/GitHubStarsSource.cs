using System.Text;
using System.Text.Json;
using Sektorradar.Model;

namespace Sektorradar.Sources.GitHub;

/// <summary>
/// Stars by week, from GitHub's history of stars, which names nobody. A source of its own beside <see cref="GitHubSource"/>: a capture is a whole
/// picture of its thing, and the total of a day and the series of two years are two pictures. See <c>docs/sources/github-stars.md</c>.
/// </summary>
public sealed class GitHubStarsSource : ISource
{
    /// <summary>The interface gives no more on a page.</summary>
    private const int PerPage = 30;

    public SourceCard Card { get; } = new("github-stars", "GitHub, history of stars", EvidenceKind.Attention, "GitHub Terms of Service", GitHubSource.Terms)
    {
        Credential = GitHubSource.Token,
        Every = TimeSpan.FromDays(3),
    };

    public IEnumerable<Target> Targets(Sector sector) => GitHubSource.Abouts(sector).Select(about => new Target(about, about["github.com/".Length..]));

    public Request? Ask(Target target, Cursor cursor, DateOnly today) =>
        new Request.Web(
            new Uri($"{GitHubSource.Host}repos/{target.Query}/stargazers/history?per_page={PerPage}&page={StarHistory.At(cursor).Page}"), Accept: GitHubSource.Accept,
            Credential: GitHubSource.Token)
        {
            // 422: no history for this repository.
            AlsoReads = [422],
        };

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        using var json = answer.Json();
        if (answer.Status == 422)
        {
            return new Extract(cursor) { Unknown = [$"422: {JsonAnswer.Line(json.RootElement.Text("message"))}"] };
        }

        var known = StarHistory.At(cursor);
        var page = json.RootElement.EnumerateArray().Select(ReadWeek).ToList();

        // GitHub does not promise that its days are those of UTC. So far they are; should they move, each is taken for the day it begins in.
        IReadOnlyList<string> unknown = json.RootElement.EnumerateArray().Any(week => week.GetProperty("week").GetInt64() % 86_400 != 0) ? ["week: does not begin at midnight UTC"] : [];
        for (var i = 1; i < page.Count; i++)
        {
            if (page[i].Sunday != page[i - 1].Sunday.AddDays(-7))
            {
                throw new FormatException($"After the week of {page[i - 1].Sunday:O} comes that of {page[i].Sunday:O}.");
            }
        }

        var history = known.With(page);
        if (!history.IsWhole && page.Count > 0 && Paging.HasNext(answer, page.Count, PerPage))
        {
            return new Extract(history.NextPage) { More = true, Unknown = unknown };
        }

        return new Extract(history.Done) { Readings = Reading(target, answer, history) is { } reading ? [reading] : [], Unknown = unknown };
    }

    /// <summary>The history comes from several answers of several days: its revision is the digest of what is known, not of the last answer.</summary>
    private Reading? Reading(Target target, Answer.Received answer, StarHistory history)
    {
        var address = new Uri($"{GitHubSource.Host}repos/{target.Query}/stargazers/history");
        return answer.Weekly(Card.Id, target.About, Metric.Stars, history.Days(), answer.Day) is { } reading
            ? Model.Reading.Identify(reading.Capture with { Address = address, Revision = BodyDigest.Of(Encoding.UTF8.GetBytes(history.Done.Position)) }, reading.Signals)
            : null;
    }

    private static StarWeek ReadWeek(JsonElement week)
    {
        var (start, total) = (week.GetProperty("week").GetInt64(), week.Count("total"));
        var days = week.GetProperty("days").EnumerateArray().Select(day => day.GetInt32()).ToList();
        var sunday = Week.Day(start);
        if (days.Count != 7 || days.Any(day => day < 0) || days.Sum() != total || sunday.DayOfWeek != DayOfWeek.Sunday)
        {
            throw new FormatException($"The week of {sunday:O} does not have seven days from Sunday on that make {total}.");
        }

        return new StarWeek(sunday, days);
    }
}
