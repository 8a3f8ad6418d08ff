using Sektorradar.Model;

namespace Sektorradar.Tests.Cli;

/// <summary>Series counted from items whose words name a subject.</summary>
public sealed class ItemSeriesTests : IDisposable
{
    private readonly SeriesStore _store = new();

    [Fact]
    public async Task A_story_counts_once_in_the_week_of_the_first_who_told_it_and_all_stories_are_the_exposure()
    {
        await _store.RunsAsync("feeds", "one", from: "09-29");
        await _store.RunsAsync("feeds", "other", from: "09-29");
        await StoryAsync("one", "10-11", "Lighthouse agency chooses OpenLamp for every tower");
        await StoryAsync("other", "10-12", "Lighthouse agency chooses OpenLamp for every tower!");
        await StoryAsync("one", "10-20", "OpenLamp burns brighter than before");
        await StoryAsync("other", "10-21", "The price of oil falls again");

        var series = _store.Series("openlamp", Metric.News)!;

        Assert.Equal(SeriesStore.Day("10-05"), series.Counts.First);
        Assert.Equal([1, 0, 1, 0, 0, 0], series.Counts.Counts);
        Assert.Equal([1, 1, 2, 0, 0, 0], series.Exposure!.Counts);
        Assert.Equal((2, EvidenceKind.Attention), (series.Items.Count, series.Kind));
        Assert.Equal([0, 0, 0, 0, 0, 0], _store.Series("wick", Metric.News)!.Counts.Counts);
    }

    [Fact]
    public async Task Weeks_after_which_nobody_looked_and_weeks_that_are_held_are_unknown_in_counts_and_exposure()
    {
        await _store.RunsAsync("feeds", "one", from: "09-29", to: "10-13");
        await _store.RunsAsync("feeds", "one", from: "10-27");
        await _store.HoldAsync("feeds", "one", "10-26", "11-02");
        foreach (var day in new[] { "10-05", "10-13", "10-20", "10-27", "11-04" })
        {
            await StoryAsync("one", day, $"OpenLamp was lit on {day}");
        }

        var series = _store.Series("openlamp", Metric.News)!;

        Assert.Equal([1, null, 1, null, 1], series.Counts.Counts.Take(5));
        Assert.Equal([1, null, 1, null, 1], series.Exposure!.Counts.Take(5));
        Assert.DoesNotContain(series.Items, kept => kept.Item.Day == SeriesStore.Day("10-13") || kept.Item.Day == SeriesStore.Day("10-27"));
    }

    [Fact]
    public async Task Where_one_feed_is_held_the_week_is_known_by_the_other_alone()
    {
        await _store.RunsAsync("feeds", "one", from: "09-29");
        await _store.RunsAsync("feeds", "other", from: "09-29");
        await _store.HoldAsync("feeds", "other", "11-16", "11-23");
        await StoryAsync("one", "11-17", "OpenLamp in the north");
        await StoryAsync("one", "11-17", "Nothing of note in the harbour");
        await StoryAsync("other", "11-17", "OpenLamp, OpenLamp and nothing else");
        await _store.RunsAsync("feeds", "one", from: "11-23", to: "11-23");

        var series = _store.Series("openlamp", Metric.News)!;

        Assert.Equal((1, 2), (series.Counts[SeriesStore.LastWeek], series.Exposure![SeriesStore.LastWeek]));
    }

    [Fact]
    public async Task An_edition_knows_no_item_that_was_first_seen_later_and_no_run_of_a_later_day()
    {
        await _store.RunsAsync("feeds", "one", from: "09-22");
        await _store.ItemAsync("feeds", "one", "1", ItemKind.Story, "10-06", "OpenLamp early", seen: "10-07");
        await _store.ItemAsync("feeds", "one", "2", ItemKind.Story, "10-06", "OpenLamp late", seen: "11-10");

        var before = _store.Series("openlamp", Metric.News, SeriesStore.Day("11-09"))!;
        var after = _store.Series("openlamp", Metric.News, SeriesStore.Day("11-10"))!;

        Assert.Equal((1, 2), (before.Counts[SeriesStore.Day("10-05")], after.Counts[SeriesStore.Day("10-05")]));
        Assert.Equal((SeriesStore.Day("10-26"), SeriesStore.Day("11-02")), (before.Counts.Last, after.Counts.Last));
    }

    [Fact]
    public async Task A_vacancy_in_two_places_is_one_and_a_source_on_trial_is_not_counted()
    {
        await _store.RunsAsync("nav", "vacancies", from: "09-29");
        await VacancyAsync("nav", "1", "OpenLamp keeper", ("same", "k"));
        await VacancyAsync("jobbnorge", "2", "OpenLamp keeper", ("same", "k"));
        await VacancyAsync("nav", "3", "Wickworks trimmer", ("employer", "The Lighthouse Office"));
        await VacancyAsync("nav", "4", "Wickworks Trimmer", ("employer", "The lighthouse office"));
        await VacancyAsync("jobbnorge", "5", "OpenLamp engineer", ("same", "m"));

        Assert.Equal((1, 2), OfWeek("openlamp", Metric.Vacancies));
        Assert.Equal((1, 2), OfWeek("wick", Metric.Vacancies));

        await _store.RunsAsync("jobbnorge", "vacancies", from: "09-29");
        Assert.Equal((2, 3), OfWeek("openlamp", Metric.Vacancies));
        Assert.Equal(["jobbnorge", "nav"], _store.Series("openlamp", Metric.Vacancies)!.Sources);
    }

    [Fact]
    public async Task A_competition_in_two_places_is_one_its_changes_are_none_and_the_same_words_later_are_another()
    {
        await _store.RunsAsync("doffin", "notices", from: "09-29");
        await _store.RunsAsync("ted", "notices", from: "09-29");
        await TenderAsync("doffin", "d1", "07-07", "OpenLamp for the coast", ("buyer-number", "900000006"));
        await TenderAsync("doffin", "d2", "10-13", "OpenLamp for the coast", ("buyer-number", "900000006"));
        await TenderAsync("ted", "t2", "10-15", "OpenLamp for the Coast", ("buyer-number", "900000006"), ("same", "uuid-01"));
        await TenderAsync("ted", "t3", "10-16", "OpenLamp for the coast, corrected", ("buyer-number", "900000006"), ("same", "uuid-02"), ("changes", "uuid-01"));
        await TenderAsync("ted", "t4", "10-17", "OpenLamp for the coast", ("buyer-number", "900000014"), ("same", "uuid-03"));

        var series = _store.Series("openlamp", Metric.Notices)!;

        Assert.Equal((2, 2), (series.Counts[SeriesStore.Day("10-12")], series.Exposure![SeriesStore.Day("10-12")]));
        Assert.Equal(["d1", "d2", "t4"], series.Items.Select(kept => kept.Item.Key));
    }

    [Fact]
    public async Task A_search_by_day_finds_what_lay_before_its_first_reading_and_what_was_not_asked_for_a_time()
    {
        await _store.RunsAsync("doffin", "notices", from: "08-04", to: "08-11");
        await _store.RunsAsync("doffin", "notices", from: "10-20", to: "11-10");

        var series = _store.Series("openlamp", Metric.Notices)!;

        Assert.Equal((SeriesStore.Day("05-11"), SeriesStore.Day("11-02")), (series.Counts.First, series.Counts.Last));
        Assert.DoesNotContain(null, series.Counts.Counts);
    }

    public void Dispose() => _store.Dispose();

    private (double?, double?) OfWeek(string subject, Metric metric)
    {
        var series = _store.Series(subject, metric)!;
        return (series.Counts[SeriesStore.Day("10-12")], series.Exposure![SeriesStore.Day("10-12")]);
    }

    private Task StoryAsync(string feed, string day, string title) => _store.ItemAsync("feeds", feed, title, ItemKind.Story, day, title);

    private Task VacancyAsync(string source, string key, string title, params (string, string)[] details) => _store.ItemAsync(source, "vacancies", key, ItemKind.Vacancy, "10-13", title, details: details);

    private Task TenderAsync(string source, string key, string day, string title, params (string, string)[] details) => _store.ItemAsync(source, "notices", key, ItemKind.Tender, day, title, details: details);
}
