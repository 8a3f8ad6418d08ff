using System.Security.Cryptography;

namespace Sektorradar.Model;

/// <summary>Everything that can come of asking. Expected, so values and not exceptions.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>Bytes as received, decompressed.</summary>
    /// <param name="Address">Where they came from in the end: after redirects, or the repository's address.</param>
    /// <param name="Status">HTTP status; 200 for what did not come over HTTP.</param>
    /// <param name="Charset">As the answer declared it, or null.</param>
    /// <param name="Revision">For files of a repository: the head commit; else null.</param>
    public sealed record Received(
        Request Request, Uri Address, int Status, string? MediaType, string? Charset, byte[] Body, DateTimeOffset At, Validators Validators, string? Revision = null) : Answer
    {
        /// <summary>Headers worth keeping with the bytes, without cookies or credentials.</summary>
        public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

        public DateOnly Day => DateOnly.FromDateTime(At.UtcDateTime);

        /// <summary>The value of a header, or null.</summary>
        public string? this[string header] => Headers.FirstOrDefault(pair => pair.Name.Equals(header, StringComparison.OrdinalIgnoreCase)).Value;
    }

    /// <summary>Nothing has changed since the validators were given.</summary>
    public sealed record Unchanged : Answer;

    /// <param name="RetryAt">When it may be asked again, if that is known.</param>
    public sealed record Refused(Problem Problem, DateTimeOffset? RetryAt = null) : Answer;
}

/// <summary>What a server gave to ask "has it changed?" with, as raw text: one that breaks the grammar of HTTP must be given back as it came.</summary>
public sealed record Validators(string? ETag, string? LastModified)
{
    public static readonly Validators None = new(null, null);
}

/// <summary>Digest of kept bytes: SHA-256 in lower-case hexadecimal.</summary>
public static class BodyDigest
{
    public static string Of(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));
}
