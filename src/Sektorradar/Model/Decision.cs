namespace Sektorradar.Model;

public enum Ring { Adopt, Try, Assess, Hold }

/// <summary>What editors decided of a subject's ring: it overrules what the rules computed, which is shown beside it.</summary>
/// <param name="Ring">Null when the subject is kept off the radar.</param>
/// <param name="Decided">The day it was made; an edition of an earlier day does not use it.</param>
/// <param name="By">A role or a body, never a person.</param>
/// <param name="Reason">A full main clause without a final stop.</param>
/// <param name="Until">The last day on which it counts; null when it has no end.</param>
/// <param name="Link">Where it can be read, or null.</param>
/// <param name="File">The file it stands in, relative to the sector's folder.</param>
/// <param name="Digest">Sixteen hexadecimal digits over the decision's own text in its file.</param>
public sealed record Decision(
    string Subject, Ring? Ring, DateOnly Decided, Localized By, Localized Reason, DateOnly? Until, Uri? Link, string File, string Digest)
{
    /// <summary>
    /// Those that count on a day, by subject: of each subject the newest made by then. When the time of the newest is over, none counts: it
    /// had replaced those before it.
    /// </summary>
    public static IReadOnlyList<Decision> On(DateOnly day, IEnumerable<Decision> all) =>
    [
        .. all.Where(made => made.Decided <= day).GroupBy(made => made.Subject).Select(same => same.MaxBy(made => made.Decided)!)
            .Where(newest => !(newest.Until < day)).OrderBy(newest => newest.Subject, StringComparer.Ordinal),
    ];
}
