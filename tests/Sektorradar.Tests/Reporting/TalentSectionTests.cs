using Sektorradar.Model;
using Sektorradar.Reporting;
using Sektorradar.Tests.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Tests.Reporting;

/// <summary>Section 6: who came and went, and how much of the work declares an AI tool.</summary>
public class TalentSectionTests
{
    private static readonly DateOnly Until = new(2026, 8, 22);

    [Fact]
    public void Subjects_with_the_largest_difference_between_coming_and_going_come_first()
    {
        var claims = Claims(
            (Metric.ActiveContributors, Until, 20, "lamp"), (Metric.Arrivals, Until, 6, "lamp"), (Metric.Departures, Until, 5, "lamp"),
            (Metric.ActiveContributors, Until, 30, "fog"), (Metric.Arrivals, Until, 7, "fog"), (Metric.Departures, Until, 16, "fog"));

        Assert.Equal(["fog", "lamp"], claims.Where(claim => claim.Kind == "talent.flow").Select(claim => ((Name)claim["subject"]).Id));
    }

    [Fact]
    public void What_is_withheld_is_not_spoken_of()
    {
        var claims = Claims((Metric.ActiveContributors, Until, 20, "lamp"), (Metric.Withheld, Until, 2, "lamp"), (Metric.Withheld, Until, 3, "fog"));

        Assert.DoesNotContain(claims, claim => claim.Kind is "talent.flow" or "talent.moved" or "talent.joined");
        Assert.Contains(claims, claim => claim.Kind == "talent.no-pairs");
    }

    [Fact]
    public void A_pair_is_told_at_its_largest_within_a_year_and_all_together_on_the_last_day()
    {
        var claims = Claims(
            (Metric.Moves, new(2025, 6, 30), 9, "lamp > fog"), (Metric.Moves, new(2025, 12, 31), 6, "lamp > fog"), (Metric.Moves, new(2026, 3, 31), 8, "lamp > fog"),
            (Metric.Joins, Until, 7, "fog > lamp"), (Metric.Moves, Until, 17, null), (Metric.Joins, Until, 31, null), (Metric.Joins, Until, 50, "gone > lamp"));

        Assert.Equal(
            ["talent.moved 17", "talent.joined 31", "talent.pairs 5", "talent.move 8", "talent.join 7"],
            claims.Where(claim => claim.Values.ContainsKey("people") && claim.Kind != "talent.jobs-missing").Select(claim => $"{claim.Kind} {((Number)claim["people"]).Value}"));
    }

    [Fact]
    public void Without_a_flow_the_section_says_that_moves_are_missing() => Assert.Contains(Projects(0, 0, 0, 0, 0).Claims("talent"), claim => claim.Kind == "talent.missing");

    // Shares of a quarter with 20 commits a week: 5 declared in each week are a quarter of them.
    [Theory]
    [InlineData(new[] { 0, 0, 5, 5, 10 }, "5 3 25 25 0")]
    [InlineData(new[] { 0, 0, 0, 0, 1 }, "5 1 0 0 0")]
    [InlineData(new[] { 0, 0, 1, 2, 4, 20 }, "6 4 5 10 1")] // the one with all is shown apart
    public void Shares_are_those_of_repositories_and_outliers_stand_apart(int[] declared, string row)
    {
        var newest = Projects(declared).Claims("talent").First(claim => claim.Kind == "talent.declared");

        Assert.Equal(row, FormattableString.Invariant($"{Number(newest, "repositories")} {Number(newest, "declaring")} {((Percent)newest["median"]).Value:0.#} {((Percent)newest["upper"]).Value:0.#} {Number(newest, "outliers")}"));
    }

    [Fact]
    public void An_outlier_is_named()
    {
        var claim = Projects(0, 0, 1, 2, 4, 20).Claims("talent").Single(claim => claim.Kind == "talent.outliers");

        Assert.Equal("project5/0", Assert.IsType<Literal>(Assert.Single(((ClaimValue.List)claim["names"]).Items)).Text);
    }

    [Fact]
    public void A_copy_that_was_counted_before_declarations_were_says_nothing_of_them() =>
        Assert.DoesNotContain(Projects(0, 0, 0, 0, 0).Claims("talent"), claim => claim.Kind.StartsWith("talent.declared", StringComparison.Ordinal));

    [Fact]
    public void Four_repositories_are_too_few_for_a_share() => Assert.DoesNotContain(Projects(1, 2, 3, 4).Claims("talent"), claim => claim.Kind == "talent.declared");

    private static SmallLedger Projects(params IReadOnlyList<int> declared)
    {
        var ledger = new SmallLedger();
        foreach (var (i, perWeek) in declared.Index())
        {
            ledger.Subject($"project{i}").Copy($"project{i}", (metric, week) => metric == Metric.Commits ? 20 : metric == Metric.DeclaredAi ? perWeek : SmallLedger.Steady(metric, week));
            if (declared.Any(count => count > 0))
            {
                ledger.Event($"project{i}", Metric.ContributorAbsenceFactor, new DateOnly(2026, 6, 30));
            }
        }

        return ledger;
    }

    private static IReadOnlyList<Claim> Claims(params IReadOnlyList<(Metric Metric, DateOnly Day, int Value, string? Title)> signals)
    {
        var small = new SmallLedger().Subject("lamp").Copy("lamp", SmallLedger.Steady).Subject("fog").Copy("fog", SmallLedger.Steady);
        var capture = new Capture(default, "talent", "sector/lighthouses", new Uri("sector:lighthouses"), new string('b', 16), Until, new(2020, 12, 28), new(2026, 8, 10));
        var talent = Reading.Identify(capture, signals.Select(signal => new Signal("talent", capture.About, signal.Metric, signal.Day, signal.Value, signal.Title, default)));
        var ledger = new Ledger(SmallLedger.AsOf, small.Captures, small.Signals, []) { Talent = talent };
        return [.. Outline.Build(small.Sector, ledger).Sections.Single(section => section.Id == "talent").Blocks.SelectMany(block => block.Claims)];
    }

    private static decimal Number(Claim claim, string value) => ((Number)claim[value]).Value;
}
