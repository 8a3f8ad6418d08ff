namespace Sektorradar.Model;

/// <summary>What an item is: a closed list, explained in <c>docs/metrics.md</c>.</summary>
public enum ItemKind
{
    /// <summary>A news story or a post.</summary>
    Story,

    /// <summary>A public competition for a contract.</summary>
    Tender,

    /// <summary>A contract that was given to somebody.</summary>
    Award,

    /// <summary>A job advertisement.</summary>
    Vacancy,

    /// <summary>An entry of a public body's journal.</summary>
    JournalEntry,

    /// <summary>A case, question or hearing of a parliament.</summary>
    Case,

    /// <summary>A version of a program was published.</summary>
    Release,

    /// <summary>Something new was shown or accepted: a repository, a project of a foundation.</summary>
    Launch,

    /// <summary>A known weakness, or its use by attackers.</summary>
    Vulnerability,

    /// <summary>A version is no longer maintained from this day on.</summary>
    EndOfLife,
}

/// <summary>
/// One dated thing with words that a source published. Which subjects it is about is found by matching when an edition is made,
/// so that a new alias counts in the past too.
/// </summary>
/// <param name="About">The channel it came through, in the source's own terms (a feed's id).</param>
/// <param name="Key">What tells it apart within source and channel; the same in every run.</param>
/// <param name="Day">When it was published, UTC.</param>
/// <param name="Title">Plain text. Empty when it may not be kept.</param>
/// <param name="Text">Plain text to match subjects in; null when there is none.</param>
/// <param name="Link">Where a reader finds it.</param>
/// <param name="Details">Typed fields by name (<c>buyer</c>, <c>amount</c>, <c>currency</c>, <c>cpv</c>, <c>points</c>), each explained in the source's document. Never a person.</param>
public sealed record Item(
    string Source, string About, string Key, ItemKind Kind, DateOnly Day, string Title, string? Text, Uri Link, IReadOnlyDictionary<string, string> Details)
{
    public string Id => "i-" + Digest.Of(Source, About, Key);

    public string? this[string detail] => Details.GetValueOrDefault(detail);
}
