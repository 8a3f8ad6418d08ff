using CsCheck;
using Sektorradar.Model;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

/// <summary>Every rule of the table in <c>docs/scoring.md</c> on a small ledger, and beside it the nearest ledger on which it does not hold.</summary>
public class RingsTests
{
    private const string Lamp = "openlamp";

    [Fact]
    [BadInputRow("a vendor's decision against healthy work")]
    public void H1_what_its_owner_has_ended_is_on_hold()
    {
        Assert.Equal("H1", Rule(Old().Happened(Lamp, "archived")));
        Assert.Equal("H1", Rule(Old().Happened(Lamp, "deprecated").Use(Lamp, 50, 100, 10)));

        Assert.Null(Rule(Old().Happened(Lamp, "moved")));
    }

    [Fact]
    public void H2_needs_all_repositories_to_say_that_they_have_ended()
    {
        var both = Two().Event(Lamp, Metric.Archived, Ago(2)).Event(Lamp, Metric.Archived, Ago(3), repository: 1);
        var one = Two().Event(Lamp, Metric.Archived, Ago(2));

        Assert.Equal("H2", Rule(both));
        Assert.Null(Rule(one));
    }

    [Fact]
    public void H3_a_quarter_of_silence_is_a_hold_and_one_commit_breaks_it()
    {
        Assert.Equal("H3", Rule(Project(SmallLedger.Silent)));
        Assert.NotEqual("H3", Rule(Project((metric, ago) => metric == Metric.Commits && ago == 5 ? 1 : SmallLedger.Silent(metric, ago))));
        Assert.NotEqual("H3", Rule(Project(SmallLedger.Silent).Event(Lamp, Metric.LastCommit, SmallLedger.AsOf)));
        Assert.Equal("H3", Rule(Project(SmallLedger.Silent).Event(Lamp, Metric.LastCommit, SmallLedger.AsOf.AddDays(-1))));
    }

    [Theory]
    [InlineData("H4", 23, "MPL-2.0", "BUSL-1.1")]
    [InlineData("H4", 23, "Apache-2.0", "unrecognised", "SSPL-1.0")]
    [InlineData(null, 24, "MPL-2.0", "BUSL-1.1")]
    [InlineData(null, 23, "Apache-2.0", "MIT")]
    [InlineData(null, 23, "Apache-2.0", "unrecognised")]
    [InlineData(null, 23, "MIT", "CC-BY-4.0")]
    [InlineData(null, 23, "BUSL-1.1", "SSPL-1.0")]
    [InlineData(null, 23, "MPL-2.0", "BUSL-1.1", "MPL-2.0")]
    [InlineData(null, 23, "BUSL-1.1")]
    public void H4_leaving_open_source_is_a_hold_for_two_years(string? rule, int monthsAgo, params string[] licences)
    {
        var ledger = Old();
        foreach (var (i, licence) in licences.Index())
        {
            ledger.Event(Lamp, Metric.Licence, Ago(monthsAgo).AddDays(i - licences.Length + 1), licence);
        }

        Assert.Equal(rule, Rule(ledger));
    }

    [Fact]
    public void H5_declining_and_measured_in_nobodys_code_is_a_hold()
    {
        Assert.Equal("H5", Rule(Declining().Use(Lamp, 0, 100, 0)));

        Assert.Equal("S3", Rule(Declining().Use(Lamp, 1, 100, 1)));
        Assert.Null(Rule(Old().Use(Lamp, 0, 100, 0)));
    }

    [Theory]
    [InlineData(10, 20, "H6")]
    [InlineData(11, 20, "T1")]
    [InlineData(2, 5, "H6")]
    [InlineData(2, 4, "T1")]
    public void H6_use_that_has_more_than_halved_is_a_hold(int now, int before, string rule)
    {
        Assert.Equal(rule, Rule(Old().Use(Lamp, now, 100, 4).Use(Lamp, before, 100, 5, daysAgo: 400)));
        Assert.Equal("T1", Rule(Old().Use(Lamp, now, 100, 4).Use(Lamp, before, 100, 5, daysAgo: 300)));
        Assert.Equal("T1", Rule(Old().Use(Lamp, now, 100, 4).Use(Lamp, before, 100, 4, daysAgo: 400)));
    }

    [Fact]
    public void What_was_looked_for_and_not_found_is_named_and_has_no_place()
    {
        var ledger = Old().Use(Lamp, 0, 100, 0);

        Assert.Equal(Lamp, Assert.Single(Rings.NotFound(ledger.Sector, ledger.Ledger, [])).Subject.Id);
        Assert.Empty(Rings.NotFound(ledger.Sector, ledger.Ledger, Rings.Place(ledger.Sector, ledger.Case(Lamp).Ledger, ledger.Scores, ledger.Grades)));
    }

    [Fact]
    public void A1_adopts_what_a_fifth_of_five_organisations_code_uses()
    {
        Assert.Equal("A1", Rule(Old().Use(Lamp, 20, 100, 5)));
        Assert.Equal("A1", Rule(Aged(24).Use(Lamp, 20, 100, 5)));
        Assert.Equal("A1", Rule(new SmallLedger().Subject(Lamp, repositories: 0).Use(Lamp, 20, 100, 5)));

        Assert.Equal("T1", Rule(Old().Use(Lamp, 20, 100, 4)));
        Assert.Equal("T1", Rule(Old().Use(Lamp, 19, 100, 5)));
        Assert.Equal("T1", Rule(Aged(23).Use(Lamp, 20, 100, 5)));
        Assert.Equal("S3", Rule(Declining().Use(Lamp, 20, 100, 5)));
    }

    [Fact]
    public void A_technology_is_as_old_as_the_oldest_of_its_projects()
    {
        static Ring? RingOf(SmallLedger projects) => RingRules.Of(projects.Scores["lighting"], projects.Ledger, projects.Grades).Place(RingLimits.Enter)?.Ring;
        static SmallLedger Technology(SmallLedger projects) => projects.Subject("lighting", repositories: 0, projects: [Lamp]).Use("lighting", 20, 100, 5);

        Assert.Equal(Ring.Adopt, RingOf(Technology(Aged(24))));
        Assert.Equal(Ring.Try, RingOf(Technology(Aged(23))));
    }

    [Fact]
    public void A_fact_that_gives_the_day_of_publication_gives_an_age()
    {
        var unread = new SmallLedger().Subject(Lamp, repositories: 0).Case(Lamp);

        Assert.Equal("T2", Rule(unread));
        Assert.Null(Rule(unread.Happened(Lamp, "published")));
    }

    [Fact]
    [BadInputRow("a repository that was not read")]
    public void A_decline_is_only_seen_in_the_whole()
    {
        var part = new SmallLedger().Subject(Lamp, repositories: 2).Copy(Lamp, SmallLedger.Changed(0.4)).Event(Lamp, Metric.FirstPublication, Ago(60));

        Assert.Equal("A1", Rule(part.Use(Lamp, 20, 100, 5)));
        Assert.Equal("S3", Rule(part.Copy(Lamp, SmallLedger.Changed(0.4), repository: 1)));
    }

    [Fact]
    public void An_old_copy_does_not_tell_which_licence_applies_now()
    {
        static SmallLedger Closed(int daysOld) => new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Steady, copied: SmallLedger.AsOf.AddDays(-daysOld))
            .Event(Lamp, Metric.Licence, Ago(20), "MPL-2.0").Event(Lamp, Metric.Licence, Ago(10), "BUSL-1.1");

        Assert.Equal("H4", Rule(Closed(91)));
        Assert.Null(Rule(Closed(92)));
    }

    [Fact]
    public void T1_tries_what_two_organisations_use()
    {
        Assert.Equal("T1", Rule(Old().Use(Lamp, 1, 100, 2)));
        Assert.Equal("T1", Rule(Aged(9).Use(Lamp, 1, 100, 2)));

        Assert.Equal("S2", Rule(Old().Use(Lamp, 1, 100, 1)));
        Assert.Equal("S2", Rule(Old().Use(Lamp, 50, 100, null)));
        Assert.Equal("S2", Rule(Aged(8).Use(Lamp, 1, 100, 2)));
        Assert.Equal("S3", Rule(Declining().Use(Lamp, 1, 100, 2)));
    }

    [Fact]
    public void T2_tries_what_somebody_runs_in_production()
    {
        Assert.Equal("T2", Rule(Old().Case(Lamp)));

        Assert.Null(Rule(Aged(8).Case(Lamp)));
        Assert.Equal("S3", Rule(Declining().Case(Lamp)));
    }

    [Fact]
    public void S1_assesses_what_surely_rises()
    {
        Assert.Equal("S1", Rule(Project(SmallLedger.Changed(1.5))));

        Assert.Null(Rule(Project(SmallLedger.Changed(1.1))));
        Assert.Equal("S2", Rule(Project(SmallLedger.Changed(1.5)).Use(Lamp, 1, 100, 1)));
    }

    [Fact]
    public void S2_assesses_what_was_measured_in_use()
    {
        Assert.Equal("S2", Rule(Old().Use(Lamp, 1, 100, 1)));

        Assert.Null(Rule(Old()));
    }

    [Fact]
    [BadInputRow("a decline in one kind alone")]
    public void S3_a_decline_needs_two_kinds_of_signal()
    {
        static double OnlyAuthors(Metric metric, int ago) => metric == Metric.Authors ? SmallLedger.Changed(0.3)(metric, ago) : 0;
        var one = Project(OnlyAuthors);

        Assert.Equal("S3", Rule(Declining()));
        Assert.Equal(MomentumLabel.Declining, one.Scores[Lamp].Label);
        Assert.Null(Rule(one));
        Assert.Equal("A1", Rule(Project(OnlyAuthors).Use(Lamp, 20, 100, 5)));
    }

    [Fact]
    public void What_grew_less_than_the_sector_has_not_declined()
    {
        var ledger = new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Steady).Use(Lamp, 1, 100, 2);
        for (var i = 0; i < 20; i++)
        {
            ledger.Subject($"lamp-{i}").Copy($"lamp-{i}", SmallLedger.Changed(2.5), weeks: 80);
        }

        Assert.Equal(MomentumLabel.Declining, ledger.Scores[Lamp].Label);
        Assert.True(ledger.Scores[Lamp].Momentum.Kinds.Count(kind => kind.Direction < 0) >= 2);
        Assert.Equal("T1", Rings.Place(ledger.Sector, ledger.Ledger, ledger.Scores, ledger.Grades).Single(placement => placement.Subject.Id == Lamp).Rule);
    }

    [Theory]
    [InlineData(Modality.Goal)]
    [InlineData(Modality.Forecast)]
    [InlineData(Modality.Proposal)]
    [InlineData(Modality.Opinion)]
    public void What_somebody_hopes_for_is_no_use(Modality modality)
    {
        Assert.Null(Rule(Old().Use(Lamp, 90, 100, 50, modality)));
        Assert.Null(Rule(Old().Case(Lamp, modality)));
    }

    [Fact]
    public void The_newest_measurement_of_use_counts_and_the_rule_hands_over_its_evidence()
    {
        var placement = Place(Old().Use(Lamp, 20, 100, 5).Case(Lamp))!;

        Assert.Equal((Ring.Adopt, "A1", 20), (placement.Ring, placement.Rule, ((Statement.Share)placement.Use!.Statement).Value));
        Assert.Single(Place(Old().Case(Lamp))!.Facts);
    }

    [Fact]
    public void What_has_no_quadrant_is_never_a_blip()
    {
        var ledger = Old().Use(Lamp, 20, 100, 5);
        var sector = ledger.Sector with { Subjects = [.. ledger.Sector.Subjects.Select(s => s with { Quadrant = null })] };

        Assert.Empty(Rings.Place(sector, ledger.Ledger, Scores.Of(sector, ledger.Ledger), Grades.Of(ledger.Ledger, Scores.Of(sector, ledger.Ledger))));
    }

    [Fact]
    [BadInputRow("activity without use")]
    public void Activity_alone_never_gives_adopt_or_try()
    {
        var level = Gen.Double[0, 6];
        Gen.Select(level, level, level, Gen.Int[40, 160]).Sample(
            (authors, pulls, commits, weeks) =>
            {
                var ledger = new SmallLedger().Subject(Lamp).Copy(Lamp, (metric, ago) => Math.Round(SmallLedger.Steady(metric, ago) * (ago >= 13 ? 1 : metric switch
                {
                    Metric.Authors or Metric.Newcomers => authors, Metric.PullRequests => pulls, _ => commits,
                })), weeks);

                Assert.NotInRange(Place(ledger)?.Ring ?? Ring.Assess, Ring.Adopt, Ring.Try);
            },
            iter: 60, threads: 1);
    }

    private static SmallLedger Project(Func<Metric, int, double> counts) => new SmallLedger().Subject(Lamp).Copy(Lamp, counts);

    private static SmallLedger Old() => Project(SmallLedger.Steady).Event(Lamp, Metric.FirstPublication, Ago(60));

    private static SmallLedger Aged(int months) => Project(SmallLedger.Steady).Event(Lamp, Metric.FirstPublication, SmallLedger.AsOf.AddDays(-(int)Math.Ceiling(months * 365 / 12.0)));

    private static SmallLedger Declining() => Project(SmallLedger.Changed(0.4)).Event(Lamp, Metric.FirstPublication, Ago(60));

    private static SmallLedger Two() => new SmallLedger().Subject(Lamp, repositories: 2).Copy(Lamp, SmallLedger.Steady).Copy(Lamp, SmallLedger.Steady, repository: 1);

    private static DateOnly Ago(int months) => SmallLedger.AsOf.AddMonths(-months);

    private static string? Rule(SmallLedger ledger) => Place(ledger)?.Rule;

    private static Placement? Place(SmallLedger ledger) => RingRules.Of(ledger.Scores[Lamp], ledger.Ledger, ledger.Grades).Place(RingLimits.Enter);
}
