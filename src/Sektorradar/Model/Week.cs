using System.Globalization;

namespace Sektorradar.Model;

/// <summary>Weeks begin on Monday, UTC, and are named by that Monday.</summary>
public static class Week
{
    public static DateOnly Of(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    public static DateOnly Of(long unixSeconds) => Of(Day(unixSeconds));

    public static DateOnly Day(long unixSeconds) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(unixSeconds).UtcDateTime);

    /// <summary>The Monday of the last week that was over (its Sunday has passed) on this day.</summary>
    public static DateOnly LastComplete(DateOnly day) => Of(day).AddDays(-7);

    public static int Between(DateOnly from, DateOnly to) => (to.DayNumber - from.DayNumber) / 7;

    public static int IsoNumber(DateOnly monday) => ISOWeek.GetWeekOfYear(monday.ToDateTime(default));
}
