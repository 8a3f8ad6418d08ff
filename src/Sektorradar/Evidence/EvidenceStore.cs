using System.Globalization;
using Microsoft.Data.Sqlite;
using Sektorradar.Model;

namespace Sektorradar.Evidence;

/// <summary>Captures, what was read from them, cursors and runs in one SQLite file. No interface: tests use a real database.</summary>
public sealed partial class EvidenceStore : IDisposable
{
    private const int SchemaVersion = 4;
    private const int NotADatabase = 26, Damaged = 11, DiskFull = 13, ReadOnly = 8, CannotOpen = 14, CannotWrite = 10, Busy = 5, Locked = 6;
    private readonly SqliteConnection _connection;

    // One connection, so one caller at a time; sources that are read in parallel wait here for their turn, to read as well as to write.
    private readonly SemaphoreSlim _turn = new(1);

    private EvidenceStore(SqliteConnection connection) => _connection = connection;

    /// <exception cref="InputException">SR-301 to SR-303: the file is no evidence store, is damaged, or cannot be written.</exception>
    public static EvidenceStore Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        var store = new EvidenceStore(connection);
        try
        {
            store.Prepare(path);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>How far a thing has been read, in words that only its source understands; null before the first reading.</summary>
    public string? PositionOf(string source, string about) => Alone(() =>
    {
        using var command = Command("SELECT position FROM cursor WHERE source = $source AND about = $about", ("$source", source), ("$about", about));
        return command.ExecuteScalar() as string;
    });

    /// <summary>
    /// Writes the capture, its signals, the cursor and the run in one transaction: a cursor never moves past a signal that was not kept.
    /// A run that is killed leaves all of it or nothing.
    /// </summary>
    /// <returns>Signals that were not there before, or that say something else than the capture before.</returns>
    public Task<int> CommitAsync(Reading reading, string position, SourceRun run, CancellationToken cancel) => InTransactionAsync(
        () =>
        {
            var added = Insert(reading);
            var capture = reading.Capture;
            Execute("INSERT OR REPLACE INTO cursor VALUES ($source, $about, $position)", ("$source", capture.Source), ("$about", capture.About), ("$position", position));
            Insert(run with { Added = added });
            return added;
        },
        cancel);

    /// <summary>Keeps a run that brought nothing.</summary>
    public Task RecordAsync(SourceRun run, CancellationToken cancel) => InTransactionAsync(() => Insert(run), cancel);

    /// <summary>Takes in readings that another store exported; cursors stay, so a later collection reads on from its own.</summary>
    public Task<int> ImportAsync(string fileDigest, IReadOnlyList<Reading> readings, CancellationToken cancel) => InTransactionAsync(
        () =>
        {
            var added = readings.Sum(Insert);
            Execute("INSERT OR IGNORE INTO imported VALUES ($digest)", ("$digest", fileDigest));
            return added;
        },
        cancel);

    public bool HasImported(string fileDigest) => Alone(() =>
    {
        using var command = Command("SELECT 1 FROM imported WHERE digest = $digest", ("$digest", fileDigest));
        return command.ExecuteScalar() is not null;
    });

    public Task KeepFactsAsync(IEnumerable<Fact> facts, CancellationToken cancel) => InTransactionAsync(
        () => facts.Sum(fact => Execute(
            "INSERT OR IGNORE INTO fact VALUES ($digest, $id, $published, $link, $locator)",
            ("$digest", fact.Digest), ("$id", fact.Id), ("$published", Text(fact.Source.Published)),
            ("$link", fact.Source.Link.AbsoluteUri), ("$locator", fact.Source.Locator))),
        cancel);

    public bool HasFact(string id, string digest) => Alone(() =>
    {
        using var command = Command("SELECT 1 FROM fact WHERE digest = $digest AND id = $id", ("$digest", digest), ("$id", id));
        return command.ExecuteScalar() is not null;
    });

    /// <summary>All captures, oldest first for each thing.</summary>
    public IReadOnlyList<Capture> Captures() => Alone(() => CapturesWhere(""));

    private List<Capture> CapturesWhere(string where, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command($"SELECT id, source, about, address, revision, day, covers_from, covers_to FROM capture {where} ORDER BY source, about, day, seq", parameters);
        using var row = command.ExecuteReader();
        var captures = new List<Capture>();
        while (row.Read())
        {
            captures.Add(CaptureOf(row));
        }

        return captures;
    }

    /// <summary>From the first eight columns: id, source, about, address, revision, day, covers_from, covers_to.</summary>
    private static Capture CaptureOf(SqliteDataReader row) => new(
        new CaptureId(row.GetString(0)), row.GetString(1), row.GetString(2), new Uri(row.GetString(3)), row.GetString(4), Rows.Day(row.GetString(5)), Rows.Day(row.GetString(6)), Rows.Day(row.GetString(7)));

    /// <summary>A capture with its signals. The id is computed anew: it differs from the one asked for when a row was changed or lost.</summary>
    /// <exception cref="InputException">SR-302: a row of it cannot be read.</exception>
    public Reading Read(Capture capture) => Alone(() => SignalsOf(capture));

    private Reading SignalsOf(Capture capture)
    {
        var weekly = new List<Rows.Weekly>();
        using (var command = Command("SELECT metric, first_week, counts FROM weekly WHERE capture_seq = (SELECT seq FROM capture WHERE id = $id)", ("$id", capture.Id.Value)))
        {
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                weekly.Add(new Rows.Weekly(MetricOf(row.GetString(0)), Rows.Day(row.GetString(1)), Rows.Counts(row.GetString(2))));
            }
        }

        var events = new List<Rows.Event>();
        using (var command = Command("SELECT metric, day, title, value FROM event WHERE capture_seq = (SELECT seq FROM capture WHERE id = $id)", ("$id", capture.Id.Value)))
        {
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                events.Add(new Rows.Event(MetricOf(row.GetString(0)), Rows.Day(row.GetString(1)), row.GetString(2), Rows.Number(row.GetString(3))));
            }
        }

        return Rows.ToReading(capture, weekly, events);
    }

    /// <summary>The last run of each thing.</summary>
    public IReadOnlyList<SourceRun> LastRuns() => Alone<IReadOnlyList<SourceRun>>(() =>
    {
        using var command = Command("SELECT source, about, at, added, code, detail FROM run WHERE seq IN (SELECT max(seq) FROM run GROUP BY source, about) ORDER BY source, about");
        using var row = command.ExecuteReader();
        var runs = new List<SourceRun>();
        while (row.Read())
        {
            runs.Add(new SourceRun(row.GetString(0), row.GetString(1), DateTimeOffset.Parse(row.GetString(2), CultureInfo.InvariantCulture), row.GetInt32(3),
                row.IsDBNull(4) ? null : new Problem(row.GetString(4), row.GetString(5), row.GetString(1))));
        }

        return runs;
    });

    public void Dispose()
    {
        _connection.Dispose();
        _turn.Dispose();
    }

    private int Insert(Reading reading)
    {
        var capture = reading.Capture;
        var before = CapturesWhere("WHERE source = $source AND about = $about AND day <= $day", ("$source", capture.Source), ("$about", capture.About), ("$day", Text(capture.Day))).LastOrDefault();
        var inserted = Execute(
            "INSERT OR IGNORE INTO capture (id, source, about, address, revision, day, covers_from, covers_to) VALUES ($id, $source, $about, $address, $revision, $day, $from, $to)",
            ("$id", capture.Id.Value), ("$source", capture.Source), ("$about", capture.About), ("$address", capture.Address.AbsoluteUri),
            ("$revision", capture.Revision), ("$day", Text(capture.Day)), ("$from", Text(capture.CoversFrom)), ("$to", Text(capture.CoversTo)));
        if (inserted == 0)
        {
            return 0;
        }

        using var command = Command("SELECT last_insert_rowid()");
        var seq = (long)command.ExecuteScalar()!;
        foreach (var row in Rows.WeeklyOf(reading))
        {
            Execute("INSERT INTO weekly VALUES ($seq, $metric, $first, $counts)",
                ("$seq", seq), ("$metric", row.Metric.Name()), ("$first", Text(row.FirstWeek)), ("$counts", Rows.Text(row.Counts)));
        }

        foreach (var row in Rows.EventsOf(reading))
        {
            Execute("INSERT INTO event VALUES ($seq, $metric, $day, $title, $value)",
                ("$seq", seq), ("$metric", row.Metric.Name()), ("$day", Text(row.Day)), ("$title", row.Title), ("$value", Rows.Text([row.Value])));
        }

        var known = before is null ? [] : SignalsOf(before).Signals.Select(Said).ToHashSet();
        return reading.Signals.Count(s => !known.Contains(Said(s)));

        static (Metric, DateOnly, string?, decimal) Said(Signal signal) => (signal.Metric, signal.Day, signal.Title, signal.Value);
    }

    private int Insert(SourceRun run) => Execute(
        "INSERT INTO run (source, about, at, added, code, detail) VALUES ($source, $about, $at, $added, $code, $detail)",
        ("$source", run.Source), ("$about", run.About), ("$at", run.At.ToString("O")), ("$added", run.Added), ("$code", run.Problem?.Code), ("$detail", run.Problem?.Detail));

    private T Alone<T>(Func<T> read)
    {
        _turn.Wait();
        try
        {
            return read();
        }
        catch (SqliteException error) when (ProblemOf(error) is { } problem)
        {
            throw new InputException(problem);
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentOutOfRangeException or InvalidCastException)
        {
            throw new InputException(new Problem("SR-302", $"A row of the store cannot be read: {error.Message}"));
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<T> InTransactionAsync<T>(Func<T> work, CancellationToken cancel)
    {
        // Not awaited: the turn would be given to a continuation that needs a thread while all threads of the pool wait for the turn. Whoever has it
        // here runs, and SQLite never waits for anything but the disk.
        _turn.Wait(cancel);
        try
        {
            await using var transaction = await _connection.BeginTransactionAsync(cancel);
            var result = work();
            await transaction.CommitAsync(cancel);
            return result;
        }
        catch (SqliteException error) when (ProblemOf(error) is { } problem)
        {
            throw new InputException(problem);
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Prepare(string path)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            _connection.Open();
            // In one view: between two questions another program may make the store.
            Execute("PRAGMA busy_timeout=5000; BEGIN");
            RequireOwn(path);
            Execute("COMMIT; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA journal_size_limit=67108864;");
            // All of it or nothing: half a schema would look like another program's database.
            Execute("BEGIN IMMEDIATE");
            Upgrade();
            Execute($"{Schema()}; PRAGMA user_version={SchemaVersion}; COMMIT;");
        }
        catch (SqliteException error) when (ProblemOf(error) is { } problem)
        {
            throw new InputException(problem with { Where = path });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new Problem("SR-303", $"The evidence store cannot be written: {error.Message}", path));
        }
    }

    /// <summary>Before anything is written: another program's database, or a later version's store, is left as it is.</summary>
    private void RequireOwn(string path)
    {
        using var version = Command("PRAGMA user_version");
        var found = (long)version.ExecuteScalar()!;
        if (found > SchemaVersion)
        {
            throw new InputException(new Problem("SR-301", $"The evidence store has schema {found}; this program knows {SchemaVersion}.", path));
        }

        using var tables = Command("SELECT count(*) FROM sqlite_master");
        if (found == 0 && (long)tables.ExecuteScalar()! > 0)
        {
            throw new InputException(new Problem("SR-302", "The file is another program's database.", path));
        }
    }

    /// <summary>What an older schema lacks and "create if not there" cannot give. Version 1 knew no values of dated signals: all were 1; version 3 did not keep which words a link check looked for.</summary>
    private void Upgrade()
    {
        using var version = Command("PRAGMA user_version");
        switch ((long)version.ExecuteScalar()!)
        {
            case 1:
                Execute("ALTER TABLE event ADD COLUMN value TEXT NOT NULL DEFAULT '1'");
                break;
            case 3:
                Execute("ALTER TABLE link_check ADD COLUMN words TEXT NOT NULL DEFAULT ''");
                break;
            default:
                break;
        }
    }

    private static Problem? ProblemOf(SqliteException error) => error.SqliteErrorCode switch
    {
        NotADatabase or Damaged => new Problem("SR-302", "The file is damaged or is not an evidence store."),
        DiskFull => new Problem("SR-303", "The disk is full; nothing of the last reading was kept, all before it was."),
        CannotWrite => new Problem("SR-303", "The disk could not be read or written; nothing of the last reading was kept, all before it was."),
        Busy or Locked => new Problem("SR-303", "Another program has held the evidence store for too long."),
        ReadOnly or CannotOpen => new Problem("SR-303", "The evidence store cannot be opened for writing."),
        _ => null,
    };

    private static string Schema()
    {
        using var stream = typeof(EvidenceStore).Assembly.GetManifestResourceStream("Sektorradar.Evidence.Schema.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static Metric MetricOf(string name) => Metrics.Parse(name) ?? throw new InputException(new Problem("SR-302", $"The store names an unknown metric, {name}."));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this file or the embedded schema.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}
