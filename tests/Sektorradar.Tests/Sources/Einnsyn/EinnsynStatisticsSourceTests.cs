using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Einnsyn;

namespace Sektorradar.Tests.Sources.Einnsyn;

public sealed class EinnsynStatisticsSourceTests : SourceContract
{
    private static readonly EinnsynStatisticsSource Statistics = new();
    private static readonly Target OpenLamp = new("OpenLamp", "OpenLamp");

    protected override ISource Source => Statistics;

    protected override Target Target => OpenLamp;

    protected override IReadOnlyList<string> Recordings => ["einnsyn/statistics.json"];

    [Fact]
    public void Two_years_are_counted_by_week_and_a_week_left_out_is_a_zero()
    {
        var reading = Assert.Single(Statistics.ReadRecording(OpenLamp, "einnsyn/statistics.json").Readings);

        Assert.Equal((new DateOnly(2024, 11, 11), new DateOnly(2026, 11, 9)), (reading.Capture.CoversFrom, reading.Capture.CoversTo));
        Assert.Equal(["2024-11-11 3", "2026-11-02 5", "2026-11-09 10"], reading.Signals.Select(signal => $"{signal.Day:O} {signal.Value}"));
        Assert.All(reading.Signals, signal => Assert.Equal((Metric.JournalEntries, "OpenLamp"), (signal.Metric, signal.About)));
    }

    [Fact]
    public void The_interval_and_both_ends_are_always_sent()
    {
        Assert.Equal(
            "https://api.einnsyn.no/statistics?query=OpenLamp&entity=Journalpost&aggregateInterval=week&aggregateFrom=2024-11-11&aggregateTo=2026-11-15",
            Statistics.AskWeb(OpenLamp).Address.AbsoluteUri);
    }

    [Fact]
    public void A_week_is_asked_for_once_and_from_tuesday_on()
    {
        var read = Statistics.ReadRecording(OpenLamp, "einnsyn/statistics.json").Cursor;

        Assert.Null(Statistics.Ask(OpenLamp, read, new DateOnly(2026, 11, 23)));
        Assert.EndsWith("aggregateTo=2026-11-22", Statistics.Ask(OpenLamp, read, new DateOnly(2026, 11, 24))!.Line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the service made the interval longer", "\"week\"", "\"month\"")]
    [InlineData("weeks that begin on another day", "2026-11-02T", "2026-11-01T")]
    [InlineData("a week twice", "2026-11-02T", "2026-11-09T")]
    [InlineData("a range that is not whole weeks", "2026-11-15", "2026-11-16")]
    [InlineData("a range with days to come", "2026-11-15", "2026-11-29")]
    [InlineData("a count below zero", "\"createdCount\": 5", "\"createdCount\": -5")]
    [InlineData("a count of another type", "\"createdCount\": 5", "\"createdCount\": \"5\"")]
    [InlineData("entries without weeks", "\"timeSeries\"", "\"series\"")]
    public void What_cannot_be_so_is_not_read(string what, string there, string instead)
    {
        var body = Altered.Of("einnsyn/statistics.json", there, instead);

        Assert.True(Record.Exception(() => Statistics.Read(OpenLamp, body)) is not null, what);
    }

    [Fact]
    public void A_phrase_nobody_wrote_covers_its_weeks_with_zeros()
    {
        var reading = Assert.Single(Statistics.Read(OpenLamp, """{"summary":{"createdCount":0},"metadata":{"aggregateInterval":"week","aggregateFrom":"2024-11-11","aggregateTo":"2026-11-15"},"timeSeries":[]}""").Readings);

        Assert.Empty(reading.Signals);
        Assert.Equal(new DateOnly(2026, 11, 9), reading.Capture.CoversTo);
    }

    [Theory]
    [InlineData("OpenLamp", "OpenLamp")]
    [InlineData("åpen kildekode", "\"åpen kildekode\"")]
    [InlineData("\"Lamps\"", "\"Lamps\"")]
    [InlineData("-lamp", "\"-lamp\"")]
    [InlineData("a\"b", "\"ab\"")]
    public void A_phrase_is_put_in_quotes_where_the_search_would_take_it_apart(string phrase, string asked)
    {
        var sector = Given.Sector([]);
        var question = sector.Watch.Questions[0] with { Journals = [phrase] };

        var target = Assert.Single(Statistics.Targets(sector with { Watch = sector.Watch with { Questions = [question, question] } }));

        Assert.Equal(new Target(phrase, asked), target);
    }

    [Fact]
    public void The_form_of_the_reference_sample_is_known()
    {
        var body = File.ReadAllText(Reference.Folder("data/samples/synthetic/einnsyn_statistics.json"));

        // It is counted by month, which is the one thing that is wrong with it.
        Assert.Equal("Counted by month, asked by week.", Assert.Throws<FormatException>(() => Statistics.Read(OpenLamp, body)).Message);
    }
}
