using Sektorradar.Model;

namespace Sektorradar.Collecting.Links;

/// <summary>What it means that a link ended at another address than it named.</summary>
internal static class Destination
{
    private static readonly HashSet<string> Logins = Set(
        "login log-in signin sign-in sign_in logon log-on logg-inn logginn innlogging servicelogin authenticate authorize oauth oauth2 saml saml2 sso adfs wp-login");

    private static readonly HashSet<string> LoginHosts = Set("login signin auth sso idp accounts adfs");

    private static readonly HashSet<string> Errors = Set("404 error error404 404error errorpage error-page notfound not-found not_found pagenotfound page-not-found ikke-funnet ikkefunnet ikkje-funne feil feilside");

    private static readonly HashSet<string> Indexes = Set("index default home");

    /// <returns>The verdict on a page that is there.</returns>
    public static (LinkVerdict Verdict, string Reason) Judge(Uri asked, Uri final)
    {
        if (IsSameButForm(asked, final))
        {
            return (LinkVerdict.Live, Reasons.Ok);
        }

        if (IsLogin(final) && !IsLogin(asked))
        {
            return (LinkVerdict.Blocked, Reasons.Login);
        }

        if (final.IdnHost.StartsWith("consent.", StringComparison.OrdinalIgnoreCase) && !asked.IdnHost.StartsWith("consent.", StringComparison.OrdinalIgnoreCase))
        {
            return (LinkVerdict.Blocked, Reasons.Consent);
        }

        if (IsError(final) && !IsError(asked))
        {
            return (LinkVerdict.SoftNotFound, Reasons.ErrorPage);
        }

        if (IsOfSameSite(asked, final) && (IsFront(asked) || IsFront(final)))
        {
            // A front page may lead on to that of a language or to a start page; a page that leads to the front is not there.
            return IsFront(asked) ? (LinkVerdict.Live, Reasons.Ok) : (LinkVerdict.SoftNotFound, Reasons.FrontPage);
        }

        return (LinkVerdict.Moved, Reasons.Redirect);
    }

    /// <summary>Whether an address is that of a site's front page, in whatever language.</summary>
    public static bool IsFront(Uri address) => address.Query.Length <= 1 && Segments(address) switch
    {
        [] => true,
        [var only] => Indexes.Contains(Bare(only)) || IsLanguage(only),
        [var language, var page] => IsLanguage(language) && Indexes.Contains(Bare(page)),
        _ => false,
    };

    /// <summary>The same place: open or protected, with www or without, a slash more or less, an index named or not, other capitals, a query that the server added.</summary>
    private static bool IsSameButForm(Uri asked, Uri final) =>
        WithoutWww(asked) == WithoutWww(final)
        && (asked.Scheme != final.Scheme || asked.Port == final.Port)
        && Path(asked) == Path(final)
        && (asked.Query.Length <= 1 || Unescaped(asked.Query) == Unescaped(final.Query));

    private static bool IsOfSameSite(Uri one, Uri other) =>
        WithoutWww(one) is var a && WithoutWww(other) is var b && (a == b || a.EndsWith("." + b, StringComparison.Ordinal) || b.EndsWith("." + a, StringComparison.Ordinal));

    private static bool IsLogin(Uri address) => LoginHosts.Contains(address.IdnHost.Split('.')[0]) || Segments(address).Any(segment => Logins.Contains(Bare(segment)));

    private static bool IsError(Uri address) => Segments(address) is [.., var last] && Errors.Contains(Bare(last))
        || address.Query.Contains("error=404", StringComparison.OrdinalIgnoreCase) || address.Query.Contains("notfound", StringComparison.OrdinalIgnoreCase);

    private static string Path(Uri address)
    {
        var segments = Segments(address);
        var shown = segments is [.., var last] && Indexes.Contains(Bare(last)) && last.Contains('.', StringComparison.Ordinal) ? segments[..^1] : segments;
        return string.Join('/', shown).ToLowerInvariant();
    }

    private static string[] Segments(Uri address) => [.. address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Unescaped)];

    private static string Unescaped(string text) => Uri.UnescapeDataString(text);

    /// <summary>A name of a file without its ending.</summary>
    private static string Bare(string segment) => segment.Split('.')[0];

    private static bool IsLanguage(string segment) => segment.Length == 2 && segment.All(char.IsAsciiLetter)
        || segment is { Length: 5 } && segment[2] is '-' or '_' && segment.Where((_, i) => i != 2).All(char.IsAsciiLetter);

    private static string WithoutWww(Uri address) => address.IdnHost.ToLowerInvariant().TrimEnd('.') is var host && host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);
}
