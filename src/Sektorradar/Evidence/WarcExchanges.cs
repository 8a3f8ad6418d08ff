using System.Globalization;
using System.Text;
using Sektorradar.Model;

namespace Sektorradar.Evidence;

/// <summary>Turns records back into the exchanges they were written from.</summary>
internal static class WarcExchanges
{
    public static IEnumerable<Exchange> Of(IEnumerable<WarcRecord> records)
    {
        var answers = new Dictionary<string, WarcRecord>();
        var requests = new Dictionary<string, string?>();
        foreach (var record in records)
        {
            switch (record.Type)
            {
                case "request":
                    var (start, _, sent) = HttpMessage.Parse(record.Block);
                    requests[record["WARC-Concurrent-To"]!] = start.StartsWith("POST ", StringComparison.Ordinal) ? Encoding.UTF8.GetString(sent) : null;
                    break;
                case "metadata" when record["WARC-Refers-To"] is { } id && answers.TryGetValue(id, out var answer):
                    yield return Of(record, answer, requests.GetValueOrDefault(id));
                    break;
                case "response" or "resource" or "revisit":
                    answers[record.Id] = record;
                    break;
                default:
                    break;
            }
        }
    }

    private static Exchange Of(WarcRecord metadata, WarcRecord answer, string? request)
    {
        var fields = Encoding.UTF8.GetString(metadata.Block).Split("\r\n").Select(line => line.Split(": ", 2)).Where(field => field.Length == 2).ToDictionary(field => field[0], field => field[1]);
        var payload = fields["payload"].Split("; ");
        var address = new Uri(answer["WARC-Target-URI"]!);
        var (status, headers) = WarcRecords.IsWeb(address) ? Head(answer) : (200, [("Content-Type", answer["Content-Type"]!)]);
        return new Exchange(
            fields["source"], fields["about"], address, request, answer.At, status, headers, fields.GetValueOrDefault("sha256"),
            payload[0] == WarcRecords.NotKept ? null : answer.Payload(), payload.Contains(WarcRecords.WithoutPersons), answer["WARC-Profile"] == WarcRecords.NotModified);
    }

    private static (int Status, IReadOnlyList<(string Name, string Value)> Headers) Head(WarcRecord answer)
    {
        var (start, headers, _) = HttpMessage.Parse(answer.Block);
        return int.TryParse(start.Split(' ')[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? (status, [.. headers.Where(header => header.Name != "Content-Length")])
            : throw new InvalidDataException($"{start} is no start of an answer.");
    }
}
