namespace Sektorradar.Model;

/// <summary>One question and its answer, as kept.</summary>
/// <param name="RequestBody">What was posted, or null.</param>
/// <param name="Headers">The answer's headers worth keeping.</param>
/// <param name="BodyDigest">SHA-256 of the kept bytes, lower-case hexadecimal; null when the answer had none.</param>
/// <param name="Body">The kept bytes; null when they are no longer kept.</param>
/// <param name="Altered">Persons were taken out of the bytes before they were kept.</param>
/// <param name="Unchanged">The server said that nothing has changed.</param>
public sealed record Exchange(
    string Source, string About, Uri Address, string? RequestBody, DateTimeOffset At, int Status, IReadOnlyList<(string Name, string Value)> Headers,
    string? BodyDigest, byte[]? Body, bool Altered, bool Unchanged);
