namespace Sektorradar.Model;

/// <summary>One capture's counts of one metric, as the store has them.</summary>
/// <param name="Target">What the source was looking for when it said so; holds are about that.</param>
/// <param name="First">The Monday of the first of <paramref name="Counts"/>; what the capture covers besides is zero.</param>
public sealed record KeptSeries(Capture Capture, string Target, Metric Metric, DateOnly First, IReadOnlyList<decimal> Counts)
{
    public decimal this[DateOnly monday] => Week.Between(First, monday) is var at && monday >= First && at < Counts.Count ? Counts[at] : 0;
}

/// <summary>
/// The series of one thing as several captures tell it. Sources keep some weeks only, so the whole is what all captures cover together; where two cover a week
/// the newer one is taken, because counts are corrected. A week that none covers is not known.
/// </summary>
/// <param name="Weeks">Counts by Monday.</param>
/// <param name="Used">The captures that tell at least one of them, newest first.</param>
public sealed record Stitched(string About, IReadOnlyDictionary<DateOnly, double> Weeks, IReadOnlyList<KeptSeries> Used)
{
    private const int Compared = 65;

    /// <param name="told">Of one thing and metric, oldest first.</param>
    /// <param name="first">The first week that is wanted.</param>
    /// <param name="last">The last week that may be used.</param>
    /// <param name="isHeld">Whether what is said of a target in a week is not to be believed.</param>
    public static Stitched Of(string about, IEnumerable<KeptSeries> told, DateOnly first, DateOnly last, Func<string, DateOnly, bool> isHeld)
    {
        var (weeks, used) = (new Dictionary<DateOnly, double>(), new List<KeptSeries>());
        foreach (var series in told.Reverse())
        {
            var before = weeks.Count;
            for (var monday = series.Capture.CoversFrom > first ? series.Capture.CoversFrom : first; monday <= series.Capture.CoversTo && monday <= last; monday = monday.AddDays(7))
            {
                if (!weeks.ContainsKey(monday) && !isHeld(series.Target, monday))
                {
                    weeks.Add(monday, (double)series[monday]);
                }
            }

            if (weeks.Count > before)
            {
                used.Add(series);
            }
        }

        return new Stitched(about, weeks, used);
    }

    /// <summary>
    /// The parts of a subject that are added up: the largest, and each other one that is known wherever that is. A part that comes and goes would look like a change
    /// of the whole. Only the weeks that momentum compares are looked at.
    /// </summary>
    public static IReadOnlyList<Stitched> Together(IEnumerable<Stitched> parts)
    {
        var known = parts.Where(part => part.Weeks.Count > 0).ToList();
        if (known.Count == 0)
        {
            return [];
        }

        var from = known.Max(part => part.Weeks.Keys.Max()).AddDays(-7 * (Compared - 1));
        var largest = known.OrderByDescending(part => part.Weeks.Where(week => week.Key >= from).Sum(week => week.Value)).ThenBy(part => part.About, StringComparer.Ordinal).First();
        return [.. known.Where(part => largest.Weeks.Keys.All(monday => monday < from || part.Weeks.ContainsKey(monday)))];
    }

    /// <summary>The weeks that all of them know.</summary>
    public static IEnumerable<DateOnly> WeeksOf(IReadOnlyList<Stitched> parts) => parts.Count == 0 ? [] : parts[0].Weeks.Keys.Where(monday => parts.All(part => part.Weeks.ContainsKey(monday)));
}
