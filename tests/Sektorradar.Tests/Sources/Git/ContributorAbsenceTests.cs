using System.Globalization;
using Sektorradar.Model;

namespace Sektorradar.Tests.Sources.Git;

public class ContributorAbsenceTests
{
    [Theory]
    [InlineData("111111111111", "1")]
    [InlineData("111111222222", "2")] // half is not 51 %
    [InlineData("11111112222", null)] // eleven commits
    [InlineData("1111111222233", "1")] // seven of thirteen
    [InlineData("112233112233", "2")]
    [InlineData("123123123123", "2")]
    public async Task It_is_the_fewest_people_behind_51_percent_of_a_years_commits(string authors, string? people)
    {
        var history = new GitRepositoryBuilder();
        foreach (var (i, author) in authors.Index())
        {
            history.Commit(Hour(i), author == '1' ? GitRepositoryBuilder.One : author == '2' ? GitRepositoryBuilder.Two : GitRepositoryBuilder.Three);
        }

        Assert.Equal(people is null ? "" : $"2024-02-14:{people}", (await history.ReadAsync("2024-02-14")).Weeks(Metric.ContributorAbsenceFactor));
    }

    [Fact]
    public async Task There_is_one_for_the_end_of_each_quarter_and_for_the_day_of_the_copy()
    {
        var history = new GitRepositoryBuilder();
        for (var i = 0; i < 12; i++)
        {
            history.Commit(Hour(i), i < 3 ? GitRepositoryBuilder.Two : GitRepositoryBuilder.One);
        }

        Assert.Equal("2024-03-31:1 2024-06-30:1 2024-09-30:1 2024-12-31:1", (await history.ReadAsync("2025-02-14")).Weeks(Metric.ContributorAbsenceFactor));
        Assert.Equal("2024-03-31:1", (await history.ReadAsync("2024-03-31")).Weeks(Metric.ContributorAbsenceFactor));
    }

    [Fact]
    public async Task Robots_and_merges_make_nothing_stall()
    {
        var history = new GitRepositoryBuilder();
        for (var i = 0; i < 12; i++)
        {
            history.Commit(Hour(i), i < 6 ? GitRepositoryBuilder.Two : GitRepositoryBuilder.One);
        }

        for (var i = 12; i < 40; i++)
        {
            history.Commit(Hour(i), "lamp-bot <lamp-bot@example.org>");
        }

        Assert.Equal("2024-02-14:2", (await history.ReadAsync("2024-02-14")).Weeks(Metric.ContributorAbsenceFactor));
    }

    private static string Hour(int i) => new DateTimeOffset(2024, 1, 3, 0, 0, 0, TimeSpan.Zero).AddHours(i).ToString("O", CultureInfo.InvariantCulture);
}
