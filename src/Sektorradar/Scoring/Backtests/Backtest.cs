using Sektorradar.Model;

namespace Sektorradar.Scoring.Backtests;

/// <summary>What a back-test is made of.</summary>
/// <param name="Seed">Of everything that is drawn; the same seed gives the same figures.</param>
/// <param name="Rings">Rings that others published; null when there are none to compare with.</param>
/// <param name="OurRings">Ours, by every name and alias of a subject.</param>
public sealed record BacktestInput(BacktestPanel Panel, ulong Seed, IReadOnlyList<PublishedRing>? Rings, IReadOnlyDictionary<string, (string Subject, Ring Ring)> OurRings);

/// <summary>How much is invented; more takes longer and leaves less to chance.</summary>
/// <param name="Flat">Series of each size that do not change; <paramref name="Changed"/>: of each change.</param>
public sealed record BacktestSizes(int Flat, int Changed, int Sectors)
{
    public static BacktestSizes Usual { get; } = new(600, 300, 100);
}

/// <param name="Panel">Null when no topic of the panel is long and busy enough to be judged.</param>
/// <param name="Rings">Null without published rings.</param>
public sealed record BacktestFigures(
    int Topics, IReadOnlyList<SyntheticFigures> Synthetic, IReadOnlyList<SectorFigures> Sectors, PanelFigures? Panel, IReadOnlyList<CoverageFigures> Coverage, LeadTimeFigures LeadTime,
    PublishedRingFigures? Rings);

/// <summary>How far the scoring is to be believed: on series whose truth is known, and on what really came.</summary>
public static class Backtest
{
    /// <param name="say">Told what is done next, and now and then how far it has come.</param>
    public static BacktestFigures Of(BacktestInput input, Method method, BacktestSizes sizes, Action<string> say, CancellationToken stop)
    {
        say($"invented series: {sizes.Flat} flat and {sizes.Changed} of each change, in three sizes");
        var synthetic = SyntheticTest.Of(method, input.Seed, sizes.Flat, sizes.Changed, stop);
        say($"invented sectors: {sizes.Sectors}, with and without a shock");
        var sectors = SectorTest.Of(method, input.Seed, sizes.Sectors, stop);
        var covered = input.Panel.Covered();
        var judged = covered.Judged;
        say($"real cases: {judged.Count} of {covered.Topics.Count} topics are long and busy enough");
        var cases = Cases.Of(judged, method, Learning.OtherFolds, Tell, stop);
        stop.ThrowIfCancellationRequested();
        say("rivals, and how far chance moves the figures");
        var panel = cases.Any(c => c.Outcome is not null) ? PanelTest.Of(cases, input.Seed, stop) : null;
        var coverage = Coverage.Of(judged, method, Learning.OtherFolds, input.Seed, stop);
        say($"known ends: {covered.Topics.Count(topic => topic.End is not null)}");
        var lead = LeadTime.Of(covered.Topics, method, Learning.OtherFolds, stop);
        return new BacktestFigures(covered.Topics.Count, synthetic, sectors, panel, coverage, lead, input.Rings is { } rings ? PublishedRings.Of(rings, input.OurRings) : null);

        void Tell(int done, int of)
        {
            if (done % 50 == 0)
            {
                say($"  {done} of {of} topics");
            }
        }
    }
}
