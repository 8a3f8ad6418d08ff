using Microsoft.Data.Sqlite;
using Sektorradar.Cli;
using Sektorradar.Model;

namespace Sektorradar.Tests.Cli;

/// <summary>Series that sources tell themselves, from captures of several days.</summary>
public sealed class ToldSeriesTests : IDisposable
{
    private readonly SeriesStore _store = new();

    [Fact]
    [BadInputRow("two readings of one week")]
    public async Task What_two_captures_cover_together_is_known_and_the_newer_is_taken_where_both_do()
    {
        await _store.RunsAsync("wikipedia", "en:Lamp");
        await _store.CaptureAsync("wikipedia", "en:Lamp", Metric.PageViews, "10-06", "08-31", [1, 2, 3, 4, 5]);
        await _store.CaptureAsync("wikipedia", "en:Lamp", Metric.PageViews, "11-03", "09-28", [7, 8, 9]);

        var series = _store.Series("openlamp", Metric.PageViews)!;

        Assert.Equal([1, 2, 3, 4, 7, 8, 9], series.Counts.Counts);
        Assert.Equal(SeriesStore.Day("08-31"), series.Counts.First);
        Assert.Equal(["11-03", "10-06"], series.Captures.Select(capture => capture.Day.ToString("MM-dd", null)));
        Assert.Equal((EvidenceKind.Attention, "wikipedia", "en:Lamp"), (series.Kind, Assert.Single(series.Sources), Assert.Single(series.Abouts)));
    }

    [Fact]
    [BadInputRow("a gap in a source's weeks")]
    public async Task A_week_that_no_capture_covers_is_unknown_and_one_without_a_count_is_a_zero()
    {
        await _store.RunsAsync("pypi", "downloads of pypi:lamp");
        await _store.CaptureAsync("pypi", "pypi:lamp", Metric.Downloads, "09-15", "08-31", [5, 0]);
        await _store.CaptureAsync("pypi", "pypi:lamp", Metric.Downloads, "11-03", "09-28", [0, 0, 6]);

        Assert.Equal([5, 0, null, null, 0, 0, 6], _store.Series("openlamp", Metric.Downloads)!.Counts.Counts);
    }

    [Fact]
    public async Task A_capture_that_tells_nothing_but_zeros_is_known_too()
    {
        await _store.RunsAsync("pypi", "downloads of pypi:lamp");
        await _store.CaptureAsync("pypi", "pypi:lamp", Metric.Downloads, "11-03", "09-28", [0, 0]);

        Assert.Equal([0, 0], _store.Series("openlamp", Metric.Downloads)!.Counts.Counts);
    }

    [Fact]
    public async Task An_edition_knows_no_capture_of_a_later_day_and_no_week_that_had_not_ended()
    {
        await _store.RunsAsync("wikipedia", "en:Lamp");
        await _store.CaptureAsync("wikipedia", "en:Lamp", Metric.PageViews, "10-06", "09-14", [3, 4, 5]);
        await _store.CaptureAsync("wikipedia", "en:Lamp", Metric.PageViews, "11-03", "09-14", [6, 7, 8, 9]);

        Assert.Equal([3, 4, 5], _store.Series("openlamp", Metric.PageViews, SeriesStore.Day("11-02"))!.Counts.Counts);
        Assert.Equal([6, 7, 8, 9], _store.Series("openlamp", Metric.PageViews, SeriesStore.Day("11-03"))!.Counts.Counts);
    }

    [Fact]
    [BadInputRow("a source in quarantine")]
    public async Task A_week_that_is_held_is_unknown_also_where_the_thing_that_was_asked_for_has_another_name()
    {
        await _store.RunsAsync("npm", "downloads 1");
        await _store.CaptureAsync("npm", "npm:lamp", Metric.Downloads, "11-03", "10-05", [3, 4, 5, 6], target: "downloads 1");
        await _store.HoldAsync("npm", "downloads 1", "10-12", "10-19");
        await _store.HoldAsync("npm", "downloads 2", "10-05", "10-12");

        Assert.Equal([3, null, 5, 6], _store.Series("openlamp", Metric.Downloads)!.Counts.Counts);
    }

    [Fact]
    public async Task Parts_of_a_subject_are_added_up_and_one_that_is_not_always_known_is_left_out()
    {
        await _store.RunsAsync("wikipedia", "en:Lamp");
        await _store.CaptureAsync("wikipedia", "en:Lamp", Metric.PageViews, "11-03", "10-05", [30, 40, 50]);
        await _store.CaptureAsync("wikipedia", "no:Lampe", Metric.PageViews, "11-03", "10-05", [1, 2, 3, 4]);
        Assert.Equal([31, 42, 53], _store.Series("openlamp", Metric.PageViews)!.Counts.Counts);

        await _store.CaptureAsync("wikipedia", "en:Lamp", Metric.PageViews, "11-10", "10-26", [60, 70]);

        var series = _store.Series("openlamp", Metric.PageViews)!;
        Assert.Equal([30, 40, 50, 60, 70], series.Counts.Counts);
        Assert.Equal(["en:Lamp"], series.Abouts);
    }

    [Fact]
    public async Task Two_sources_that_say_something_of_the_same_name_are_two()
    {
        await _store.RunsAsync("github-stars", "github.com/lamps/openlamp");
        await _store.CaptureAsync("github-stars", "github.com/lamps/openlamp", Metric.Stars, "11-03", "10-05", [3, 4]);
        await _store.CaptureAsync("github", "github.com/lamps/openlamp", Metric.StarTotal, "11-04", "10-26", [900]);
        await _store.CaptureAsync("git", "github.com/lamps/openlamp", Metric.Commits, "11-04", "10-05", [7, 7]);

        var series = Assert.Single(_store.Series());

        Assert.Equal(("openlamp", Metric.Stars), (series.Subject, series.Metric));
        Assert.Equal([3, 4], series.Counts.Counts);
    }

    [Fact]
    public async Task A_source_on_trial_gives_no_series_and_is_named_with_what_it_has()
    {
        await _store.RunsAsync("wikipedia", "en:Lamp", from: "10-27");
        await _store.CaptureAsync("wikipedia", "en:Lamp", Metric.PageViews, "11-03", "10-05", [30, 40, 50]);
        await _store.CaptureAsync("github", "github.com/lamps/openlamp", Metric.StarTotal, "11-04", "10-26", [900]);
        await _store.ItemAsync("feeds", "lamp-news", "1", ItemKind.Story, "11-04", "OpenLamp shines");

        Assert.Empty(_store.Series());
        Assert.Equal([new TrialSource("feeds", 0, 1), new TrialSource("wikipedia", 1, 0)], _store.OnTrial());
        Assert.Empty(_store.OnTrial(SeriesStore.Day("11-02")));

        await _store.RunsAsync("wikipedia", "en:Lamp", from: "10-06", to: "10-20");
        Assert.Single(_store.Series());
        Assert.Equal(["feeds"], _store.OnTrial().Select(source => source.Source));
    }

    [Fact]
    public async Task The_ledger_of_an_edition_has_them_and_what_it_left_out()
    {
        await _store.RunsAsync("wikipedia", "en:Lamp");
        await _store.CaptureAsync("wikipedia", "en:Lamp", Metric.PageViews, "11-03", "10-05", [30, 40, 50]);
        await _store.ItemAsync("feeds", "lamp-news", "1", ItemKind.Story, "11-04", "OpenLamp shines");

        var ledger = EditionLedger.Of(SeriesStore.Sector, _store.Store, [], SeriesStore.AsOf);

        Assert.Equal([30, 40, 50], Assert.Single(ledger.SeriesOf(SeriesStore.Sector.Find("openlamp")!)).Counts.Counts);
        Assert.Equal("feeds", Assert.Single(ledger.OnTrial).Source);
        Assert.Empty(ledger.Captures);
    }

    [Fact]
    public async Task A_capture_of_which_a_row_was_altered_is_refused()
    {
        await _store.RunsAsync("wikipedia", "en:Lamp");
        await _store.CaptureAsync("wikipedia", "en:Lamp", Metric.PageViews, "11-03", "10-05", [30, 40, 50]);
        await using (var connection = new SqliteConnection($"Data Source={_store.Path};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE weekly SET counts = '30 40 500'";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal("SR-312", Assert.Single(Assert.Throws<InputException>(() => _store.Series()).Problems).Code);
    }

    public void Dispose() => _store.Dispose();
}
