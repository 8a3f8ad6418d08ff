using Sektorradar.Model;

namespace Sektorradar.Writing;

/// <summary>Amounts with their unit. Money is scaled to thousands of millions and millions, never rounded.</summary>
internal static class Quantities
{
    public static string Text(decimal value, string unit, PhraseSet phrases, Language language) => unit switch
    {
        "percent" => Numbers.Percent(value, language),
        "score" => Numbers.Exact(value, language),
        "NOK" or "USD" or "EUR" => $"{Scaled(value, phrases, language)} {phrases["unit." + unit]}",
        _ => $"{Numbers.Exact(value, language)} {Choose(phrases["unit." + unit], value)}",
    };

    private static string Scaled(decimal value, PhraseSet phrases, Language language) => Math.Abs(value) switch
    {
        >= 1_000_000_000 => $"{Numbers.Exact(value / 1_000_000_000, language)} {Choose(phrases["scale.9"], value / 1_000_000_000)}",
        >= 1_000_000 => $"{Numbers.Exact(value / 1_000_000, language)} {Choose(phrases["scale.6"], value / 1_000_000)}",
        _ => Numbers.Exact(value, language),
    };

    private static string Choose(string forms, decimal value) => forms.Split('|') is [var one, var more] && value != 1 ? more : forms.Split('|')[0];
}
