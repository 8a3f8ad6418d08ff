using Sektorradar.Model;
using Sektorradar.Reporting;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

/// <summary>Series of sources besides git as kinds of momentum.</summary>
public class ToldTests
{
    private const string Lamp = "openlamp";

    [Fact]
    public void Downloads_stand_beside_what_repositories_tell()
    {
        var score = Steady().Told(Lamp, Metric.Downloads, _ => 40).Scores[Lamp];

        Assert.Equal([.. KindOfSignal.OfRepositories.Select(kind => kind.Metric), Metric.Downloads], score.Momentum.Kinds.Select(kind => kind.Metric));
        Assert.Equal((MomentumLabel.Stable, 2), (score.Label, score.SourceCount));
        Assert.Equal(1, score.Momentum.Kinds.Sum(kind => kind.Share), 9);
    }

    [Fact]
    public void Nothing_told_is_nothing_changed()
    {
        var (with, without) = (Steady().Told(Lamp, Metric.PageViews, week => week < 13 ? 900 : 30).Scores[Lamp], Steady().Scores[Lamp]);

        Assert.Equal((without.Momentum.Ratio, without.Momentum.Up, without.SourceCount), (with.Momentum.Ratio, with.Momentum.Up, with.SourceCount));
        Assert.Equal([Metric.Authors, Metric.PullRequests, Metric.Newcomers, Metric.Commits], Steady().Scores.Drift.Keys);
    }

    [Fact]
    public void Series_end_with_the_last_week_of_the_repositories()
    {
        // The copy is two weeks old, and since then the downloads have exploded.
        var score = new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Steady, copied: SmallLedger.AsOf.AddDays(-14)).Told(Lamp, Metric.Downloads, week => week < 2 ? 900 : 40).Scores[Lamp];

        Assert.Equal(13 * 40, Downloads(score).FreshRaw);
        Assert.Equal(score.Activity.LastWeek, score.LastWeek);
    }

    [Fact]
    public void Weeks_that_are_not_known_at_the_end_are_no_zeros()
    {
        Assert.Equal((9, 1), Rounded(Steady().Told(Lamp, Metric.Downloads, _ => 40, ended: 4)));
        Assert.Equal((11, 1), Rounded(Steady().Told(Lamp, Metric.Downloads, week => week is 2 or 7 ? null : 40)));
        Assert.DoesNotContain(Steady().Told(Lamp, Metric.Downloads, _ => 40, ended: 5).Scores[Lamp].Momentum.Kinds, kind => kind.Metric == Metric.Downloads);

        static (int, double) Rounded(SmallLedger ledger) => (Downloads(ledger.Scores[Lamp]).Weeks, Math.Round(Downloads(ledger.Scores[Lamp]).Ratio, 2));
    }

    [Fact]
    public void A_subject_without_repositories_is_rated_by_what_is_told_of_it()
    {
        var ledger = new SmallLedger().Subject("law", repositories: 0).Told("law", Metric.JournalEntries, week => week < 17 ? 60 : 20, "einnsyn-statistics");
        var score = ledger.Scores["law"];

        // One source alone makes nothing hot.
        Assert.Equal((true, MomentumLabel.Rising, 1, Week.LastComplete(SmallLedger.AsOf)), (score.IsRated, score.Label, score.SourceCount, score.LastWeek));
        Assert.NotEmpty(Cite.Score(score));
        Assert.Contains(ledger.Claims("radar"), claim => claim.Kind == "momentum.rising");
        var dossier = Dossier.All(Draft.Of(ledger.Sector, ledger.Ledger)).Single();
        Assert.Contains(dossier.Claims, claim => claim.Kind == "runs.run");
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(13, false)]
    public void What_was_last_known_long_ago_is_not_rated(int weeksAgo, bool rated) =>
        Assert.Equal(rated, new SmallLedger().Subject(Lamp, repositories: 0).Told(Lamp, Metric.Downloads, _ => 40, ended: weeksAgo).Scores[Lamp].IsRated);

    [Fact]
    public void A_copy_that_is_too_old_is_not_made_up_for()
    {
        var old = SmallLedger.AsOf.AddDays(-92);

        Assert.False(new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Steady, copied: old).Told(Lamp, Metric.Downloads, _ => 40).Scores[Lamp].IsRated);
    }

    [Theory]
    [InlineData("npm", MomentumLabel.Hot)]
    [InlineData("nav+jobbnorge", MomentumLabel.Hot)]
    [InlineData("", MomentumLabel.Rising)]
    public void With_a_second_source_a_subject_can_be_hot(string sources, MomentumLabel label)
    {
        var ledger = new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Changed(3));
        if (sources.Length > 0)
        {
            ledger.Told(Lamp, sources.Contains('+', StringComparison.Ordinal) ? Metric.Vacancies : Metric.Downloads, week => week < 17 ? 120 : 40, sources);
        }

        Assert.Equal(label, ledger.Scores[Lamp].Label);
    }

    [Fact]
    public void What_is_counted_together_is_one_source()
    {
        var ledger = new SmallLedger().Subject("skill", repositories: 0).Told("skill", Metric.Vacancies, week => week < 17 ? 120 : 40, "jobbnorge+nav", exposure: _ => 1000);

        Assert.Equal((MomentumLabel.Hot, MomentumLabel.Rising, 1), (ledger.Scores["skill"].Momentum.Label, ledger.Scores["skill"].Label, ledger.Scores["skill"].SourceCount));
    }

    [Fact]
    public void Twice_as_many_of_twice_as_many_is_no_growth()
    {
        var ledger = new SmallLedger().Subject("skill", repositories: 0).Told("skill", Metric.Vacancies, week => week < 17 ? 80 : 40, "jobbnorge+nav", exposure: week => week < 17 ? 2000 : week == 30 ? 0 : 1000);

        Assert.Equal(MomentumLabel.Stable, ledger.Scores["skill"].Label);
        Assert.Equal(1, ledger.Scores["skill"].Momentum.Ratio, 2);
    }

    [Fact]
    public void Of_two_registries_the_larger_speaks()
    {
        var ledger = Steady().Told(Lamp, Metric.Downloads, _ => 20, "npm").Told(Lamp, Metric.Downloads, _ => 50, "pypi");

        Assert.Equal(13 * 50, Downloads(ledger.Scores[Lamp]).FreshRaw);
        Assert.Equal("pypi", Assert.Single(ledger.Scores[Lamp].Counted).Sources[0]);
    }

    [Fact]
    public void Millions_of_downloads_do_not_outweigh_the_people()
    {
        // A fifth more downloads for ever: with Poisson's own certainty that would be all there is to say.
        double? More(int week) => week < 17 ? 1_200_000 : 1_000_000;
        var score = Steady().Told(Lamp, Metric.Downloads, More).Scores[Lamp];

        Assert.Equal(MomentumLabel.Stable, score.Label);
        Assert.InRange(Downloads(score).Share, 0.05, 0.6);
        Assert.True(new SmallLedger().Subject(Lamp, repositories: 0).Told(Lamp, Metric.Downloads, More).Scores[Lamp].Momentum.Up < 0.9);
    }

    [Fact]
    public void A_claim_cites_each_source_s_own_captures()
    {
        var ledger = new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Changed(2)).Told(Lamp, Metric.Downloads, week => week < 17 ? 80 : 40);
        var cited = Cite.Score(ledger.Scores[Lamp]).Cast<EvidenceRef.Signals>().ToList();

        Assert.Equal(5, cited.Count);
        Assert.Equal(ledger.Ledger.SubjectSeries[0].Captures[0].Id, Assert.Single(cited, reference => reference.Metric == Metric.Downloads).Capture);
        var listed = Outline.Build(ledger.Sector, ledger.Ledger).Sources.Single(source => source.Title == "npm");
        Assert.Equal((true, null, "openlamp, 2026-08-24"), (listed.Counted, listed.Link, Assert.Single(listed.Places).Locator));
    }

    private static SmallLedger Steady() => new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Steady);

    private static KindMomentum Downloads(SubjectScore score) => score.Momentum.Kinds.Single(kind => kind.Metric == Metric.Downloads);
}
