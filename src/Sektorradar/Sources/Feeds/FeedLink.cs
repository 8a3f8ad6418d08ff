using System.Collections.Frozen;

namespace Sektorradar.Sources.Feeds;

/// <summary>Links of a feed: resolved, without what only tells the publisher who clicked.</summary>
internal static class FeedLink
{
    private const int Longest = 2048;

    private static readonly FrozenSet<string> Tracking = FrozenSet.ToFrozenSet(
        [
            "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igshid", "li_fat_id", "mc_cid", "mc_eid", "mkt_tok",
            "_hsenc", "_hsmi", "_ga", "_gl", "oly_anon_id", "oly_enc_id", "vero_id", "wt.mc_id", "ref_src", "xtor", "at_medium", "at_campaign",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <returns>The absolute address without user name and tracking parameters, or null when it is none of the web's.</returns>
    public static Uri? Resolve(string? link, Uri from)
    {
        // Long addresses are sometimes broken over lines.
        var text = link is null ? "" : string.Concat(link.Split('\r', '\n', '\t')).Trim();
        if (text.Length is 0 or > Longest)
        {
            return null;
        }

        try
        {
            return Uri.TryCreate(from, text, out var uri) && IsWeb(uri) && Uri.TryCreate(Bare(uri) + uri.Fragment, UriKind.Absolute, out var bare) && IsWeb(bare) ? bare : null;
        }
        catch (UriFormatException)
        {
            // Some hosts are only looked at when a part of the address is asked for.
            return null;
        }
    }

    /// <returns>The base for relative links inside an element with this xml:base.</returns>
    public static Uri? Base(string text, Uri from) =>
        text.Length is > 0 and <= Longest && Uri.TryCreate(from, text.Trim(), out var uri) && IsWeb(uri) ? uri : null;

    /// <summary>The address as identity: also without the fragment.</summary>
    public static string Canonical(Uri uri) => IsWeb(uri) ? Bare(uri) : uri.OriginalString;

    private static bool IsWeb(Uri uri) => uri.IsAbsoluteUri && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0;

    private static string Bare(Uri uri)
    {
        var query = string.Join('&', uri.Query.TrimStart('?').Split('&').Where(parameter => parameter.Length > 0 && !IsTracking(parameter.Split('=')[0])));
        return uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) + (query.Length > 0 ? "?" + query : "");
    }

    private static bool IsTracking(string name) => name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Tracking.Contains(name);
}
