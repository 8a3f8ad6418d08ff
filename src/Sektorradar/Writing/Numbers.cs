using System.Globalization;
using Sektorradar.Model;

namespace Sektorradar.Writing;

/// <summary>Numbers as each language writes them. Bokmål and nynorsk: decimal comma, no-break space between thousands; English: point and comma.</summary>
internal static class Numbers
{
    private const char NoBreakSpace = '\u00A0';

    private static readonly NumberFormatInfo Norwegian = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = NoBreakSpace.ToString(), NegativeSign = "−" };
    private static readonly NumberFormatInfo English = new() { NumberDecimalSeparator = ".", NumberGroupSeparator = ",", NegativeSign = "−" };

    public static string Decimal(decimal value, int decimals, Language language)
    {
        var format = language == Language.En ? English : Norwegian;
        // Four digits are written together, as a year is.
        value = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return value.ToString((Math.Abs(value) < 10_000 ? "F" : "N") + decimals.ToString(CultureInfo.InvariantCulture), format);
    }

    /// <summary>With the decimals it has, no more: 14.9, 80.</summary>
    public static string Exact(decimal value, Language language) => Decimal(value, Decimals(value), language);

    public static string Percent(decimal value, Language language) => language == Language.En ? Exact(value, language) + "%" : Exact(value, language) + NoBreakSpace + "%";

    public static string Range(decimal low, decimal high, Language language) => $"{Decimal(low, 2, language)}–{Decimal(high, 2, language)}";

    private static int Decimals(decimal value) => (value / 1.0000000000000000000000000000m).Scale;
}
