using System.Buffers;

namespace Sektorradar.Sources.Feeds.Markup;

internal enum MarkupKind
{
    Text,
    CharacterData,
    Start,
    End,

    /// <summary>A comment, a processing instruction, a declaration, or a piece of one at the end of a torn text.</summary>
    Nothing,
}

/// <summary>
/// Cuts markup into tags and text, whatever stands there. Every loop is bounded by the next angle bracket or ends the text, so the work is linear.
/// </summary>
internal sealed class MarkupScanner(string text, int start, int end)
{
    private static readonly SearchValues<char> TagStops = SearchValues.Create("<>\"'");

    private readonly string _text = text;
    private readonly int _end = end;
    private int _at = start;
    private bool _noSubset;

    public MarkupScanner(string text)
        : this(text, 0, text.Length)
    {
    }

    public MarkupKind Kind { get; private set; }

    public int Start { get; private set; }

    public int End => _at;

    /// <summary>The tag, when the kind is one.</summary>
    public MarkupTag Tag { get; private set; }

    /// <summary>Text or character data without its frame.</summary>
    public ReadOnlySpan<char> Content => Kind == MarkupKind.CharacterData
        ? _text.AsSpan((Start + 9)..(_text.AsSpan(0, End).EndsWith("]]>") && End - Start >= 12 ? End - 3 : End))
        : _text.AsSpan(Start..End);

    /// <summary>The piece just read will be read again.</summary>
    public void Unread() => _at = Start;

    public bool Read()
    {
        Start = _at;
        if (_at >= _end)
        {
            return false;
        }

        var rest = _text.AsSpan(_at, _end - _at);
        if (rest is ['<', '/', var closing, ..] && IsNameStart(closing))
        {
            ReadEndTag();
        }
        else if (rest is ['<', var opening, ..] && IsNameStart(opening))
        {
            ReadStartTag();
        }
        else if (rest is ['<', '!', ..])
        {
            ReadDeclaration(rest);
        }
        else if (rest is ['<', '?', ..])
        {
            // The question mark at the end is forgotten so often that the bracket has to do.
            Take(MarkupKind.Nothing, After(">", 2));
        }
        else
        {
            ReadText();
        }

        return true;
    }

    private static bool IsNameStart(char character) => char.IsAsciiLetter(character) || character == '_';

    private void ReadText() => Take(MarkupKind.Text, Find(_text.AsSpan(_at + 1, _end - _at - 1).IndexOf('<'), _at + 1) is >= 0 and var next ? next : _end);

    private void ReadStartTag()
    {
        var close = TagEnd();
        if (close == _end)
        {
            Take(MarkupKind.Nothing, _end);
        }
        else if (close < 0)
        {
            ReadText();
        }
        else
        {
            Tag = new MarkupTag(_text, _at, _at + 1, close + 1);
            Take(MarkupKind.Start, close + 1);
        }
    }

    private void ReadEndTag()
    {
        var stop = Find(_text.AsSpan(_at + 2, _end - _at - 2).IndexOfAny('<', '>'), _at + 2);
        if (stop < 0)
        {
            Take(MarkupKind.Nothing, _end);
            return;
        }

        var after = _text[stop] == '>' ? stop + 1 : stop;
        Tag = new MarkupTag(_text, _at, _at + 2, after);
        Take(MarkupKind.End, after);
    }

    private void ReadDeclaration(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("<![CDATA[", StringComparison.Ordinal))
        {
            Take(MarkupKind.CharacterData, After("]]>", 9));
        }
        else if (rest.StartsWith("<!--", StringComparison.Ordinal))
        {
            Take(MarkupKind.Nothing, After("-->", 4));
        }
        else
        {
            Take(MarkupKind.Nothing, rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) ? DoctypeEnd() : After(">", 2));
        }
    }

    /// <summary>A document type with a subset ends at the bracket that closes it; what it declares is dropped with it.</summary>
    private int DoctypeEnd()
    {
        var close = After(">", 2);
        var subset = _text.AsSpan(_at, close - _at).IndexOf('[');
        if (subset < 0 || _noSubset)
        {
            return close;
        }

        for (var at = _at + subset + 1; Find(_text.AsSpan(at, _end - at).IndexOf(']'), at) is >= 0 and var bracket; at = bracket + 1)
        {
            var after = bracket + 1;
            while (after < _end && char.IsWhiteSpace(_text[after]))
            {
                after++;
            }

            if (after < _end && _text[after] == '>')
            {
                return after + 1;
            }
        }

        // Looked for once and not found: no later one needs to look.
        _noSubset = true;
        return close;
    }

    /// <returns>Where the tag's closing bracket stands; the end when the text ends first; -1 when another tag begins first, so that this is none.</returns>
    private int TagEnd()
    {
        for (var at = _at + 1; ;)
        {
            var stop = Find(_text.AsSpan(at, _end - at).IndexOfAny(TagStops), at);
            if (stop < 0)
            {
                return _end;
            }

            if (_text[stop] == '>')
            {
                return stop;
            }

            if (_text[stop] == '<')
            {
                return FirstBracket();
            }

            // A quotation mark that opens no value is a mistake, and a value in which a tag begins was never closed.
            at = stop + 1;
            if (_text.AsSpan(_at, stop - _at).TrimEnd().EndsWith("="))
            {
                var close = Find(_text.AsSpan(at, _end - at).IndexOfAny(_text[stop], '<'), at);
                if (close < 0 || _text[close] == '<')
                {
                    return FirstBracket();
                }

                at = close + 1;
            }
        }
    }

    private int FirstBracket()
    {
        var stop = Find(_text.AsSpan(_at + 1, _end - _at - 1).IndexOfAny('<', '>'), _at + 1);
        return stop < 0 ? _end : _text[stop] == '>' ? stop : -1;
    }

    private int After(string mark, int skip) =>
        Math.Min(_at + skip, _end) is var from && Find(_text.AsSpan(from, _end - from).IndexOf(mark, StringComparison.Ordinal), from) is >= 0 and var found ? found + mark.Length : _end;

    private static int Find(int index, int from) => index < 0 ? -1 : from + index;

    private void Take(MarkupKind kind, int end) => (Kind, _at) = (kind, end);
}
