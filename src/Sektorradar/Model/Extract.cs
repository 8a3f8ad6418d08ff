namespace Sektorradar.Model;

/// <summary>What a source made of one answer.</summary>
/// <param name="Cursor">How far the target has been read after it.</param>
public sealed record Extract(Cursor Cursor)
{
    public IReadOnlyList<Item> Items { get; init; } = [];

    /// <summary>Series and dated events about things, each a whole picture of its thing on that day.</summary>
    public IReadOnlyList<Reading> Readings { get; init; } = [];

    /// <summary>Keys of items that their source has taken back: their words must go.</summary>
    public IReadOnlyList<string> Withdrawn { get; init; } = [];

    /// <summary>Whether there is more to ask now.</summary>
    public bool More { get; init; }

    /// <summary>Whether the bytes may be kept beside what was read from them. Not where they hold what must go again when it is taken back, or a person in a place that no name of a field tells.</summary>
    public bool KeepsAnswer { get; init; } = true;

    /// <summary>What the answer held that the source does not know: a code outside its list, a field of another type. Many of them mean that the format has changed.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];
}
