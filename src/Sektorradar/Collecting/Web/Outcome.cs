using System.Net;
using Sektorradar.Model;

namespace Sektorradar.Collecting.Web;

/// <summary>What one exchange ended with: a closed set.</summary>
internal abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>A whole answer with the headers worth keeping.</summary>
    public sealed record Whole(HttpStatusCode Status, HttpHead Head, byte[] Body) : Outcome;

    public sealed record Unchanged : Outcome;

    public sealed record Redirect(Uri Target, HttpStatusCode Status) : Outcome;

    /// <param name="MayPass">Whether asking again may help.</param>
    /// <param name="Wait">How long the server asks to be left alone, when it says so.</param>
    /// <param name="TooLarge">What had come when the answer grew larger than allowed: some files are worth reading up to there.</param>
    public sealed record Failure(Problem Problem, bool MayPass, TimeSpan? Wait = null, HttpStatusCode? Status = null, byte[]? TooLarge = null) : Outcome
    {
        /// <summary>Which of the things that one code of a problem stands for.</summary>
        public Fault Fault { get; init; }

        /// <summary>The headers, where an answer came.</summary>
        public HttpHead? Head { get; init; }

        /// <summary>What the server showed beside the failure, when the request wants it.</summary>
        public byte[]? Shown { get; init; }
    }
}

/// <summary>What is read from an answer's headers.</summary>
internal sealed record HttpHead(string? MediaType, string? Charset, Validators Validators, IReadOnlyList<(string Name, string Value)> Kept)
{
    /// <summary>Which bytes came, when not all did: <c>bytes 0-65535/200000</c>.</summary>
    public string? ContentRange { get; init; }

    /// <summary>Whether the server says that it asks for proof of a person.</summary>
    public bool AsksForPerson { get; init; }
}
