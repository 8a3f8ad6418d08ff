using System.Buffers;
using System.Text.Json;

namespace Sektorradar.Sources.Privacy;

/// <summary>
/// Finds fields in JSON, also in several values one after the other. Strict where a mistake would let it lose its way (brackets, commas, quotes),
/// tolerant inside strings, where any byte but a quote and a backslash may stand.
/// </summary>
internal sealed class JsonFields(byte[] body, FieldNames names, List<Edit> edits)
{
    /// <summary>No answer is nested so deeply; what is wants to break something.</summary>
    private const int Deepest = 1000;

    private static readonly SearchValues<byte> Scalar = SearchValues.Create("+-.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    private readonly Stack<Container> _containers = new();

    /// <summary>Properties that the place lies in; an array is no level of its own.</summary>
    private readonly List<int> _place = [];
    private int _at;

    /// <summary>The property whose value comes next; null for an element and at the top.</summary>
    private int? _property;

    /// <summary>Where the value that is taken out begins and how deep it lies; null when none is.</summary>
    private (int Start, int Depth)? _taken;

    private enum Next { Value, FirstElement, FirstName, Name, Separator }

    /// <returns>Whether everything was understood.</returns>
    public bool Read(int start)
    {
        _at = start;
        Next? next = Next.Value;
        for (SkipBlanks(); _at < body.Length && next is not null; SkipBlanks())
        {
            next = next switch
            {
                Next.FirstElement when body[_at] == ']' => Close(),
                Next.FirstName when body[_at] == '}' => Close(),
                Next.FirstName or Next.Name => ReadName(),
                Next.Separator => ReadSeparator(),
                _ => ReadValue(),
            };
        }

        return next == Next.Value && _containers.Count == 0;
    }

    private Next? ReadValue()
    {
        switch (body[_at])
        {
            case (byte)'"':
                return SkipString() ? EndValue() : null;
            case (byte)'{':
                return Open(isObject: true);
            case (byte)'[':
                return Open(isObject: false);
            default:
                var length = body.AsSpan(_at).IndexOfAnyExcept(Scalar);
                _at = length < 0 ? body.Length : _at + length;
                return length == 0 ? null : EndValue();
        }
    }

    private Next? Open(bool isObject)
    {
        if (_containers.Count == Deepest)
        {
            return null;
        }

        _containers.Push(new Container(isObject, _property is not null));
        if (_property is { } property)
        {
            _place.Add(property);
            _property = null;
        }

        _at++;
        return isObject ? Next.FirstName : Next.FirstElement;
    }

    private Next Close()
    {
        if (_containers.Pop().IsProperty)
        {
            _place.RemoveAt(_place.Count - 1);
        }

        _at++;
        return EndValue();
    }

    private Next EndValue()
    {
        _property = null;
        if (_taken is { } taken && taken.Depth == _containers.Count)
        {
            _taken = null;
            if (!body.AsSpan(taken.Start.._at).SequenceEqual("null"u8))
            {
                edits.Add(new Edit(taken.Start, _at, Instead.Null));
            }
        }

        return _containers.Count == 0 ? Next.Value : Next.Separator;
    }

    private Next? ReadSeparator()
    {
        var isObject = _containers.Peek().IsObject;
        switch (body[_at])
        {
            case (byte)',':
                _at++;
                return isObject ? Next.Name : Next.Value;
            case (byte)'}' when isObject:
            case (byte)']' when !isObject:
                return Close();
            default:
                return null;
        }
    }

    private Next? ReadName()
    {
        var start = _at;
        if (body[_at] != '"' || !SkipString() || NumberOf(body.AsSpan(start.._at)) is not { } name)
        {
            return null;
        }

        SkipBlanks();
        if (_at == body.Length || body[_at++] != ':')
        {
            return null;
        }

        SkipBlanks();
        _property = name;
        if (_taken is null && names.Contain(name, _place))
        {
            _taken = (_at, _containers.Count);
        }

        return Next.Value;
    }

    /// <param name="name">With its quotes.</param>
    /// <returns>Null when it is not sure what the name is.</returns>
    private int? NumberOf(ReadOnlySpan<byte> name)
    {
        if (name.IndexOfAnyInRange((byte)0, (byte)31) >= 0)
        {
            return null;
        }

        if (!name.Contains((byte)'\\'))
        {
            return names[name[1..^1]];
        }

        try
        {
            var reader = new Utf8JsonReader(name);
            reader.Read();
            var plain = new byte[name.Length];
            return names[plain.AsSpan(0, reader.CopyString(plain))];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private bool SkipString()
    {
        for (_at++; _at < body.Length; _at += 2)
        {
            var length = body.AsSpan(_at).IndexOfAny((byte)'"', (byte)'\\');
            if (length < 0)
            {
                break;
            }

            _at += length;
            if (body[_at] == '"')
            {
                _at++;
                return true;
            }
        }

        _at = body.Length;
        return false;
    }

    private void SkipBlanks()
    {
        while (_at < body.Length && body[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            _at++;
        }
    }

    /// <param name="IsProperty">Whether it is the value of a property, and so a level of the place.</param>
    private readonly record struct Container(bool IsObject, bool IsProperty);
}
