using Sektorradar.Model;

namespace Sektorradar.Sources.Einnsyn;

/// <summary>How many entries with a phrase came into the journals of public bodies, by week. See <c>docs/sources/einnsyn-statistics.md</c>.</summary>
public sealed class EinnsynStatisticsSource : ISource
{
    private const string Id = "einnsyn-statistics";
    private const string ByWeek = "week";

    /// <summary>Two years and a week, far below the 1,000 points above which the service makes the interval longer.</summary>
    private const int Weeks = 105;

    public SourceCard Card { get; } = new(Id, "eInnsyn statistics", EvidenceKind.Substance, "none stated; counts of public journals",
        "Open to all without a key; how much may be asked is not said, so it is little.")
    {
        Every = TimeSpan.FromDays(1),
    };

    public IEnumerable<Target> Targets(Sector sector) => Journals.Targets(sector);

    public Request? Ask(Target target, Cursor cursor, DateOnly today)
    {
        // Entries of Sunday evening are indexed on Monday.
        var last = Week.LastComplete(today.AddDays(-1));
        var isRead = !cursor.IsStart && DateOnly.ParseExact(cursor.Position, "O") >= last;
        return isRead ? null : new Request.Web(
            new Uri($"{Journals.Address}/statistics?query={Uri.EscapeDataString(target.Query)}&entity=Journalpost&aggregateInterval={ByWeek}"
                + $"&aggregateFrom={last.AddDays(-7 * (Weeks - 1)):O}&aggregateTo={last.AddDays(6):O}"),
            Accept: "application/json");
    }

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        using var json = answer.Json();
        var metadata = json.RootElement.GetProperty("metadata");
        if (metadata.Text("aggregateInterval") is not ByWeek and var interval)
        {
            throw new FormatException($"Counted by {interval}, asked by week.");
        }

        var (from, to) = (metadata.Day("aggregateFrom"), metadata.Day("aggregateTo"));
        if (from.DayOfWeek != DayOfWeek.Monday || to.DayOfWeek != DayOfWeek.Sunday || to >= answer.Day || from > to)
        {
            throw new FormatException($"From {from:O} to {to:O} are not complete weeks.");
        }

        var weeks = new Dictionary<DateOnly, long>();
        foreach (var point in json.RootElement.Optional("timeSeries")?.EnumerateArray() ?? default)
        {
            var day = point.Day("time");
            // Weeks without an entry are left out, and the end of the range takes midnight of the next Monday with it.
            if (day.DayOfWeek != DayOfWeek.Monday || !weeks.TryAdd(day, point.Count("createdCount")))
            {
                throw new FormatException($"{day:O} is not the Monday of one week.");
            }
        }

        if (weeks.Count == 0 && json.RootElement.GetProperty("summary").Count("createdCount") > 0)
        {
            throw new FormatException("There are entries, and no weeks they came in.");
        }

        var signals = weeks.Where(week => week.Key >= from && week.Key < to && week.Value > 0).Select(week => (Metric.JournalEntries, week.Key, (decimal)week.Value, (string?)null));
        return new Extract(new Cursor($"{Week.Of(to):O}")) { Readings = [answer.Reading(Id, target.About, from, Week.Of(to), signals)] };
    }
}
