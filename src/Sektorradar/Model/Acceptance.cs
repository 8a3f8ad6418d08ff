namespace Sektorradar.Model;

/// <summary>A foundation took in a project that no subject of the sector covers.</summary>
/// <param name="Register">What the foundation's register said.</param>
/// <param name="Accepted">The signal of the day, with the repository in <see cref="Signal.About"/>.</param>
/// <param name="History">The repository's own history; null when it was not read, and then the project's age is not known.</param>
/// <param name="FirstPublished">The oldest trace in that history.</param>
/// <param name="Licence">The newest licence in it.</param>
public sealed record Acceptance(Capture Register, Signal Accepted, Capture? History, Signal? FirstPublished, Signal? Licence)
{
    public string Name => Repository.PathOf(Accepted.About);
}
