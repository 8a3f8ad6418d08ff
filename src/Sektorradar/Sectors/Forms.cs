using System.Globalization;
using System.Text.RegularExpressions;
using Sektorradar.Model;

namespace Sektorradar.Sectors;

/// <summary>The forms a single value can have.</summary>
internal static partial class Forms
{
    public static string Id(this Value value)
    {
        var id = value.Text();
        if (id.Length > 0 && !IdForm().IsMatch(id))
        {
            value.Wrong(Codes.BadId, $"{Characters.Quoted(id)} is not an id; use a-z, 0-9 and single hyphens between them");
        }

        return id;
    }

    public static string OneOf(this Value value, IReadOnlyList<string> list)
    {
        var text = value.Text();
        if (text.Length > 0 && !list.Contains(text))
        {
            value.Wrong(Codes.NotInList, $"{Characters.Quoted(text)} is not in the list{Nearest.Hint(text, list)}");
        }

        return text;
    }

    public static T OneOf<T>(this Value value) where T : struct, Enum
    {
        var list = Vocabulary.Of<T>();
        var text = value.OneOf(list);
        return list.Contains(text) ? Enum.GetValues<T>()[list.ToList().IndexOf(text)] : default;
    }

    public static DateOnly Day(this Value value)
    {
        var text = value.Raw("a day");
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2200)
        {
            return day;
        }

        if (text.Length > 0)
        {
            value.Wrong(Codes.BadDate, $"{Characters.Quoted(text)} is not a day; write year-month-day: 2026-06-30");
        }

        return default;
    }

    public static Period Period(this Value value)
    {
        var text = value.Raw("a period");
        if (PeriodForm().IsMatch(text) && Model.Period.Parse(text) is { } period)
        {
            return period;
        }

        if (text.Length > 0)
        {
            value.Wrong(Codes.BadDate, $"{Characters.Quoted(text)} is not a period; write 2026, 2026-Q2, 2026-06, 2026-06-30 or 2025-08..2026-07");
        }

        return new Period("", default, default);
    }

    public static int Whole(this Value value)
    {
        var text = value.Raw("a whole number");
        if (text.Length > 0 && !(value.IsPlain && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            value.Wrong(Codes.WrongType, $"{Characters.Quoted(text)} is not a whole number; write digits only, without quotes or separators");
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    public static decimal Number(this Value value)
    {
        const NumberStyles Form = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var text = value.Raw("a number");
        if (text.Length > 0 && !(value.IsPlain && NumberForm().IsMatch(text) && decimal.TryParse(text, Form, CultureInfo.InvariantCulture, out _)))
        {
            value.Wrong(Codes.WrongType, $"{Characters.Quoted(text)} is not a number; write digits with a point for decimals, without quotes or separators");
        }

        return decimal.TryParse(text, Form, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    public static Uri Address(this Value value)
    {
        var text = value.Text();
        if (!text.Contains(' ', StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address.Scheme is "https" or "http" && address.Host.Contains('.', StringComparison.Ordinal) && address.UserInfo.Length == 0)
        {
            return address;
        }

        if (text.Length > 0)
        {
            value.Wrong(Codes.BadAddress, $"{Characters.Quoted(text)} is not a web address; write it whole, with https:// and without user name");
        }

        return new Uri("about:blank");
    }

    /// <summary>Where git finds a repository: a server's address, or a folder (<c>file:///srv/git/a.git</c>). No password stands in it.</summary>
    public static Uri RepositoryAddress(this Value value)
    {
        var text = value.Text();
        if (!text.Contains(' ', StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.AbsolutePath.Trim('/').Length > 0 && IsRepository(address))
        {
            return address;
        }

        if (text.Length > 0)
        {
            value.Wrong(Codes.BadAddress, $"{Characters.Quoted(text)} is not a repository; write the protocol (https, http, ssh, git or file), the host and the path");
        }

        return new Uri("about:blank");
    }

    private static bool IsRepository(Uri address) => address.Scheme switch
    {
        "https" or "http" or "git" => address.Host.Length > 0 && address.UserInfo.Length == 0,
        "ssh" => address.Host.Length > 0 && !address.UserInfo.Contains(':', StringComparison.Ordinal),
        "file" => address.Host.Length == 0,
        _ => false,
    };

    public static string Country(this Value value, bool orUnion)
    {
        var text = value.Text();
        if (text.Length > 0 && !Countries.All.Contains(text) && !(orUnion && text == "EU"))
        {
            value.Wrong(Codes.BadCountry, $"{Characters.Quoted(text)} is not a country; write two upper-case letters of ISO 3166-1, such as NO or GB{(orUnion ? ", or EU" : "")}");
        }

        return text;
    }

    public static string Package(this Value value)
    {
        var text = value.Text();
        if (text.Length > 0 && !(text.Split(':', 2) is [var system, { Length: > 0 }] && Vocabulary.PackageSystems.Contains(system)))
        {
            value.Wrong(Codes.NotInList, $"{Characters.Quoted(text)} is not a package; write system:name with one of: {string.Join(", ", Vocabulary.PackageSystems)}");
        }

        return text;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex IdForm();

    /// <summary>Years are bounded, so that a day after the period's last always exists.</summary>
    [GeneratedRegex(@"^(19[7-9]|20[0-9]|21[0-9])[0-9](-[Q0-9][0-9-]*)?(\.\.(19[7-9]|20[0-9]|21[0-9])[0-9](-[Q0-9][0-9-]*)?)?$")]
    private static partial Regex PeriodForm();

    [GeneratedRegex(@"^-?[0-9]{1,18}(\.[0-9]{1,6})?$")]
    private static partial Regex NumberForm();
}
