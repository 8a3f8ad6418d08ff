using System.Globalization;
using System.Text.RegularExpressions;
using Sektorradar.Model;

namespace Sektorradar.Tests.Writing;

/// <summary>
/// Reads numbers and days back out of a sentence, knowing nothing of how they were written: an opposite number to <c>Numbers</c> and <c>Dates</c>.
/// Each is given in a form that is the same in every language: <c>14.9</c>, <c>66%</c>, <c>+3%</c>, <c>×2.12</c>, <c>2026-06-30</c>, <c>2026-Q2</c>.
/// </summary>
internal static partial class Extractor
{
    private static readonly Dictionary<Language, string[]> Months = new()
    {
        [Language.Nb] = ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"],
        [Language.Nn] = ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"],
        [Language.En] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    };

    private static readonly Dictionary<string, decimal> Scales = new()
    {
        ["million"] = 1e6m, ["millioner"] = 1e6m, ["millionar"] = 1e6m, ["milliard"] = 1e9m, ["milliarder"] = 1e9m, ["milliardar"] = 1e9m, ["billion"] = 1e9m,
    };

    /// <summary>All of them, in order of their form.</summary>
    public static IReadOnlyList<string> Read(string text, Language language)
    {
        var found = new List<string>();
        text = Take(text, Day(language), found, m => $"{m.Groups["y"].Value}-{Month(m, language):00}-{int.Parse(m.Groups["d"].Value, CultureInfo.InvariantCulture):00}");
        text = Take(text, language == Language.En ? EnglishQuarter() : NorwegianQuarter(), found, m => $"{m.Groups["y"].Value}-Q{m.Groups["q"].Value}");
        text = Take(text, OfMonth(language), found, m => $"{m.Groups["y"].Value}-{Month(m, language):00}");
        Take(text, language == Language.En ? EnglishNumber() : NorwegianNumber(), found, m => Number(m, language));
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static string Number(Match match, Language language)
    {
        var digits = match.Groups["n"].Value.Replace("\u00A0", "", StringComparison.Ordinal);
        digits = language == Language.En ? digits.Replace(",", "", StringComparison.Ordinal) : digits.Replace(',', '.');
        var value = decimal.Parse(digits, CultureInfo.InvariantCulture) * Scales.GetValueOrDefault(match.Groups["scale"].Value, 1);
        return match.Groups["sign"].Value.Replace('−', '-') + Plain(value) + (match.Groups["percent"].Success ? "%" : "");
    }

    public static string Plain(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    private static int Month(Match match, Language language) => Array.IndexOf(Months[language], match.Groups["m"].Value) + 1;

    /// <summary>Each place is read once: what was taken leaves a bar behind.</summary>
    private static string Take(string text, Regex form, List<string> found, Func<Match, string> read) => form.Replace(text, match =>
    {
        found.Add(read(match));
        return "|";
    });

    private static Regex Day(Language language) => new($@"(?<!\d)(?<d>\d{{1,2}}){(language == Language.En ? "" : @"\.")} (?<m>{string.Join('|', Months[language])}) (?<y>\d{{4}})(?!\d)");

    private static Regex OfMonth(Language language) => new($@"(?<m>{string.Join('|', Months[language])}) (?<y>\d{{4}})(?!\d)");

    [GeneratedRegex(@"(?<q>[1-4])\. kvartal (?<y>\d{4})")]
    private static partial Regex NorwegianQuarter();

    [GeneratedRegex(@"Q(?<q>[1-4]) (?<y>\d{4})")]
    private static partial Regex EnglishQuarter();

    // A no-break space stands between thousands and before the percent sign; a common space ends a number.
    [GeneratedRegex(@"(?<sign>[+−×]?)(?<n>\d{1,3}(\u00A0\d{3})+(,\d+)?|\d+(,\d+)?)(?<percent>\u00A0%)?( (?<scale>millioner|millionar|million|milliarder|milliardar|milliard)\b)?")]
    private static partial Regex NorwegianNumber();

    [GeneratedRegex(@"(?<sign>[+−×]?)(?<n>\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?)(?<percent>%)?( (?<scale>million|billion)\b)?")]
    private static partial Regex EnglishNumber();
}
