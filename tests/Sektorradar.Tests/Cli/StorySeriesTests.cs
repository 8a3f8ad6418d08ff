using Sektorradar.Model;

namespace Sektorradar.Tests.Cli;

public sealed class StorySeriesTests : IDisposable
{
    private readonly SeriesStore _store = new();

    [Fact]
    public async Task A_story_is_worth_the_logarithm_of_its_points_and_one_with_two_of_the_terms_is_one()
    {
        await ReadAsync([2, 0, 1], [0, 0, 1]);
        await StoryAsync("openlamp", "1", "10-06", points: 7);
        await StoryAsync("openlamp", "2", "10-07", points: null);
        await StoryAsync("openlamp", "3", "10-20", points: 31);
        await StoryAsync("lamp", "3", "10-20", points: 31);

        var series = _store.Series("openlamp", Metric.Stories)!;

        Assert.Equal([3, 0, 5], series.Counts.Counts);
        Assert.Equal(["1", "2", "3"], series.Items.Select(kept => kept.Item.Key));
        Assert.Equal(2, series.Captures.Count);
        Assert.Null(series.Exposure);
    }

    [Fact]
    public async Task One_story_alone_says_nothing()
    {
        await ReadAsync([1, 0, 0], [0, 0, 0]);
        await StoryAsync("openlamp", "1", "10-06", points: 7);

        Assert.Null(_store.Series("openlamp", Metric.Stories));
    }

    [Fact]
    public async Task A_week_of_which_stories_were_counted_that_are_not_here_is_unknown()
    {
        await ReadAsync([2, 3, 1], [0, 0, 0]);
        await StoryAsync("openlamp", "1", "10-06", points: 7);
        await StoryAsync("openlamp", "2", "10-07", points: 1);
        await StoryAsync("openlamp", "3", "10-20", points: 31);

        Assert.Equal([4, null, 5], _store.Series("openlamp", Metric.Stories)!.Counts.Counts);
    }

    public void Dispose() => _store.Dispose();

    private async Task ReadAsync(IReadOnlyList<decimal> one, IReadOnlyList<decimal> other)
    {
        await _store.RunsAsync("hackernews", "openlamp");
        await _store.CaptureAsync("hackernews", "openlamp", Metric.Stories, "11-03", "10-05", one);
        await _store.CaptureAsync("hackernews", "lamp", Metric.Stories, "11-03", "10-05", other);
    }

    private Task StoryAsync(string term, string key, string day, int? points) =>
        _store.ItemAsync("hackernews", term, key, ItemKind.Story, day, "A lamp", details: points is { } given ? [("points", $"{given}")] : []);
}
