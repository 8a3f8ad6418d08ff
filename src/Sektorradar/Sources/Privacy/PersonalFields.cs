namespace Sektorradar.Sources.Privacy;

/// <summary>
/// Takes the content of named fields out of a body before anything of it is kept, and leaves every other byte as it came. It reads the bytes by itself,
/// because what it must find it must also find in answers that a strict parser refuses: raw line feeds in JSON strings, XML that is not closed.
/// </summary>
public static class PersonalFields
{
    private static readonly byte[] Null = "null"u8.ToArray();

    /// <param name="names">
    /// Names of JSON properties, whose value becomes null, or of XML elements (their content and attributes) and attributes, whose content becomes empty;
    /// at any depth, prefixes of XML aside. <c>employer.contact</c> means only the contact directly in an employer, where an array does not count as a level.
    /// </param>
    /// <returns>The same array when there is nothing to take out; null when it is not sure that everything was found: then nothing may be kept.</returns>
    public static byte[]? Without(byte[] body, IReadOnlyList<string> names)
    {
        var start = body.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var first = body.AsSpan(start).IndexOfAnyExcept(" \t\r\n"u8);
        if (names.Count == 0 || first < 0)
        {
            return body;
        }

        var edits = new List<Edit>();
        var read = body[start + first] switch
        {
            (byte)'<' => new XmlFields(body, new FieldNames(names, local: true), edits).Read(start),
            (byte)'{' or (byte)'[' or (byte)'"' or (byte)'-' or (>= (byte)'0' and <= (byte)'9') or (byte)'t' or (byte)'f' or (byte)'n' =>
                new JsonFields(body, new FieldNames(names, local: false), edits).Read(start),
            _ => false,
        };

        return read ? Apply(body, edits) : null;
    }

    private static byte[] Apply(byte[] body, List<Edit> edits)
    {
        if (edits.Count == 0)
        {
            return body;
        }

        var result = new byte[body.Length + edits.Sum(edit => TextOf(edit).Length - (edit.End - edit.Start))];
        var (from, to) = (0, 0);
        foreach (var edit in edits)
        {
            Copy(body.AsSpan(from, edit.Start - from));
            Copy(TextOf(edit));
            from = edit.End;
        }

        Copy(body.AsSpan(from));
        return result;

        void Copy(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(result.AsSpan(to));
            to += bytes.Length;
        }
    }

    private static ReadOnlySpan<byte> TextOf(Edit edit) => edit.Instead switch
    {
        Instead.Null => Null,
        Instead.Quotes => "\"\""u8,
        _ => [],
    };
}

/// <summary>What stands where something was taken out.</summary>
internal enum Instead { Nothing, Null, Quotes }

/// <summary>Bytes from start up to end are taken out. Edits are in order and never overlap.</summary>
internal readonly record struct Edit(int Start, int End, Instead Instead);
