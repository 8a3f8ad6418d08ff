using System.Text;
using Sektorradar.Collecting;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Sources;

namespace Sektorradar.Tests.Sources;

/// <summary>What every source promises. Derive, name the source, what it looks for and its recordings, and all of this is tested.</summary>
public abstract class SourceContract : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<EvidenceStore> _stores = [];

    protected abstract ISource Source { get; }

    protected abstract Target Target { get; }

    /// <summary>Paths under <c>Recordings/</c>, in the order in which the source asks.</summary>
    protected abstract IReadOnlyList<string> Recordings { get; }

    protected virtual DateOnly Today => new(2026, 11, 23);

    /// <summary>Words that stand in personal fields of the recordings and must leave no trace.</summary>
    protected virtual IReadOnlyList<string> Persons => [];

    /// <summary>Whether an answer without a single byte is a valid one.</summary>
    protected virtual bool MayBeEmpty => false;

    private DateTimeOffset Now => new(Today, new TimeOnly(8, 0), TimeSpan.Zero);

    private IReadOnlyList<byte[]> Recorded => [.. Recordings.Select(Recording.Of)];

    [Fact]
    public async Task Collecting_brings_something_and_the_same_again_adds_nothing()
    {
        var store = Open();

        var first = await CollectAsync(store, new RecordedInternet(Now, Recorded));
        var second = await CollectAsync(store, new RecordedInternet(Now, Recorded));

        // A recording may hold what the source does not know; that is said, and the rest is kept.
        Assert.True(first.Problem is null or { Code: EvidenceStore.Remark }, first.Problem?.ToString());
        Assert.True(first.Added > 0);
        Assert.Equal(0, second.Added);
    }

    [Fact]
    public async Task Every_recording_is_asked_for_once()
    {
        var internet = new RecordedInternet(Now, Recorded);

        await CollectAsync(Open(), internet);

        Assert.Equal(Recordings.Count, internet.Asked.Count);
        Assert.Distinct(internet.Asked.Select(request => request.Line));
    }

    [Fact]
    public async Task Reading_is_repeatable()
    {
        var (one, other) = (Open(), Open());

        await CollectAsync(one, new RecordedInternet(Now, Recorded));
        await CollectAsync(other, new RecordedInternet(Now, Recorded));

        Assert.Equal(Contents(one), Contents(other));
    }

    [Fact]
    public async Task Every_item_has_a_key_a_link_and_a_day_that_has_come()
    {
        var store = Open();

        await CollectAsync(store, new RecordedInternet(Now, Recorded));

        Assert.All(store.Items(DateOnly.MinValue, DateOnly.MaxValue), kept =>
        {
            Assert.NotEmpty(kept.Item.Key);
            Assert.StartsWith("http", kept.Item.Link.Scheme, StringComparison.Ordinal);
            Assert.True(kept.Item.Day <= Today, $"{kept.Item.Key} lies in the future");
            Assert.True(kept.Item.Day.Year >= 1990, $"{kept.Item.Key} has no day");
        });
    }

    [Theory]
    [InlineData("an error page", "<!DOCTYPE html><html><head><title>Service unavailable</title></head><body><h1>503</h1></body></html>")]
    [InlineData("other JSON", "{\"unexpected\":true}")]
    [InlineData("a list of other JSON", "[{\"unexpected\":true}]")]
    [InlineData("a word", "null")]
    [InlineData("a document type with entities", "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><r>&c;</r>")]
    [InlineData("an entity that leads elsewhere", "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><r>&x;</r>")]
    [InlineData("control characters", "{\"items\":\"\u0000\u0001\u0002\"}")]
    [InlineData("deep nesting", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public async Task Nonsense_is_a_problem_and_leaves_the_cursor_alone(string what, string body)
    {
        Assert.NotEmpty(what);
        await IsAProblemAsync([Encoding.UTF8.GetBytes(body)]);
    }

    [Fact]
    public async Task Nothing_at_all_is_a_problem_and_leaves_the_cursor_alone()
    {
        if (!MayBeEmpty)
        {
            await IsAProblemAsync([[]]);
        }
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public async Task A_torn_answer_is_a_problem_and_leaves_the_cursor_alone(double kept)
    {
        var whole = Recorded[0];

        await IsAProblemAsync([whole[..(int)(whole.Length * kept)]]);
    }

    [Fact]
    public async Task An_answer_in_a_wrong_charset_never_adds_what_the_right_one_would_not()
    {
        var store = Open();

        var run = await CollectAsync(store, new RecordedInternet(Now, Recorded) { Charset = "utf-7" });

        Assert.True(run.Problem is { Code: "SR-510" } || store.Items(DateOnly.MinValue, DateOnly.MaxValue).All(kept => !kept.Item.Title.Contains('\uFFFD', StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_run_that_was_cut_goes_on_without_holes()
    {
        var (whole, cut) = (Open(), Open());
        await CollectAsync(whole, new RecordedInternet(Now, Recorded));

        for (var page = 1; page < Recordings.Count; page++)
        {
            var run = await CollectAsync(cut, new RecordedInternet(Now, [Recorded[page - 1]]) { CutAt = 1 });
            Assert.Equal("SR-514", run.Problem?.Code);
        }

        await CollectAsync(cut, new RecordedInternet(Now, [Recorded[^1]]));

        Assert.Equal(Contents(whole), Contents(cut));
    }

    [Fact]
    public async Task Persons_leave_no_trace()
    {
        var path = Path.Combine(_folder.Path, "persons.db");
        using (var store = EvidenceStore.Open(path))
        {
            await CollectAsync(store, new RecordedInternet(Now, Recorded));
            var bodies = store.Exchanges().Select(exchange => Encoding.UTF8.GetString(exchange.Body ?? []));
            var words = Contents(store).Concat(bodies).ToList();

            Assert.All(Persons, person =>
            {
                Assert.Contains(Recorded, body => Encoding.UTF8.GetString(body).Contains(person, StringComparison.Ordinal));
                Assert.DoesNotContain(words, text => text.Contains(person, StringComparison.Ordinal));
            });
        }

        var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        Assert.All(Persons, person => Assert.DoesNotContain(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(person)), bytes, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cancelled_run_stops()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CollectAsync(Open(), new RecordedInternet(Now, Recorded), cancel.Token));
    }

    [Fact]
    public void The_source_has_a_card_and_a_document()
    {
        Assert.Matches("^[a-z]+(-[a-z]+)*$", Source.Card.Id);
        Assert.All([Source.Card.Name, Source.Card.Licence, Source.Card.Terms], text => Assert.NotEmpty(text));
        Assert.True(File.Exists(Path.Combine(Docs.Root, "docs", "sources", Source.Card.Id + ".md")), $"docs/sources/{Source.Card.Id}.md is missing");
    }

    public void Dispose()
    {
        _stores.ForEach(store => store.Dispose());
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task IsAProblemAsync(IReadOnlyList<byte[]> answers)
    {
        var store = Open();

        var run = await CollectAsync(store, new RecordedInternet(Now, answers));

        Assert.Equal("SR-510", run.Problem?.Code);
        Assert.Null(store.PositionOf(Source.Card.Id, Target.About));
        Assert.Empty(Contents(store));
    }

    private async Task<SourceRun> CollectAsync(EvidenceStore store, RecordedInternet internet, CancellationToken? cancel = null)
    {
        var collector = new SourceCollector(internet, store, _ => [], new FixedClock(Now.ToString("O"))) { Impatient = true };
        var runs = new List<SourceRun>();
        await foreach (var run in collector.RunAsync([new One(Source, Target)], Sectors.SmallSector.Read(Sectors.SmallSector.Files).Sector!, cancel ?? TestContext.Current.CancellationToken))
        {
            runs.Add(run);
        }

        return Assert.Single(runs);
    }

    private EvidenceStore Open()
    {
        var store = EvidenceStore.Open(Path.Combine(_folder.Path, $"{_stores.Count}.db"));
        _stores.Add(store);
        return store;
    }

    private static List<string> Contents(EvidenceStore store) =>
    [
        .. store.Items(DateOnly.MinValue, DateOnly.MaxValue).Select(kept => $"{kept.Item with { Details = new Dictionary<string, string>() }} {string.Join(';', kept.Item.Details.OrderBy(d => d.Key, StringComparer.Ordinal))}"),
        .. store.Captures().SelectMany(capture => store.Read(capture).Signals.Select(signal => signal.ToString())),
    ];

    /// <summary>The source with this one thing to look for.</summary>
    private sealed class One(ISource source, Target target) : ISource
    {
        public SourceCard Card => source.Card;

        public IEnumerable<Target> Targets(Sector sector) => [target];

        public Request? Ask(Target about, Cursor cursor, DateOnly today) => source.Ask(about, cursor, today);

        public byte[]? WithoutPersons(byte[] body) => source.WithoutPersons(body);

        public Extract Read(Target about, Answer.Received answer, Cursor cursor) => source.Read(about, answer, cursor);
    }
}
