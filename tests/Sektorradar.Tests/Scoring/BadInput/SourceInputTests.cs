using Sektorradar.Cli;
using Sektorradar.Model;
using Sektorradar.Scoring;
using Sektorradar.Tests.Cli;

namespace Sektorradar.Tests.Scoring.BadInput;

/// <summary>Sources that cannot be believed for a time.</summary>
public sealed class SourceInputTests : IDisposable
{
    private readonly SeriesStore _store = new();

    [Fact]
    [BadInputRow("a source in quarantine")]
    public async Task Its_weeks_are_not_known_change_no_growth_and_the_edition_names_it()
    {
        await _store.RunsAsync("wikipedia", "en:Lamp");
        await _store.CaptureAsync("wikipedia", "en:Lamp", Metric.PageViews, "11-23", "01-05", [.. Enumerable.Range(0, 46).Select(week => week < 44 ? 400m : 3m)]);
        var collapsed = Growth();

        await _store.HoldAsync("wikipedia", "en:Lamp", "11-09", null);
        var ledger = EditionLedger.Of(SeriesStore.Sector, _store.Store, [], SeriesStore.AsOf);
        var series = Assert.Single(ledger.SubjectSeries);

        Assert.Equal(["wikipedia/en:Lamp"], ledger.Held);
        Assert.Equal(SeriesStore.LastWeek.AddDays(-14), series.Counts.Last);
        Assert.True(collapsed < 0.95, $"{collapsed}");
        Assert.Equal(1, Growth(), 0.001);
    }

    public void Dispose() => _store.Dispose();

    /// <summary>Growth of the attention that the edition's ledger has, weeks up to the edition's.</summary>
    private double Growth()
    {
        var counts = Assert.Single(_store.Series()).Counts;
        var weeks = Enumerable.Range(0, 65).Select(week => counts[SeriesStore.LastWeek.AddDays(-7 * (64 - week))]).ToList();
        var attention = new Attention("openlamp", KindsOfAttention.All[1], "wikipedia", weeks, [.. weeks.Select(_ => (double?)1)], []);
        return Hypes.Of([attention], _ => Substance.Of([.. KindOfEvidence.All.Select(kind => SubstanceItem.Of(kind, new Finding(0.5, null, null, SeriesStore.AsOf, [])))]))["openlamp"].Growth;
    }
}
