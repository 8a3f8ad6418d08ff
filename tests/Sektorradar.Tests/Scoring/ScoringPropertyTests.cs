using CsCheck;
using Sektorradar.Model;
using Sektorradar.Rendering;
using Sektorradar.Reporting;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

/// <summary>What holds whatever the evidence: monotone in evidence, the same in any order, silent where there is too little.</summary>
public class ScoringPropertyTests
{
    private const string Lamp = "openlamp";

    [Fact]
    public void More_measured_use_never_lowers_the_evidence_of_use_nor_the_ring() =>
        Gen.Select(Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int[0, 8], Gen.Int[0, 8], Gen.Int[1, 60], Gen.Int[3, 15], Gen.Bool).Sample(
            (use, more, organisations, others, months, change, licensed) =>
            {
                SmallLedger With(int value, int within) => Project(months, change, licensed).Use(Lamp, value, 100, within);
                var (less, greater) = (With(Math.Min(use, more), Math.Min(organisations, others)), With(Math.Max(use, more), Math.Max(organisations, others)));

                Assert.True(ValueOf(greater, "public-code") >= ValueOf(less, "public-code"));
                Assert.True(Height(greater) >= Height(less), $"{Height(less)} {Height(greater)}");
            },
            iter: 60, threads: 1);

    [Fact]
    public void One_more_case_beside_others_never_lowers_the_evidence_of_use_nor_the_ring() =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[0, 100], Gen.Int[0, 8], Gen.Int[1, 60], Gen.Int[3, 15], Gen.Bool).Sample(
            (cases, use, organisations, months, change, licensed) =>
            {
                var ledger = Project(months, change, licensed).Use(Lamp, use, 100, organisations);
                for (var i = 0; i < cases; i++)
                {
                    ledger.Case(Lamp);
                }

                var (value, height) = (ValueOf(ledger, "cases"), Height(ledger));
                ledger.Case(Lamp);

                Assert.True(cases < 6 ? ValueOf(ledger, "cases") > value : value == 1);
                Assert.True(Height(ledger) >= height, $"{height} {Height(ledger)}");
            },
            iter: 60, threads: 1);

    /// <summary>Use that became known a month ago counts from then: else the second case would have put the project at ASSESS half a year ago, one step below where both belong.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Use_that_was_not_known_yet_gives_no_place_in_an_earlier_look(int cases)
    {
        var ledger = Project(months: 44, change: 8, licensed: true).Use(Lamp, 26, 100, 5);
        for (var i = 0; i < cases; i++)
        {
            ledger.Case(Lamp);
        }

        Assert.Equal(4 - (int)Ring.Adopt, Height(ledger));
    }

    [Fact]
    public void The_report_is_the_same_in_any_order_of_evidence_facts_and_subjects()
    {
        var ledger = new SmallLedger();
        for (var i = 0; i < 17; i++)
        {
            ledger.Subject($"lamp-{i}").Copy($"lamp-{i}", SmallLedger.Changed(0.6 + 0.1 * i), weeks: 70 + i).Use($"lamp-{i}", 5 * i, 100, i % 6).Case($"lamp-{i}");
        }

        ledger.Subject(Lamp, repositories: 2).Copy(Lamp, SmallLedger.Changed(1.4), weeks: 80).Copy(Lamp, SmallLedger.Steady, weeks: 90, repository: 1)
            .Event(Lamp, Metric.Licence, SmallLedger.AsOf.AddDays(-60), "MIT").Event(Lamp, Metric.Version, SmallLedger.AsOf.AddDays(-60), "1.0").Happened(Lamp, "graduated");
        var expected = Json(ledger.Sector, ledger.Ledger);

        Gen.Select(Gen.Shuffle(ledger.Signals.ToArray()), Gen.Shuffle(ledger.Captures.ToArray()), Gen.Shuffle(ledger.Sector.Facts.ToArray()), Gen.Shuffle(ledger.Sector.Subjects.ToArray())).Sample(
            (signals, captures, facts, subjects) =>
                Assert.Equal(expected, Json(ledger.Sector with { Subjects = subjects, Facts = facts }, new Ledger(SmallLedger.AsOf, captures, signals, facts))),
            iter: 4, threads: 1);
    }

    [Fact]
    public void Below_twelve_events_or_thirty_nine_weeks_no_change_is_ever_told()
    {
        // Eleven events of each kind at most, anywhere; or as many as you like in 38 weeks.
        var few = Gen.Select(Gen.Int[0, 129].Array[11], Gen.Int[39, 130]);
        var young = Gen.Select(Gen.Int[0, 50].Array[38], Gen.Int[1, 38]);

        few.Sample((weeks, length) => Untold(new SmallLedger().Subject(Lamp).Copy(Lamp, (_, ago) => weeks.Count(week => week == ago), length)), iter: 60, threads: 1);
        young.Sample((counts, length) => Untold(new SmallLedger().Subject(Lamp).Copy(Lamp, (_, ago) => counts[ago], length)), iter: 60, threads: 1);

        static bool Untold(SmallLedger ledger) => ledger.Scores[Lamp] is { IsRated: false, Label: MomentumLabel.NotRated or MomentumLabel.Dormant };
    }

    private static SmallLedger Project(int months, int change, bool licensed)
    {
        var ledger = new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Changed(change / 10.0)).Event(Lamp, Metric.FirstPublication, SmallLedger.AsOf.AddMonths(-months));
        return licensed ? ledger.Event(Lamp, Metric.Licence, SmallLedger.AsOf.AddMonths(-months), "MIT") : ledger;
    }

    private static double ValueOf(SmallLedger ledger, string kind) => ledger.Grades.SubstanceOf(Lamp).Items.Single(item => item.Kind.Id == kind).Found?.Value ?? 0;

    /// <summary>4 for ADOPT down to 1 for HOLD; what has no place stands beside ASSESS: nothing is said against it.</summary>
    private static int Height(SmallLedger ledger) =>
        Rings.Place(ledger.Sector, ledger.Ledger, ledger.Scores, ledger.Grades) is [var placed] ? 4 - (int)placed.Ring : 2;

    private static string Json(Sector sector, Ledger ledger) =>
        AllRenderers.Render(new Edition(Outline.Build(sector, ledger), "1.0")).Single(file => file.Path == "report.json").Text;
}
