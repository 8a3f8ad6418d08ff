using Sektorradar.Model;

namespace Sektorradar.Sources;

/// <summary>Makes readings of answers: the capture says where was asked, and its revision is the digest of the bytes.</summary>
internal static class AnswerReading
{
    /// <summary>What stood there on a day: totals and points.</summary>
    public static Reading Levels(this Answer.Received answer, string source, string about, params IEnumerable<(Metric Metric, DateOnly Day, decimal Value, string? Title)> levels) =>
        answer.Reading(source, about, Week.LastComplete(answer.Day), Week.LastComplete(answer.Day), levels);

    /// <summary>
    /// Weekly counts from the counts of single days: only weeks of which all seven days are known, and of those only the newest that follow one
    /// another without a gap, because inside a capture's coverage silence is a zero.
    /// </summary>
    /// <returns>Null when no week is complete.</returns>
    public static Reading? Weekly(this Answer.Received answer, string source, string about, Metric metric, IReadOnlyDictionary<DateOnly, long> days, DateOnly until)
    {
        var last = Week.LastComplete(until);
        while (last > DateOnly.MinValue.AddDays(7) && days.Count > 0 && !Complete(last) && last >= days.Keys.Min())
        {
            last = last.AddDays(-7);
        }

        var weeks = new List<(Metric, DateOnly, decimal, string?)>();
        var first = last;
        for (var week = last; Complete(week); week = week.AddDays(-7))
        {
            first = week;
            weeks.Add((metric, week, Enumerable.Range(0, 7).Sum(day => days[week.AddDays(day)]), null));
        }

        return weeks.Count == 0 ? null : answer.Reading(source, about, first, last, weeks.Where(week => week.Item3 > 0));

        bool Complete(DateOnly week) => Enumerable.Range(0, 7).All(day => days.ContainsKey(week.AddDays(day)));
    }

    public static Reading Reading(
        this Answer.Received answer, string source, string about, DateOnly from, DateOnly to, IEnumerable<(Metric Metric, DateOnly Day, decimal Value, string? Title)> signals)
    {
        var asked = answer.Request is Request.Web web ? web.Address : answer.Address;
        var capture = new Capture(default, source, about, asked, BodyDigest.Of(answer.Body), answer.Day, from, to);
        return Model.Reading.Identify(capture, signals.Select(row => new Signal(source, about, row.Metric, row.Day, row.Value, row.Title, default)));
    }
}
