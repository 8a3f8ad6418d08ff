namespace Sektorradar.Model;

/// <summary>What a check of a link found: a closed set. <c>docs/links.md</c> says what each rests on.</summary>
public enum LinkVerdict
{
    /// <summary>Nobody asked, or it cannot be asked.</summary>
    NotChecked,

    /// <summary>The page is there, at this address or one that differs in form alone.</summary>
    Live,

    /// <summary>The page is there, at another address.</summary>
    Moved,

    /// <summary>The server said twice that there is nothing.</summary>
    Gone,

    /// <summary>The server lets no program in. The page may well be there.</summary>
    Blocked,

    /// <summary>The server took longer than the limit.</summary>
    TimedOut,

    /// <summary>The server says that all is well, and shows a page that is not the one asked for.</summary>
    SoftNotFound,

    /// <summary>It cannot be told.</summary>
    Unknown,
}

public static class LinkVerdicts
{
    public static readonly IReadOnlyList<LinkVerdict> All = Enum.GetValues<LinkVerdict>();

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

    /// <returns>The verdict of this name, or null when there is none.</returns>
    public static LinkVerdict? Parse(string code) => All.Cast<LinkVerdict?>().FirstOrDefault(verdict => verdict!.Value.Code() == code);
}
