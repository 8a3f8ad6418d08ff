using System.Globalization;
using Sektorradar.Model;

namespace Sektorradar.Writing;

/// <summary>Days and periods in words, from the phrases' own tables of months: the machine's language data change between versions.</summary>
internal static class Dates
{
    public static string Text(DateOnly day, PhraseSet phrases, Language language)
    {
        var number = day.Day.ToString(CultureInfo.InvariantCulture) + (language == Language.En ? "" : ".");
        return $"{number} {Month(day, phrases)} {Year(day)}";
    }

    public static string Text(Period period, PhraseSet phrases, Language language)
    {
        if (period.Text.Contains("..", StringComparison.Ordinal))
        {
            var ends = period.Text.Split("..");
            return $"{Text(Period.Parse(ends[0])!, phrases, language)}–{Text(Period.Parse(ends[1])!, phrases, language)}";
        }

        return period.Text.Length switch
        {
            4 => period.Text,
            7 when period.Text[5] == 'Q' => phrases["word.quarter"].Replace("{n}", period.Text[6..], StringComparison.Ordinal).Replace("{year}", Year(period.From), StringComparison.Ordinal),
            7 => $"{Month(period.From, phrases)} {Year(period.From)}",
            _ => Text(period.From, phrases, language),
        };
    }

    private static string Month(DateOnly day, PhraseSet phrases) => phrases["word.months"].Split(' ')[day.Month - 1];

    private static string Year(DateOnly day) => day.Year.ToString(CultureInfo.InvariantCulture);
}
