using System.Globalization;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Wikipedia;

namespace Sektorradar.Tests.Sources.Wikipedia;

public sealed class WikipediaSourceTests : SourceContract
{
    private static readonly WikipediaSource Wikipedia = new();
    private static readonly Target OilLamp = TargetOf("en:Oil_lamp");

    protected override ISource Source => Wikipedia;

    protected override Target Target => OilLamp;

    protected override IReadOnlyList<string> Recordings => ["wikipedia/views.json"];

    [Fact]
    public void Days_are_summed_to_the_weeks_that_lie_wholly_in_the_articles_life()
    {
        var reading = Assert.Single(Wikipedia.ReadRecording(OilLamp, "wikipedia/views.json").Readings);

        // It was first seen on a Wednesday: that week is not known. Two days without views in the third one are two zeros.
        Assert.Equal((new DateOnly(2026, 10, 12), new DateOnly(2026, 11, 9)), (reading.Capture.CoversFrom, reading.Capture.CoversTo));
        Assert.Equal(["2026-10-12 1300", "2026-10-19 500", "2026-10-26 700", "2026-11-02 700", "2026-11-09 700"], reading.Signals.Select(signal => $"{signal.Day:O} {signal.Value}"));
        Assert.All(reading.Signals, signal => Assert.Equal((Metric.PageViews, "en:Oil_lamp"), (signal.Metric, signal.About)));
    }

    [Theory]
    [InlineData(9, 17, 2, "2026-11-02")]
    [InlineData(9, 17, 0, "2026-11-09")]
    public void After_the_last_day_with_views_nothing_is_known(int firstMonth, int firstDay, int missing, string last)
    {
        var body = Views(new DateOnly(2026, firstMonth, firstDay), new DateOnly(2026, 11, 15).AddDays(-missing));

        Assert.Equal(DateOnly.Parse(last, CultureInfo.InvariantCulture), Assert.Single(Wikipedia.Read(OilLamp, body).Readings).Capture.CoversTo);
    }

    [Fact]
    public void An_article_that_was_seen_for_less_than_a_week_has_no_series() =>
        Assert.Empty(Wikipedia.Read(OilLamp, Views(new DateOnly(2026, 11, 10), new DateOnly(2026, 11, 15))).Readings);

    [Fact]
    public void An_article_without_views_is_not_known_and_never_zero()
    {
        var read = Wikipedia.Read(OilLamp, System.Text.Encoding.UTF8.GetString(Recording.Of("wikipedia/not-found.json")), status: 404);

        Assert.Empty(read.Readings);
        Assert.Empty(read.Items);
        Assert.Null(Wikipedia.Ask(OilLamp, read.Cursor, Given.Today));
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html></html>")]
    [InlineData("{}")]
    [InlineData("")]
    public void A_404_that_does_not_say_why_is_a_problem(string body) => Assert.NotNull(Record.Exception(() => Wikipedia.Read(OilLamp, body, status: 404)));

    [Fact]
    public void A_week_is_asked_for_when_its_days_are_published_and_the_whole_window_with_it()
    {
        Assert.Equal([404], Wikipedia.AskWeb(OilLamp).AlsoReads);
        Assert.Equal("https://wikimedia.org/api/rest_v1/metrics/pageviews/per-article/en.wikipedia/all-access/user/Oil_lamp/daily/2024111100/2026111500", Wikipedia.AskWeb(OilLamp).Address.AbsoluteUri);

        var read = Wikipedia.ReadRecording(OilLamp, "wikipedia/views.json").Cursor;
        Assert.Null(Wikipedia.Ask(OilLamp, read, new DateOnly(2026, 11, 24)));
        Assert.EndsWith("/2024111800/2026112200", Wikipedia.Ask(OilLamp, read, new DateOnly(2026, 11, 25))!.Line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en:C_Sharp_(programming_language)", "en.wikipedia/all-access/user/C_Sharp_%28programming_language%29")]
    [InlineData("en:C%2B%2B", "en.wikipedia/all-access/user/C%2B%2B")]
    [InlineData("en:C++", "en.wikipedia/all-access/user/C%2B%2B")]
    [InlineData("en:OS/2", "en.wikipedia/all-access/user/OS%2F2")]
    [InlineData("nn:Open_kjeldekode", "nn.wikipedia/all-access/user/Open_kjeldekode")]
    [InlineData("no:Åpen_kildekode", "no.wikipedia/all-access/user/%C3%85pen_kildekode")]
    public void A_name_is_escaped_once(string article, string path) =>
        Assert.Contains($"/per-article/{path}/daily/", Wikipedia.AskWeb(TargetOf(article)).Address.AbsoluteUri, StringComparison.Ordinal);

    [Theory]
    [InlineData("views of robots too", "\"user\"", "\"all-agents\"")]
    [InlineData("views by month", "\"daily\"", "\"monthly\"")]
    [InlineData("a day twice", "2026101300", "2026101400")]
    [InlineData("an hour", "2026101300", "2026101307")]
    [InlineData("views of another type", "\"views\": 700", "\"views\": \"700\"")]
    public void What_cannot_be_so_is_not_read(string what, string there, string instead)
    {
        var body = Altered.Of("wikipedia/views.json", there, instead);

        Assert.True(Record.Exception(() => Wikipedia.Read(OilLamp, body)) is not null, what);
    }

    [Fact]
    public void The_form_of_the_reference_sample_is_known()
    {
        var body = File.ReadAllText(Reference.Folder("data/samples/synthetic/wikipedia_pageviews_monthly.json"));

        // It is by month, which is the one thing that is wrong with it.
        Assert.Throws<FormatException>(() => Wikipedia.Read(OilLamp, body));
        Assert.Empty(Wikipedia.Read(OilLamp, body.Replace("monthly", "daily", StringComparison.Ordinal)).Readings);
    }

    private static string Views(DateOnly from, DateOnly to)
    {
        var days = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(i => $$"""{"granularity":"daily","timestamp":"{{from.AddDays(i):yyyyMMdd}}00","access":"all-access","agent":"user","views":1}""");
        return $$"""{"items":[{{string.Join(',', days)}}]}""";
    }

    private static Target TargetOf(string article)
    {
        var sector = Given.Sector([]);
        var question = sector.Watch.Questions[0] with { Wikipedia = [article] };
        return Assert.Single(Wikipedia.Targets(sector with { Watch = sector.Watch with { Questions = [question] } }));
    }
}
