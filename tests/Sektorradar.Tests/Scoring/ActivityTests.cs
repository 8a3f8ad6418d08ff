using Sektorradar.Model;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

public class ActivityTests
{
    private const string Lamp = "openlamp";

    [Fact]
    public void Repositories_are_added_week_by_week_up_to_the_last_week_that_all_copies_cover()
    {
        var activity = Of(new SmallLedger().Subject(Lamp, repositories: 2)
            .Copy(Lamp, (_, ago) => ago == 0 ? 100 : 3, weeks: 60)
            .Copy(Lamp, (_, ago) => ago == 0 ? 7 : 5, weeks: 50, copied: SmallLedger.AsOf.AddDays(-14), repository: 1));

        Assert.Equal(Week.LastComplete(SmallLedger.AsOf).AddDays(-14), activity.LastWeek);
        Assert.Equal(3 + 7, activity.Weekly[Metric.Authors].Counts[^1]);
        Assert.Equal(3 + 5, activity.Weekly[Metric.Authors].Counts[^2]);
        Assert.Equal(58, activity.Weekly[Metric.Authors].Counts.Count);
    }

    [Fact]
    public void Before_its_first_commit_a_repository_adds_nothing()
    {
        var activity = Of(new SmallLedger().Subject(Lamp, repositories: 2).Copy(Lamp, (_, _) => 3, weeks: 60).Copy(Lamp, (_, _) => 5, weeks: 50, repository: 1));

        Assert.Equal(3, activity.Weekly[Metric.Commits].Counts[9]);
        Assert.Equal(8, activity.Weekly[Metric.Commits].Counts[10]);
    }

    [Fact]
    [BadInputRow("a stale copy")]
    public void A_copy_much_older_than_the_newest_is_left_out_and_named()
    {
        Activity With(int days) => Of(new SmallLedger().Subject(Lamp, repositories: 2)
            .Copy(Lamp, SmallLedger.Steady).Copy(Lamp, SmallLedger.Steady, copied: SmallLedger.AsOf.AddDays(-days), repository: 1));

        Assert.Empty(With(28).LeftOut);
        Assert.Equal(SmallLedger.AboutOf(Lamp, 1), Assert.Single(With(29).LeftOut).About);
        Assert.Equal(SmallLedger.AboutOf(Lamp), Assert.Single(With(29).Used).About);
        Assert.Equal(8, With(29).Weekly[Metric.Authors].Counts[^1]);
    }

    [Fact]
    [BadInputRow("a repository that was not read")]
    public void A_repository_that_was_never_captured_is_named_and_not_counted()
    {
        var activity = Of(new SmallLedger().Subject(Lamp, repositories: 2).Copy(Lamp, SmallLedger.Steady));

        Assert.Equal(SmallLedger.AboutOf(Lamp, 1), Assert.Single(activity.Missing).About);
        Assert.Equal(8, activity.Weekly[Metric.Authors].Counts[^1]);
    }

    [Fact]
    [BadInputRow("a repository that was not read")]
    public void Without_any_copy_there_are_no_counts_rather_than_zeros()
    {
        var activity = Of(new SmallLedger().Subject(Lamp));

        Assert.Empty(activity.Weekly);
        Assert.Null(activity.LastWeek);
    }

    [Fact]
    public void A_technology_counts_the_repositories_of_its_projects()
    {
        var ledger = new SmallLedger().Subject(Lamp).Subject("wick").Subject("lamp-control", repositories: 0, projects: [Lamp, "wick"])
            .Copy(Lamp, SmallLedger.Steady).Copy("wick", SmallLedger.Steady);

        Assert.Equal(16, ledger.Scores["lamp-control"].Activity.Weekly[Metric.Authors].Counts[^1]);
    }

    private static Activity Of(SmallLedger ledger) => ledger.Scores[Lamp].Activity;
}
