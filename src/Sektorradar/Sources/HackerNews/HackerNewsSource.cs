using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sektorradar.Model;

namespace Sektorradar.Sources.HackerNews;

/// <summary>Stories on Hacker News with a term in their title, how many each week brought, and repositories that were shown there. See <c>docs/sources/hackernews.md</c>.</summary>
public sealed partial class HackerNewsSource : ISource
{
    private const string Id = "hackernews";
    private const string Launches = "launches";

    /// <summary>More than this an answer never holds, and no later page gives the rest.</summary>
    private const int MostHits = 1000;

    private const int Weeks = 105;
    private const int MostWeeks = 156;
    private const int LaunchDays = 28;

    /// <summary>Read again in each run: stories are deleted, and some are let through late.</summary>
    private const int OverlapDays = 7;

    public SourceCard Card { get; } = new(Id, "Hacker News", EvidenceKind.Attention, "none stated", "The search is open to all without a key, up to 10,000 requests an hour.")
    {
        Every = TimeSpan.FromDays(1),
        Personal = ["author", "_tags", "_highlightResult", "story_text", "comment_text", "text"],
    };

    public IEnumerable<Target> Targets(Sector sector)
    {
        var terms = sector.Watch.Questions.SelectMany(question => question.HackerNews).Where(term => term != Launches).Distinct(StringComparer.Ordinal).ToList();
        return terms.Count == 0 ? [] : terms.Select(term => new Target(term, $"\"{term.Replace("\"", "", StringComparison.Ordinal)}\"")).Append(new Target(Launches, ""));
    }

    public Request? Ask(Target target, Cursor cursor, DateOnly today)
    {
        if (Next(target, HackerNewsPosition.Of(cursor), today) is not { } window)
        {
            return null;
        }

        // Typing errors and beginnings of words are found by default, and the names of authors are searched too.
        var query = IsLaunches(target) ? "tags=show_hn" : $"query={Uri.EscapeDataString(target.Query)}&tags=story&restrictSearchableAttributes=title&typoTolerance=false&queryType=prefixNone";
        var filters = $"created_at_i>={Seconds(window.From)},created_at_i<{Seconds(window.To)}" + (IsLaunches(target) ? ",points>2" : "");
        return new Request.Web(
            new Uri($"https://hn.algolia.com/api/v1/search_by_date?{query}&numericFilters={Uri.EscapeDataString(filters)}&hitsPerPage={MostHits}"
                + "&attributesToRetrieve=objectID,created_at_i,title,url,points,num_comments&attributesToHighlight=none"),
            Accept: "application/json");
    }

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        using var json = answer.Json();
        var window = WindowOf(answer);
        var position = HackerNewsPosition.Of(cursor) ?? new HackerNewsPosition(null, Week.Of(window.From), []);
        var until = position.Run?.Until ?? window.To;
        var hits = json.RootElement.GetProperty("hits").EnumerateArray().ToList();
        var found = json.RootElement.Count("nbHits");
        if (found > hits.Count)
        {
            return new Extract((position with { Run = new HackerNewsRun(window.From, until, Fewer(window, found)) }).ToCursor()) { More = true };
        }

        var unknown = new List<string>();
        var stories = hits.Select(hit => StoryOf(target, hit, window, unknown)).OfType<Item>().DistinctBy(story => story.Key).ToList();
        position = IsLaunches(target) ? position : position.Count(window, [.. stories.Select(story => story.Day)]).Shorten(MostWeeks);
        var isLast = window.To >= until;
        var items = IsLaunches(target) ? stories.Select(LaunchOf).OfType<Item>() : stories;
        return new Extract((isLast ? position with { Read = until, Run = null } : position with { Run = new HackerNewsRun(window.To, until, position.Run!.Days) }).ToCursor())
        {
            Items = [.. items],
            Readings = isLast && !IsLaunches(target) ? [.. SeriesOf(target, answer, position, until)] : [],
            Unknown = unknown,
            More = !isLast,
        };
    }

    /// <summary>Days that are not over are left: a run counts up to yesterday.</summary>
    private static HackerNewsWindow? Next(Target target, HackerNewsPosition? position, DateOnly today)
    {
        if (position?.Run is { } run)
        {
            return new HackerNewsWindow(run.At, run.At.AddDays(Math.Min(run.Days, run.Until.DayNumber - run.At.DayNumber)));
        }

        var from = position?.Read is { } read ? Week.Of(read.AddDays(-OverlapDays)) : IsLaunches(target) ? today.AddDays(-LaunchDays) : Week.Of(today).AddDays(-7 * Weeks);
        return position?.Read >= today ? null : new HackerNewsWindow(from, today);
    }

    /// <summary>Days of which an answer can be expected to hold everything, with some room.</summary>
    private static int Fewer(HackerNewsWindow window, long found) => window.Days > 1
        ? (int)Math.Clamp(window.Days * (MostHits * 3L / 4) / found, 1, (window.Days + 1) / 2)
        : throw new FormatException($"{found} stories on one day, more than an answer holds.");

    /// <summary>One reading when a week has ended since the last one.</summary>
    private static IEnumerable<Reading> SeriesOf(Target target, Answer.Received answer, HackerNewsPosition position, DateOnly until)
    {
        var last = Week.LastComplete(until);
        if (position.Read is { } read && Week.LastComplete(read) >= last)
        {
            yield break;
        }

        yield return answer.Reading(Id, target.About, position.First, last, position.Weeks.Select((count, i) => (Metric.Stories, position.First.AddDays(7 * i), (decimal)count, (string?)null))
            .Where(week => week.Item3 > 0 && week.Item2 <= last));
    }

    private static Item? StoryOf(Target target, JsonElement hit, HackerNewsWindow window, List<string> unknown)
    {
        var id = hit.Text("objectID");
        var day = Week.Day(hit.Count("created_at_i"));
        if (!window.Contains(day))
        {
            throw new FormatException($"A story of {day:O}, asked from {window.From:O} up to {window.To:O}.");
        }

        if (hit.TextOrNull("title") is not { } title || !id.All(char.IsAsciiDigit))
        {
            unknown.Add($"a story without a number or a title: {JsonAnswer.Line(id)}");
            return null;
        }

        // A story without a link of its own is its discussion.
        var link = Uri.TryCreate(hit.TextOrNull("url"), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : new Uri($"https://news.ycombinator.com/item?id={id}");
        var details = new Dictionary<string, string> { ["domain"] = link.Host.StartsWith("www.", StringComparison.Ordinal) ? link.Host[4..] : link.Host };
        foreach (var (detail, field) in new[] { ("points", "points"), ("comments", "num_comments") })
        {
            if (hit.Optional(field) is { } number)
            {
                details[detail] = number.GetInt32().ToString(CultureInfo.InvariantCulture);
            }
        }

        return new Item(Id, target.About, id, ItemKind.Story, day, JsonAnswer.Line(title), null, link, details);
    }

    private static Item? LaunchOf(Item story) => CodeHost.Repository(story.Link) is { } repository
        ? story with { Kind = ItemKind.Launch, Details = new Dictionary<string, string>(story.Details) { ["repository"] = repository } }
        : null;

    private static bool IsLaunches(Target target) => target.Query.Length == 0;

    private static HackerNewsWindow WindowOf(Answer.Received answer)
    {
        var asked = WindowForm().Match(Uri.UnescapeDataString(((Request.Web)answer.Request).Address.Query));
        return new HackerNewsWindow(Day("from"), Day("to"));

        DateOnly Day(string end) => Week.Day(long.Parse(asked.Groups[end].Value, CultureInfo.InvariantCulture));
    }

    private static long Seconds(DateOnly day) => new DateTimeOffset(day.ToDateTime(default), TimeSpan.Zero).ToUnixTimeSeconds();

    [GeneratedRegex("created_at_i>=(?<from>[0-9]+),created_at_i<(?<to>[0-9]+)")]
    private static partial Regex WindowForm();
}
