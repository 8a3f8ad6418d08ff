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
        await CollapseAsync();
        var collapsed = Growth();
        Assert.True(collapsed < 0.95, $"{collapsed}");

        await _store.HoldAsync("wikipedia", "en:Lamp", "11-09", "11-23");

        Assert.Equal(["wikipedia/en:Lamp"], Edition().Held);
        Assert.Equal(SeriesStore.LastWeek.AddDays(-14), Assert.Single(Edition().SubjectSeries).Counts.Last);
        Assert.Equal(1, Growth(), 0.01);
    }

    [Fact]
    [BadInputRow("a source in quarantine")]
    public async Task As_long_as_nobody_has_looked_no_score_rests_on_the_source()
    {
        await CollapseAsync();
        await _store.HoldAsync("wikipedia", "en:Lamp", "11-09", null);

        Assert.Equal(["wikipedia/en:Lamp"], Edition().Held);
        Assert.Empty(Edition().SubjectSeries);
        Assert.Equal("wikipedia", Assert.Single(Edition().OnTrial).Source);
    }

    public void Dispose() => _store.Dispose();

    private Ledger Edition() => EditionLedger.Of(SeriesStore.Sector, _store.Store, [], SeriesStore.AsOf);

    /// <summary>Forty-four steady weeks, and two in which hardly anything came.</summary>
    private async Task CollapseAsync()
    {
        await _store.RunsAsync("wikipedia", "en:Lamp");
        await _store.CaptureAsync("wikipedia", "en:Lamp", Metric.PageViews, "11-23", "01-05", [.. Enumerable.Range(0, 46).Select(week => week < 44 ? 400m : 3m)]);
    }

    /// <summary>Growth of the attention that the edition's ledger has, weeks up to the edition's.</summary>
    private double Growth()
    {
        var counts = Assert.Single(_store.Series()).Counts;
        var weeks = Enumerable.Range(0, 65).Select(week => counts[SeriesStore.LastWeek.AddDays(-7 * (64 - week))]).ToList();
        var attention = new Attention("openlamp", KindsOfAttention.All[1], "wikipedia", weeks, [.. weeks.Select(_ => (double?)1)], []);
        return Hypes.Of([attention], _ => Substance.Of([.. KindOfEvidence.All.Select(kind => SubstanceItem.Of(kind, new Finding(0.5, null, null, SeriesStore.AsOf, [])))]))["openlamp"].Growth;
    }
}
