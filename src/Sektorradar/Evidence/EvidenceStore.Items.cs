using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Sektorradar.Model;

namespace Sektorradar.Evidence;

/// <summary>What came over the network: answers, the items in them, and what is not to be believed.</summary>
public sealed partial class EvidenceStore
{
    /// <summary>The code of a run that read its thing, with something to say of it.</summary>
    public const string Remark = "SR-516";

    /// <summary>What the last answer about a thing gave to ask whether it has changed, and the question it was the answer to.</summary>
    public (string Line, Validators Validators)? ValidatorsOf(string source, string about) => Alone(() =>
    {
        using var command = Command("SELECT line, etag, last_modified FROM validator WHERE source = $source AND about = $about", ("$source", source), ("$about", about));
        using var row = command.ExecuteReader();
        return row.Read() ? (row.GetString(0), new Validators(TextOrNull(row, 1), TextOrNull(row, 2))) : ((string, Validators)?)null;
    });

    /// <summary>
    /// Writes an answer, all that was read from it, the cursor and the validators in one transaction: neither a cursor nor a "has it changed?"
    /// ever moves past something that was not kept.
    /// </summary>
    /// <param name="subjectsOf">Ids of the subjects that an item's words are about; they outlive the words.</param>
    public Task<Added> CommitAsync(Exchange exchange, string line, Validators validators, Extract extract, Func<Item, IReadOnlyList<string>> subjectsOf, CancellationToken cancel)
    {
        var items = extract.Items.DistinctBy(item => item.Id).Select(item => (Item: item, Subjects: string.Join(' ', subjectsOf(item)))).ToList();
        var packed = exchange.Body is { } body ? Pack(body) : null;
        return InTransactionAsync(
            () =>
            {
                var seq = Insert(exchange, packed);
                var added = new Added(Insert(items, seq, exchange.At), extract.Readings.Where(SaysSomethingNew).Sum(Insert));
                foreach (var key in extract.Withdrawn)
                {
                    Withdraw(exchange.Source, exchange.About, key);
                }

                Execute("INSERT OR REPLACE INTO cursor VALUES ($source, $about, $position)",
                    ("$source", exchange.Source), ("$about", exchange.About), ("$position", extract.Cursor.Position));
                Execute("INSERT OR REPLACE INTO validator VALUES ($source, $about, $line, $etag, $modified)",
                    ("$source", exchange.Source), ("$about", exchange.About), ("$line", line), ("$etag", validators.ETag), ("$modified", validators.LastModified));
                return added;
            },
            cancel);
    }

    /// <summary>Which of these items are there already.</summary>
    public IReadOnlySet<string> Known(IReadOnlyList<Item> items) => Alone(() =>
    {
        using var command = Command("SELECT 1 FROM item WHERE id = $id", ("$id", ""));
        var known = new HashSet<string>();
        foreach (var item in items)
        {
            command.Parameters[0].Value = item.Id;
            if (command.ExecuteScalar() is not null)
            {
                known.Add(item.Id);
            }
        }

        return known;
    });

    /// <summary>Items of the days from <paramref name="from"/> to <paramref name="to"/>, oldest first, each with when it was first seen and its subjects.</summary>
    public IReadOnlyList<KeptItem> Items(DateOnly from, DateOnly to, ItemKind? kind = null) => Alone<IReadOnlyList<KeptItem>>(() =>
    {
        using var command = Command(
            "SELECT item.source, item.about, key, kind, item.day, title, words, link, details, subjects, first_seen, withdrawn, exchange.body, exchange.about FROM item JOIN exchange ON seq = item.exchange "
            + "WHERE item.day BETWEEN $from AND $to AND ($kind IS NULL OR kind = $kind) ORDER BY item.day, id",
            ("$from", Text(from)), ("$to", Text(to)), ("$kind", kind?.ToString()));
        using var row = command.ExecuteReader();
        var items = new List<KeptItem>();
        while (row.Read())
        {
            var item = new Item(row.GetString(0), row.GetString(1), row.GetString(2), Enum.Parse<ItemKind>(row.GetString(3)), Rows.Day(row.GetString(4)), row.GetString(5),
                TextOrNull(row, 6), new Uri(row.GetString(7)), JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(8))!);
            items.Add(new KeptItem(item, row.GetString(9).Split(' ', StringSplitOptions.RemoveEmptyEntries), Rows.Day(row.GetString(10)), row.GetInt32(11) != 0, row.GetString(12), row.GetString(13)));
        }

        return items;
    });

    /// <summary>The same without those of weeks in which their source is not to be believed.</summary>
    public IReadOnlyList<KeptItem> BelievedItems(DateOnly from, DateOnly to, ItemKind? kind = null)
    {
        var holds = Holds().ToLookup(hold => (hold.Source, hold.About));
        return [.. Items(from, to, kind).Where(kept => !holds[(kept.Item.Source, kept.Target)].Any(hold => hold.Covers(Week.Of(kept.Item.Day))))];
    }

    /// <summary>How many items each week brought (by the day they bear), for every source and thing.</summary>
    public IReadOnlyList<WeekTotal> WeekTotals() => Alone<IReadOnlyList<WeekTotal>>(() =>
    {
        using var command = Command("SELECT item.source, exchange.about, date(day, '-' || ((strftime('%w', day) + 6) % 7) || ' days') AS week, count(*) FROM item JOIN exchange ON seq = item.exchange "
            + "GROUP BY item.source, exchange.about, week ORDER BY item.source, exchange.about, week");
        using var row = command.ExecuteReader();
        var totals = new List<WeekTotal>();
        while (row.Read())
        {
            totals.Add(new WeekTotal(row.GetString(0), row.GetString(1), Rows.Day(row.GetString(2)), row.GetInt32(3)));
        }

        return totals;
    });

    /// <summary>A reading begins anew: its place is forgotten, and what was kept stays.</summary>
    public Task<int> ForgetPositionAsync(string source, string about, CancellationToken cancel) => InTransactionAsync(
        () => Execute("DELETE FROM cursor WHERE source = $source AND about = $about", ("$source", source), ("$about", about))
            + Execute("DELETE FROM validator WHERE source = $source AND about = $about", ("$source", source), ("$about", about)), cancel);

    /// <summary>The days on which each source and thing was asked and answered; with a remark or without.</summary>
    public ILookup<(string Source, string About), DateOnly> AnsweredDays() => Alone(() =>
    {
        using var command = Command($"SELECT DISTINCT source, about, substr(at, 1, 10) FROM run WHERE code IS NULL OR code = '{Remark}' ORDER BY source, about, at");
        using var row = command.ExecuteReader();
        var days = new List<(string Source, string About, DateOnly Day)>();
        while (row.Read())
        {
            days.Add((row.GetString(0), row.GetString(1), Rows.Day(row.GetString(2))));
        }

        return days.ToLookup(run => (run.Source, run.About), run => run.Day);
    });

    /// <summary>The last day on which each source brought something new.</summary>
    public IReadOnlyDictionary<string, DateOnly> LastNews() => Alone<IReadOnlyDictionary<string, DateOnly>>(() =>
    {
        using var command = Command("SELECT source, max(day) FROM (SELECT source, first_seen AS day FROM item UNION ALL SELECT source, day FROM capture) GROUP BY source");
        using var row = command.ExecuteReader();
        var last = new Dictionary<string, DateOnly>();
        while (row.Read())
        {
            last[row.GetString(0)] = Rows.Day(row.GetString(1));
        }

        return last;
    });

    public IReadOnlyList<Hold> Holds() => Alone<IReadOnlyList<Hold>>(() =>
    {
        using var command = Command("SELECT source, about, since, until, code, detail FROM hold ORDER BY source, about, since, code");
        using var row = command.ExecuteReader();
        var holds = new List<Hold>();
        while (row.Read())
        {
            holds.Add(new Hold(row.GetString(0), row.GetString(1), Rows.Day(row.GetString(2)), TextOrNull(row, 3) is { } until ? Rows.Day(until) : null, new Problem(row.GetString(4), row.GetString(5), row.GetString(1))));
        }

        return holds;
    });

    /// <summary>Holds that matter on a day: those without an end, and those of the last week that was over.</summary>
    public IReadOnlyList<Hold> HoldsOn(DateOnly day) => [.. Holds().Where(hold => !hold.IsLifted && (hold.Until is null || hold.Covers(Week.LastComplete(day))))];

    public Task HoldAsync(Hold hold, CancellationToken cancel) => InTransactionAsync(
        () => Execute("INSERT OR REPLACE INTO hold VALUES ($source, $about, $since, $until, $code, $detail)",
            ("$source", hold.Source), ("$about", hold.About), ("$since", Text(hold.Since)), ("$until", hold.Until is { } until ? Text(until) : null),
            ("$code", hold.Problem.Code), ("$detail", hold.Problem.Detail)),
        cancel);

    /// <summary>The operator says that what a thing says is to be believed.</summary>
    /// <returns>How many holds were lifted.</returns>
    public Task<int> ReleaseAsync(string source, string? about, CancellationToken cancel) => InTransactionAsync(
        () => Execute("UPDATE hold SET until = since WHERE source = $source AND ($about IS NULL OR about = $about) AND (until IS NULL OR until > since)", ("$source", source), ("$about", about)), cancel);

    /// <summary>What was lifted and has been read since is over.</summary>
    public Task<int> SettleAsync(string source, string about, string code, CancellationToken cancel) => InTransactionAsync(
        () => Execute("DELETE FROM hold WHERE source = $source AND about = $about AND code = $code AND until = since", ("$source", source), ("$about", about), ("$code", code)), cancel);

    /// <summary>Takes the words out of what a source said before a day, and the answers they came in.</summary>
    public Task<int> ForgetWordsAsync(string source, DateOnly before, CancellationToken cancel) => InTransactionAsync(
        () =>
        {
            const string Old = "source = $source AND day < $before AND withdrawn = 0";
            Execute($"DELETE FROM body WHERE digest IN (SELECT body FROM exchange WHERE seq IN (SELECT exchange FROM item WHERE {Old}))", ("$source", source), ("$before", Text(before)));
            return Execute($"UPDATE item SET title = '', words = NULL, withdrawn = 1 WHERE {Old}", ("$source", source), ("$before", Text(before)));
        },
        cancel);

    /// <summary>Drops the bytes of answers older than a day; what was read from them, and their digests, stay.</summary>
    public Task<int> ForgetBodiesAsync(DateOnly before, CancellationToken cancel) => InTransactionAsync(
        () => Execute("DELETE FROM body WHERE digest NOT IN (SELECT body FROM exchange WHERE at >= $before)", ("$before", Text(before))), cancel);

    /// <summary>When the last answer came; null when there is none.</summary>
    public DateTimeOffset? NewestExchange() => Alone(() =>
    {
        using var command = Command("SELECT max(at) FROM exchange");
        return command.ExecuteScalar() is string at ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) : (DateTimeOffset?)null;
    });

    /// <summary>Every exchange in order of time, its bytes with it where they are still kept.</summary>
    public IEnumerable<Exchange> Exchanges()
    {
        var last = 0L;
        while (NextExchange(last) is { } next)
        {
            last = next.Seq;
            yield return next.Exchange;
        }
    }

    private (long Seq, Exchange Exchange)? NextExchange(long after) => Alone(() =>
    {
        using var command = Command(
            "SELECT seq, source, about, address, asked, at, status, headers, exchange.body, altered, packed, length FROM exchange LEFT JOIN body ON digest = exchange.body WHERE seq > $after ORDER BY seq LIMIT 1",
            ("$after", after));
        using var row = command.ExecuteReader();
        if (!row.Read())
        {
            return ((long, Exchange)?)null;
        }

        var headers = JsonNode.Parse(row.GetString(7))!.AsArray().Select(pair => ((string)pair![0]!, (string)pair[1]!)).ToList();
        var body = row.IsDBNull(10) ? null : Unpack((byte[])row.GetValue(10), row.GetInt32(11));
        return (row.GetInt64(0), new Exchange(row.GetString(1), row.GetString(2), new Uri(row.GetString(3)), TextOrNull(row, 4),
            DateTimeOffset.Parse(row.GetString(5), CultureInfo.InvariantCulture), row.GetInt32(6), headers, row.GetString(8) is { Length: > 0 } digest ? digest : null, body, row.GetInt32(9) != 0, Unchanged: false));
    });

    /// <summary>Series go on by themselves. Of dated things the same day after day is said once, or a daily list of hundreds would fill the store.</summary>
    private bool SaysSomethingNew(Reading reading)
    {
        if (reading.Signals.Any(signal => signal.Metric.IsWeekly()))
        {
            return true;
        }

        var before = CapturesWhere("WHERE source = $source AND about = $about", ("$source", reading.Capture.Source), ("$about", reading.Capture.About)).LastOrDefault();
        // Once a week all the same: what a list no longer names can so be told from what it names still.
        return before is null || reading.Capture.Day >= before.Day.AddDays(7) || !SignalsOf(before).Signals.Select(Said).SequenceEqual(reading.Signals.Select(Said));

        static (Metric, DateOnly, string?, decimal) Said(Signal signal) => (signal.Metric, signal.Day, signal.Title, signal.Value);
    }

    private long Insert(Exchange exchange, byte[]? packed)
    {
        if (packed is not null)
        {
            Execute("INSERT OR IGNORE INTO body VALUES ($digest, $length, $packed)", ("$digest", exchange.BodyDigest), ("$length", exchange.Body!.Length), ("$packed", packed));
        }

        var headers = new JsonArray([.. exchange.Headers.Select(header => new JsonArray(header.Item1, header.Item2))]);
        Execute("INSERT INTO exchange (source, about, address, asked, at, status, headers, body, altered) VALUES ($source, $about, $address, $asked, $at, $status, $headers, $body, $altered)",
            ("$source", exchange.Source), ("$about", exchange.About), ("$address", exchange.Address.AbsoluteUri), ("$asked", exchange.RequestBody), ("$at", exchange.At.ToString("O")),
            ("$status", exchange.Status), ("$headers", headers.ToJsonString()), ("$body", exchange.BodyDigest ?? ""), ("$altered", exchange.Altered ? 1 : 0));
        using var command = Command("SELECT last_insert_rowid()");
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>One statement for all of them, prepared once.</summary>
    private int Insert(IReadOnlyList<(Item Item, string Subjects)> items, long exchange, DateTimeOffset at)
    {
        using var command = Command(
            "INSERT OR IGNORE INTO item (id, source, about, key, kind, day, title, words, link, details, subjects, first_seen, exchange) "
            + "VALUES ($id, $source, $about, $key, $kind, $day, $title, $words, $link, $details, $subjects, $seen, $exchange)",
            ("$id", null), ("$source", null), ("$about", null), ("$key", null), ("$kind", null), ("$day", null), ("$title", null), ("$words", null), ("$link", null), ("$details", null),
            ("$subjects", null), ("$seen", Text(DateOnly.FromDateTime(at.UtcDateTime))), ("$exchange", exchange));
        var added = 0;
        foreach (var (item, subjects) in items)
        {
            object?[] values =
            [
                item.Id, item.Source, item.About, item.Key, item.Kind.ToString(), Text(item.Day), item.Title, item.Text, item.Link.AbsoluteUri,
                JsonSerializer.Serialize(item.Details.OrderBy(d => d.Key, StringComparer.Ordinal).ToDictionary()), subjects,
            ];
            foreach (var (i, value) in values.Index())
            {
                command.Parameters[i].Value = value ?? DBNull.Value;
            }

            added += command.ExecuteNonQuery();
        }

        return added;
    }

    /// <summary>The words go from the item and, with it, from the answers they came in.</summary>
    private void Withdraw(string source, string about, string key)
    {
        const string Which = "source = $source AND about = $about AND key = $key AND withdrawn = 0";
        Execute($"DELETE FROM body WHERE digest IN (SELECT body FROM exchange WHERE seq IN (SELECT exchange FROM item WHERE {Which}))", ("$source", source), ("$about", about), ("$key", key));
        Execute($"UPDATE item SET title = '', words = NULL, withdrawn = 1 WHERE {Which}", ("$source", source), ("$about", about), ("$key", key));
    }

    private static string? TextOrNull(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static byte[] Pack(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(body);
        }

        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] packed, int length)
    {
        using var stream = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        var body = new byte[length];
        stream.ReadExactly(body);
        return body;
    }
}
