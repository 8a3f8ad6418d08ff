using System.Buffers;
using System.Text;

namespace Sektorradar.Sources.Privacy;

/// <summary>
/// Finds fields in XML and in what is nearly XML: only tags, comments, CDATA and instructions are told apart, and nothing has to be closed except
/// what is taken out. All bytes outside ASCII are letters, which is right for every encoding it accepts.
/// </summary>
internal sealed class XmlFields(byte[] body, FieldNames names, List<Edit> edits)
{
    private const int Deepest = 1000;

    private static readonly SearchValues<byte> NameEnd = SearchValues.Create(" \t\r\n\f/>=<\"'"u8);
    private static readonly SearchValues<byte> UnquotedEnd = SearchValues.Create(" \t\r\n\f>"u8);

    /// <summary>Open elements with the numbers of their names, kept only where it matters what a field stands in.</summary>
    private readonly Stack<Range> _open = new();
    private readonly List<int> _place = [];
    private int _at;

    /// <summary>The element that is taken out: its name, where its content begins, and how many of the same name are open.</summary>
    private (Range Name, int Start, int Open)? _taken;

    /// <returns>Whether everything was understood.</returns>
    public bool Read(int start)
    {
        _at = start;
        if (!XmlEncoding.IsLikeAscii(body, out var isUtf8) || (!isUtf8 && !names.AreAscii))
        {
            return false;
        }

        while (body.AsSpan(_at).IndexOf((byte)'<') is var length && length >= 0)
        {
            _at += length;
            if (!ReadMarkup())
            {
                return false;
            }
        }

        return _taken is null && _open.Count == 0;
    }

    private bool ReadMarkup()
    {
        var rest = body.AsSpan(_at);
        if (rest.Length < 2)
        {
            return false;
        }

        switch (rest[1])
        {
            case (byte)'?':
                return SkipPast("?>"u8, 2);
            case (byte)'!' when rest.StartsWith("<!--"u8):
                return SkipPast("-->"u8, 4);
            case (byte)'!' when rest.StartsWith("<![CDATA["u8):
                return SkipPast("]]>"u8, 9);
            case (byte)'!':
                return SkipDoctype();
            case (byte)'/':
                return ReadEnd();
            case (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (byte)'_' or (byte)':' or >= 0x80:
                return ReadStart();
            default:
                _at++;
                return true;
        }
    }

    private bool ReadStart()
    {
        _at++;
        var name = ReadName();
        var field = names[Local(body.AsSpan(name))];
        var isTaken = _taken is null && names.Contain(field, _place);
        if (names.AreNested)
        {
            _open.Push(name);
            _place.Add(field);
        }

        if (_open.Count > Deepest || !ReadAttributes(isTaken, out var isEmpty))
        {
            return false;
        }

        if (isEmpty)
        {
            return Leave(name);
        }

        if (isTaken)
        {
            _taken = (name, _at, 1);
        }
        else if (_taken is { } taken && Same(taken.Name, name))
        {
            _taken = taken with { Open = taken.Open + 1 };
        }

        return true;
    }

    private bool ReadEnd()
    {
        var start = _at;
        _at += 2;
        var name = ReadName();
        SkipBlanks();
        if (_at == body.Length || body[_at++] != '>' || body.AsSpan(name).IsEmpty)
        {
            return false;
        }

        if (_taken is { } taken && Same(taken.Name, name))
        {
            _taken = taken.Open > 1 ? taken with { Open = taken.Open - 1 } : null;
            if (_taken is null && start > taken.Start)
            {
                edits.Add(new Edit(taken.Start, start, Instead.Nothing));
            }
        }

        return Leave(name);
    }

    /// <summary>Where the place matters, a wrong end means that the place is not known.</summary>
    private bool Leave(Range name)
    {
        if (!names.AreNested)
        {
            return true;
        }

        if (!_open.TryPop(out var open) || !Same(open, name))
        {
            return false;
        }

        _place.RemoveAt(_place.Count - 1);
        return true;
    }

    private bool ReadAttributes(bool areTaken, out bool isEmpty)
    {
        isEmpty = false;
        while (true)
        {
            SkipBlanks();
            if (_at == body.Length)
            {
                return false;
            }

            switch (body[_at])
            {
                case (byte)'>':
                    _at++;
                    return true;
                case (byte)'/':
                    _at++;
                    isEmpty = _at < body.Length && body[_at] == '>';
                    break;
                default:
                    if (!ReadAttribute(areTaken))
                    {
                        return false;
                    }

                    break;
            }
        }
    }

    private bool ReadAttribute(bool isTaken)
    {
        var name = ReadName();
        var text = body.AsSpan(name);
        SkipBlanks();
        if (text.IsEmpty || _at == body.Length)
        {
            return false;
        }

        if (body[_at] != '=')
        {
            return true;
        }

        _at++;
        SkipBlanks();
        var start = _at;
        var isQuoted = _at < body.Length && body[_at] is (byte)'"' or (byte)'\'';
        var rest = isQuoted ? body.AsSpan(++start) : body.AsSpan(start);
        var length = isQuoted ? rest.IndexOf(body[_at]) : rest.IndexOfAny(UnquotedEnd);

        // A tag inside a value may be markup that a lost quote has swallowed.
        if (length < 0 || rest[..length].Contains((byte)'<') || (!isQuoted && rest[..length].IndexOfAny((byte)'"', (byte)'\'') >= 0))
        {
            return false;
        }

        _at = start + length + (isQuoted ? 1 : 0);
        if (_taken is null && length > 0 && !IsNamespace(text) && (isTaken || names.Contain(names[Local(text)], _place)))
        {
            edits.Add(new Edit(start, start + length, isQuoted ? Instead.Nothing : Instead.Quotes));
        }

        return true;
    }

    /// <summary>A document type that defines something could hide names in entities.</summary>
    private bool SkipDoctype()
    {
        var rest = body.AsSpan(_at);
        var end = rest.IndexOf((byte)'>');
        _at += end + 1;
        return end > 0 && Ascii.EqualsIgnoreCase(rest[..Math.Min(end, 9)], "<!DOCTYPE"u8) && !rest[1..end].ContainsAny((byte)'[', (byte)'<');
    }

    private bool SkipPast(ReadOnlySpan<byte> end, int opening)
    {
        var length = body.AsSpan(_at + opening).IndexOf(end);
        _at += opening + length + end.Length;
        return length >= 0;
    }

    private Range ReadName()
    {
        var start = _at;
        var length = body.AsSpan(_at).IndexOfAny(NameEnd);
        _at = length < 0 ? body.Length : _at + length;
        return start.._at;
    }

    private void SkipBlanks()
    {
        while (_at < body.Length && body[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)'\f')
        {
            _at++;
        }
    }

    private bool Same(Range one, Range other) => body.AsSpan(one).SequenceEqual(body.AsSpan(other));

    /// <summary>What is taken out must leave XML behind whose prefixes are bound.</summary>
    private static bool IsNamespace(ReadOnlySpan<byte> attribute) => attribute.SequenceEqual("xmlns"u8) || attribute.StartsWith("xmlns:"u8);

    private static ReadOnlySpan<byte> Local(ReadOnlySpan<byte> name) => name[(name.LastIndexOf((byte)':') + 1)..];
}
