using System.Globalization;
using System.Text.RegularExpressions;

namespace Sektorradar.Sources.Feeds;

/// <summary>Dates as publishers write them. A day is read or nothing is; a time without a zone is taken for UTC.</summary>
public static partial class FeedDate
{
    private const int Longest = 100;

    // Before there were feeds, and beyond any plan: what stands for "no date" in the publisher's program.
    private const int FirstYear = 1990;
    private const int LastYear = 2200;

    private static readonly string[][] Months =
    [
        ["jan", "ene", "gen"], ["feb", "fév", "fev"], ["mar", "mär", "mrz", "maa"], ["apr", "avr", "abr"], ["may", "mai", "maj", "mei", "mag"], ["jun", "juin", "giu"],
        ["jul", "juil", "lug"], ["aug", "aoû", "aou", "ago"], ["sep", "set"], ["oct", "okt", "ott"], ["nov"], ["dec", "des", "dez", "déc", "dic"],
    ];

    private static readonly Dictionary<string, double> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["EST"] = -5, ["EDT"] = -4, ["CST"] = -6, ["CDT"] = -5, ["MST"] = -7, ["MDT"] = -6, ["PST"] = -8, ["PDT"] = -7, ["WEST"] = 1, ["BST"] = 1, ["CET"] = 1, ["MET"] = 1,
        ["MEZ"] = 1, ["CEST"] = 2, ["MEST"] = 2, ["MESZ"] = 2, ["EET"] = 2, ["EEST"] = 3, ["MSK"] = 3, ["JST"] = 9, ["KST"] = 9, ["AEST"] = 10, ["AEDT"] = 11,
    };

    public static DateTimeOffset? Read(string? text)
    {
        var plain = PlainText.FromText(text ?? "");
        if (plain.Length is 0 or > Longest)
        {
            return null;
        }

        foreach (var pattern in (ReadOnlySpan<Regex>)[YearFirst(), DayFirst(), Clocked(), MonthFirst(), Numbers()])
        {
            if (pattern.Match(plain) is { Success: true } match)
            {
                return Date(match, plain);
            }
        }

        return Epoch().IsMatch(plain) && long.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var moment)
            ? Plausible(DateTimeOffset.FromUnixTimeMilliseconds(plain.Length > 10 ? moment : moment * 1000)) : null;
    }

    private static DateTimeOffset? Date(Match match, string text)
    {
        var month = Number(match, "m") ?? MonthOf(match.Groups["mon"].Value);
        var day = Number(match, "d")!.Value;
        if (match.Groups["s"].Value == "/" && match.Groups["m"].Index > match.Groups["d"].Index)
        {
            // 3/4 is the third of April to some and the fourth of March to others.
            if (day <= 12 && month <= 12 && day != month)
            {
                return null;
            }

            (day, month) = month > 12 ? (month.Value, day) : (day, month);
        }

        var year = Number(match, "y")!.Value;
        year += match.Groups["y"].Length > 2 ? 0 : year < 50 ? 2000 : 1900;
        if (year is < FirstYear or > LastYear || month is null or < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month.Value))
        {
            return null;
        }

        // A time may stand on either side of the date, but not inside it.
        var rest = match.Groups["t"].Success ? match.Groups["t"].Value : text[..match.Index] + " " + text[(match.Index + match.Length)..];
        return Moment(new DateTime(year, month.Value, day, 0, 0, 0, DateTimeKind.Unspecified), Time().Match(rest));
    }

    private static DateTimeOffset? Moment(DateTime day, Match time)
    {
        if (!time.Success)
        {
            return new DateTimeOffset(day, TimeSpan.Zero);
        }

        var (hour, minute, second) = (Number(time, "h")!.Value, Number(time, "mi") ?? 0, Number(time, "se") ?? 0);
        if (time.Groups["ap"].Success && hour is >= 1 and <= 12)
        {
            hour = (hour % 12) + (time.Groups["ap"].Value[0] is 'p' or 'P' ? 12 : 0);
        }

        if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && minute + second > 0))
        {
            return null;
        }

        // A leap second has no place in a DateTime.
        return Plausible(new DateTimeOffset(day, Offset(time)).AddHours(hour).AddMinutes(minute).AddSeconds(Math.Min(second, 59)));
    }

    private static TimeSpan Offset(Match time)
    {
        if (time.Groups["sign"].Success)
        {
            var offset = new TimeSpan(Number(time, "zh")!.Value, Number(time, "zm") ?? 0, 0);
            return offset > TimeSpan.FromHours(14) ? TimeSpan.Zero : time.Groups["sign"].Value == "+" ? offset : -offset;
        }

        return TimeSpan.FromHours(Zones.GetValueOrDefault(time.Groups["zone"].Value));
    }

    private static DateTimeOffset? Plausible(DateTimeOffset date) => date.UtcDateTime.Year is >= FirstYear and <= LastYear ? date : null;

    private static int? MonthOf(string name)
    {
        var found = Array.FindIndex(Months, starts => Array.Exists(starts, start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase)));
        return found < 0 ? null : found + 1;
    }

    private static int? Number(Match match, string group) =>
        match.Groups[group].Success && int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private const string Word = @"(?<mon>(?:jan|ene|gen|feb|f[ée]v|m[aä]r|mrz|maa|apr|avr|abr|ma[yijg]|mei|jun|juin|giu|jul|juil|lug|aug|ao[ûu]|ago|sep|set|o[ckt]t|nov|d[eé][csz]|dic)\p{L}{0,9})\.?";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>ISO 8601, RFC 3339 and W3C-DTF with a day: 2026-08-27T14:30:00+02:00, 20260827, 2026/8/27 14:30.</summary>
    [GeneratedRegex(@"^(?<y>[0-9]{4})(?:(?<s>[-/.])(?<m>[0-9]{1,2})\k<s>(?<d>[0-9]{1,2})|(?<m>[0-9]{2})(?<d>[0-9]{2}))(?![0-9])", Options)]
    private static partial Regex YearFirst();

    /// <summary>RFC 822 and its relatives: Thu, 27 Aug 2026; 27-Aug-26; 27. august 2026; 27th of August, 2026.</summary>
    [GeneratedRegex(@"(?<![0-9:])(?<d>[0-9]{1,2})(?:st|nd|rd|th|\.)?[\s,/-]*(?:(?:of|de|den)\s+)?" + Word + @"[\s,/-]*(?:de[l]?\s+)?(?<y>[0-9]{4}|[0-9]{2})(?![0-9:])", Options)]
    private static partial Regex DayFirst();

    /// <summary>The C library's form: Thu Aug 27 14:30:00 CEST 2026.</summary>
    [GeneratedRegex(Word + @"\s+(?<d>[0-9]{1,2})\s+(?<t>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s+(?:[A-Z]{1,5}|[+-][0-9]{4}))?)\s+(?<y>[0-9]{4})(?![0-9:])", Options)]
    private static partial Regex Clocked();

    /// <summary>August 27, 2026.</summary>
    [GeneratedRegex(Word + @"\s*(?<d>[0-9]{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(?<y>[0-9]{4})(?![0-9:])", Options)]
    private static partial Regex MonthFirst();

    /// <summary>27.08.2026, 27/08/2026.</summary>
    [GeneratedRegex(@"(?<![0-9])(?<d>[0-9]{1,2})(?<s>[./-])(?<m>[0-9]{1,2})\k<s>(?<y>[0-9]{4})(?![0-9])", Options)]
    private static partial Regex Numbers();

    [GeneratedRegex(
        @"(?:(?<![0-9])(?<h>[0-9]{1,2})[:.](?<mi>[0-9]{2})(?:[:.](?<se>[0-9]{2})(?:[.,][0-9]+)?)?|(?<=T)(?<h>[0-9]{2})(?<mi>[0-9]{2})(?<se>[0-9]{2})?(?![0-9]))\s*(?<ap>[ap]\.?m\b\.?)?\s*"
        + @"(?:\(?(?:GMT|UTC|UT|Z)?\s*(?<sign>[+\u2212-])\s*(?<zh>[0-9]{1,2}):?(?<zm>[0-9]{2})?(?![0-9])|\(?(?<zone>[A-Z]{1,5})\b)?", Options)]
    private static partial Regex Time();

    [GeneratedRegex(@"^(?:[0-9]{10}|[0-9]{13})\z")]
    private static partial Regex Epoch();
}
