using Sektorradar.Model;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

/// <summary>Competitions and advertisements as evidence of use.</summary>
public class CountedUseTests
{
    private const string Lamp = "openlamp";

    [Fact]
    public void Notices_are_those_of_two_years()
    {
        var use = Of(new SmallLedger().Told(Lamp, Metric.Notices, week => week < 104 ? week % 10 == 0 ? 1 : 0 : 50, "doffin+ted", exposure: _ => 100), KindOfEvidence.Notices)!;

        Assert.Equal((11, Week.LastComplete(SmallLedger.AsOf).AddDays(6)), (use.Number, use.Day));
        Assert.NotEmpty(use.Evidence);
    }

    [Fact]
    public void Advertisements_are_a_share_of_all_in_the_weeks_that_are_known()
    {
        double? Known(int week, double count) => week is 3 or 9 ? null : count;
        var use = Of(new SmallLedger().Told(Lamp, Metric.Vacancies, week => Known(week, week < 52 ? 2 : 90), "jobbnorge+nav", exposure: week => Known(week, 400)), KindOfEvidence.JobAds)!;

        Assert.Equal(0.5, use.Number, 9);
    }

    [Theory]
    [InlineData(78, true)]
    [InlineData(77, false)]
    public void Where_less_than_three_quarters_is_known_nothing_is(int weeks, bool known) =>
        Assert.Equal(known, Of(new SmallLedger().Told(Lamp, Metric.Notices, _ => 1, "doffin+ted", weeks, exposure: _ => 100), KindOfEvidence.Notices) is not null);

    [Fact]
    public void A_zero_among_many_is_a_zero_and_a_zero_among_none_is_nothing()
    {
        Assert.Equal(0, Of(new SmallLedger().Told(Lamp, Metric.Vacancies, _ => 0, "nav", exposure: _ => 10), KindOfEvidence.JobAds)!.Number);
        Assert.Null(Of(new SmallLedger().Told(Lamp, Metric.Vacancies, _ => 0, "nav", exposure: _ => 0), KindOfEvidence.JobAds));
        Assert.Null(Of(new SmallLedger(), KindOfEvidence.JobAds));
        Assert.Null(Of(new SmallLedger().Told(Lamp, Metric.Downloads, _ => 5), KindOfEvidence.Dependants));
    }

    private static Counted? Of(SmallLedger ledger, KindOfEvidence kind) => CountedUse.In(ledger.Ledger)(Lamp, kind);
}
