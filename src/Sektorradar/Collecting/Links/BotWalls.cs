using System.Text;
using System.Text.RegularExpressions;

namespace Sektorradar.Collecting.Links;

/// <summary>Pages that ask for proof of a person in the place of what stands there: a few marks that many walls share.</summary>
internal static partial class BotWalls
{
    private const int LongestTitle = 200;

    private static readonly byte[][] Marks = [.. new[] { "/cdn-cgi/challenge-platform/h/", "_Incapsula_Resource", "captcha-delivery.com/", "window._cf_chl_opt", "id=\"px-captcha\"", "/_sec/cp_challenge/", "awsWafCookieDomainList" }.Select(Encoding.ASCII.GetBytes)];

    /// <param name="status">Of a wall that says with its status that all is well, the title alone is believed.</param>
    public static bool IsOne(int? status, string title, ReadOnlySpan<byte> body) => (title.Length < LongestTitle && Titles().IsMatch(title)) || (status is not (200 or 203 or 206) && HasMark(body));

    private static bool HasMark(ReadOnlySpan<byte> body)
    {
        foreach (var mark in Marks)
        {
            if (body.IndexOf(mark) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"^(?:just a moment|one moment, please|please wait|attention required|checking your browser|access denied|access to this page has been denied|pardon our interruption|are you a (?:robot|human)|"
        + @"human verification|verif(?:y|ying) (?:that )?you are (?:a )?human|bot verification|security (?:check|verification|checkpoint)|ddos-guard|ddos protection|request rejected|robot check|robot or human|"
        + @"er du et menneske|bekreft at du er et menneske|stadfest at du er eit menneske)\b[^\p{L}]*(?:\|.*|- .*|cloudflare.*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Titles();
}
