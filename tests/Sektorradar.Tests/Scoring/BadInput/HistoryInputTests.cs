using System.Globalization;
using Sektorradar.Cli;
using Sektorradar.Model;
using Sektorradar.Scoring;
using Sektorradar.Tests.Cli;
using Sektorradar.Tests.Collecting;
using Sektorradar.Tests.Sources.Git;

namespace Sektorradar.Tests.Scoring.BadInput;

/// <summary>Histories that are not what they look like: real repositories, read as any other, and scored.</summary>
public class HistoryInputTests
{
    private const int Weeks = 100;
    private static readonly DateOnly Today = DateOnly.Parse(Bench.Today, CultureInfo.InvariantCulture), Last = Week.LastComplete(Today);
    private static readonly Uri Old = new("https://code.example.org/lamp/old"), New = new("https://code.example.org/lamp/new");

    [Fact]
    [BadInputRow("a renamed repository")]
    public async Task Under_its_old_name_and_its_new_one_it_counts_once_and_goes_on()
    {
        using var bench = new Bench();
        bench.Options = bench.Options with { Copies = bench.Copies };
        foreach (var name in new[] { "lamp+old", "lamp+new" })
        {
            LampSector.Age(Steady().Write(Path.Combine(bench.Copies, name)));
        }

        Assert.All(await bench.CollectAsync(Old, New), run => Assert.Null(run.Problem));
        var (before, after, both) = (Scored(bench, Old), Scored(bench, New), Scored(bench, Old, New));

        Assert.Equal(MomentumLabel.Stable, before.Label);
        Assert.All(new[] { after, both }, score =>
        {
            Assert.Equal((before.Label, before.Momentum.Ratio, before.Weeks), (score.Label, score.Momentum.Ratio, score.Weeks));
            Assert.Equal(before.Activity.Weekly[Metric.Commits].Counts, score.Activity.Weekly[Metric.Commits].Counts);
            Assert.Equal(before.Activity.Weekly[Metric.Newcomers].Counts, score.Activity.Weekly[Metric.Newcomers].Counts);
        });
        Assert.Equal("code.example.org/lamp/new", Assert.Single(both.Activity.Used).About);
        Assert.Empty(both.Activity.Missing);
    }

    [Fact]
    [BadInputRow("a renamed repository")]
    public async Task An_old_address_that_leads_on_is_followed_and_counted_under_the_name_it_was_asked_by()
    {
        using var bench = new Bench();
        Bench.SmallHistory().Write(Path.Combine(bench.Served, "new.git"));
        await using var host = await LoopbackGitServer.StartAsync(bench.Served);
        await using var before = await LoopbackGitServer.StartAsync(bench.Served);
        before.Redirect = $"{host["new.git"]}/info/refs?service=git-upload-pack";

        var run = await bench.CollectOneAsync(before["old.git"]);

        Assert.Null(run.Problem);
        Assert.EndsWith("/old", bench.Newest().Capture.About, StringComparison.Ordinal);
        Assert.Equal("2024-01-01:1 2024-01-08:1", bench.Newest().Weeks(Metric.Commits));
    }

    [Fact]
    [BadInputRow("an import that rewrites the past")]
    public async Task Imported_work_lands_in_one_week_which_is_cut_and_leaves_the_weeks_before_it_alone()
    {
        var plain = await Steady().ReadAsync(Bench.Today);
        var imported = await Steady(Imported).ReadAsync(Bench.Today);
        var week = new DateOnly(2024, 1, 22);

        Assert.Equal(plain!.Capture.CoversFrom, imported!.Capture.CoversFrom);
        Assert.Equal(Before(plain), Before(imported));
        Assert.Equal(302, imported.Signals.Single(signal => signal.Metric == Metric.Commits && signal.Day == week).Value);

        var score = Scored(imported);
        Assert.Equal((MomentumLabel.Stable, false), (score.Label, score.IsUnclear));
        Assert.True(Kind(score, Metric.Commits) is { FreshRaw: > 300, Fresh: < 60 });

        IEnumerable<(Metric, DateOnly, decimal)> Before(Reading reading) =>
            reading.Signals.Where(signal => signal.Metric.IsWeekly() && signal.Day < week).Select(signal => (signal.Metric, signal.Day, signal.Value));
    }

    [Fact]
    [BadInputRow("programs among the contributors")]
    public async Task Commits_of_programs_change_no_score_however_many()
    {
        var plain = Scored(await Steady().ReadAsync(Bench.Today));
        var busy = Scored(await Steady((history, monday) =>
        {
            for (var i = 0; i < 5 && monday > Last.AddDays(-91); i++)
            {
                history.Commit(At(monday, 4 + i), "dependabot[bot] <dependabot[bot]@users.noreply.example.org>");
            }
        }).ReadAsync(Bench.Today));

        Assert.Equal(13 * 5, busy.Activity.Weekly[Metric.BotCommits].Counts.Sum());
        Assert.Equal((plain.Label, plain.Momentum.Ratio, plain.Momentum.Up), (busy.Label, busy.Momentum.Ratio, busy.Momentum.Up));
    }

    [Fact]
    [BadInputRow("a fork with its upstream's history")]
    public async Task A_fork_is_as_old_as_its_fork_and_too_young_for_a_label()
    {
        var whole = Scored(await Steady().ReadAsync(Bench.Today));
        var fork = Scored(await Steady().ReadAsync(Bench.Today, forked: "2023-08-07"));

        Assert.Equal((Weeks, MomentumLabel.Stable), (whole.Weeks, whole.Label));
        Assert.Equal((27, Unrated.ShortHistory), (fork.Weeks, fork.Unrated));
    }

    [Theory]
    [InlineData(2, MomentumLabel.Stable, "T1")]
    [InlineData(1, MomentumLabel.Declining, "T1")]
    [BadInputRow("a repository that was split or moved")]
    public void Work_that_moved_to_another_repository_is_no_decline(int read, MomentumLabel label, string rule)
    {
        var ledger = new SmallLedger().Subject("lamp", repositories: 2).Copy("lamp", SmallLedger.Changed(0.3)).Use("lamp", 10, 100, 4);
        if (read == 2)
        {
            ledger.Copy("lamp", (metric, ago) => SmallLedger.Steady(metric, ago) - SmallLedger.Changed(0.3)(metric, ago), repository: 1);
        }

        Assert.Equal(label, ledger.Scores["lamp"].Label);
        Assert.Equal(rule, Assert.Single(Rings.Place(ledger.Sector, ledger.Ledger, ledger.Scores, ledger.Grades)).Rule);
    }

    private static void Imported(GitRepositoryBuilder history, DateOnly monday)
    {
        if (monday == new DateOnly(2024, 1, 22))
        {
            var tip = 0;
            for (var i = 0; i < 300; i++)
            {
                tip = history.Commit(At(new DateOnly(2015, 1, 5).AddDays(7 * i), 2), GitRepositoryBuilder.Three, branch: "imported");
            }

            history.Commit(At(monday, 4), merge: tip);
        }
    }

    /// <summary>Two people, one commit each in every week.</summary>
    private static GitRepositoryBuilder Steady(Action<GitRepositoryBuilder, DateOnly>? more = null)
    {
        var history = new GitRepositoryBuilder();
        for (var monday = Last.AddDays(-7 * (Weeks - 1)); monday <= Last; monday = monday.AddDays(7))
        {
            history.Commit(At(monday, 2), GitRepositoryBuilder.One);
            history.Commit(At(monday, 3), GitRepositoryBuilder.Two);
            more?.Invoke(history, monday);
        }

        return history;
    }

    private static string At(DateOnly monday, int hour) => string.Create(CultureInfo.InvariantCulture, $"{monday:yyyy-MM-dd}T{hour:00}:00Z");

    private static SubjectScore Scored(Reading? reading) => Scored(new Ledger(Today, [reading!.Capture], reading.Signals, []), GitHistory.Address);

    private static SubjectScore Scored(Bench bench, params Uri[] addresses)
    {
        var sector = Sector(addresses);
        return Scored(EditionLedger.Of(sector, bench.Store, EditionLedger.Histories(sector, bench.Store), Today), addresses);
    }

    private static SubjectScore Scored(Ledger ledger, params Uri[] addresses) => Scores.Of(Sector(addresses), ledger)["lamp"];

    private static Sector Sector(Uri[] addresses) => new("lighthouses", new Localized("Lighthouses"), new Localized("Tools."), Language.En, "NO", [],
        [new("lamp", SubjectKind.Project, new Localized("Lamp"), new Localized("a lamp"), [], "lamps", null, null, Audience.International, [.. addresses.Select(address => new Repository(address))], [], [], [])],
        [], MatchingRules.None);

    private static KindMomentum Kind(SubjectScore score, Metric metric) => score.Momentum.Kinds.Single(kind => kind.Metric == metric);
}
