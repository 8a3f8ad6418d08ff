using System.Text;
using Sektorradar.Collecting;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Sources.Talent;
using Sektorradar.Tests.Sources;
using Sektorradar.Tests.Sources.Git;

namespace Sektorradar.Tests.Collecting;

/// <summary>People of two lamps: six go from the old to the new, six stay in each, and six others leave the new.</summary>
public class TalentCollectorTests
{
    private const string Moving = "qzwxmoves", Staying = "qzwxstays", Keeping = "qzwxkeeps", Leaving = "qzwxleaves", Coming = "qzwxcomes";

    [Fact]
    public async Task Moves_are_counted_from_the_histories_that_were_read()
    {
        using var bench = Lamps();
        await CollectAsync(bench);

        var run = await TalentAsync(bench);
        var reading = bench.Store.Read(bench.Store.Captures().Single(capture => capture.Source == TalentReader.Source));

        Assert.Null(run.Problem);
        Assert.Equal(reading.Signals.Count, run.Added);
        Assert.Equal("sector/lighthouses", reading.Capture.About);
        Assert.Equal(6, Value(reading, Metric.Moves, "old > new"));
        Assert.Equal((18, 12, 6), (Value(reading, Metric.ActiveContributors, "new"), Value(reading, Metric.Arrivals, "new"), Value(reading, Metric.Departures, "new")));
        Assert.Equal(2, Value(reading, Metric.Withheld, "old"));
        Assert.Equal([new DateOnly(2023, 12, 31), new DateOnly(2024, 2, 14)], reading.Signals.Select(signal => signal.Day).Distinct().TakeLast(2));
    }

    [Fact]
    public async Task Histories_that_have_not_changed_are_not_counted_again()
    {
        using var bench = Lamps();
        await CollectAsync(bench);
        await TalentAsync(bench);

        var again = await TalentAsync(bench);

        Assert.Equal((0, null), (again.Added, again.Problem));
        Assert.Single(bench.Store.Captures(), capture => capture.Source == TalentReader.Source);
    }

    [Fact]
    public async Task Counted_anew_with_another_salt_it_is_the_same_capture()
    {
        using var bench = Lamps();
        await CollectAsync(bench);
        await TalentAsync(bench);
        await bench.Store.ForgetPositionAsync(TalentReader.Source, "sector/lighthouses", TestContext.Current.CancellationToken);

        await TalentAsync(bench);

        Assert.Single(bench.Store.Captures(), capture => capture.Source == TalentReader.Source);
    }

    [Fact]
    public async Task A_history_that_is_no_longer_here_leaves_what_was_counted_and_is_said()
    {
        using var bench = Lamps();
        await CollectAsync(bench);
        Directory.Delete(Path.Combine(bench.Copies, "lamp+old"), recursive: true);

        var run = await TalentAsync(bench);

        Assert.Equal("SR-215", run.Problem?.Code);
        Assert.DoesNotContain(bench.Store.Captures(), capture => capture.Source == TalentReader.Source);
        Assert.Contains(bench.Store.LastRuns(), last => last.Source == TalentReader.Source && last.Problem?.Code == "SR-215");
    }

    [Fact]
    public async Task A_collection_that_is_stopped_keeps_nothing_of_it()
    {
        using var bench = Lamps();
        await CollectAsync(bench);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TalentAsync(bench, stop.Token));

        Assert.DoesNotContain(bench.Store.Captures(), capture => capture.Source == TalentReader.Source);
    }

    [Fact]
    public async Task No_one_and_no_digest_of_anyone_is_kept()
    {
        using var bench = Lamps();
        await CollectAsync(bench);
        var run = await TalentAsync(bench);

        var pack = EvidencePack.Write(bench.Store.Captures().Select(bench.Store.Read));
        var talent = EvidencePack.Write([bench.Store.Read(bench.Store.Captures().Single(capture => capture.Source == TalentReader.Source))]);
        var kept = Directory.EnumerateFiles(Path.GetDirectoryName(bench.StoreFile)!, "evidence.db*").Select(Read).Append(Encoding.UTF8.GetBytes(pack)).Append(Encoding.UTF8.GetBytes(run.ToString()));

        Assert.All(kept, bytes => Assert.True(bytes.AsSpan().IndexOf("qzwx"u8) < 0));
        // What is left could be a digest only where a text or a number has room for one: titles are ids of subjects, values small, and the capture's own two are computed from what is public.
        var reading = Assert.Single(EvidencePack.Read(talent, "talent").Readings);
        Assert.All(reading.Signals, signal => Assert.Contains(signal.Title, new[] { "old", "new", "old > new", "new > old", null }));
        Assert.All(reading.Signals, signal => Assert.InRange(signal.Value, 2, 99));
        Assert.Equal(TalentReader.RevisionOf(bench.Store.Captures().Where(capture => capture.Source == "git")), reading.Capture.Revision);
    }

    [Fact]
    public async Task A_mailmap_joins_two_addresses_and_a_robot_and_a_tool_are_nobody()
    {
        using var folder = new TempFolder();
        var history = new GitRepositoryBuilder();
        foreach (var (i, who) in new[] { "Author One <one@example.org>", "Author One <one@home.example.org>", "lamp-bot <lamp-bot@example.org>", "Claude <noreply@anthropic.com>" }.Index())
        {
            history.Commit($"2023-06-0{i + 1}T10:00Z", who, files: (".mailmap", "Author One <one@example.org> <one@home.example.org>\n"));
        }

        var log = await GitCopyReader.HistoryAsync(new Sektorradar.Collecting.Git(history.Write(folder["lamp"])), "HEAD", TestContext.Current.CancellationToken, new([1]));
        var work = Contributions.Of(new Repository(GitHistory.Address), new DateOnly(2024, 2, 14), log);

        Assert.Equal([new DateOnly(2023, 6, 1), new DateOnly(2023, 6, 2)], Assert.Single(work.Landings).Value.Order());
    }

    private static Bench Lamps()
    {
        var bench = new Bench();
        bench.Options = bench.Options with { Copies = bench.Copies };
        History((Moving, 2022), (Staying, 2022), (Staying, 2023)).Write(Path.Combine(bench.Copies, "lamp+old"));
        History((Keeping, 2022), (Leaving, 2022), (Moving, 2023), (Coming, 2023), (Keeping, 2023)).Write(Path.Combine(bench.Copies, "lamp+new"));
        return bench;
    }

    private static GitRepositoryBuilder History(params (string Who, int Year)[] work)
    {
        var history = new GitRepositoryBuilder();
        foreach (var (who, year) in work)
        {
            for (var i = 0; i < 18; i++)
            {
                history.Commit($"{year}-06-{i / 6 + 1:00}T{i % 6 + 10}:00Z", $"{who}{i % 6} <{who}{i % 6}@example.org>");
            }
        }

        return history;
    }

    private static Sector Sector()
    {
        var sector = Given.Sector([]);
        return sector with { Subjects = [.. new[] { "old", "new" }.Select(id => sector.Subjects[0] with { Id = id, Repositories = [new Repository(new Uri($"https://code.example.org/lamp/{id}"))] })] };
    }

    private static Task<IReadOnlyList<SourceRun>> CollectAsync(Bench bench) => bench.CollectAsync(Sector().Repositories.Select(repository => repository.Address));

    private static Task<SourceRun> TalentAsync(Bench bench, CancellationToken? cancel = null)
    {
        var clock = new FixedClock(Bench.Today + "T12:00Z");
        return new TalentCollector(new GitMirror(bench.Options, clock), bench.Store, clock).RunAsync(Sector(), cancel ?? TestContext.Current.CancellationToken);
    }

    private static decimal? Value(Reading reading, Metric metric, string title) => reading.Signals.LastOrDefault(signal => signal.Metric == metric && signal.Title == title)?.Value;

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
