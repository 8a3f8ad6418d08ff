using System.Text;
using Sektorradar.Model;

namespace Sektorradar.Evidence;

/// <summary>
/// Turns exchanges into records: the answer, the request, and what there is to know about both. It remembers what stands in the file already.
/// </summary>
internal sealed class WarcRecords(string infoId)
{
    internal const string SameBody = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
    internal const string NotModified = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";
    internal const string RequestType = "application/http;msgtype=request";
    internal const string ResponseType = "application/http;msgtype=response";
    internal const string FieldsType = "application/warc-fields";

    /// <summary>Words of the field <c>payload</c> in the metadata of an exchange.</summary>
    internal const string Decoded = "decoded";
    internal const string NotKept = "not kept";
    internal const string WithoutPersons = "personal fields removed";

    /// <summary>Where a body stands, by its digest.</summary>
    private readonly Dictionary<string, Place> _bodies = [];

    /// <summary>Where the last body stands that each question was answered with.</summary>
    private readonly Dictionary<string, Place> _answers = [];

    /// <summary>Ids in the file: one answer may have been read for several things.</summary>
    private readonly HashSet<string> _written = [];

    public static WarcRecord Info(WarcHead head) => WarcRecord.Make(
        "warcinfo", WarcRecord.DateOf(head.At),
        Block(
            ("software", head.Software), ("operator", head.Operator), ("http-header-user-agent", head.UserAgent), ("robots", "RFC 9309 for pages and feeds"),
            ("format", "WARC File Format 1.1"), ("conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
            ("description", "HTTP messages are written anew from what was kept: bodies decoded, fields about persons taken out where the metadata says so, credentials and cookies left out.")),
        ("WARC-Filename", head.FileName), ("Content-Type", FieldsType));

    public IEnumerable<WarcRecord> Of(Exchange exchange)
    {
        if (exchange is { Body: { } body, BodyDigest: { } digest } && BodyDigest.Of(body) != digest)
        {
            throw new InvalidDataException($"The body of {exchange.Address} at {WarcRecord.DateOf(exchange.At)} does not fit its digest {digest}.");
        }

        var target = WarcAddress.Of(exchange.Address);
        var answer = AnswerOf(exchange, target);
        IEnumerable<WarcRecord> records = IsWeb(target) ? [answer, RequestOf(exchange, target, answer), About(exchange, target, answer)] : [answer, About(exchange, target, answer)];
        return [.. records.Where(record => _written.Add(record.Id))];
    }

    private WarcRecord AnswerOf(Exchange exchange, Uri target)
    {
        var question = $"{target.AbsoluteUri}\n{exchange.RequestBody}";
        var digest = exchange.BodyDigest ?? (exchange.Body is { } given ? BodyDigest.Of(given) : null);
        if (exchange.Unchanged)
        {
            return Revisit(NotModified, 304, _answers.TryGetValue(question, out var before) ? before : null, isWhole: false);
        }

        if (digest is not null && _bodies.TryGetValue(digest, out var known))
        {
            _answers[question] = known;

            // The same answer may be given again, for another thing that was read from it: then it is written once.
            return known.Date == WarcRecord.DateOf(exchange.At) && exchange.Body is { } again && Whole(again) is var whole && whole.Id == known.Id
                ? whole
                : Revisit(SameBody, exchange.Status, known, isWhole: true);
        }

        if (exchange.Body is not { } body)
        {
            return Record(IsWeb(target) ? "response" : "resource", Message(exchange.Status, null, []), ("WARC-Truncated", "unspecified"));
        }

        var first = Whole(body);
        var place = _answers[question] = new Place(first.Id, target.AbsoluteUri, WarcRecord.DateOf(exchange.At), body.Length);
        if (body.Length > 0)
        {
            _bodies.Add(digest!, place);
        }

        return first;

        WarcRecord Whole(byte[] body) => Record(IsWeb(target) ? "response" : "resource", Message(exchange.Status, body.Length, body), PayloadDigest());

        WarcRecord Revisit(string profile, int status, Place? place, bool isWhole) => Record(
            "revisit", Message(status, isWhole ? place?.Length : null, []), ("WARC-Profile", profile), ("WARC-Refers-To", place?.Id), ("WARC-Refers-To-Target-URI", place?.Address),
            ("WARC-Refers-To-Date", place?.Date), PayloadDigest(), ("WARC-Truncated", isWhole ? "length" : null));

        byte[] Message(int status, int? length, byte[] body) => IsWeb(target) ? HttpMessage.Response(status, exchange.Headers, length, body) : body;

        (string, string?) PayloadDigest() => ("WARC-Payload-Digest", digest is null ? null : WarcDigest.OfHex(digest));

        WarcRecord Record(string type, byte[] block, params IEnumerable<(string Name, string? Value)> fields) => WarcRecord.Make(
            type, WarcRecord.DateOf(exchange.At), block,
            [("WARC-Target-URI", target.AbsoluteUri), ("WARC-Warcinfo-ID", infoId), .. fields, ("Content-Type", IsWeb(target) ? ResponseType : TypeOf(exchange))]);
    }

    private WarcRecord RequestOf(Exchange exchange, Uri target, WarcRecord answer) => WarcRecord.Make(
        "request", WarcRecord.DateOf(exchange.At), HttpMessage.Request(target, exchange.RequestBody), ("WARC-Target-URI", target.AbsoluteUri), ("WARC-Warcinfo-ID", infoId),
        ("WARC-Concurrent-To", answer.Id), ("WARC-Payload-Digest", exchange.RequestBody is { } body ? WarcDigest.Of(Encoding.UTF8.GetBytes(body)) : null), ("Content-Type", RequestType));

    private WarcRecord About(Exchange exchange, Uri target, WarcRecord answer)
    {
        var isKept = exchange.Unchanged || exchange.Body is not null || answer.Type == "revisit";
        string[] payload = [isKept ? Decoded : NotKept, .. exchange.Altered ? [WithoutPersons] : Array.Empty<string>()];
        return WarcRecord.Make(
            "metadata", WarcRecord.DateOf(exchange.At),
            Block(("source", exchange.Source), ("about", exchange.About), ("payload", string.Join("; ", payload)), ("sha256", exchange.BodyDigest)),
            ("WARC-Target-URI", target.AbsoluteUri), ("WARC-Warcinfo-ID", infoId), ("WARC-Refers-To", answer.Id), ("Content-Type", FieldsType));
    }

    internal static bool IsWeb(Uri target) => target.Scheme == Uri.UriSchemeHttp || target.Scheme == Uri.UriSchemeHttps;

    private static string TypeOf(Exchange exchange) =>
        exchange.Headers.FirstOrDefault(header => header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value ?? "application/octet-stream";

    private static byte[] Block(params IEnumerable<(string Name, string? Value)> fields) =>
        Encoding.UTF8.GetBytes(string.Concat(fields.Where(field => field.Value is not null).Select(field => $"{field.Name}: {HttpMessage.OneLine(field.Value!)}\r\n")));

    /// <summary>What is remembered of a record: not its block, of which there are many.</summary>
    private sealed record Place(string Id, string Address, string Date, int Length);
}
