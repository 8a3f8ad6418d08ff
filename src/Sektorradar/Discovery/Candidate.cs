using Sektorradar.Model;

namespace Sektorradar.Discovery;

/// <summary>A repository that no subject names and that may be new to the sector.</summary>
/// <param name="Repository">Host and path.</param>
/// <param name="Reasons">Why it is proposed, the weightiest first.</param>
/// <param name="Subjects">Ids of the sector's subjects that its description is about.</param>
/// <param name="FirstPublished">The oldest trace of it in public, or null when nobody has looked yet.</param>
/// <param name="Proof">What says so: <c>git</c> (its history was read) or <c>host</c> (the code host's own day of creation); null when nothing does.</param>
public sealed record Candidate(
    string Repository, string Name, string? Description, IReadOnlyList<Reason> Reasons, IReadOnlyList<string> Subjects, DateOnly? FirstPublished, string? Proof)
{
    public double Points => Reasons.Sum(reason => reason.Points);

    public Uri Address => new("https://" + Repository);
}

/// <param name="Code">One of the codes of <see cref="Candidates"/>: <c>accepted</c>, <c>own</c>, <c>shown</c>, <c>topic</c>, <c>relevant</c>.</param>
/// <param name="Item">What says so; null for what follows from the description.</param>
public sealed record Reason(string Code, double Points, KeptItem? Item);
