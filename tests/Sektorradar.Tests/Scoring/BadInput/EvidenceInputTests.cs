using System.Globalization;
using Sektorradar.Collecting;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Tests.Evidence;
using Sektorradar.Tests.Sectors;
using Sektorradar.Tests.Sources;

namespace Sektorradar.Tests.Scoring.BadInput;

/// <summary>Evidence that fits its own id and says what cannot be: it is refused before anything is kept.</summary>
public sealed class EvidenceInputTests : IDisposable
{
    private static readonly DateOnly Day = new(2024, 2, 14), Monday = new(2024, 1, 8);

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("-1")]
    [InlineData("-1000000000000")]
    [InlineData("1000000000000")]
    [InlineData("2.5")]
    [BadInputRow("a count that is negative, broken or absurd")]
    public void A_file_with_a_count_that_cannot_be_is_refused_whole(string count) =>
        Refused("SR-314", Made(Count(decimal.Parse(count, CultureInfo.InvariantCulture))), Readings.Make("github.com/lamp/fog"));

    [Fact]
    [BadInputRow("a count that is negative, broken or absurd")]
    public void So_is_a_total_below_zero() => Refused("SR-314", Made(Count(-1) with { Metric = Metric.StarTotal }));

    [Fact]
    [BadInputRow("a count that is negative, broken or absurd")]
    public void The_largest_weeks_that_there_are_can_be() => Assert.Null(Plausible.Doubt(Made(Count(9_000_000_000) with { Metric = Metric.Downloads })));

    [Theory]
    [InlineData("2024-01-10")]
    [InlineData("2024-02-12")]
    [BadInputRow("a week that is none")]
    public void A_week_that_begins_on_no_Monday_or_had_not_ended_is_refused(string week) => Refused("SR-314", Made(Count(3) with { Day = DateOnly.Parse(week, CultureInfo.InvariantCulture) }));

    [Theory]
    [InlineData("2024-01-02", "2024-02-05")]
    [InlineData("2024-01-01", "2024-02-06")]
    [InlineData("2024-01-01", "2024-02-12")]
    [InlineData("2024-02-19", "2024-02-05")]
    [BadInputRow("a week that is none")]
    public void Weeks_that_a_copy_cannot_cover_are_refused(string from, string to) => Refused("SR-314", Reading.Identify(
        Readings.Make().Capture with { CoversFrom = DateOnly.Parse(from, CultureInfo.InvariantCulture), CoversTo = DateOnly.Parse(to, CultureInfo.InvariantCulture) }, []));

    [Fact]
    [BadInputRow("a week that is told twice")]
    public void A_week_is_told_once()
    {
        Assert.NotNull(Plausible.Doubt(Made(Count(3), Count(4))));

        var twice = EvidencePack.Write([Readings.Make()]) + "{\"metric\":\"commits\",\"from\":\"2024-01-08\",\"weeks\":[3]}\n";
        Assert.Contains("stands twice", Assert.Single(EvidencePack.Read(twice, "lamp.jsonl").Problems, problem => problem.Code == "SR-311").Detail, StringComparison.Ordinal);
    }

    [Fact]
    [BadInputRow("a count that is negative, broken or absurd")]
    public async Task An_answer_with_a_count_that_cannot_be_is_a_problem_and_nothing_of_it_is_kept()
    {
        using var store = EvidenceStore.Open(_folder["evidence.db"]);
        var clock = new FixedClock("2024-02-14T12:00Z");
        var collector = new SourceCollector(new RecordedInternet(clock.GetUtcNow(), "x"u8.ToArray(), "x"u8.ToArray()), store, _ => [], clock) { Impatient = true };

        Assert.Equal("SR-510", (await RunAsync(collector, new Counting(-1))).Problem?.Code);
        Assert.Empty(store.Captures());
        Assert.Null(store.PositionOf("counting", "lamp"));

        Assert.Null((await RunAsync(collector, new Counting(1))).Problem);
        Assert.Single(store.Captures());
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<SourceRun> RunAsync(SourceCollector collector, Counting source)
    {
        var runs = new List<SourceRun>();
        await foreach (var run in collector.RunAsync([source], SmallSector.Read(SmallSector.Files).Sector!, TestContext.Current.CancellationToken))
        {
            runs.Add(run);
        }

        return Assert.Single(runs);
    }

    private static Signal Count(decimal value) => new("git", Readings.About, Metric.Commits, Monday, value, null, default);

    private static Reading Made(params Signal[] signals) => Reading.Identify(Readings.Make().Capture, signals);

    private static void Refused(string code, params Reading[] readings)
    {
        var (read, problems) = EvidencePack.Read(EvidencePack.Write(readings), "lamp.jsonl");

        Assert.Empty(read);
        Assert.Equal((code, "lamp.jsonl:1"), Assert.Single(problems) is var problem ? (problem.Code, problem.Where) : default);
    }

    /// <summary>Says one count of one week.</summary>
    private sealed class Counting(decimal count) : ISource
    {
        public SourceCard Card { get; } = new("counting", "Counting", EvidenceKind.Attention, "CC0-1.0", "None.");

        public IEnumerable<Target> Targets(Sector sector) => [new Target("lamp", "")];

        public Request? Ask(Target target, Cursor cursor, DateOnly today) => new Request.Web(new Uri("https://lamps.example.no/"));

        public Extract Read(Target target, Answer.Received answer, Cursor cursor) => new(new Cursor("read"))
        {
            Readings = [answer.Reading(Card.Id, target.About, Monday, Week.LastComplete(Day), [(Metric.PageViews, Monday, count, null)])],
        };
    }
}
