using System.Globalization;
using System.Text;
using Sektorradar.Collecting;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Tests.Sectors;
using Sektorradar.Tests.Sources;

namespace Sektorradar.Tests.Collecting;

/// <summary>What a failure costs: that one thing of that one source, and never more.</summary>
public sealed class SourceCollectorTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();
    private readonly EvidenceStore _store;

    public SourceCollectorTests() => _store = EvidenceStore.Open(_folder["evidence.db"]);

    [Fact]
    public async Task A_position_that_cannot_be_read_costs_one_run_of_one_thing_and_the_next_begins_anew()
    {
        await CollectAsync(["3"]);
        await BreakPositionAsync();

        var broken = await CollectAsync(["3"]);
        var after = await CollectAsync(["4"]);

        Assert.Equal("SR-517", broken.Single(run => run.About == "lamps").Problem?.Code);
        Assert.Null(broken.Single(run => run.About == "fog").Problem);
        Assert.Null(after.Single(run => run.About == "lamps").Problem);
        Assert.Equal(["3", "4"], Keys("lamps"));
    }

    [Fact]
    public async Task What_a_source_does_not_know_is_said_and_the_rest_is_kept()
    {
        var runs = await CollectAsync(["5?"]);

        Assert.All(runs, run => Assert.Equal("SR-516", run.Problem?.Code));
        Assert.Equal(["5?"], Keys("lamps"));
        // It was answered, so the next look at its weeks counts this day.
        Assert.Equal([DateOnly.FromDateTime(Now.UtcDateTime)], _store.AnsweredDays()[("counter", "lamps")]);
    }

    [Fact]
    public async Task A_source_that_has_no_end_is_stopped_said_and_goes_on_the_next_time()
    {
        var runs = await CollectAsync(["more"]);

        Assert.All(runs, run => Assert.Equal("SR-515", run.Problem?.Code));
        Assert.Equal("1000", _store.PositionOf("counter", "lamps"));
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private IEnumerable<string> Keys(string about) => _store.Items(DateOnly.MinValue, DateOnly.MaxValue).Where(kept => kept.Item.About == about).Select(kept => kept.Item.Key).Order(StringComparer.Ordinal);

    private async Task BreakPositionAsync() => await _store.CommitAsync(
        new Exchange("counter", "lamps", new Uri("https://lamps.example.no/"), null, Now, 200, [], null, null, false, false), "line", Validators.None,
        new Extract(new Cursor("of another version")), _ => [], TestContext.Current.CancellationToken);

    private async Task<IReadOnlyList<SourceRun>> CollectAsync(string[] answers)
    {
        var collector = new SourceCollector(new Same(answers[0]), _store, _ => [], new FixedClock(Now.ToString("O", CultureInfo.InvariantCulture))) { Impatient = true };
        var runs = new List<SourceRun>();
        await foreach (var run in collector.RunAsync([new Counter()], SmallSector.Read(SmallSector.Files).Sector!, TestContext.Current.CancellationToken))
        {
            runs.Add(run);
        }

        return runs;
    }

    /// <summary>Gives the same answer to every question.</summary>
    private sealed class Same(string answer) : IInternet
    {
        public Task<Answer> AskAsync(Request request, SourceCard card, Validators before, CancellationToken cancel) => Task.FromResult<Answer>(
            new Answer.Received(request, ((Request.Web)request).Address, 200, "text/plain", "utf-8", Encoding.UTF8.GetBytes($"{{\"item\":\"{answer}\"}}"), Now, Validators.None));
    }

    /// <summary>Two things; its position is a number.</summary>
    private sealed class Counter : ISource
    {
        public SourceCard Card { get; } = new("counter", "Counter", EvidenceKind.Attention, "ours", "none");

        public IEnumerable<Target> Targets(Sector sector) => [new("lamps", ""), new("fog", "")];

        public Request? Ask(Target target, Cursor cursor, DateOnly today) =>
            new Request.Web(new Uri($"https://lamps.example.no/{target.About}/{(cursor.IsStart ? 0 : int.Parse(cursor.Position, CultureInfo.InvariantCulture))}"));

        public Extract Read(Target target, Answer.Received answer, Cursor cursor)
        {
            var key = Encoding.UTF8.GetString(answer.Body).Split('"')[3];
            var next = (cursor.IsStart ? 0 : int.Parse(cursor.Position, CultureInfo.InvariantCulture)) + 1;
            return new Extract(new Cursor(next.ToString(CultureInfo.InvariantCulture)))
            {
                Items = [new Item("counter", target.About, key, ItemKind.Story, answer.Day, key, null, new Uri("https://lamps.example.no/"), new Dictionary<string, string>())],
                Unknown = key.EndsWith('?') ? [key] : [],
                More = key == "more",
            };
        }
    }
}
