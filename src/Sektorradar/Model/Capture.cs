namespace Sektorradar.Model;

/// <summary>
/// One reading of one thing by one source. For git the bytes are the repository itself, so what is kept is its address, the commit it stood at
/// and the day the copy was taken: whoever fetches that commit can count again.
/// </summary>
/// <param name="Day">The day on which the copy was taken; an edition of an earlier day does not use it.</param>
/// <param name="Revision">git: the full id of the head commit.</param>
/// <param name="CoversFrom">The first week covered (its Monday). Silence inside the covered weeks is a zero; outside it is unknown.</param>
/// <param name="CoversTo">The last complete week covered (its Monday).</param>
public sealed record Capture(CaptureId Id, string Source, string About, Uri Address, string Revision, DateOnly Day, DateOnly CoversFrom, DateOnly CoversTo);

/// <summary>Sixteen hexadecimal digits over what was captured and everything read from it (<see cref="Reading.Identify"/>).</summary>
public readonly record struct CaptureId(string Value)
{
    public override string ToString() => Value;
}
