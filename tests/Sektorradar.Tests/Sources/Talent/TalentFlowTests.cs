using Sektorradar.Sources.Git;
using Sektorradar.Sources.Talent;

namespace Sektorradar.Tests.Sources.Talent;

public class TalentFlowTests
{
    private const string End = "2024-12-31";

    [Fact]
    public void People_who_left_one_and_came_to_the_other_moved()
    {
        // f to j go from one lamp to the other; k to o stay in the first, p to t in the second.
        var flow = People.Flow(End, ("old", "f-j 2023; k-o 2023 2024; A-E 2023; F-J 2024"), ("new", "f-j 2024; p-t 2023 2024; K-O 2024; P-T 2023"));

        Assert.Equal("old > new 5", flow.Moved());
        Assert.Equal("", flow.Joined());
        Assert.Equal("10 5 10", flow.Line("old"));
        Assert.Equal("15 10 5", flow.Line("new"));
    }

    [Fact]
    public void People_who_stayed_and_came_to_the_other_too_joined_it()
    {
        var flow = People.Flow(End, ("old", "f-j 2023 2024; k-o 2023 2024"), ("new", "f-j 2024; p-t 2024"));

        Assert.Equal("", flow.Moved());
        Assert.Equal("old > new 5", flow.Joined());
    }

    [Fact]
    public void People_who_stay_where_they_are_neither_come_nor_go()
    {
        var flow = People.Flow(End, ("old", "a-z 2023 2024"), ("new", "a-z 2023 2024"));

        Assert.Equal("26 - -", flow.Line("old"));
        Assert.Equal("", flow.Moved() + flow.Joined());
    }

    [Fact]
    public void Two_commits_are_not_enough_and_those_of_two_repositories_add_up()
    {
        var day = People.Day(End);
        var salt = new ContributorSalt([1]);
        Contributions Copy(int commits) => new(day, Enumerable.Range(0, 6).ToDictionary(i => salt.Of($"{i}@example.org"), IReadOnlyList<DateOnly> (_) => [.. Enumerable.Repeat(day, commits)]));

        int? Active(params Contributions[] copies) => Assert.Single(TalentFlow.Of(new Dictionary<string, IReadOnlyList<Contributions>> { ["lamp"] = copies }, day).Subjects).Active;

        Assert.Null(Active(Copy(2)));
        Assert.Equal(6, Active(Copy(2), Copy(1)));
        Assert.Equal(6, Active(Copy(3)));
    }

    [Theory]
    [InlineData("2024-01-03", "-")] // the day before the year of 364 days begins
    [InlineData("2024-01-04", "6")]
    [InlineData("2025-01-01", "6")]
    [InlineData("2025-01-02", "-")]
    public void A_year_is_52_weeks_to_its_last_day(string landed, string active)
    {
        var day = People.Day("2025-01-01");
        var salt = new ContributorSalt([1]);
        var copy = new Contributions(day.AddDays(30), Enumerable.Range(0, 6).ToDictionary(i => salt.Of($"{i}@example.org"), IReadOnlyList<DateOnly> (_) => [.. Enumerable.Repeat(People.Day(landed), 3)]));

        Assert.StartsWith(active, TalentFlow.Of(new Dictionary<string, IReadOnlyList<Contributions>> { ["lamp"] = [copy] }, day).Line("lamp"));
    }

    [Theory]
    [InlineData("2024-12-03", true)]
    [InlineData("2024-12-02", false)]
    public void A_copy_of_more_than_28_days_before_says_nothing(string copied, bool used) => Assert.Equal(
        used, TalentFlow.Of(new Dictionary<string, IReadOnlyList<Contributions>> { ["lamp"] = [People.Worked("a-f 2023 2024", copied)] }, People.Day(End)).Subjects.Count == 1);

    [Fact]
    public void Another_salt_gives_the_same_counts_and_other_digests()
    {
        var one = People.Worked("a-j 2023; e-o 2024", salt: 1);
        var two = People.Worked("a-j 2023; e-o 2024", salt: 2);

        Assert.Empty(one.Landings.Keys.Intersect(two.Landings.Keys));
        Assert.Equal(Text(one), Text(two));

        static string Text(Contributions copy) => TalentFlow.Of(new Dictionary<string, IReadOnlyList<Contributions>> { ["lamp"] = [copy] }, People.Day(End)).Line("lamp");
    }

    [Fact]
    public void The_order_of_subjects_and_repositories_does_not_matter()
    {
        (string, string)[] subjects = [("a", "a-h 2023; i-z 2023 2024"), ("b", "a-h 2024; A-Z 2023 2024"), ("c", "i-p 2024; a-h 2024"), ("d", "i-p 2024; A-H 2024")];

        var flow = People.Flow(End, subjects);
        var turned = People.Flow(End, [.. subjects.Reverse()]);

        Assert.NotEmpty(flow.Moves);
        Assert.Equal(flow.Moves, turned.Moves);
        Assert.Equal(flow.Joins, turned.Joins);
        Assert.Equal(flow.Subjects, turned.Subjects);
    }

    [Fact]
    public void A_digest_does_not_show_itself() => Assert.Equal("a contributor", new ContributorSalt([1]).Of("one@example.org").ToString());
}
