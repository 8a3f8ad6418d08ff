namespace Sektorradar.Model;

/// <summary>One request and what came of it, as it is kept: what an archive is written from.</summary>
/// <param name="Address">
/// Where the answer came from. What did not come over HTTP has an address of its own scheme (<c>dns:example.org</c>, <c>git:github.com/a/b%20README.md</c>),
/// which tells an archive that there is no HTTP message to show.
/// </param>
/// <param name="RequestBody">Sent with POST when not null.</param>
/// <param name="Headers">Those of the answer that are kept.</param>
/// <param name="BodyDigest"><see cref="Model.BodyDigest"/> of the kept bytes; for an unchanged answer, of those that still stand.</param>
/// <param name="Body">The kept bytes, decoded; null when they are not kept, or not here.</param>
/// <param name="Altered">Whether personal fields were taken out of the body.</param>
/// <param name="Unchanged">Whether the server said that nothing had changed.</param>
public sealed record Exchange(
    string Source, string About, Uri Address, string? RequestBody, DateTimeOffset At, int Status, IReadOnlyList<(string Name, string Value)> Headers,
    string? BodyDigest, byte[]? Body, bool Altered, bool Unchanged);
