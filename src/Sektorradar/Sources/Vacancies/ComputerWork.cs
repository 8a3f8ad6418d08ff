using System.Text.RegularExpressions;

namespace Sektorradar.Sources.Vacancies;

/// <summary>How much a job's title says that it is work with computers.</summary>
internal enum ComputerWorkSign
{
    None,

    /// <summary>An architect, an adviser on digital matters: the occupation must say so too.</summary>
    Possible,

    Certain,
}

/// <summary>Tells jobs in information technology by title and by occupation. The words are explained in <c>docs/sources/nav.md</c>.</summary>
internal static partial class ComputerWork
{
    public static ComputerWorkSign In(string title) =>
        Abbreviations().IsMatch(title) || Certain().IsMatch(title) ? ComputerWorkSign.Certain
        : Possible().IsMatch(title) ? ComputerWorkSign.Possible
        : ComputerWorkSign.None;

    /// <param name="styrk">A code of STYRK-08, also with NAV's own digits after a point: <c>2512</c>, <c>2512.07</c>.</param>
    /// <returns>Whether the occupation is one of: managers (1330), specialists (25), technicians (351) in information technology.</returns>
    public static bool IsOccupation(string styrk) =>
        styrk.StartsWith("1330", StringComparison.Ordinal) || styrk.StartsWith("251", StringComparison.Ordinal) || styrk.StartsWith("252", StringComparison.Ordinal)
        || styrk.StartsWith("351", StringComparison.Ordinal);

    // Capitals only: "it" is an English word and "ki" the end of many Norwegian ones.
    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?:IT|IKT|ICT|KI|AI|ML|UX|SRE|ERP|SOC)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])[Ii](?:kt|t)-", RegexOptions.CultureInvariant)]
    private static partial Regex Abbreviations();

    [GeneratedRegex(
        @"systemutvikl|programvare|software|programmer(?:er|ar)|develop(?:er|ment engineer)|devops|devsecops|site reliability|"
        + @"(?:front-?end|back-?end|full-?stack|web|app|java|kotlin|python|react|\.net|c#|c\+\+|cloud|sky|data|applikasjons|platt?form|mobil|low-?code)[ -]?utvikl|"
        + @"kubernetes|openshift|terraform|linux|azure|\baws\b|salesforce|sharepoint|servicenow|informasjonssikkerhet|cyber|data ?(?:engineer|scientist|analyst)|"
        + @"dataingeniør|datavit(?:er|skap)|maskinlæring|machine learning|kunstig intelligens|artificial intelligence|system(?:administrator|arkitekt|forvalt)|"
        + @"(?:løsnings|sky|data|virksomhets|applikasjons|sikkerhets|platt?form|integrasjons)[ -]?arkitekt|(?:solution|enterprise|cloud|data|security) architect|"
        + @"nettverks(?:ingeniør|tekniker|spesialist)|databaseadministrator|tech ?lead|applikasjons(?:ansvarlig|forvalt|konsulent)|test(?:automatiser|leder)|"
        + @"penetration test|scrum|interaksjonsdesign|digital(?:t|e|iserings)?[ -]?arkitekt",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Certain();

    [GeneratedRegex(
        @"utvikler|utviklar|arkitekt|architect|digital|teknolog|technolog|informatikk|informatics|data|system|nettverk|sikkerhet|tryggleik|security|analy|produkteier|produktleder|product|"
        + @"platt?form|tester|ingeniør|engineer|tjenestedesign|teamle(?:der|ar)|seksjonsle(?:der|iar)|integrasjon|automatiser|robot|algoritm|comput|superbruker",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Possible();
}
