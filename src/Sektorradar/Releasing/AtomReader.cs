using Sektorradar.Model;

namespace Sektorradar.Releasing;

/// <summary>
/// Reads numbers, days and periods back out of a text, from left to right. It shares nothing with what wrote them: what the one gets wrong, the other
/// does not.
/// </summary>
internal ref struct AtomReader(ReadOnlySpan<char> text, Language language)
{
    private const char NoBreakSpace = '\u00A0', Minus = '\u2212';

    private static readonly string[] Norwegian = ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"];
    private static readonly string[] English = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private readonly ReadOnlySpan<char> _text = text;

    public int At { get; private set; }

    public readonly ReadOnlySpan<char> Rest => _text[At..];

    public readonly bool IsAtEnd => At == _text.Length;

    public bool Literal(ReadOnlySpan<char> expected)
    {
        if (!Rest.StartsWith(expected, StringComparison.Ordinal))
        {
            return false;
        }

        At += expected.Length;
        return true;
    }

    /// <summary>As <see cref="Literal"/>, but as the first word of a sentence.</summary>
    public bool Capitalised(ReadOnlySpan<char> expected)
    {
        if (expected.Length == 0 || At >= _text.Length || _text[At] != char.ToUpperInvariant(expected[0]) || !_text[(At + 1)..].StartsWith(expected[1..], StringComparison.Ordinal))
        {
            return false;
        }

        At += expected.Length;
        return true;
    }

    /// <summary>
    /// A number with its sign, the marks between thousands and the mark of decimals of the language, written as numbers are: without a zero before it, and with
    /// marks from ten thousand on.
    /// </summary>
    public bool Number(out decimal value)
    {
        var (at, digits, marks, after, fraction) = (At, 0, 0, 0m, false);
        var negative = at < _text.Length && _text[at] == Minus;
        at += negative ? 1 : 0;
        var padded = at + 1 < _text.Length && _text[at] == '0' && char.IsAsciiDigit(_text[at + 1]);
        value = 0;
        for (var scale = 0.1m; at < _text.Length; at++)
        {
            var c = _text[at];
            if (char.IsAsciiDigit(c))
            {
                (value, after, scale) = fraction ? (value, after + scale * (c - '0'), scale / 10) : (value * 10 + (c - '0'), after, scale);
                digits++;
            }
            else if (!fraction && digits > 0 && c == (language == Language.En ? ',' : NoBreakSpace) && DigitsFrom(at + 1) == 3)
            {
                marks++;
            }
            else if (!fraction && digits > 0 && c == (language == Language.En ? '.' : ',') && DigitsFrom(at + 1) > 0)
            {
                fraction = true;
            }
            else
            {
                break;
            }
        }

        if (digits is 0 or > 24 || padded || (value >= 10_000) != (marks > 0))
        {
            return false;
        }

        (At, value) = (at, negative ? -(value + after) : value + after);
        return true;
    }

    /// <summary>A sign that is always written.</summary>
    public bool Percent(out decimal value) => Number(out value) && Literal(language == Language.En ? "%" : $"{NoBreakSpace}%");

    public bool Change(out decimal value) => (Literal("+") ? Percent(out value) && value > 0 : Percent(out value) && value <= 0);

    public bool Factor(out decimal value)
    {
        value = 0;
        return Literal("×") && Number(out value);
    }

    /// <summary>Two numbers with a dash between.</summary>
    public bool Interval(out decimal low, out decimal high)
    {
        high = 0;
        return Number(out low) && Literal("–") && Number(out high);
    }

    public bool Day(out DateOnly day)
    {
        day = default;
        if (!Whole(out var number) || !Literal(language == Language.En ? " " : ". ") || !Month(out var month) || !Literal(" ") || !Year(out var year) || number < 1 || number > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, number);
        return true;
    }

    /// <summary>A year, quarter, month, day, or two of them with a dash between, as <see cref="Period"/> writes them.</summary>
    public bool Span(out string period)
    {
        if (!Part(out period))
        {
            return false;
        }

        if (Literal("–"))
        {
            if (!Part(out var last))
            {
                return false;
            }

            period = $"{period}..{last}";
        }

        return true;
    }

    private bool Part(out string part)
    {
        var start = At;
        if (Day(out var day))
        {
            part = $"{day.Year:D4}-{day.Month:D2}-{day.Day:D2}";
            return true;
        }

        At = start;
        if (language == Language.En ? Literal("Q") && Whole(out var quarter) && Literal(" ") && Year(out var year) : Whole(out quarter) && Literal(". kvartal ") && Year(out year))
        {
            part = $"{year:D4}-Q{quarter}";
            return quarter is >= 1 and <= 4;
        }

        At = start;
        if (Month(out var month) && Literal(" ") && Year(out year))
        {
            part = $"{year:D4}-{month:D2}";
            return true;
        }

        At = start;
        var alone = Year(out year);
        part = $"{year:D4}";
        return alone;
    }

    private bool Month(out int month)
    {
        var names = language == Language.En ? English : Norwegian;
        for (month = 1; month <= names.Length; month++)
        {
            if (Literal(names[month - 1]))
            {
                return true;
            }
        }

        return false;
    }

    private bool Year(out int year) => Whole(out year) && year is >= 1000 and <= 9999;

    private bool Whole(out int number)
    {
        var length = DigitsFrom(At);
        number = length is > 0 and <= 4 ? int.Parse(_text.Slice(At, length), System.Globalization.CultureInfo.InvariantCulture) : 0;
        At += length is > 0 and <= 4 ? length : 0;
        return length is > 0 and <= 4;
    }

    /// <summary>How many digits stand from a place on.</summary>
    private readonly int DigitsFrom(int at)
    {
        var length = 0;
        while (at + length < _text.Length && char.IsAsciiDigit(_text[at + length]))
        {
            length++;
        }

        return length;
    }
}
