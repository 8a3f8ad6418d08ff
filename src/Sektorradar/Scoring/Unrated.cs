namespace Sektorradar.Scoring;

/// <summary>Why a subject is not rated.</summary>
public enum Unrated
{
    /// <summary>It has no repository, or none was read.</summary>
    NotRead,

    /// <summary>The newest copy is too old for a verdict.</summary>
    OldCopy,

    /// <summary>Not every repository of a technology's projects was read lately.</summary>
    InPart,

    /// <summary>One repository alone is more than half of a technology.</summary>
    OneRepository,

    /// <summary>The history is shorter than the weeks that are compared.</summary>
    ShortHistory,

    /// <summary>No kind of signal has events enough.</summary>
    FewEvents,
}
