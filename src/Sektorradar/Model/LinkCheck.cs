namespace Sektorradar.Model;

/// <summary>What one check of a link found.</summary>
/// <param name="Address">The link as it is cited, with its fragment.</param>
/// <param name="Status">Of the last answer; null when none came.</param>
/// <param name="FinalAddress">Where the answer came from; null when none came.</param>
/// <param name="At">When it ended, UTC.</param>
/// <param name="Digest"><see cref="BodyDigest"/> of what the server sent; null when it was not read to its end.</param>
/// <param name="Fragment">Whether the page has the place that the link names; null when it names none, and where that cannot be told.</param>
/// <param name="Words"><see cref="DigestOfWords"/> of what was cited; null when nothing was.</param>
/// <param name="Quote">Whether those words stand there; null when none are cited, and where that cannot be told.</param>
/// <param name="Reason">A short code of <c>docs/links.md</c>.</param>
public sealed record LinkCheck(Uri Address, LinkVerdict Verdict, int? Status, Uri? FinalAddress, DateTimeOffset At, string? Digest, bool? Fragment, string? Words, bool? Quote, string Reason)
{
    /// <summary>Where the page has moved to; null when it has not.</summary>
    public Uri? MovedTo => Verdict == LinkVerdict.Moved ? FinalAddress : null;

    /// <summary>Whether a reader can follow the link and finds what was cited, as far as it was looked for.</summary>
    public bool IsWell => Verdict.IsThere() && Fragment != false && Quote != false;

    public static string? DigestOfWords(string? quote) => quote is null ? null : Model.Digest.Of(quote);

    /// <summary>
    /// One check of each link, by address: the newest; of several quotes that were looked for at the same time, one that was not found.
    /// </summary>
    public static IReadOnlyDictionary<string, LinkCheck> ByAddress(IEnumerable<LinkCheck> checks) =>
        checks.GroupBy(check => check.Address.AbsoluteUri).ToDictionary(same => same.Key, same => same.OrderByDescending(check => check.At).ThenByDescending(check => check.Quote == false).First());
}

/// <summary>A link that is cited, with the words that are cited from behind it.</summary>
/// <param name="Quote">Null when no words are.</param>
public sealed record CitedLink(Uri Address, string? Quote = null);
