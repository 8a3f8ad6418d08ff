namespace Sektorradar.Model;

/// <summary>What one check of a link found.</summary>
/// <param name="Address">The link as it is cited, with its fragment.</param>
/// <param name="Status">Of the last answer; null when none came.</param>
/// <param name="FinalAddress">Where the answer came from; null when none came.</param>
/// <param name="At">When it ended, UTC.</param>
/// <param name="BodyDigest"><see cref="Model.BodyDigest"/> of what the server sent; null when it was not read to its end.</param>
/// <param name="FragmentFound">Whether the page has the place that the fragment names; null without a fragment, and where it cannot be judged.</param>
/// <param name="Quote"><see cref="DigestOfQuote"/> of the words that were looked for; null when there were none.</param>
/// <param name="QuoteFound">Whether they stand there; null without a quote, and where it cannot be judged.</param>
/// <param name="Reason">A short code of <c>docs/links.md</c>.</param>
public sealed record LinkCheck(
    Uri Address, LinkVerdict Verdict, int? Status, Uri? FinalAddress, DateTimeOffset At, string? BodyDigest, bool? FragmentFound, string? Quote, bool? QuoteFound, string Reason)
{
    /// <summary>Where the page has moved to; null when it has not.</summary>
    public Uri? MovedTo => Verdict == LinkVerdict.Moved ? FinalAddress : null;

    /// <summary>Whether a reader can follow the link and finds what was cited, as far as it was looked for.</summary>
    public bool IsWell => Verdict is LinkVerdict.Live or LinkVerdict.Moved && FragmentFound != false && QuoteFound != false;

    public static string? DigestOfQuote(string? quote) => quote is null ? null : Digest.Of(quote);
}

/// <summary>A link that is cited, with the words that are cited from behind it.</summary>
/// <param name="Quote">Null when no words are.</param>
public sealed record CitedLink(Uri Address, string? Quote = null);
