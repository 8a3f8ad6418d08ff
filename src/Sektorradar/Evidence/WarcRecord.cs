using System.Globalization;
using System.Text;

namespace Sektorradar.Evidence;

/// <summary>One record of an archive.</summary>
public sealed record WarcRecord(IReadOnlyList<(string Name, string Value)> Fields, byte[] Block)
{
    private const string Version = "WARC/1.1\r\n";
    private const string IdName = "WARC-Record-ID";
    private const string DateForm = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
    private static readonly string[] Required = ["WARC-Type", IdName, "WARC-Date", "WARC-Block-Digest", "Content-Length"];
    private static readonly byte[] End = "\r\n\r\n"u8.ToArray();

    public string Type => this["WARC-Type"]!;

    public string Id => this[IdName]!;

    public DateTimeOffset At => DateOf(this["WARC-Date"]!) ?? throw new InvalidDataException("A record has no date.");

    /// <summary>Ids of the records that this one speaks of.</summary>
    public IEnumerable<string> References =>
        Fields.Where(pair => pair.Name is "WARC-Concurrent-To" or "WARC-Refers-To" or "WARC-Warcinfo-ID").Select(pair => pair.Value);

    public string? this[string name] => Fields.FirstOrDefault(field => field.Name == name).Value;

    /// <summary>Makes a record, with its digest, its length and its id.</summary>
    /// <param name="fields">Further fields; those without a value are left out.</param>
    internal static WarcRecord Make(string type, string date, byte[] block, params IEnumerable<(string Name, string? Value)> fields)
    {
        IEnumerable<(string Name, string Value)> all =
        [
            ("WARC-Date", date), .. fields.Where(field => field.Value is not null).Select(field => (field.Name, HttpMessage.OneLine(field.Value!))),
            ("WARC-Block-Digest", WarcDigest.Of(block)), ("Content-Length", block.Length.ToString(CultureInfo.InvariantCulture)),
        ];
        var record = new WarcRecord([("WARC-Type", type), .. all], block);
        return record with { Fields = [("WARC-Type", type), (IdName, record.ContentId), .. all] };
    }

    internal static string DateOf(DateTimeOffset at) => at.UtcDateTime.ToString(DateForm, CultureInfo.InvariantCulture);

    internal void WriteTo(Stream output)
    {
        output.Write(Head(Fields));
        output.Write(Block);
        output.Write(End);
    }

    /// <exception cref="InvalidDataException">It is no whole record, or was altered.</exception>
    internal static WarcRecord Parse(byte[] bytes)
    {
        var head = bytes.AsSpan().IndexOf(End);
        var record = head < 0 ? throw new InvalidDataException("A record has no end of its fields.") : new WarcRecord(FieldsOf(bytes.AsSpan(0, head + 2)), []);
        if (Required.FirstOrDefault(name => record[name] is null) is { } missing)
        {
            throw new InvalidDataException($"A record has no {missing}.");
        }

        var block = bytes.AsSpan(head + End.Length);
        if (!block.EndsWith(End) || record["Content-Length"] != (block.Length - End.Length).ToString(CultureInfo.InvariantCulture))
        {
            throw new InvalidDataException($"{record.Id} is not as long as it says.");
        }

        record = record with { Block = block[..^End.Length].ToArray() };
        record.Check();
        return record;
    }

    /// <summary>A digest of the fields, which hold the digest of the block.</summary>
    private string ContentId => WarcDigest.Id(Head(Fields.Where(pair => pair.Name != IdName)));

    private static byte[] Head(IEnumerable<(string Name, string Value)> fields)
    {
        var head = new StringBuilder(Version);
        foreach (var (name, value) in fields)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
    }

    private static List<(string Name, string Value)> FieldsOf(ReadOnlySpan<byte> head)
    {
        var text = Encoding.UTF8.GetString(head);
        if (!text.StartsWith(Version, StringComparison.Ordinal))
        {
            throw new InvalidDataException("A record is not of WARC 1.1.");
        }

        var fields = text[Version.Length..^2].Split("\r\n").Select(line => line.Split(": ", 2) is [var name, var value] && HttpMessage.IsToken(name) && !value.Any(char.IsControl)
            ? (name, value)
            : throw new InvalidDataException($"{line} is no field.")).ToList();
        return fields.Where(field => field.name != "WARC-Concurrent-To").GroupBy(field => field.name).FirstOrDefault(group => group.Skip(1).Any()) is { } twice
            ? throw new InvalidDataException($"{twice.Key} stands twice.")
            : fields;
    }

    private void Check()
    {
        if (this["WARC-Block-Digest"] != WarcDigest.Of(Block))
        {
            throw new InvalidDataException($"The block of {Id} does not fit its digest.");
        }

        if (this["WARC-Payload-Digest"] is { } digest && Payload() is { } payload && digest != WarcDigest.Of(payload))
        {
            throw new InvalidDataException($"The payload of {Id} does not fit its digest.");
        }

        if (Id != ContentId || DateOf(this["WARC-Date"]!) is null)
        {
            throw new InvalidDataException($"{Id} does not fit what the record says: a field was altered.");
        }
    }

    /// <summary>What the record carries, without the headers of HTTP; null when it carries nothing itself.</summary>
    internal byte[]? Payload() => Type switch
    {
        "response" or "request" => HttpMessage.Parse(Block).Body,
        "resource" => Block,
        _ => null,
    };

    private static DateTimeOffset? DateOf(string date) =>
        DateTimeOffset.TryParseExact(date, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
