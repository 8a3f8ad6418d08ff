namespace Sektorradar.Model;

/// <summary>
/// Weekly counts of which some may not be known, oldest first. Null is a week that nobody looked at or whose source is held; zero is one in which there was nothing.
/// Both ends are known.
/// </summary>
/// <param name="First">The Monday of the first week.</param>
public sealed record Observed(DateOnly First, IReadOnlyList<double?> Counts)
{
    /// <summary>The Monday of the last week.</summary>
    public DateOnly Last => First.AddDays(7 * (Counts.Count - 1));

    /// <summary>The count of the week of this Monday; null when it is not known, also before the first and after the last.</summary>
    public double? this[DateOnly monday] => monday < First || monday > Last ? null : Counts[Week.Between(First, monday)];

    /// <param name="known">Counts by Monday; a week that is absent is not known.</param>
    /// <returns>Null when no week is known.</returns>
    public static Observed? Of(IReadOnlyDictionary<DateOnly, double> known)
    {
        if (known.Count == 0)
        {
            return null;
        }

        var first = known.Keys.Min();
        var weeks = Enumerable.Range(0, Week.Between(first, known.Keys.Max()) + 1).Select(week => first.AddDays(7 * week));
        return new Observed(first, [.. weeks.Select(monday => known.TryGetValue(monday, out var count) ? count : (double?)null)]);
    }
}
