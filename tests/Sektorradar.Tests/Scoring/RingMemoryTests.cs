using Sektorradar.Model;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

/// <summary>Places on the radar over seven looks at the same evidence. Days are counted back from the edition; a look is every 28.</summary>
public class RingMemoryTests
{
    private const string Lamp = "openlamp";

    [Theory]
    [InlineData(27, null)]
    [InlineData(29, "T1")]
    [InlineData(200, "T1")]
    public void Two_looks_must_see_what_brings_a_subject_onto_the_radar(int daysAgo, string? rule) => Assert.Equal(rule, Place(Old().Use(Lamp, 3, 100, 2, daysAgo: daysAgo))?.Rule);

    [Fact]
    public void What_one_look_wants_is_said_as_unconfirmed()
    {
        var placed = Place(Old().Use(Lamp, 3, 100, 2, daysAgo: 200).Use(Lamp, 30, 100, 6, daysAgo: 20))!;

        Assert.Equal((Ring.Try, "T1", Ring.Adopt), (placed.Ring, placed.Rule, placed.Unconfirmed!.Ring));
    }

    [Fact]
    public void A_ring_is_left_only_when_less_than_what_staying_asks_for_is_left()
    {
        var less = Place(Old().Use(Lamp, 30, 100, 6, daysAgo: 200).Use(Lamp, 16, 100, 4, daysAgo: 60))!;
        var few = Place(Old().Use(Lamp, 30, 100, 6, daysAgo: 200).Use(Lamp, 16, 100, 3, daysAgo: 60))!;

        Assert.Equal((Ring.Adopt, null), (less.Ring, less.Unconfirmed));
        Assert.Equal((Ring.Try, "T1", Ring.Adopt), (few.Ring, few.Rule, few.Before));
    }

    [Fact]
    public void Nothing_moves_more_than_one_ring_at_a_time()
    {
        var placed = Place(Old().Use(Lamp, 1, 100, 1, daysAgo: 200).Use(Lamp, 30, 100, 6, daysAgo: 30))!;

        Assert.Equal((Ring.Try, "A1", Ring.Assess), (placed.Ring, placed.Rule, placed.Before));
    }

    /// <summary>Else what just came of age would be off the radar in the look in which it deserves more than before.</summary>
    [Fact]
    public void Two_looks_that_want_the_same_way_confirm_the_nearer()
    {
        var ledger = new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Steady).Event(Lamp, Metric.FirstPublication, SmallLedger.AsOf.AddMonths(-24)).Use(Lamp, 47, 100, 8);
        var looks = new[] { 28, 0 }.Select(days => RingRules.Of(ledger.Scores[Lamp], ledger.Ledger.At(SmallLedger.AsOf.AddDays(-days)), ledger.Grades).Place(RingLimits.Enter)!.Ring);

        Assert.Equal([Ring.Try, Ring.Adopt], looks);
        Assert.Equal(Ring.Try, Place(ledger)!.Ring);
    }

    [Fact]
    public void A_gate_places_at_once_and_what_it_placed_leaves_with_it()
    {
        var gated = Place(Old().Use(Lamp, 30, 100, 6, daysAgo: 200).Fact(Lamp, "end", new Statement.Event(SmallLedger.AsOf, new Localized("it ended"), "archived"), Modality.Decision, daysAgo: 1))!;
        var opened = Place(Old(licence: ("BUSL-1.1", 24)).Use(Lamp, 30, 100, 6, daysAgo: 200))!;

        Assert.Equal((Ring.Hold, "H1", 0), (gated.Ring, gated.Rule, gated.SinceRuns));
        Assert.Equal((Ring.Adopt, "A1", Ring.Hold), (opened.Ring, opened.Rule, opened.Before));
    }

    [Fact]
    public void What_was_off_the_radar_a_quarter_ago_says_so()
    {
        var measured = Place(new SmallLedger().Subject(Lamp).Use(Lamp, 30, 100, 6, daysAgo: 60))!;
        var used = Place(new SmallLedger().Subject(Lamp).Use(Lamp, 0, 100, 0, daysAgo: 200).Use(Lamp, 30, 100, 6, daysAgo: 60))!;

        Assert.Equal((Ring.Adopt, null, false), (measured.Ring, measured.Before, measured.IsNew));
        Assert.Equal((Ring.Adopt, null, true), (used.Ring, used.Before, used.IsNew));
    }

    private static SmallLedger Old((string Licence, int MonthsAgo)? licence = null)
    {
        var ledger = new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Steady).Event(Lamp, Metric.FirstPublication, SmallLedger.AsOf.AddYears(-6)).Event(Lamp, Metric.Licence, SmallLedger.AsOf.AddYears(-6), "MPL-2.0");
        return licence is { } left ? ledger.Event(Lamp, Metric.Licence, SmallLedger.AsOf.AddMonths(-left.MonthsAgo), left.Licence) : ledger;
    }

    private static Placement? Place(SmallLedger ledger) => Rings.Place(ledger.Sector, ledger.Ledger, ledger.Scores, ledger.Grades).SingleOrDefault();
}
