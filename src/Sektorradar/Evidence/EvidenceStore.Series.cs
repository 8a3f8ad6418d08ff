using Sektorradar.Model;

namespace Sektorradar.Evidence;

/// <summary>What an edition reads of the sources besides git: in one question for each source, not for each thing.</summary>
public sealed partial class EvidenceStore
{
    /// <summary>
    /// All that a source had said in one weekly metric by a day, oldest first for each thing. A capture that names no week of it says that all it covers were zero,
    /// so the source must be one of that metric alone.
    /// </summary>
    public IReadOnlyList<KeptSeries> SeriesOf(string source, Metric metric, DateOnly asOf) => Alone<IReadOnlyList<KeptSeries>>(() =>
    {
        // The answer a capture was read from bears its digest and says what was looked for.
        using var command = Command(
            "SELECT id, source, capture.about, address, revision, day, covers_from, covers_to, first_week, counts, "
            + "(SELECT exchange.about FROM exchange WHERE exchange.body = capture.revision AND exchange.source = capture.source LIMIT 1) "
            + "FROM capture LEFT JOIN weekly ON capture_seq = capture.seq AND metric = $metric WHERE source = $source AND day <= $day ORDER BY capture.about, day, capture.seq",
            ("$metric", metric.Name()), ("$source", source), ("$day", Text(asOf)));
        using var row = command.ExecuteReader();
        var all = new List<KeptSeries>();
        while (row.Read())
        {
            var capture = CaptureOf(row);
            all.Add(row.IsDBNull(8)
                ? new KeptSeries(capture, TextOrNull(row, 10) ?? capture.About, metric, capture.CoversFrom, [])
                : new KeptSeries(capture, TextOrNull(row, 10) ?? capture.About, metric, Rows.Day(row.GetString(8)), Rows.Counts(row.GetString(9))));
        }

        return all;
    });

    /// <summary>The newest capture of each thing of a source by a day.</summary>
    public IReadOnlyList<Capture> NewestOf(string source, DateOnly asOf) => Alone<IReadOnlyList<Capture>>(() =>
    {
        using var command = Command(
            "SELECT id, source, about, address, revision, day, covers_from, covers_to FROM capture WHERE source = $source AND seq = "
            + "(SELECT seq FROM capture AS other WHERE other.source = $source AND other.about = capture.about AND other.day <= $day ORDER BY day DESC, seq DESC LIMIT 1) ORDER BY about",
            ("$source", source), ("$day", Text(asOf)));
        using var row = command.ExecuteReader();
        var all = new List<Capture>();
        while (row.Read())
        {
            all.Add(CaptureOf(row));
        }

        return all;
    });

    /// <summary>How the runs of each source went on each day, oldest first.</summary>
    public IReadOnlyList<RunDay> RunDays() => Alone<IReadOnlyList<RunDay>>(() =>
    {
        using var command = Command($"SELECT source, substr(at, 1, 10) AS day, count(*), sum(code IS NULL OR code = '{Remark}') FROM run GROUP BY source, day ORDER BY source, day");
        using var row = command.ExecuteReader();
        var days = new List<RunDay>();
        while (row.Read())
        {
            days.Add(new RunDay(row.GetString(0), Rows.Day(row.GetString(1)), row.GetInt32(2), row.GetInt32(3)));
        }

        return days;
    });

    /// <summary>How many captures and items of each source there were by a day; sources without any are left out.</summary>
    public IReadOnlyDictionary<string, (int Captures, int Items)> AmountsOn(DateOnly day) => Alone<IReadOnlyDictionary<string, (int, int)>>(() =>
    {
        using var command = Command(
            "SELECT source, sum(captures), sum(items) FROM (SELECT source, 1 AS captures, 0 AS items FROM capture WHERE day <= $day "
            + "UNION ALL SELECT source, 0, 1 FROM item WHERE first_seen <= $day) GROUP BY source",
            ("$day", Text(day)));
        using var row = command.ExecuteReader();
        var amounts = new Dictionary<string, (int, int)>();
        while (row.Read())
        {
            amounts[row.GetString(0)] = (row.GetInt32(1), row.GetInt32(2));
        }

        return amounts;
    });
}
