using System.Globalization;
using System.Text.Json;
using Sektorradar.Model;

namespace Sektorradar.Scoring.Backtests;

/// <summary>A panel as JSON. The shape is in <c>docs/backtest.md</c>.</summary>
public static class PanelFile
{
    private const int MostWeeks = 5_000;
    private const double MostOfWeek = 1_000_000;
    private static readonly DateOnly Earliest = new(1970, 1, 5);
    private static readonly (string Field, Metric Metric)[] Fields =
        [("authors", Metric.Authors), ("prs", Metric.PullRequests), ("new_authors", Metric.Newcomers), ("commits", Metric.Commits)];

    /// <param name="where">What a mistake is said to stand in.</param>
    /// <param name="calendar">Of a repository that states none.</param>
    /// <exception cref="InputException">SR-601 and SR-602; every mistake is named.</exception>
    public static BacktestPanel Read(ReadOnlyMemory<byte> bytes, string where, Func<string, Audience> calendar)
    {
        using var document = Parse(bytes, where);
        if (document.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("repos", out var repositories) || repositories.ValueKind != JsonValueKind.Array)
        {
            throw new InputException(new Problem("SR-601", "The panel has no list called repos.", where));
        }

        var problems = new List<Problem>();
        var topics = repositories.EnumerateArray().Select((repository, i) => Topic(repository, $"{where}, repository {i + 1}", calendar, problems)).OfType<BacktestTopic>().ToList();
        problems.AddRange(topics.GroupBy(topic => topic.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => new Problem("SR-602", $"{same.Key} stands there more than once.", where)));
        return problems.Count > 0 ? throw new InputException(problems) : new BacktestPanel(topics);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> bytes, string where)
    {
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException error)
        {
            throw new InputException(new Problem("SR-601", $"The panel is no JSON: line {error.LineNumber + 1}.", where));
        }
    }

    private static BacktestTopic? Topic(JsonElement repository, string where, Func<string, Audience> calendar, List<Problem> problems)
    {
        var before = problems.Count;
        var name = Text(repository, "name");
        where = name is null ? where : $"{where} ({name})";
        var (first, snapshot, end) = (Day("first"), Day("snapshot"), Text(repository, "end") is null ? null : Day("end"));
        if (name is null)
        {
            Wrong("name is missing");
        }

        if (first is { } monday && (Week.Of(monday) != monday || monday < Earliest))
        {
            Wrong($"first is {monday:O}; it is a Monday after 1970");
        }

        if (first > snapshot)
        {
            Wrong($"first is {first:O}, after the snapshot of {snapshot:O}");
        }

        var audience = Text(repository, "calendar") switch
        {
            null => calendar(name ?? ""),
            "international" => Audience.International,
            "norway" => Audience.Norway,
            _ => (Audience?)null,
        };
        if (audience is null)
        {
            Wrong("calendar is international or norway");
        }

        var weekly = Fields.ToDictionary(field => field.Metric, field => Counts(field.Field));
        if (weekly.Values.Select(counts => counts.Length).Distinct().Count() > 1)
        {
            Wrong($"the lists are not equally long: {string.Join(", ", Fields.Select(field => $"{field.Field} {weekly[field.Metric].Length}"))}");
        }

        return problems.Count > before ? null : new BacktestTopic(name!, first!.Value, weekly, snapshot!.Value, audience!.Value, end);

        void Wrong(string what) => problems.Add(new Problem("SR-602", $"{what}.", where));

        DateOnly? Day(string field)
        {
            if (DateOnly.TryParseExact(Text(repository, field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            Wrong($"{field} is missing, or no day such as 2026-06-29");
            return null;
        }

        double[] Counts(string field)
        {
            if (repository.ValueKind != JsonValueKind.Object || !repository.TryGetProperty(field, out var list) || list.ValueKind != JsonValueKind.Array)
            {
                Wrong($"{field} is missing, or no list");
                return [];
            }

            if (list.GetArrayLength() is 0 or > MostWeeks)
            {
                Wrong($"{field} has {list.GetArrayLength()} weeks; it has 1 to {MostWeeks}");
                return [];
            }

            var counts = list.EnumerateArray().Select(count => count.ValueKind == JsonValueKind.Number && count.TryGetDouble(out var number) ? number : double.NaN).ToArray();
            var wrong = Array.FindIndex(counts, count => !(count is >= 0 and <= MostOfWeek));
            if (wrong >= 0)
            {
                var raw = list[wrong].GetRawText();
                Wrong($"{field} has {(raw.Length > 20 ? raw[..20] : raw)} in week {wrong + 1}; it is a number from 0 to {MostOfWeek}");
            }

            return counts;
        }
    }

    private static string? Text(JsonElement of, string field) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
