using Sektorradar.Model;

namespace Sektorradar.Evidence;

/// <summary>What the first record of an archive says about the whole.</summary>
/// <param name="Software">Name and version: <c>Sektorradar/1.0</c>.</param>
/// <param name="At">When what follows was collected, or the last of it: an archive has no clock of its own.</param>
public sealed record WarcHead(string Software, DateTimeOffset At)
{
    public string? FileName { get; init; }

    /// <summary>Who ran it.</summary>
    public string? Operator { get; init; }

    /// <summary>What was sent as User-Agent.</summary>
    public string? UserAgent { get; init; }
}

/// <summary>
/// Archives in WARC 1.1 (ISO 28500:2017), one gzip member a record. The same exchanges give the same bytes, and every record's id is a digest of what
/// it says, so a record that was altered no longer fits its id.
/// </summary>
public static class WarcFile
{
    /// <summary>Writes the exchanges in the order given; a body that stands in the file already is referred to.</summary>
    /// <exception cref="InvalidDataException">A body does not fit its digest.</exception>
    public static void Write(Stream output, WarcHead head, IEnumerable<Exchange> exchanges)
    {
        var info = WarcRecords.Info(head);
        WarcGzip.Write(output, info);
        var records = new WarcRecords(info.Id);
        foreach (var record in exchanges.SelectMany(records.Of))
        {
            WarcGzip.Write(output, record);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote and checks all of it: every byte belongs to a record, and every record to its digests and its id.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or was not written by this program; the message says where.</exception>
    public static IEnumerable<WarcRecord> Read(Stream input)
    {
        var ids = new HashSet<string>();
        foreach (var (offset, member) in WarcGzip.Members(input))
        {
            var record = At(offset, () => WarcRecord.Parse(WarcGzip.Decompress(member)));
            if (ids.Count == 0 != (record.Type == "warcinfo"))
            {
                throw new InvalidDataException($"At {offset}: the first record, and no other, tells what the file is.");
            }

            if (record.References.FirstOrDefault(id => !ids.Contains(id)) is { } missing)
            {
                throw new InvalidDataException($"At {offset}: {record.Id} refers to {missing}, which does not stand before it.");
            }

            if (!ids.Add(record.Id))
            {
                throw new InvalidDataException($"At {offset}: {record.Id} stands twice.");
            }

            yield return record;
        }

        if (ids.Count == 0)
        {
            throw new InvalidDataException("The file is empty.");
        }
    }

    /// <summary>The exchanges that were written; the body of one that refers to another's is not repeated.</summary>
    public static IEnumerable<Exchange> Exchanges(IEnumerable<WarcRecord> records) => WarcExchanges.Of(records);

    private static WarcRecord At(long offset, Func<WarcRecord> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"At {offset}: {error.Message}", error);
        }
    }
}
