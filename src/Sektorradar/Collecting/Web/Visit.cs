using System.Net;
using Sektorradar.Model;

namespace Sektorradar.Collecting.Web;

/// <summary>What a reader of a link would meet: where it ended, and what stands there.</summary>
/// <param name="Address">Where it ended, after redirects.</param>
/// <param name="Status">Of the last answer; null when none came.</param>
/// <param name="Problem">Why there is nothing to read; null when there is.</param>
public sealed record Visit(Uri Address, int? Status, Problem? Problem, DateTimeOffset At)
{
    public Fault Fault { get; private init; }

    /// <summary>The bytes that came; empty when none did.</summary>
    public byte[] Body { get; private init; } = [];

    /// <summary>Whether those are all there are.</summary>
    public bool IsWhole { get; private init; }

    public string? MediaType { get; private init; }

    public string? Charset { get; private init; }

    public string? ContentRange { get; private init; }

    /// <summary>How long the server asks to be left alone, when it says so.</summary>
    public TimeSpan? Wait { get; private init; }

    internal static Visit Of(Outcome outcome, Uri address, DateTimeOffset at) => outcome switch
    {
        Outcome.Whole whole => new Visit(address, (int)whole.Status, null, at) { Body = whole.Body, IsWhole = whole.Status != HttpStatusCode.PartialContent || whole.Head.ContentRange?.EndsWith($"/{whole.Body.Length}", StringComparison.Ordinal) == true }.With(whole.Head),
        // Larger than wanted is no failure of a link.
        Outcome.Failure { TooLarge: { } start } large => new Visit(address, (int)large.Status!, null, at) { Body = start }.With(large.Head!),
        Outcome.Failure failure => (new Visit(address, (int?)failure.Status, failure.Problem, at) { Body = failure.Shown ?? [], Fault = failure.Fault, Wait = failure.Wait }).With(failure.Head),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    /// <summary>The same, once what is shown has turned out to be a wall against programs.</summary>
    internal Visit BehindWall() => this with { Fault = Fault.BotWall };

    private Visit With(HttpHead? head) => head is null ? this : this with
    {
        MediaType = head.MediaType, Charset = head.Charset, ContentRange = head.ContentRange, Fault = head.AsksForPerson ? Fault.BotWall : Fault,
    };
}
