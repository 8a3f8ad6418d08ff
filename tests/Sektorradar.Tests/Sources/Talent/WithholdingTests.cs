using CsCheck;
using Sektorradar.Sources.Talent;

namespace Sektorradar.Tests.Sources.Talent;

public class WithholdingTests
{
    private const string End = "2024-12-31";
    private static readonly string[] Years = ["2023", "2024", "2023 2024"];

    [Fact]
    public void Four_people_are_not_told_in_any_number()
    {
        var flow = People.Flow(End, ("old", "a-d 2023; e-z 2023 2024"), ("new", "a-d 2024; A-Z 2023 2024"), ("small", "a-d 2024"));

        Assert.Equal("", flow.Moved());
        Assert.Null(flow.Moved);
        Assert.Equal("- - -", flow.Line("small"));
        Assert.Equal("22 - -", flow.Line("old"));
    }

    [Fact]
    public void None_is_withheld_like_four() =>
        Assert.Equal(People.Flow(End, ("lamp", "e-z 2023 2024; a-d 2024")).Subjects.Single().Departures, People.Flow(End, ("lamp", "e-z 2023 2024; a-d 2023")).Subjects.Single().Arrivals);

    // The year before had as many as are now active, less those who arrived, and those who departed: two of the three give the third.
    [Theory]
    [InlineData("a-e 2024; f-z 2023 2024", "26 - -")] // nobody departed
    [InlineData("a-e 2024; f-i 2023; j-z 2023 2024", "22 - -")] // four departed
    [InlineData("a-e 2024; f-j 2023; k-z 2023 2024", "21 5 5")]
    [InlineData("a-e 2024; f-j 2023; k-n 2023 2024", "9 - -")] // four stayed
    public void Arrivals_and_departures_are_told_together_or_not_at_all(string work, string told) => Assert.Equal(told, People.Flow(End, ("lamp", work)).Line("lamp"));

    [Fact]
    public void A_pair_is_withheld_when_the_rest_of_a_total_would_be_fewer_than_five()
    {
        // Nine arrive in "new": five from "old", and the four others could be told from 9 - 5.
        Assert.Equal(("30 9 5", ""), New("1-4 2024"));
        Assert.Equal(("31 10 5", "old > new 5"), New("1-5 2024"));

        static (string, string) New(string others) =>
            People.Flow(End, ("old", "a-e 2023; f-z 2023 2024; A-Z 2023"), ("new", $"a-e 2024; {others}; A-E 2023; F-Z 2023 2024")) is var flow ? (flow.Line("new"), flow.Moved()) : default;
    }

    [Fact]
    public void Moves_of_pairs_that_are_withheld_are_told_together_when_they_are_no_single_pair()
    {
        var spread = People.Flow(End, ("a", "a-c 2023"), ("b", "d-f 2023"), ("c", "a-c 2024"), ("d", "d-f 2024"));
        var one = People.Flow(End, ("a", "a-f 2023"), ("b", "a-f 2024; g-z 2023 2024"));

        Assert.Equal(("", 6), (spread.Moved(), spread.Moved));
        Assert.Equal(("", null), (one.Moved(), one.Moved));
    }

    [Fact]
    public void Of_two_pairs_the_smaller_goes_first()
    {
        var flow = People.Flow(
            End, ("a", "a-f 2023; A-Z 2023 2024; 1-9 2023"), ("b", "g-k 2023; A-Z 2023 2024; 1-9 2023"), ("c", "a-f 2024; g-k 2024; A-Z 2023 2024; u-z 2023"));

        Assert.Equal("a > c 6", flow.Moved());
    }

    /// <summary>In random sectors: no number below five, and what is left of each total when its told parts are taken away is at least five.</summary>
    [Fact]
    public void No_total_tells_of_fewer_than_five_by_subtraction()
    {
        var told = 0;
        var person = Gen.Char['a', 'z'];
        var part = Gen.Select(person, Gen.Int[0, 2], (who, years) => $"{who} {Years[years]}");
        var work = part.Array[10, 40].Select(parts => string.Join("; ", parts));
        Gen.Select(work, work, work).Sample(sector =>
        {
            (string Subject, string Work)[] subjects = [("a", sector.Item1), ("b", sector.Item2), ("c", sector.Item3)];
            var flow = People.Flow(End, subjects);
            Interlocked.Add(ref told, flow.Moves.Count + flow.Joins.Count);
            int?[] numbers = [flow.Moved, flow.Joined, .. flow.Subjects.SelectMany(s => new[] { s.Active, s.Arrivals, s.Departures, s.Active - s.Arrivals })];

            Assert.All(numbers, number => Assert.False(number < TalentFlow.Fewest));
            Assert.All(flow.Moves.Concat(flow.Joins), pair => Assert.True(pair.People >= TalentFlow.Fewest));
            Assert.All(flow.Subjects, s => Assert.Equal(s.Arrivals is null, s.Departures is null));
            // A person may be in several pairs, so the sum of the told pairs is at least their people: each pair alone leaves five.
            Assert.All(flow.Moves.Concat(flow.Joins), pair => Assert.False(flow.Subjects.Single(s => s.Subject == pair.To) is var to && (to.Arrivals ?? to.Active) - pair.People < TalentFlow.Fewest));
            Assert.All(flow.Moves, pair => Assert.False(flow.Subjects.Single(s => s.Subject == pair.From).Departures - pair.People < TalentFlow.Fewest));
        }, iter: 1_000);
        Assert.True(told > 0, "some pairs were told");
    }
}
