using Sektorradar.Collecting.Web;
using Sektorradar.Model;

namespace Sektorradar.Collecting.Links;

/// <summary>One look at an address, judged.</summary>
/// <param name="Address">Where it ended.</param>
/// <param name="MayPass">Whether another look may find something else.</param>
internal sealed record Look(Visit Visit, Uri Address, LinkVerdict Verdict, string Reason, bool MayPass = false)
{
    private static readonly string[] TextForms = ["json", "yaml", "xml", "markdown"];

    /// <summary>What the page holds; null when it is no page, or there is none.</summary>
    public Page? Page { get; init; }

    public string? Digest => Visit is { Problem: null, IsWhole: true } ? BodyDigest.Of(Visit.Body) : null;

    public LinkCheck CheckOf(CitedLink link)
    {
        var isThere = Verdict is LinkVerdict.Live or LinkVerdict.Moved;
        return new LinkCheck(
            link.Address, Verdict, Visit.Status, Visit.Status is null ? null : Address, Visit.At, Digest, isThere ? HasFragment(link.Address) : null,
            LinkCheck.DigestOfWords(link.Quote), isThere && link.Quote is { } quote ? HasQuote(quote) : null, Reason);
    }

    private bool? HasFragment(Uri address) => LinkQuestion.FragmentOf(address) is not { } fragment || Page is null ? null : Page.HasPlace(fragment) ? true : Visit.IsWhole ? false : null;

    private bool? HasQuote(string quote)
    {
        var text = Page?.Text ?? (IsText(Visit.MediaType) ? QuoteText.Normal(Page.TextOf(Visit.Body, Visit.Charset)) : null);
        return text is null ? null : QuoteText.Holds(text, quote) ? true : Visit.IsWhole ? false : null;
    }

    private static bool IsText(string? type) => type is null || type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || TextForms.Any(form => type.Contains(form, StringComparison.OrdinalIgnoreCase));
}
