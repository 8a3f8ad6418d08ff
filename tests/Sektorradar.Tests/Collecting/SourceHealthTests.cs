using System.Globalization;
using Sektorradar.Collecting;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Tests.Sectors;

namespace Sektorradar.Tests.Collecting;

/// <summary>What is not to be believed: the rules alone, and with a store.</summary>
public sealed class SourceHealthTests : IDisposable
{
    private const string Source = "lamps", About = "harbour";

    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly DateOnly Last = Week.LastComplete(Today);

    private readonly TempFolder _folder = new();
    private readonly EvidenceStore _store;

    public SourceHealthTests() => _store = EvidenceStore.Open(_folder["evidence.db"]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(20, 11, 11, true, "SR-523")]
    [InlineData(20, 10, 10, true, null)]
    [InlineData(20, 11, 5, true, null)]
    [InlineData(20, 20, 20, false, null)]
    [InlineData(9, 9, 9, true, null)]
    [InlineData(10, 10, 10, true, "SR-523")]
    [InlineData(10, 10, 5, true, null)]
    [InlineData(0, 0, 0, true, null)]
    public void An_answer_that_calls_old_things_new_is_not_believed(int all, int fresh, int old, bool wasRead, string? code)
    {
        var items = Enumerable.Range(0, all).Select(i => Item($"{i}", i < old ? Today.AddDays(-10) : Today)).ToList();
        var known = items.Skip(fresh).Select(item => item.Id).ToHashSet();

        Assert.Equal(code, SourceHealth.OfAnswer(items, known, wasRead ? Today.AddDays(-1) : null, About)?.Code);
    }

    [Theory]
    [InlineData(4, 0, null)]
    [InlineData(5, 0, "SR-522")]
    [InlineData(5, 24, "SR-522")]
    [InlineData(5, 25, null)]
    [InlineData(100, 500, null)]
    [InlineData(101, 500, "SR-522")]
    public void An_answer_with_much_that_is_not_known_is_not_believed(int unknown, int items, string? code)
    {
        var extract = new Extract(Cursor.Start) { Items = [.. Enumerable.Range(0, items).Select(i => Item($"{i}", Today))], Unknown = [.. Enumerable.Range(0, unknown).Select(i => $"field {i}")] };

        Assert.Equal(code, SourceHealth.OfFormat(extract, About)?.Code);
    }

    [Theory]
    [InlineData(10, 0, "SR-520")]
    [InlineData(7, 0, "SR-520")]
    [InlineData(6, 0, null)]
    [InlineData(10, 1, null)]
    [InlineData(10, 22, null)]
    [InlineData(10, 23, "SR-521")]
    [InlineData(100, 150, null)]
    [InlineData(100, 151, "SR-521")]
    [InlineData(0, 3, null)]
    [InlineData(0, 4, "SR-521")]
    public void A_week_is_compared_with_those_before(int usual, int now, string? code) =>
        Assert.Equal(code, SourceHealth.OfWeek(Weeks(usual, now), DailyUntil(Today), Last, About)?.Code);

    [Fact]
    public void What_has_been_usual_once_in_the_weeks_before_is_no_jump()
    {
        var weeks = Weeks(10, 60);
        weeks[Last.AddDays(-35)] = 60;

        Assert.Null(SourceHealth.OfWeek(weeks, DailyUntil(Today), Last, About));
    }

    [Fact]
    public void Few_weeks_say_nothing() => Assert.Null(SourceHealth.OfWeek(Weeks(20, 0), Days(Last.AddDays(-7 * 6), Today), Last, About));

    [Fact]
    public void A_week_when_nobody_looked_is_no_silence()
    {
        var until = DailyUntil(Last.AddDays(2));

        Assert.Null(SourceHealth.OfWeek(Weeks(20, 0), until, Last, About));
        Assert.NotNull(SourceHealth.OfWeek(Weeks(20, 0), [.. until, Last.AddDays(7)], Last, About));
    }

    [Fact]
    public void Weeks_when_nobody_looked_are_not_counted_among_the_usual()
    {
        var weeks = Weeks(0, 0);
        foreach (var back in new[] { 1, 2, 3, 11, 12, 13 })
        {
            weeks[Last.AddDays(-7 * back)] = 20;
        }

        // Read until eleven weeks ago, and again from three weeks ago on: between them nothing was there to be seen.
        List<DateOnly> days = [.. Days(Last.AddDays(-7 * 15), Last.AddDays((-7 * 10) + 1)), .. Days(Last.AddDays(-7 * 2), Today)];

        Assert.Equal("SR-520", SourceHealth.OfWeek(weeks, days, Last, About)?.Code);
    }

    [Fact]
    public void Nothing_that_was_never_read_is_judged() => Assert.Null(SourceHealth.OfWeek(Weeks(20, 0), [], Last, About));

    [Theory]
    [InlineData(0, "SR-520")]
    [InlineData(80, "SR-521")]
    [BadInputRow("a source that collapses")]
    public async Task A_silent_or_loud_week_is_held_once_and_alone(int now, string code)
    {
        await KeepAsync(Weeks(20, now));

        var held = await CheckAsync();

        var hold = Assert.Single(held);
        Assert.Equal((Source, About, Last, code), (hold.Source, hold.About, hold.Since, hold.Problem.Code));
        Assert.True(hold.Covers(Last));
        Assert.False(hold.Covers(Last.AddDays(-7)) || hold.Covers(Last.AddDays(7)));
        Assert.Empty(await CheckAsync());
        Assert.Single(_store.Holds());
    }

    [Fact]
    public async Task A_usual_week_is_not_held()
    {
        await KeepAsync(Weeks(20, 18));

        Assert.Empty(await CheckAsync());
        Assert.Empty(_store.Holds());
    }

    [Fact]
    public async Task What_the_operator_believes_is_not_held_again()
    {
        await KeepAsync(Weeks(20, 0));
        await CheckAsync();

        Assert.Equal(1, await _store.ReleaseAsync(Source, null, Cancel));

        Assert.Empty(await CheckAsync());
        Assert.DoesNotContain(_store.Holds(), hold => hold.Covers(Last));
        Assert.Equal(0, await _store.ReleaseAsync(Source, null, Cancel));
    }

    [Fact]
    public async Task Names_that_change_hold_the_source_until_the_operator_says_so()
    {
        var source = new Naming();
        Assert.Equal(20, (await CollectAsync(source, Today.AddDays(-8))).Added);
        source.Prefix = "new ";

        var changed = await CollectAsync(source, Today);
        var again = await CollectAsync(source, Today);

        Assert.Equal("SR-523", changed.Problem?.Code);
        Assert.Equal("SR-523", again.Problem?.Code);
        var hold = Assert.Single(_store.Holds());
        Assert.True(hold.Covers(Week.Of(Today)) && hold.Covers(Week.Of(Today).AddDays(700)));
        await _store.ReleaseAsync(Source, About, Cancel);
        var believed = await CollectAsync(source, Today);
        Assert.Null(believed.Problem);
        Assert.Equal(20, believed.Added);

        // Another time is another matter.
        source.Prefix = "newer ";
        Assert.Equal("SR-523", (await CollectAsync(source, Today.AddDays(8))).Problem?.Code);
        Assert.Contains(_store.Holds(), held => held.Covers(Week.Of(Today.AddDays(8))));
    }

    [Fact]
    public async Task A_format_that_changes_holds_the_source_and_leaves_the_cursor_alone()
    {
        var source = new Naming();
        await CollectAsync(source, Today.AddDays(-8));
        source.Unknown = 30;
        var before = _store.PositionOf(Source, About);

        Assert.Equal("SR-522", (await CollectAsync(source, Today)).Problem?.Code);

        Assert.Equal(before, _store.PositionOf(Source, About));
        Assert.Single(_store.Holds());
        await _store.ReleaseAsync(Source, null, Cancel);
        Assert.Equal("SR-516", (await CollectAsync(source, Today)).Problem?.Code);
    }

    private static Item Item(string key, DateOnly day) => new(Source, About, key, ItemKind.Story, day, key, null, new Uri("https://lamps.example.no/"), new Dictionary<string, string>());

    /// <summary>The last week, and thirteen before it that were as usual.</summary>
    private static Dictionary<DateOnly, int> Weeks(int usual, int now) => Enumerable.Range(1, 13).ToDictionary(back => Last.AddDays(-7 * back), _ => usual).Append(new(Last, now)).ToDictionary();

    private static List<DateOnly> Days(DateOnly from, DateOnly to) => [.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays)];

    private static List<DateOnly> DailyUntil(DateOnly day) => Days(Last.AddDays(-7 * 20), day);

    private Task<IReadOnlyList<Hold>> CheckAsync() => new HealthCheck(_store, Clock(Today)).RunAsync(Cancel);

    private static FixedClock Clock(DateOnly day) => new(day.ToString("yyyy-MM-dd'T08:00:00Z'", CultureInfo.InvariantCulture));

    private async Task KeepAsync(Dictionary<DateOnly, int> weeks)
    {
        var items = weeks.SelectMany(week => Enumerable.Range(0, week.Value).Select(number => Item($"{week.Key} {number}", week.Key.AddDays(number % 7)))).ToList();
        var exchange = new Exchange(Source, About, new Uri("https://lamps.example.no/"), null, Clock(Today).GetUtcNow(), 200, [], BodyDigest.Of([]), [], false, false);
        await _store.CommitAsync(exchange, "line", Validators.None, new Extract(new Cursor("1")) { Items = items }, _ => [], Cancel);
        foreach (var day in DailyUntil(Today))
        {
            await _store.RecordAsync(new SourceRun(Source, About, Clock(day).GetUtcNow(), 0, null), Cancel);
        }
    }

    private async Task<SourceRun> CollectAsync(Naming source, DateOnly day)
    {
        var internet = new Sources.RecordedInternet(Clock(day).GetUtcNow(), "x"u8.ToArray());
        var collector = new SourceCollector(internet, _store, _ => [], Clock(day)) { Impatient = true };
        var runs = new List<SourceRun>();
        await foreach (var run in collector.RunAsync([source], SmallSector.Read(SmallSector.Files).Sector!, Cancel))
        {
            runs.Add(run);
        }

        return Assert.Single(runs);
    }

    /// <summary>The same twenty things every time, under names that may change.</summary>
    private sealed class Naming : ISource
    {
        public string Prefix { get; set; } = "";

        public int Unknown { get; set; }

        public SourceCard Card { get; } = new(Source, "Lamps", EvidenceKind.Attention, "CC0-1.0", "None.");

        public IEnumerable<Target> Targets(Sector sector) => [new Target(About, "")];

        public Request? Ask(Target target, Cursor cursor, DateOnly today) => new Request.Web(new Uri("https://lamps.example.no/"));

        public Extract Read(Target target, Answer.Received answer, Cursor cursor) => new(new Cursor(Prefix + Unknown))
        {
            Items = [.. Enumerable.Range(0, 20).Select(number => Item($"{Prefix}{number}", Today.AddDays(-60 + number)))],
            Unknown = [.. Enumerable.Range(0, Unknown).Select(number => $"field {number}")],
        };
    }
}
