using System.Text.RegularExpressions;

namespace Sektorradar.Collecting.Links;

/// <summary>How pages say that there is nothing, in a title or a heading.</summary>
internal static partial class NotFoundWords
{
    // What is longer says more than that.
    private const int Longest = 300;

    private static readonly char[] Joints = ['|', '·', '•', '»', '«', '›', '–', '—', ':', '/'];

    /// <summary>Whether a title says it and nothing else, beside the site's name. A title that tells of such pages says more.</summary>
    public static bool AreAllOf(string title) => Parts(title).Any(part => Whole.IsMatch(part));

    /// <summary>Whether such words stand somewhere in it: a reason to look closer, and none for a verdict.</summary>
    public static bool StandIn(string title) => title.Length < Longest && Somewhere().IsMatch(Plain(title));

    private static IEnumerable<string> Parts(string title) => title.Split(Joints).SelectMany(part => part.Split(" - ")).Append(title).Where(part => part.Length < Longest).Select(Plain).Where(part => part.Length > 0);

    /// <summary>Small letters and digits, one space between words, without what only decorates.</summary>
    private static string Plain(string text) => Decoration().Replace(NotLetters().Replace(text.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal).ToLowerInvariant(), " "), " ").Trim();

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+")]
    private static partial Regex NotLetters();

    [GeneratedRegex(@"(?:^|(?<= ))(?:oops|ops|oi|uff|sorry|beklager|orsak|dessverre|diverre|http|https|status|error|feil|feilmelding|code|kode)(?: |$)")]
    private static partial Regex Decoration();

    private static readonly Regex Whole = new(
        "^(?:404 )?(?:404"
        + "|(?:(?:the|this|that|your|requested) )*(?:page|file|document|content|resource|article|item|url|address|site)?(?: (?:you|that|requested|were|are|was|looking|for|tried|to|reach|access|want|wanted|have|has|been)){0,12}"
        + " ?(?:(?:was|is|were)? ?(?:not|never) found|(?:could|can)(?: |)not be found|cannot be found|couldnt be found|cant be found|(?:does|do)(?: not|nt) exist(?: anymore| any more)?|doesnt exist(?: anymore)?|no longer exists|is missing|isnt here|is not here|is gone)"
        + "|(?:we )?(?:could not|couldnt|cannot|cant|can not) find (?:the|this|that|your) (?:page|file|document|content)(?: you.{0,40})?"
        + "|nothing (?:was )?found(?: here)?|missing page|dead link|broken link"
        + "|(?:vi )?(?:fant|finner) ikke (?:siden|sida|dokumentet|filen|fila|innholdet|det du lette? etter|det du leter etter)(?: du.{0,40})?"
        + "|(?:siden|sida|dokumentet|filen|fila|innholdet|artikkelen)(?: du.{0,40}?)? (?:(?:ble|er|blei) ikke funnet|finnes ikke|fins ikke|eksisterer ikke|kunne ikke finnes|er borte|er fjernet|er slettet)(?: lenger| mer)?"
        + "|(?:siden? |side |dokument )?ikke funnet"
        + "|(?:vi )?(?:fann|finn) ikkje (?:sida|dokumentet|fila|innhaldet|det du leita? etter|det du leitar etter)(?: du.{0,40})?"
        + "|(?:sida|dokumentet|fila|innhaldet|artikkelen)(?: du.{0,40}?)? (?:(?:vart|blei|er) ikkje funnen?|finst ikkje|eksisterer ikkje|er borte|er fjerna|er sletta)(?: lenger| meir)?"
        + "|(?:sida? |side |dokument )?ikkje funnen?"
        + ")(?: 404| 1)?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    [GeneratedRegex("(?:^| )404(?: |$)|not found|cannot be found|could not be found|does not exist|doesnt exist|no longer (?:exists|available)|ikke funnet|finnes ikke|fant ikke|ikkje funnen?|finst ikkje|fann ikkje|domain (?:is|may be) for sale|domain for sale|til salgs|til sals|parked (?:domain|free)", RegexOptions.CultureInvariant)]
    private static partial Regex Somewhere();
}
