namespace Sektorradar.Writing.Rewrites;

/// <summary>What the verifier says of a rewrite.</summary>
public abstract record RewriteVerdict
{
    private RewriteVerdict()
    {
    }

    /// <param name="Text">With its slots filled.</param>
    public sealed record Accepted(string Text) : RewriteVerdict;

    /// <param name="Code">Of the rule: <c>docs/rewrites.md</c>.</param>
    /// <param name="Why">What breaks it.</param>
    public sealed record Rejected(string Code, string Why) : RewriteVerdict;
}
