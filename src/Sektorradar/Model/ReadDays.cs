namespace Sektorradar.Model;

/// <summary>The days on which a thing was read without a problem, and so which weeks of it have been seen.</summary>
public sealed class ReadDays
{
    private readonly HashSet<DateOnly> _days;
    private readonly DateOnly _first, _last;

    public ReadDays(IEnumerable<DateOnly> days)
    {
        _days = [.. days];
        (_first, _last) = _days.Count == 0 ? (DateOnly.MaxValue, DateOnly.MinValue) : (_days.Min(), _days.Max());
    }

    /// <summary>
    /// Whether a week of what shows only what is there at the moment was seen: it began after the week in which the thing was first read, and the thing was read
    /// within the seven days after it ended.
    /// </summary>
    public bool Saw(DateOnly monday) => _days.Count > 0 && monday > Week.Of(_first) && Enumerable.Range(7, 7).Any(day => _days.Contains(monday.AddDays(day)));

    /// <summary>Whether a week of what is searched by day was seen: what was not asked for a time is found later, and the first reading looks back.</summary>
    public bool Searched(DateOnly monday, TimeSpan back) => _days.Count > 0 && monday >= _first.AddDays(-back.Days) && _last >= monday.AddDays(7);
}
