using CsCheck;
using Sektorradar.Model;

namespace Sektorradar.Tests.Model;

public class CalendarTests
{
    private static readonly Gen<DateOnly> AnyDay = Gen.Int[new DateOnly(1990, 1, 1).DayNumber, new DateOnly(2060, 1, 1).DayNumber].Select(DateOnly.FromDayNumber);

    [Theory]
    [InlineData("2026", "2026-01-01", "2026-12-31")]
    [InlineData("2026-Q2", "2026-04-01", "2026-06-30")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2026-06-30", "2026-06-30", "2026-06-30")]
    [InlineData("2025-08..2026-07", "2025-08-01", "2026-07-31")]
    [InlineData("2024..2026-Q1", "2024-01-01", "2026-03-31")]
    public void A_period_has_a_first_and_a_last_day(string text, string from, string to) =>
        Assert.Equal(new Period(text, DateOnly.Parse(from, null), DateOnly.Parse(to, null)), Period.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("26")]
    [InlineData("1969")]
    [InlineData("2026-Q5")]
    [InlineData("2026-13")]
    [InlineData("2026-6")]
    [InlineData("2026-02-30")]
    [InlineData("2026-07..2025-08")]
    [InlineData("2025..")]
    [InlineData("2025..2026..2027")]
    [InlineData("June 2026")]
    public void Other_texts_are_no_period(string text) => Assert.Null(Period.Parse(text));

    [Fact]
    public void A_week_begins_on_Monday_and_is_complete_when_its_Sunday_has_passed() => AnyDay.Sample(day =>
    {
        var (monday, last) = (Week.Of(day), Week.LastComplete(day));

        Assert.Equal(DayOfWeek.Monday, monday.DayOfWeek);
        Assert.InRange(day.DayNumber - monday.DayNumber, 0, 6);
        Assert.InRange(day.DayNumber - last.AddDays(6).DayNumber, 1, 7);
        Assert.Equal(1, Week.Between(last, monday));
    });

    [Fact]
    public void Every_metric_is_found_by_its_name()
    {
        Assert.All(Metrics.All, metric => Assert.Equal(metric, Metrics.Parse(metric.Name())));
        Assert.Null(Metrics.Parse("twinkles"));
        Assert.Equal(["commits", "bot-commits", "authors", "newcomers", "pull-requests", "declared-ai", "page-views", "journal-entries", "stories", "downloads", "stars", "news", "vacancies", "notices"], Metrics.All.Where(m => m.IsWeekly()).Select(m => m.Name()));
    }
}
