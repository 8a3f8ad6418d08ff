using System.Text.Json;
using Sektorradar.Model;
using Sektorradar.Scoring;
using Sektorradar.Scoring.Backtests;

namespace Sektorradar.Tests.Scoring.Backtests;

/// <summary>
/// The figures of an independent implementation. They were measured with the closed form for thin windows and φ not widened, which is what the
/// program can be asked for but does not use; there is no reference for its own constants.
/// </summary>
public class BacktestReferenceTests
{
    private static readonly IReadOnlyList<KindOfSignal> Unwidened = [.. KindOfSignal.OfRepositories.Select(kind => kind with { Widening = 1 })];
    private static readonly Method Published = new(Unwidened, new Prior(0.2, 0.04, 0.30), WeighThin: false);

    // Whose season is the Norwegian one in the reference.
    private static readonly HashSet<string> Norwegian =
        ["navikt", "altinn", "kartverket", "nais", "brreg", "digdir", "entur", "norskhelsenett", "felleslosninger", "statisticsnorway", "oslokommune", "intility"];

    [Fact]
    public void Every_run_of_every_invented_series_gets_the_label_of_the_reference_and_so_do_the_figures()
    {
        using var reference = Reference.Json("data/scoring/synthetic.json");
        var series = reference.RootElement.GetProperty("series").EnumerateArray().AsParallel().AsOrdered().Select(Labelled).ToList();

        Assert.Equal(20_196, series.Sum(one => one.Labels.Length));
        Assert.Empty(series.Where(one => one.Labels != one.Expected).Select(one => one.Id));
        foreach (var size in reference.RootElement.GetProperty("expected").EnumerateObject())
        {
            List<int[]> Of(string truth) => [.. series.Where(one => one.Id.StartsWith($"{size.Name}-{truth}-", StringComparison.Ordinal)).Select(one => one.Directions)];
            var (perYear, time) = SyntheticTest.Alarms(Of("null"));
            Assert.Equal(size.Value.GetProperty("falseAlarmsPerTopicYear").GetDouble(), perYear, 0.0001);
            Assert.Equal(size.Value.GetProperty("timeInAlarm").GetDouble(), time, 0.0001);
            Assert.Equal(size.Value.GetProperty("viralWeekAlarm").GetDouble(), SyntheticTest.ViralAlarm(Of("viral")), 0.0001);
            foreach (var change in Change.ToFind)
            {
                var truth = change.Ramp ? "ramp1.6" : change.Name;
                var found = SyntheticTest.Detected(change, Of(truth));
                Assert.Equal(size.Value.GetProperty(truth).GetProperty("foundWithin52Weeks").GetDouble(), found.FoundInYear, 0.0001);
                Assert.Equal(size.Value.GetProperty(truth).GetProperty("foundWithin26Weeks").GetDouble(), found.FoundInHalfYear, 0.0001);
                Assert.Equal(size.Value.GetProperty(truth).GetProperty("medianDelayWeeks").GetDouble(), found.MedianDelay);
            }
        }
    }

    [Theory]
    [InlineData(1.0, false)]
    [InlineData(1.0, true)]
    [InlineData(0.7, false)]
    [InlineData(0.7, true)]
    public void The_list_of_movers_of_the_invented_sectors_is_as_false_and_finds_as_much_as_in_the_reference(double shock, bool drift)
    {
        using var reference = Reference.Json("data/scoring/synthetic.json");
        var sectors = reference.RootElement.GetProperty("sectors").EnumerateArray().Where(sector => sector.GetProperty("shock").GetDouble() == shock)
            .Select(sector => (IReadOnlyList<SectorTopic>)[.. sector.GetProperty("topics").EnumerateArray().Select(topic => new SectorTopic(topic.GetProperty("truth").GetInt32(), Numbers(topic.GetProperty("y"))))]).ToList();
        var expected = reference.RootElement.GetProperty("sectorExpected").GetProperty($"shock {(shock == 1 ? "1.0" : "0.7")}, drift removed {(drift ? "True" : "False")}").GetProperty("edition list");
        var movers = SectorTest.Compare(Published, "", sectors, drift, TestContext.Current.CancellationToken).Single(row => row.Method == "this method, list of movers");

        Assert.Equal(expected.GetProperty("fdr").GetDouble(), movers.FalseShare, 0.0001);
        Assert.Equal(expected.GetProperty("power").GetDouble(), movers.Power, 0.0001);
    }

    [Fact]
    public void The_figures_on_real_repositories_are_those_of_the_reference()
    {
        // There the mixture was fitted on the whole panel, and a topic is part of the drift that is taken out of it.
        var figures = PanelTest.Of(Cases.Of(Panel().Judged, new Method(Unwidened, WeighThin: false), Learning.Whole, null, TestContext.Current.CancellationToken), 1, TestContext.Current.CancellationToken);
        var (run, printed, months, trend) = (figures.Methods[0], figures.Methods[1], figures.Methods.Single(m => m.Name == Rivals.ThreeMonths.Name), figures.Methods.Single(m => m.Name == Rivals.MannKendall.Name));

        Assert.Equal((85, 1652), (figures.Topics, figures.Cases));
        Assert.Equal((157, 95, 149, 110), (run.Rising.Cases, run.Declining.Cases, printed.Rising.Cases, printed.Declining.Cases));
        Assert.Equal((781, 805, 128, 163), (months.Rising.Cases, months.Declining.Cases, trend.Rising.Cases, trend.Declining.Cases));
        Same(2, (0.88, run.Rising.Held), (0.89, run.Declining.Held), (0.08, run.Rising.Reversed), (0.80, printed.Rising.Held), (0.85, printed.Declining.Held), (0.15, printed.Rising.Reversed), (0.12, printed.Declining.Reversed));
        Same(2, (0.82, printed.ChangesPerYear), (3.84, months.ChangesPerYear), (0.61, months.Rising.Held), (0.84, trend.Rising.Held), (0.18, figures.RpsSkill), (0.19, figures.BrierSkill), (0.08, figures.TimeShares[MomentumLabel.Rising]));
        Same(3, (0.758, run.RiseAuc), (0.763, run.FallAuc), (0.065, figures.CalibrationError));
        Same(4, (0.1920, run.Rps), (0.2336, figures.Climatology), (0.2035, figures.Brier));

        // The reference breaks ties by the order of the panel; here a tie counts half.
        Assert.InRange(months.RiseAuc, 0.648, 0.650);
        Assert.InRange(trend.RiseAuc, 0.705, 0.707);

        // Other draws of repositories.
        Assert.InRange(run.RiseInterval!.Low, 0.733, 0.744);
        Assert.InRange(run.RiseInterval.High, 0.772, 0.784);
        Assert.InRange(months.RiseGain!.Low, 0.08, 0.10);
        Assert.InRange(months.RiseGain.High, 0.12, 0.14);
    }

    [Theory]
    [InlineData(Metric.Authors, 818, 0.74)]
    [InlineData(Metric.PullRequests, 827, 0.68)]
    [InlineData(Metric.Commits, 1017, 0.72)]
    [InlineData(Metric.Newcomers, 222, 0.70)]
    public void Intervals_hold_as_often_as_in_the_reference(Metric metric, int years, double held)
    {
        var found = Coverage.Of(Panel().Judged, Published, Learning.Whole, 1, TestContext.Current.CancellationToken).Single(row => row.Kind == metric);

        // One draw a year there and twenty here: three standard errors of theirs.
        Assert.Equal(years, found.Years);
        Assert.InRange(found.Held, held - 3 * Math.Sqrt(held * (1 - held) / years), held + 3 * Math.Sqrt(held * (1 - held) / years));
    }

    [Fact]
    public void Each_kind_is_widened_until_its_intervals_hold_what_they_promise() =>
        Assert.All(Coverage.Of(Panel().Covered().Judged, Method.Current, Learning.OtherFolds, 1, TestContext.Current.CancellationToken), row => Assert.InRange(row.Held, 0.77, 0.83));

    [Fact]
    public void Published_rings_move_and_persist_as_in_the_reference()
    {
        var figures = PublishedRings.Of(BacktestTables.ReadRings(File.ReadAllText(Reference.Folder("data/thoughtworks-rings.csv")), "rings.csv"), new Dictionary<string, (string, Ring)>());

        Assert.Equal((34, 1936, 908), (figures.Volumes, figures.Names, figures.Mentions));
        Assert.Equal((454, 22, 897), (figures.Up, figures.Down, figures.Same));
        Same(3, (0.572, figures.Persistence), (0.619, figures.Modal));
    }

    private static BacktestPanel Panel() => PanelFile.Read(File.ReadAllBytes(Reference.Folder("data/scoring/panel-git-weekly.json")), "panel.json",
        name => Norwegian.Contains(name.Split('/')[0].ToLowerInvariant()) ? Audience.Norway : Audience.International);

    private static (string Id, string Expected, string Labels, int[] Directions) Labelled(JsonElement series)
    {
        var labels = Method.Printed(Labelling.Runs(Published, Numbers(series.GetProperty("y")), Metrics.Parse(series.GetProperty("kind").GetString()!)!.Value));
        return (series.GetProperty("id").GetString()!, series.GetProperty("labels").GetString()!, string.Concat(labels.Select(Letter)), [.. labels.Select(Method.Direction)]);
    }

    private static char Letter(MomentumLabel label) => label switch { MomentumLabel.Rising => 'u', MomentumLabel.Hot => 'h', MomentumLabel.Declining => 'd', _ => '.' };

    private static void Same(int places, params (double Expected, double Found)[] figures) => Assert.All(figures, figure => Assert.Equal(figure.Expected, figure.Found, places));

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];
}
