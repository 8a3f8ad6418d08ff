using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>A subject's place on the radar, with the rule that put it there and the evidence the rule looked at.</summary>
/// <param name="Rule">Code of the rule; <c>docs/scoring.md</c> lists them, and each has a phrase, <c>term.rule.</c> and this code.</param>
/// <param name="Use">The newest measured use, or null.</param>
/// <param name="Facts">Further facts that the rule rests on.</param>
public sealed record Placement(Subject Subject, Ring Ring, string Rule, Fact? Use, IReadOnlyList<Fact> Facts)
{
    /// <summary>What editors decided instead of what the rules gave; null where the rules stand.</summary>
    public Decision? Decision { get; init; }

    /// <summary>The ring that the rules gave, overruled or not; null for what no rule places.</summary>
    public Ring? ComputedRing { get; init; } = Ring;

    public string? ComputedRule { get; init; } = Rule;

    /// <summary>Where it was a quarter ago, from the same evidence; null where it was off the radar.</summary>
    public Ring? Before { get; init; }

    /// <summary>It was off the radar a quarter ago, and not merely for want of a measurement that has been made since.</summary>
    public bool IsNew { get; init; }

    /// <summary>The run in which it came to its ring, counted back from the newest; null for longer than rings look back.</summary>
    public int? SinceRuns { get; init; }

    /// <summary>What the newest run wants instead and what one more must confirm; null where it agrees.</summary>
    public Placement? Unconfirmed { get; init; }
}
