using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>
/// The day an edition stands at when none is asked for. It is not simply the last day of any evidence: one copy taken today would make all
/// others old, and a report of what could be refreshed would say less than the one before.
/// </summary>
public static class EditionDay
{
    /// <summary>
    /// The last day on which at least half of the repositories that were ever read had a fresh copy; facts made public in the weeks in which
    /// those copies stay fresh carry it on. With facts alone, the day of the newest. Null when there is nothing.
    /// </summary>
    public static DateOnly? Of(IReadOnlyList<Capture> captures, IReadOnlyList<Fact> facts)
    {
        var published = facts.Select(fact => fact.Source.Published).ToList();
        if (captures.Count == 0)
        {
            return published.Count > 0 ? published.Max() : null;
        }

        var repositories = captures.DistinctBy(capture => capture.About).Count();
        var days = captures.Select(capture => capture.Day).Distinct().OrderDescending().ToList();
        var day = days.Find(day => 2 * captures.Where(capture => IsFresh(capture, day)).DistinctBy(capture => capture.About).Count() >= repositories);
        var copied = day == default ? days[0] : day;
        return published.Where(fact => fact > copied && fact <= copied.AddDays(Scores.FreshCopyDays)).Append(copied).Max();
    }

    private static bool IsFresh(Capture capture, DateOnly day) => capture.Day <= day && day.DayNumber - capture.Day.DayNumber <= Scores.FreshCopyDays;
}
