using Sektorradar.Model;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

/// <summary>Editors' decisions over what the rules computed.</summary>
public class DecidedTests
{
    private const string Lamp = "openlamp";

    [Theory]
    [InlineData(0, null, Ring.Hold)]
    [InlineData(-1, null, Ring.Adopt)]
    [InlineData(30, 0, Ring.Hold)]
    [InlineData(30, 1, Ring.Adopt)]
    public void A_decision_counts_from_its_day_to_its_last(int daysAgo, int? untilDaysAgo, Ring printed)
    {
        var blip = Assert.Single(Over(Adopted().Decide(Lamp, Ring.Hold, daysAgo, untilDaysAgo)).Placed);

        Assert.Equal(printed, blip.Ring);
        Assert.Equal((Ring.Adopt, "A1"), (blip.ComputedRing, blip.ComputedRule));
        Assert.Equal(printed == Ring.Hold ? "E1" : "A1", blip.Rule);
    }

    [Fact]
    public void The_newest_decision_counts_in_whatever_order_they_stand()
    {
        Assert.Equal(Ring.Try, Over(Adopted().Decide(Lamp, Ring.Try, 10).Decide(Lamp, Ring.Hold, 20)).Placed.Single().Ring);
        Assert.Equal(Ring.Try, Over(Adopted().Decide(Lamp, Ring.Hold, 20).Decide(Lamp, Ring.Try, 10).Decide(Lamp, Ring.Assess, -1)).Placed.Single().Ring);
    }

    [Fact]
    public void A_decision_that_was_replaced_does_not_come_back_when_the_newer_one_ends() =>
        Assert.Equal("A1", Over(Adopted().Decide(Lamp, Ring.Hold, 20).Decide(Lamp, Ring.Try, 10, untilDaysAgo: 1)).Placed.Single().Rule);

    [Fact]
    public void What_is_kept_off_the_radar_is_named_with_what_was_computed()
    {
        var decided = Over(Adopted().Decide(Lamp, null));

        Assert.Empty(decided.Placed);
        Assert.Equal((Lamp, Ring.Adopt), (decided.KeptOff.Single().Subject.Id, decided.KeptOff[0].Computed!.Ring));
    }

    [Fact]
    public void What_no_rule_places_can_be_put_on_the_radar()
    {
        var ledger = new SmallLedger().Subject(Lamp).Subject("lantern").Decide(Lamp, Ring.Assess).Decide("lantern", null);
        Assert.Empty(Rings.Place(ledger.Sector, ledger.Ledger, ledger.Scores, ledger.Grades));

        var decided = Over(ledger);

        var blip = Assert.Single(decided.Placed);
        Assert.Equal((Ring.Assess, "E1", null, null), (blip.Ring, blip.Rule, blip.ComputedRing, blip.ComputedRule));
        Assert.Null(decided.KeptOff.Single().Computed);
    }

    [Fact]
    public void A_decision_for_the_computed_ring_is_a_decision_all_the_same() => Assert.Equal("E1", Over(Adopted().Decide(Lamp, Ring.Adopt)).Placed.Single().Rule);

    /// <summary>A full ring leaves some out, and must not leave out that the rules were overruled.</summary>
    [Fact]
    public void In_a_ring_the_decided_stand_first()
    {
        var ledger = Adopted().Subject("lantern").Decide("lantern", Ring.Adopt);

        Assert.Equal(["lantern", Lamp], Over(ledger).Placed.Select(placed => placed.Subject.Id));
    }

    [Fact]
    public void Without_decisions_the_rules_stand()
    {
        var ledger = Adopted().Subject("lantern").Use("lantern", 1, 100, 2);
        var computed = Rings.Place(ledger.Sector, ledger.Ledger, ledger.Scores, ledger.Grades);

        Assert.Equal(2, computed.Count);
        Assert.Equal(computed, Decided.Over(computed, ledger.Sector, ledger.Ledger, ledger.Scores).Placed);
        Assert.All(computed, placed => Assert.Equal((placed.Ring, placed.Rule), (placed.ComputedRing!.Value, placed.ComputedRule)));
    }

    private static SmallLedger Adopted() => new SmallLedger().Subject(Lamp).Use(Lamp, 50, 100, 10);

    private static Decided Over(SmallLedger ledger) => Decided.Over(Rings.Place(ledger.Sector, ledger.Ledger, ledger.Scores, ledger.Grades), ledger.Sector, ledger.Ledger, ledger.Scores);
}
