using CsCheck;
using Sektorradar.Model;

namespace Sektorradar.Tests.Model;

public class LedgerTests
{
    private const string Lamp = "code.example.org/openlamp/openlamp";
    private static readonly DateOnly AsOf = new(2026, 8, 26), First = new(2026, 8, 3);
    private static readonly Capture Copy = new(new CaptureId("c"), "git", Lamp, new Uri("https://" + Lamp), new string('a', 40), AsOf, First, new DateOnly(2026, 8, 17));

    [Fact]
    [BadInputRow("a gap in a repository's weeks")]
    public void A_covered_week_without_a_signal_is_a_zero()
    {
        var series = With(Count(First, 4), Count(First.AddDays(14), 6)).SeriesOf(Lamp, Metric.Commits)!;

        Assert.Equal([4, 0, 6], series.Counts);
        Assert.Equal((First, First.AddDays(14)), (series.First, series.Last));
    }

    [Fact]
    public void What_was_never_captured_has_no_series() => Assert.Null(With().SeriesOf("code.example.org/wick/wick", Metric.Commits));

    [Fact]
    [BadInputRow("a last week that is not over")]
    public void The_week_that_the_editions_day_stands_in_does_not_count()
    {
        var earlier = new Ledger(new DateOnly(2026, 8, 16), [Copy], [Count(First, 4), Count(First.AddDays(7), 5)], []);

        Assert.Equal([4], earlier.SeriesOf(Lamp, Metric.Commits)!.Counts);
        Assert.Null(new Ledger(First, [Copy], [], []).SeriesOf(Lamp, Metric.Commits));
    }

    [Fact]
    public void The_same_name_in_two_sources_is_two_things_and_git_is_meant_where_none_is_named()
    {
        var other = Copy with { Id = new CaptureId("o"), Source = "github" };
        var ledger = new Ledger(AsOf, [other, Copy], [Count(First, 4), new("github", Lamp, Metric.StarTotal, AsOf, 900, null, other.Id)], []);

        Assert.Equal((Copy, other), (ledger.CaptureOf(Lamp), ledger.CaptureOf(Lamp, "github")));
        Assert.Equal([4, 0, 0], ledger.SeriesOf(Lamp, Metric.Commits)!.Counts);
        Assert.Empty(ledger.Of(Lamp, Metric.StarTotal));
        Assert.Equal(900, Assert.Single(ledger.Of(Lamp, Metric.StarTotal, "github")).Value);
    }

    [Fact]
    public void A_level_of_zero_is_kept() =>
        Assert.Equal(0, Assert.Single(With(new Signal("git", Lamp, Metric.OpenVulnerabilities, AsOf, 0, null, Copy.Id)).Of(Lamp, Metric.OpenVulnerabilities)).Value);

    [Fact]
    public void A_subjects_series_are_told_by_kind_of_evidence()
    {
        var subject = new Subject("openlamp", SubjectKind.Project, new Localized("OpenLamp"), new Localized("a lamp"), [], null, null, null, Audience.International, [], [], [], []);
        SubjectSeries Series(string id, Metric metric) => new(id, metric, ["s"], ["a"], new Observed(First, [1]), null);
        var ledger = new Ledger(AsOf, [], [], []) { SubjectSeries = [Series("openlamp", Metric.PageViews), Series("openlamp", Metric.Downloads), Series("wick", Metric.News)] };

        Assert.Equal([Metric.PageViews, Metric.Downloads], ledger.SeriesOf(subject).Select(series => series.Metric));
        Assert.Equal([Metric.Downloads], ledger.SeriesOf(subject, EvidenceKind.Substance).Select(series => series.Metric));
    }

    [Fact]
    public void Events_come_oldest_first_and_none_from_after_the_editions_day()
    {
        Signal Version(int daysAgo, string title) => new("git", Lamp, Metric.Version, AsOf.AddDays(-daysAgo), 1, title, Copy.Id);

        Assert.Equal(["1.0", "1.1", "1.2"], With(Version(0, "1.2"), Version(9, "1.0"), Version(-1, "2.0"), Version(9, "1.1")).Of(Lamp, Metric.Version).Select(v => v.Title));
    }

    [Theory]
    [InlineData(0, 0, null, true)]
    [InlineData(1, 0, null, false)]
    [InlineData(0, 1, null, false)]
    [InlineData(-90, -90, 0, true)]
    [InlineData(-90, -90, -1, false)]
    public void A_fact_is_used_from_the_day_it_was_public_until_it_is_stale(int published, int asOf, int? staleAfter, bool used)
    {
        var source = new FactSource("Lamps", "The Lighthouse Office", new Uri("https://office.example.org"), AsOf.AddDays(published), "page 1", SourceClass.Primary);
        var fact = new Fact("lamps", "openlamp", new Localized("The Lighthouse Office"), Modality.Fact, AsOf.AddDays(asOf), null, [], source,
            staleAfter is { } days ? AsOf.AddDays(days) : null, null, new Statement.Status(new Localized("it is lit")), "d");

        Assert.Equal(used, new Ledger(AsOf, [], [], [fact]).Facts.Count == 1);
    }

    [Fact]
    public void A_reading_has_one_id_in_any_order_and_another_when_a_signal_differs()
    {
        Signal[] signals = [Count(First, 4), Count(First.AddDays(7), 5), new("git", Lamp, Metric.Version, First, 1, "1.0", default)];
        var id = Reading.Identify(Copy, signals).Capture.Id;

        Gen.Shuffle(signals).Sample(shuffled => Reading.Identify(Copy, shuffled).Capture.Id == id, iter: 20);
        Assert.NotEqual(id, Reading.Identify(Copy, [.. signals.Skip(1), signals[0] with { Value = 5 }]).Capture.Id);
        Assert.NotEqual(id, Reading.Identify(Copy with { Day = AsOf.AddDays(1) }, signals).Capture.Id);
        Assert.All(Reading.Identify(Copy, signals).Signals, signal => Assert.Equal(id, signal.Capture));
    }

    [Fact]
    public void A_claim_cannot_be_made_without_evidence()
    {
        Assert.Throws<ArgumentException>(() => Claim.From("blip", AsOf, []));

        Assert.Equal(Claim.From("blip", AsOf, [new EvidenceRef.Whole(Copy.Id)]).Id, Claim.From("blip", AsOf, [new EvidenceRef.Whole(Copy.Id), new EvidenceRef.Whole(Copy.Id)]).Id);
    }

    private static Ledger With(params Signal[] signals) => new(AsOf, [Copy], signals, []);

    private static Signal Count(DateOnly week, decimal value) => new("git", Lamp, Metric.Commits, week, value, null, Copy.Id);
}
