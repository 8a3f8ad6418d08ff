using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Git;
using Sektorradar.Sources.Packages;

namespace Sektorradar.Tests.Sources;

public class ProbationTests
{
    private static readonly DateOnly First = new(2026, 10, 5);
    private static readonly SourceCard Card = new("lamps", "Lamps", EvidenceKind.Attention, "CC0-1.0", "None.");

    [Theory]
    [InlineData(Maturity.Proven, 0, 9, 18, 28)]
    [InlineData(Maturity.Trial, 0, 9, 18, 27)]
    [InlineData(Maturity.Trial, 0, 14, 28)]
    [InlineData(Maturity.Trial)]
    public void A_source_is_proven_after_four_clean_days_that_span_four_weeks(Maturity expected, params int[] days) =>
        Assert.Equal(expected, Of([.. days.Select(Clean)]).Maturity);

    [Fact]
    public void A_day_is_clean_when_more_than_half_of_its_runs_read_their_thing() =>
        Assert.Equal((3, 21), Of([Clean(0), new("lamps", First.AddDays(7), 4, 3), new("lamps", First.AddDays(14), 4, 2), Clean(21), new("wicks", First.AddDays(28), 1, 1)]) is var found ? (found.CleanDays, found.Span) : default);

    [Fact]
    public void Runs_after_the_day_do_not_count()
    {
        RunDay[] runs = [Clean(0), Clean(9), Clean(18), Clean(28)];

        Assert.Equal(Maturity.Trial, Probation.Of(Card, runs, [], First.AddDays(27)).Maturity);
        Assert.Equal(Maturity.Proven, Probation.Of(Card, runs, [], First.AddDays(28)).Maturity);
    }

    [Theory]
    [InlineData("lamps", 7, null, Maturity.Trial)]
    [InlineData("lamps", 7, 14, Maturity.Proven)]
    [InlineData("lamps", 7, 7, Maturity.Proven)]
    [InlineData("lamps", 42, null, Maturity.Proven)]
    [InlineData("wicks", 7, null, Maturity.Proven)]
    public void A_thing_that_is_held_without_an_end_on_the_day_keeps_its_source_on_trial(string source, int since, int? until, Maturity expected)
    {
        var hold = new Hold(source, "a", First.AddDays(since), until is { } end ? First.AddDays(end) : null, new Problem("SR-522", "changed"));

        Assert.Equal(expected, Probation.Of(Card, [Clean(0), Clean(9), Clean(18), Clean(28)], [hold], First.AddDays(35)).Maturity);
    }

    [Fact]
    public void Only_git_is_proven_by_its_card()
    {
        Assert.Equal(Maturity.Proven, Probation.Of(GitReader.Card, [], [], First).Maturity);
        Assert.All(AllSources.Of(PackageRegistries.None), source => Assert.Equal(Maturity.Trial, Probation.Of(source.Card, [], [], First).Maturity));
    }

    private static Probation Of(params RunDay[] runs) => Probation.Of(Card, runs, [], First.AddDays(60));

    private static RunDay Clean(int day) => new("lamps", First.AddDays(day), 1, 1);
}
