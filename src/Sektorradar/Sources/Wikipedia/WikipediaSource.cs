using System.Globalization;
using System.Text.Json;
using Sektorradar.Model;

namespace Sektorradar.Sources.Wikipedia;

/// <summary>How often people looked at an article, by week. See <c>docs/sources/wikipedia.md</c>.</summary>
public sealed class WikipediaSource : ISource
{
    private const string Id = "wikipedia";
    private const string Views = "https://wikimedia.org/api/rest_v1/metrics/pageviews/per-article";
    private const int Weeks = 105;

    /// <summary>The views of a day are published one to two days later.</summary>
    private const int LagDays = 2;

    public SourceCard Card { get; } = new(Id, "Wikipedia page views", EvidenceKind.Attention, "CC0-1.0", "Whoever asks says in the user agent who it is and how to reach it.")
    {
        Every = TimeSpan.FromDays(1),
    };

    public IEnumerable<Target> Targets(Sector sector) =>
        sector.Watch.Questions.SelectMany(question => question.Wikipedia).Distinct(StringComparer.Ordinal).Select(article => new Target(article, Path(article)));

    public Request? Ask(Target target, Cursor cursor, DateOnly today)
    {
        var last = Week.LastComplete(today.AddDays(-LagDays));
        var isRead = !cursor.IsStart && Day(cursor.Position) >= last;
        return isRead ? null : new Request.Web(
            new Uri($"{Views}/{target.Query}/daily/{last.AddDays(-7 * (Weeks - 1)):yyyyMMdd}00/{last.AddDays(6):yyyyMMdd}00"),
            Accept: "application/json")
        {
            AlsoReads = [404],
        };
    }

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        using var json = answer.Json();
        var read = new Extract(new Cursor(LastAsked(answer)));
        if (answer.Status == 404)
        {
            // No views in the whole range: there is no such article, or nobody has looked. Which of them is not said, so no week is covered.
            return json.RootElement.Text("detail").Length > 0 ? read : throw new FormatException("A 404 that does not say why.");
        }

        return Reading(target, answer, Days(json.RootElement)) is { } reading ? read with { Readings = [reading] } : read;
    }

    /// <summary>
    /// A day without views is left out of the answer. Between the first and the last day with views the article was there, and such a day is a zero; before
    /// and after, it may not have been there at all. Only weeks that lie wholly between the two are covered.
    /// </summary>
    private static Reading? Reading(Target target, Answer.Received answer, Dictionary<DateOnly, long> days)
    {
        if (days.Count == 0)
        {
            return null;
        }

        var (from, to) = (Week.Of(days.Keys.Min().AddDays(6)), Week.LastComplete(days.Keys.Max().AddDays(1)));
        var weeks = days.GroupBy(day => Week.Of(day.Key), day => day.Value).Where(week => week.Key >= from && week.Key <= to);
        return from > to ? null : answer.Reading(Id, target.About, from, to, weeks.Select(week => (Metric.PageViews, week.Key, (decimal)week.Sum(), (string?)null)));
    }

    private static Dictionary<DateOnly, long> Days(JsonElement root)
    {
        var days = new Dictionary<DateOnly, long>();
        foreach (var item in root.GetProperty("items").EnumerateArray())
        {
            if (item.Text("granularity") != "daily" || item.Text("agent") != "user" || item.Text("access") != "all-access")
            {
                throw new FormatException("These are not the daily views by people.");
            }

            days.Add(Day(item.Text("timestamp")), item.Count("views"));
        }

        return days;
    }

    private static string LastAsked(Answer.Received answer) => ((Request.Web)answer.Request).Address.Segments[^1];

    private static DateOnly Day(string timestamp) => DateOnly.ParseExact(timestamp, "yyyyMMdd'00'", CultureInfo.InvariantCulture);

    /// <summary>The name as it stands in an article's address, where some characters may be escaped already; here all have to be, a slash too.</summary>
    private static string Path(string article)
    {
        var colon = article.IndexOf(':', StringComparison.Ordinal);
        return $"{article[..colon]}.wikipedia/all-access/user/{Uri.EscapeDataString(Uri.UnescapeDataString(article[(colon + 1)..]).Replace(' ', '_'))}";
    }
}
