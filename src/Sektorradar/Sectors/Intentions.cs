using System.Text.RegularExpressions;
using Sektorradar.Model;

namespace Sektorradar.Sectors;

/// <summary>Words by which a text says that something is expected, wanted or planned, and not so yet.</summary>
internal static partial class Intentions
{
    /// <summary>The first of them; null when there is none.</summary>
    public static string? In(Localized text) => new[] { Bokmal().Match(text.Nb), Nynorsk().Match(text.Nn), English().Match(text.En) }.FirstOrDefault(match => match.Success)?.Value;

    [GeneratedRegex(@"\b(har (som|et) mål|mål om|skal innen|forventer|forventes|forventet å|anslår|anslås|regner med|venter at|vil (øke|vokse|falle|bli|nå|komme)|planlegger|planlegges|tar sikte på)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Bokmal();

    [GeneratedRegex(@"\b(har (som|eit) mål|mål om|skal innan|forventar|er venta å|reknar med|ventar at|vil (auke|vekse|falle|bli|nå|kome)|planlegg|tek sikte på)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Nynorsk();

    [GeneratedRegex(@"\b(aims? (to|for|at)|goal (of|to)|expects?|(is|are) expected|estimates? that|forecasts?|will (rise|grow|fall|be|become|reach|have|use)|plans? to|intends? to)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex English();
}
