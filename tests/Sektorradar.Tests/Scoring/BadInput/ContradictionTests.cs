using Sektorradar.Model;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring.BadInput;

/// <summary>Two that say otherwise: both are printed, and which of them moves a ring is a rule.</summary>
public class ContradictionTests
{
    private const string Lamp = "openlamp";

    [Fact]
    [BadInputRow("two facts that contradict each other")]
    public void Both_facts_are_printed_and_that_they_disagree()
    {
        var ledger = new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Steady)
            .Fact(Lamp, "frame", new Statement.Status(new Localized("the lamp is lit")), Modality.Fact)
            .Fact(Lamp, "other", new Statement.Status(new Localized("the lamp is out")), Modality.Fact, conflictsWith: "fact-0")
            .Fact(Lamp, "risk-technical", new Statement.Status(new Localized("the lamp smokes")), Modality.Fact, conflictsWith: "fact-0");

        Assert.Equal(["fact.status", "fact.status", "fact.conflict"], ledger.Claims("risks").Select(claim => claim.Kind).Take(3));
        Assert.Contains("fact.status", ledger.Claims("picture").Select(claim => claim.Kind));
    }

    [Fact]
    [BadInputRow("two kinds of signal that contradict each other")]
    public void Both_counts_are_printed_and_no_sum_of_them()
    {
        var ledger = new SmallLedger().Subject(Lamp).Copy(Lamp, (metric, ago) => SmallLedger.Changed(metric is Metric.Authors or Metric.Newcomers ? 0.5 : 2)(metric, ago));

        var conflict = Assert.Single(ledger.Claims("picture"), claim => claim.Kind == "conflict.signals");

        Assert.Equal(new ClaimValue.Term("metric.authors"), conflict["downMetric"]);
        Assert.DoesNotContain(ledger.Claims("top"), claim => claim.Kind.StartsWith("momentum.", StringComparison.Ordinal));
    }

    [Fact]
    [BadInputRow("a README that says ended and a fact that says used")]
    public void A_repository_that_says_it_has_ended_holds_and_the_use_stays_beside_it()
    {
        var placed = Place(new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Steady).Event(Lamp, Metric.Archived, SmallLedger.AsOf.AddDays(-60)).Use(Lamp, 40, 100, 9));

        Assert.Equal((Ring.Hold, "H2", 40), (placed.Ring, placed.Rule, ((Statement.Share)placed.Use!.Statement).Value));
    }

    [Fact]
    [BadInputRow("a fact that says ended and a history that goes on")]
    public void An_owner_that_says_it_has_ended_holds_and_the_label_tells_of_the_work()
    {
        var ledger = new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Changed(1.5)).Happened(Lamp, "archived");

        Assert.Equal((Ring.Hold, "H1"), (Place(ledger).Ring, Place(ledger).Rule));
        Assert.Equal(MomentumLabel.Rising, ledger.Scores[Lamp].Label);
    }

    [Fact]
    [BadInputRow("a vendor's decision against healthy work")]
    public void A_licence_that_closed_holds_what_rises()
    {
        var ledger = new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Changed(1.5)).Use(Lamp, 40, 100, 9)
            .Event(Lamp, Metric.Licence, SmallLedger.AsOf.AddDays(-900), "MPL-2.0").Event(Lamp, Metric.Licence, SmallLedger.AsOf.AddDays(-60), "BUSL-1.1");

        Assert.Equal((Ring.Hold, "H4"), (Place(ledger).Ring, Place(ledger).Rule));
        Assert.Equal(MomentumLabel.Rising, ledger.Scores[Lamp].Label);
    }

    private static Placement Place(SmallLedger ledger) => Assert.Single(Rings.Place(ledger.Sector, ledger.Ledger, ledger.Scores, ledger.Grades));
}
