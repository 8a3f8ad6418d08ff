using Sektorradar.Collecting.Web;
using Sektorradar.Model;

namespace Sektorradar.Collecting.Links;

/// <summary>What it means that there is something to read: whether it is what was asked for.</summary>
internal static class PageVerdict
{
    // Fewer letters than this are no text; a sentence that says anything is longer.
    private const int FewLetters = 10;

    // What stands on a page before its script has run: a name, or "loading".
    private const int LettersOfShell = 40;

    // A page that says only that there is nothing says it in fewer letters than this.
    private const int LettersOfNotice = 120;

    /// <param name="asked">Where the link leads, as it is cited.</param>
    /// <param name="refreshed">Whether a page on the way sent its readers on.</param>
    public static Look Of(Visit visit, Uri asked, bool refreshed)
    {
        var page = IsPage(visit) ? Page.Of(visit.Body, visit.Charset) : null;
        if (visit.Status is not (200 or 203 or 206))
        {
            return new Look(visit, visit.Address, LinkVerdict.Unknown, Reasons.Of(visit.Status!.Value), MayPass: true);
        }

        if (BotWalls.IsOne(visit.Status, page?.Title ?? "", visit.Body))
        {
            return new Look(visit, visit.Address, LinkVerdict.Blocked, Reasons.BotWall);
        }

        var (verdict, reason) = Destination.Judge(asked, visit.Address);
        var there = new Look(visit, visit.Address, verdict, verdict == LinkVerdict.Moved && refreshed ? Reasons.Refresh : reason) { Page = page };
        if (verdict is not (LinkVerdict.Live or LinkVerdict.Moved))
        {
            return there;
        }

        return SaysItIsNotThere(visit, page) ? there with { Verdict = LinkVerdict.SoftNotFound, Reason = Reasons.Words }
            : IsEmpty(visit, page) ? there with { Verdict = LinkVerdict.SoftNotFound, Reason = Reasons.Empty }
            : there;
    }

    /// <summary>Whether the page may be one that the server shows for whatever is asked for.</summary>
    public static bool IsDoubtful(Look look) => look is { Verdict: LinkVerdict.Live or LinkVerdict.Moved, Page: { } page }
        && (NotFoundWords.StandIn(page.Title) || NotFoundWords.StandIn(page.Heading) || NeedsScript(look) || CallsItselfFront(look.Address, page));

    /// <summary>Whether there is next to nothing to read before a script has run.</summary>
    public static bool NeedsScript(Look look) => look.Page is { HasScript: true } page && look.Visit.IsWhole && page.Text.Length < LettersOfShell;

    private static bool SaysItIsNotThere(Visit visit, Page? page) => page is not null
        ? NotFoundWords.AreAllOf(page.Title) || NotFoundWords.AreAllOf(page.Heading) || (page.Text.Length < LettersOfNotice && NotFoundWords.AreAllOf(page.Text))
        : visit is { IsWhole: true, MediaType: "text/plain", Body.Length: < LettersOfNotice } && NotFoundWords.AreAllOf(Page.TextOf(visit.Body, visit.Charset));

    private static bool CallsItselfFront(Uri address, Page page) =>
        page.Canonical is { Length: > 0 } canonical && Uri.TryCreate(address, canonical, out var named) && named.Scheme is "http" or "https" && Destination.IsFront(named) && !Destination.IsFront(address);

    private static bool IsEmpty(Visit visit, Page? page) => visit is { IsWhole: true, ContentRange: null } && (visit.Body.Length == 0 || page is { HasScript: false, HasPictures: false } && page.Text.Length < FewLetters && page.Title.Length < FewLetters);

    private static bool IsPage(Visit visit) => visit.MediaType is { } type
        ? type.Equals("text/html", StringComparison.OrdinalIgnoreCase) || type.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase)
        : visit.Body.AsSpan().TrimStart(" \t\r\n\uFEFF"u8).StartsWith("<"u8);
}
