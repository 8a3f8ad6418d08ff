namespace Sektorradar.Collecting.Links;

/// <summary>A link to follow.</summary>
/// <param name="Address">With its fragment, as it is cited.</param>
/// <param name="Quote">Words that are to stand there; null when none are cited.</param>
public sealed record LinkQuestion(Uri Address, string? Quote = null)
{
    /// <summary>The place on the page; null when it names none, or one that the page's own script makes.</summary>
    public string? Fragment => Address.Fragment is { Length: > 1 } fragment && !fragment.StartsWith("#/", StringComparison.Ordinal) && !fragment.StartsWith("#!", StringComparison.Ordinal)
        && !fragment.Contains(":~:", StringComparison.Ordinal) ? fragment[1..] : null;
}
