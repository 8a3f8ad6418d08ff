namespace Sektorradar.Model;

/// <summary>What came of following a link: a closed list, explained in <c>docs/links.md</c>. Only <see cref="Gone"/> says that nothing is there.</summary>
public enum LinkVerdict
{
    NotChecked,
    Live,
    Moved,
    Gone,
    Blocked,
    TimedOut,
    SoftNotFound,
    Unknown,
}

public static class LinkVerdicts
{
    public static IReadOnlyList<LinkVerdict> All { get; } = Enum.GetValues<LinkVerdict>();

    /// <summary>The verdict's name in files, JSON and documents.</summary>
    public static string Code(this LinkVerdict verdict) => verdict switch
    {
        LinkVerdict.NotChecked => "not-checked",
        LinkVerdict.Live => "live",
        LinkVerdict.Moved => "moved",
        LinkVerdict.Gone => "gone",
        LinkVerdict.Blocked => "blocked",
        LinkVerdict.TimedOut => "timed-out",
        LinkVerdict.SoftNotFound => "soft-404",
        LinkVerdict.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    /// <summary>Whether a reader can follow it.</summary>
    public static bool IsThere(this LinkVerdict verdict) => verdict is LinkVerdict.Live or LinkVerdict.Moved;
}

/// <summary>One check of one link.</summary>
/// <param name="Status">HTTP status of the last answer; null when there was none.</param>
/// <param name="MovedTo">Where it leads in the end, when that is another place.</param>
/// <param name="Digest">Of the bytes that were read, <see cref="BodyDigest"/>; null when none were.</param>
/// <param name="Fragment">Whether the place on the page that the link names is there; null when it names none, or that cannot be told.</param>
/// <param name="Quote">Whether the cited words are there; null when none are cited, or that cannot be told.</param>
/// <param name="Because">In a few words, for whoever wants to know.</param>
public sealed record LinkCheck(Uri Address, LinkVerdict Verdict, int? Status, Uri? MovedTo, DateTimeOffset At, string? Digest, bool? Fragment, bool? Quote, string Because)
{
    public static LinkCheck NotMade(Uri address, string because) => new(address, LinkVerdict.NotChecked, null, null, default, null, null, null, because);
}
