namespace Sektorradar.Model;

/// <summary>Quarters of the calendar year, named by their last day.</summary>
public static class Quarter
{
    /// <summary>The last day of the quarter that this day lies in.</summary>
    public static DateOnly EndOf(DateOnly day) => new DateOnly(day.Year, 3 * ((day.Month + 2) / 3), 1).AddMonths(1).AddDays(-1);

    /// <summary>The ends of all quarters from the first day to the last, both included.</summary>
    public static IEnumerable<DateOnly> EndsBetween(DateOnly first, DateOnly last)
    {
        for (var end = EndOf(first); end <= last; end = EndOf(end.AddDays(1)))
        {
            yield return end;
        }
    }
}
