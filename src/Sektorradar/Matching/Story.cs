namespace Sektorradar.Matching;

/// <summary>A title as one source has it.</summary>
/// <param name="Id">Tells titles apart: a capture's id, an address.</param>
public sealed record Title(string Id, DateOnly Day, string Text);

/// <summary>Titles that tell the same, earliest first; it counts once.</summary>
public sealed record Story(IReadOnlyList<Title> Titles)
{
    public DateOnly Day => Titles[0].Day;
}
