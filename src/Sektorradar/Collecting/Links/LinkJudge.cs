using System.Net;
using Sektorradar.Model;

namespace Sektorradar.Collecting.Links;

/// <summary>What an answer says of a link. Pure: an answer is a complete test. The rules are in <c>docs/links.md</c>.</summary>
internal static class LinkJudge
{
    /// <summary>Statuses whose answers are looked at instead of being failures; what asks for fewer requests, and servers that fail, are asked again first.</summary>
    public static IReadOnlyList<int> Looked { get; } = [206, 400, 401, 402, 403, 404, 405, 406, 410, 412, 416, 451, 999];

    // In the title or the first heading of a page that says in friendly words that it is not there. As a whole, or at an end of it, and never inside: a page may be about missing pages.
    private static readonly string[] NotFound =
    [
        "404", "not found", "page not found", "file not found", "page cannot be found", "page can't be found", "ikke funnet", "siden finnes ikke", "siden ble ikke funnet", "fant ikke siden", "vi fant ikke siden",
        "finner ikke siden", "sida finst ikkje", "fann ikkje sida", "vi fann ikkje sida", "ikkje funne", "sidan kunde inte hittas", "siden blev ikke fundet", "seite nicht gefunden", "page introuvable",
    ];

    // A page that wants to know first whether a person looks at it.
    private static readonly string[] Walls = ["just a moment", "attention required", "are you a robot", "are you human", "verify you are human", "access denied", "checking your browser", "er du et menneske", "captcha"];

    private static readonly string[] Logins = ["login", "log-in", "signin", "sign-in", "auth", "sso", "logginn", "logg-inn", "oauth2", "adfs"];

    private static readonly string[] FrontPages = ["", "index.html", "index.htm", "index.php", "default.aspx", "no", "nb", "nn", "en", "home", "forside"];

    public static LinkCheck Of(LinkQuestion question, Answer answer, DateTimeOffset at) => answer switch
    {
        Answer.Received received => Of(question, received),
        Answer.Refused refused => new LinkCheck(question.Address, VerdictOf(refused), refused.Status, null, at, null, null, null, refused.Problem.Detail),
        _ => new LinkCheck(question.Address, LinkVerdict.Unknown, 304, null, at, null, null, null, "The server says that nothing has changed since never."),
    };

    /// <summary>Whether a second answer may be another: nothing was there, the server failed or had too much to do. Who was too slow is not waited for twice.</summary>
    public static bool MayChange(LinkCheck check) => check is { Verdict: LinkVerdict.Gone or LinkVerdict.Unknown } or { Verdict: LinkVerdict.Blocked, Status: (int)HttpStatusCode.TooManyRequests };

    /// <summary>Whether a page looks as if it said that it is not there; then a neighbour that cannot be there tells.</summary>
    public static bool IsDoubtful(Answer answer) => answer is Answer.Received { Status: 200 or 206 } received && SaysNotFound(new LinkedPage(received));

    /// <summary>Whether a server shows its page for what is not there with 200: a neighbour that cannot be there looks the same.</summary>
    public static bool LooksTheSame(Answer.Received page, Answer neighbour) =>
        neighbour is Answer.Received { Status: 200 or 206 } other && (SaysNotFound(new LinkedPage(other)) || page.Body.AsSpan().SequenceEqual(other.Body));

    private static LinkCheck Of(LinkQuestion question, Answer.Received answer)
    {
        var page = new LinkedPage(answer);
        var (verdict, because) = VerdictOf(question.Address, answer, page);
        var there = verdict.IsThere();
        bool? fragment = there && page.IsHtml && question.Fragment is { } place ? page.Has(place) : null;
        bool? quote = there && page.IsText && question.Quote is { } words ? page.Says(words) : null;
        return new LinkCheck(question.Address, verdict, answer.Status, verdict == LinkVerdict.Moved ? answer.Address : null, answer.At, BodyDigest.Of(answer.Body), fragment, quote, because);
    }

    private static (LinkVerdict Verdict, string Because) VerdictOf(Uri wanted, Answer.Received answer, LinkedPage page) => answer.Status switch
    {
        404 or 410 => (LinkVerdict.Gone, "There is nothing at this address."),
        200 or 206 or 416 when !IsSamePlace(wanted, answer.Address) => Led(wanted, answer.Address),
        200 or 206 when page.Titles.Any(title => Walls.Any(wall => title.StartsWith(wall, StringComparison.Ordinal))) => (LinkVerdict.Blocked, "A page asks whether a person looks at it."),
        200 or 206 when page.IsEmpty => (LinkVerdict.Unknown, "The answer is empty."),
        200 or 206 or 416 => (LinkVerdict.Live, "It is there."),
        400 => (LinkVerdict.Unknown, "The server did not understand the request."),
        _ => (LinkVerdict.Blocked, "The server lets no program in, or not everybody."),
    };

    private static LinkVerdict VerdictOf(Answer.Refused refused) => refused switch
    {
        { Problem.Code: "SR-506" } => LinkVerdict.TimedOut,
        { Problem.Code: "SR-508" or "SR-503" } or { Status: (int)HttpStatusCode.TooManyRequests } => LinkVerdict.Blocked,
        { Problem.Code: "SR-512" } => LinkVerdict.NotChecked,
        _ => LinkVerdict.Unknown,
    };

    private static (LinkVerdict, string) Led(Uri wanted, Uri final)
    {
        var (from, to) = (wanted.AbsolutePath.Trim('/'), final.AbsolutePath.Trim('/'));
        return to.Split('/').Any(part => Logins.Contains(part.ToLowerInvariant())) && !from.Split('/').Any(part => Logins.Contains(part.ToLowerInvariant())) ? (LinkVerdict.Blocked, "It leads to a login.")
            : from.Length > 0 && FrontPages.Contains(to.ToLowerInvariant()) && !FrontPages.Contains(from.ToLowerInvariant()) ? (LinkVerdict.SoftNotFound, "It leads to the front page.")
            : (LinkVerdict.Moved, "It leads to another address.");
    }

    /// <summary>A protected connection, "www", a slash at the end or another case of the host make no other place.</summary>
    private static bool IsSamePlace(Uri one, Uri other) => Place(one) == Place(other);

    private static string Place(Uri address) =>
        (address.IdnHost.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.IdnHost[4..] : address.IdnHost).ToLowerInvariant() + (address.IsDefaultPort ? "" : $":{address.Port}") + address.AbsolutePath.TrimEnd('/') + address.Query;

    private static bool SaysNotFound(LinkedPage page) => page.Titles.Any(title => NotFound.Any(words => title == words || title.StartsWith(words + " ", StringComparison.Ordinal) || Ends(title, words)));

    private static bool Ends(string title, string words) => title.EndsWith(" " + words, StringComparison.Ordinal) || title.StartsWith(words + ".", StringComparison.Ordinal) || title.StartsWith(words + "!", StringComparison.Ordinal);
}
