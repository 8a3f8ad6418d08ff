namespace Sektorradar.Model;

/// <summary>An item as the store has it.</summary>
/// <param name="Subjects">Ids of the subjects its words were about when it came; used when the words are gone.</param>
/// <param name="FirstSeen">The day it first came: an edition of an earlier day does not use it.</param>
/// <param name="Withdrawn">Its words are gone: its source took them back, or their time was over.</param>
/// <param name="Target">What its source was looking for when it came; runs and holds are about that.</param>
/// <param name="Body">Digest of the answer it came in.</param>
public sealed record KeptItem(Item Item, IReadOnlyList<string> Subjects, DateOnly FirstSeen, bool Withdrawn, string Body, string Target);

/// <summary>What a commit added.</summary>
/// <param name="Items">Items that were not there.</param>
/// <param name="Signals">Signals that were not there, or that say something else than before.</param>
public readonly record struct Added(int Items, int Signals)
{
    public int All => Items + Signals;
}

/// <param name="Week">Its Monday.</param>
public sealed record WeekTotal(string Source, string About, DateOnly Week, int Items);

/// <summary>
/// A quarantine: what a thing says is not known from the week of <paramref name="Since"/> until before that of <paramref name="Until"/>. One that was
/// lifted covers no week, and stays so that the same is not held again.
/// </summary>
public sealed record Hold(string Source, string About, DateOnly Since, DateOnly? Until, Problem Problem)
{
    public bool IsLifted => Until <= Since;

    public bool Covers(DateOnly week) => week >= Since && !(week >= Until);
}
