using System.Globalization;
using System.Text.RegularExpressions;

namespace Sektorradar.Sources.Organisations;

/// <summary>Numbers of the Norwegian register of entities: nine digits that begin with 8 or 9, the last of which checks the others (MOD11).</summary>
public static partial class OrganisationNumber
{
    private static readonly int[] Weights = [3, 2, 7, 6, 5, 4, 3, 2];

    /// <summary>Reads a number as notices and registers write it: with blanks, invisible characters, <c>NO</c>, <c>Org.nr.</c>, <c>MVA</c> or a scheme (<c>0192:</c>).</summary>
    /// <returns>The nine digits; null for anything else, such as a foreign number or two numbers in one field.</returns>
    public static string? Parse(string? text)
    {
        if (text is null || text.Length > 100)
        {
            return null;
        }

        var match = Written().Match(string.Concat(text.Where(c => !IsInvisible(c))));
        return match.Success && IsValid(match.Groups["digits"].Value) ? match.Groups["digits"].Value : null;
    }

    /// <summary>Whether these are the nine digits of a number that could be given out; not whether it was.</summary>
    public static bool IsValid(string digits)
    {
        if (digits.Length != 9 || digits[0] is not ('8' or '9') || !digits.All(char.IsAsciiDigit))
        {
            return false;
        }

        var sum = Weights.Select((weight, i) => weight * (digits[i] - '0')).Sum();

        // A remainder of 1 would need the check digit 10: such numbers are never given out.
        return (11 - (sum % 11)) % 11 == digits[8] - '0';
    }

    // Blanks of all kinds (also the narrow and the unbreakable) and characters without width.
    private static bool IsInvisible(char c) => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control;

    [GeneratedRegex(@"^(?:(?:0192|9908):)?(?:ORG(?:ANISASJONS)?[.-]?(?:NUMMER|NR|NO)[.:-]*)?(?:NO[.:-]?)?(?<digits>[0-9]{9})[.,-]?(?:MVA\.?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
