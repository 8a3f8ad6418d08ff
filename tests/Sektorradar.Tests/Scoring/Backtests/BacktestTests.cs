using Sektorradar.Cli;
using Sektorradar.Model;
using Sektorradar.Scoring;
using Sektorradar.Scoring.Backtests;

namespace Sektorradar.Tests.Scoring.Backtests;

public class BacktestTests
{
    private static readonly BacktestSizes Small = new(10, 5, 3);

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        string Run() => BacktestOutput.ToJson(Backtest.Of(Input(Panel(20, 170)), Method.Current, Small, _ => { }, TestContext.Current.CancellationToken), 1, []).ToJsonString();

        Assert.Equal(Run(), Run());
    }

    [Fact]
    public void Where_nothing_changes_intervals_of_Poisson_counts_hold_what_they_promise_and_few_labels_are_given()
    {
        var topics = Panel(30, 250).Judged;
        var method = new Method([.. KindOfSignal.OfRepositories.Select(kind => kind with { UsualDispersion = 1, Widening = 1 })]);
        var authors = Coverage.Of(topics, method, Learning.Whole, 5, TestContext.Current.CancellationToken)[0];
        var figures = PanelTest.Of(Cases.Of(topics, Method.Current, Learning.OtherFolds, null, TestContext.Current.CancellationToken), 5, TestContext.Current.CancellationToken);

        Assert.InRange(authors.Held, 0.76, 0.86);
        Assert.InRange(figures.Methods[0].Labelled, 0, 0.05);
    }

    [Fact]
    public void A_panel_with_nothing_to_judge_gives_figures_without_real_cases()
    {
        var figures = Backtest.Of(Input(new BacktestPanel([])), Method.Current, Small, _ => { }, TestContext.Current.CancellationToken);

        Assert.Null(figures.Panel);
        Assert.Equal(3 * 7, figures.Synthetic.Count);
        Assert.Contains("\"flagged\":null", BacktestOutput.ToJson(figures, 1, []).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_is_stopped_stops()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Backtest.Of(Input(Panel(20, 170)), Method.Current, Small, _ => { }, stop.Token));
    }

    [Fact]
    public void What_a_shock_did_to_all_is_flagged_only_while_the_drift_is_left_in()
    {
        var figures = SectorTest.Of(Method.Current, 3, 10, TestContext.Current.CancellationToken).Where(row => row.Method == "this method, list of movers").ToDictionary(row => row.Condition);

        Assert.True(figures["a shock of x0.7, drift left in"].FalseShare > 0.5);
        Assert.True(figures["a shock of x0.7, drift taken out"].FalseShare < 0.2);
    }

    private static BacktestInput Input(BacktestPanel panel) => new(panel, 1, null, new Dictionary<string, (string, Ring)>());

    /// <summary>Repositories in which nothing changes.</summary>
    private static BacktestPanel Panel(int topics, int weeks)
    {
        var draws = new Draws(17);
        var first = new DateOnly(2020, 1, 6);
        return new BacktestPanel(
        [
            .. Enumerable.Range(0, topics).Select(i => new BacktestTopic($"openlamp/lamp{i}", first,
                KindOfSignal.OfRepositories.ToDictionary(kind => kind.Metric, _ => Enumerable.Range(0, weeks).Select(_ => (double)draws.Poisson(8)).ToArray()), first.AddDays(7 * weeks))),
        ]);
    }
}
