using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Sektorradar.Model;

namespace Sektorradar.Evidence;

/// <summary>
/// Evidence as text: JSON Lines that a person can review and git can compare. The format is in <c>docs/evidence-pack.md</c>.
/// A capture's line comes first, then its weekly counts, one metric a line, then its events.
/// </summary>
public static class EvidencePack
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The file that holds what a source said about a thing (<c>git/ollama+ollama.jsonl</c>, for another host <c>git/example.org+a+b.jsonl</c>).</summary>
    public static string FileName(Capture capture)
    {
        const string Github = "github.com/";
        var name = capture.About.StartsWith(Github, StringComparison.Ordinal) ? capture.About[Github.Length..] : capture.About;
        return $"{capture.Source}/{name.Replace('/', '+')}.jsonl";
    }

    public static string Write(IEnumerable<Reading> readings)
    {
        var text = new StringBuilder();
        foreach (var reading in readings)
        {
            var c = reading.Capture;
            Line(new JsonObject
            {
                ["capture"] = c.Id.Value, ["source"] = c.Source, ["about"] = c.About, ["address"] = c.Address.AbsoluteUri, ["revision"] = c.Revision,
                ["day"] = Text(c.Day), ["from"] = Text(c.CoversFrom), ["to"] = Text(c.CoversTo),
            });
            foreach (var row in Rows.WeeklyOf(reading))
            {
                Line(new JsonObject
                {
                    ["metric"] = row.Metric.Name(), ["from"] = Text(row.FirstWeek), ["weeks"] = new JsonArray([.. row.Counts.Select(n => JsonValue.Create(n))]),
                });
            }

            foreach (var row in Rows.EventsOf(reading))
            {
                var line = new JsonObject { ["metric"] = row.Metric.Name(), ["day"] = Text(row.Day), ["title"] = row.Title };
                if (row.Value != 1)
                {
                    line["value"] = row.Value;
                }

                Line(line);
            }
        }

        return text.ToString();

        void Line(JsonObject line) => text.Append(line.ToJsonString(Readable)).Append('\n');
    }

    /// <summary>Reads a whole file; a torn or altered file gives problems and no readings.</summary>
    /// <param name="where">The file's name, for problems.</param>
    public static (IReadOnlyList<Reading> Readings, IReadOnlyList<Problem> Problems) Read(string text, string where)
    {
        var readings = new List<Reading>();
        var problems = new List<Problem>();
        Block? block = null;
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }

            Try(number, () =>
            {
                using var json = JsonDocument.Parse(line);
                if (json.RootElement.TryGetProperty("capture", out _))
                {
                    Close();
                    block = new Block(CaptureOf(json.RootElement), number);
                }
                else
                {
                    (block ?? throw new FormatException("no capture before this line")).Add(json.RootElement);
                }
            });
        }

        Try(block?.Line ?? number, Close);
        if (!text.EndsWith('\n') && text.Length > 0)
        {
            problems.Add(new Problem("SR-311", "The file breaks off in the middle of a line.", $"{where}:{number}"));
        }

        return problems.Count == 0 ? (readings, problems) : ([], problems);

        void Close()
        {
            if (block is null)
            {
                return;
            }

            var ended = block;
            block = null;
            var reading = ended.ToReading();
            if (reading.Capture.Id != ended.Capture.Id)
            {
                problems.Add(new Problem("SR-312", $"Capture {ended.Capture.Id} does not fit its content (computed {reading.Capture.Id}): a line was altered or lost.", $"{where}:{ended.Line}"));
            }
            else if (Plausible.Doubt(reading) is { } doubt)
            {
                problems.Add(new Problem("SR-314", $"Capture {ended.Capture.Id} says what cannot be: {doubt}.", $"{where}:{ended.Line}"));
            }

            readings.Add(reading);
        }

        void Try(int line, Action read)
        {
            try
            {
                read();
            }
            catch (Exception error) when (error is JsonException or FormatException or KeyNotFoundException or InvalidOperationException or OverflowException or ArgumentOutOfRangeException)
            {
                problems.Add(new Problem("SR-311", $"This line cannot be read: {error.Message}", $"{where}:{line}"));
            }
        }
    }

    private static Capture CaptureOf(JsonElement line) => new(
        new CaptureId(Text(line, "capture")), SourceOf(line), Text(line, "about"), new Uri(Text(line, "address")), Text(line, "revision"),
        Day(line, "day"), Day(line, "from"), Day(line, "to"));

    /// <summary>A source's name becomes a folder's when it is exported again, so it may not lead anywhere else.</summary>
    private static string SourceOf(JsonElement line) =>
        Text(line, "source") is var source && source.Length > 0 && source.All(c => c is (>= 'a' and <= 'z') or '-') ? source : throw new FormatException($"{source} is no source");

    private static string Text(JsonElement line, string field) => line.GetProperty(field).GetString() ?? throw new FormatException($"{field} is null");

    private static DateOnly Day(JsonElement line, string field) => Rows.Day(Text(line, field));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class Block(Capture capture, int line)
    {
        private readonly List<Rows.Weekly> _weekly = [];
        private readonly Dictionary<(Metric, DateOnly, string), Rows.Event> _events = [];

        public Capture Capture => capture;

        public int Line => line;

        public void Add(JsonElement row)
        {
            var name = Text(row, "metric");
            var metric = Metrics.Parse(name) ?? throw new FormatException($"unknown metric {name}");
            if (metric.IsWeekly())
            {
                if (_weekly.Exists(known => known.Metric == metric))
                {
                    throw new FormatException($"{name} stands twice");
                }

                _weekly.Add(new Rows.Weekly(metric, Day(row, "from"), [.. row.GetProperty("weeks").EnumerateArray().Select(n => n.GetDecimal())]));
            }
            else
            {
                var value = row.TryGetProperty("value", out var given) ? given.GetDecimal() : 1;
                var dated = new Rows.Event(metric, Day(row, "day"), Text(row, "title"), value);
                if (!_events.TryAdd((dated.Metric, dated.Day, dated.Title), dated))
                {
                    throw new FormatException($"{name} of this day stands twice");
                }
            }
        }

        public Reading ToReading() => Rows.ToReading(capture, _weekly, _events.Values);
    }
}
