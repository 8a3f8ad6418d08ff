using System.Net;

namespace Sektorradar.Sources.Feeds.Markup;

/// <summary>A tag where it stands in the text.</summary>
/// <param name="Start">Of its angle bracket.</param>
/// <param name="End">After its closing bracket.</param>
internal readonly record struct MarkupTag(string Text, int Start, int NameStart, int End)
{
    public int NameEnd { get; } = EndOfName(Text, NameStart, End);

    public bool SelfClosing => End - 2 >= NameEnd && Text[End - 1] == '>' && Text[End - 2] == '/';

    public ReadOnlySpan<char> Name => Text.AsSpan(NameStart..NameEnd);

    public ReadOnlySpan<char> Local => Name[(Name.LastIndexOf(':') + 1)..];

    public ReadOnlySpan<char> Prefix => Name.LastIndexOf(':') is > 0 and var colon ? Name[..colon] : [];

    public bool Is(MarkupTag other) => Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase);

    /// <returns>The value with its character references read, or null.</returns>
    public string? Attribute(string name)
    {
        foreach (var (at, value) in Attributes())
        {
            if (at.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    public IEnumerable<(string Name, string Value)> Attributes()
    {
        var end = SelfClosing ? End - 2 : Text[End - 1] == '>' ? End - 1 : End;
        for (var at = NameEnd; at < end;)
        {
            var name = Word(at, end, equals: true);
            at = Blank(name.End, end);
            if (at >= end || Text[at] != '=')
            {
                at = name.End > name.Start ? at : at + 1;
                continue;
            }

            at = Blank(at + 1, end);
            (int Start, int End) value;
            if (at < end && Text[at] is '"' or '\'' && Text.IndexOf(Text[at], at + 1, end - at - 1) is >= 0 and var close)
            {
                value = (at + 1, close);
                at = close + 1;
            }
            else
            {
                value = Word(at, end, equals: false);
                at = value.End;
            }

            yield return (Text[name.Start..name.End], WebUtility.HtmlDecode(Text[value.Start..value.End]));
        }
    }

    private (int Start, int End) Word(int at, int end, bool equals)
    {
        var start = Blank(at, end);
        var stop = start;
        while (stop < end && !char.IsWhiteSpace(Text[stop]) && !(equals && Text[stop] == '='))
        {
            stop++;
        }

        return (start, stop);
    }

    private int Blank(int at, int end)
    {
        while (at < end && char.IsWhiteSpace(Text[at]))
        {
            at++;
        }

        return at;
    }

    private static int EndOfName(string text, int start, int end)
    {
        var at = start;
        while (at < end && text[at] is > ' ' and not ('>' or '/' or '<'))
        {
            at++;
        }

        return at;
    }
}
