using System.Text.Json;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

/// <summary>The parts of the score beside momentum, against the same independent implementation.</summary>
public class ScoringVectorTests
{
    [Fact]
    public void Labels_follow_from_runs_as_in_every_reference_sequence() => ForEach("states", example =>
    {
        // A few sequences vary the thresholds, which are constants here.
        if (example.GetProperty("pin").GetDouble() != 0.7 || example.GetProperty("pout").GetDouble() != 0.5)
        {
            return null;
        }

        var state = new LabelState(Label(example.GetProperty("start")));
        var labels = example.GetProperty("runs").EnumerateArray().Select(run => (state = state.After(OddsOf(run))).Label).ToList();

        return labels.SequenceEqual(example.GetProperty("expected").EnumerateArray().Select(Label)) ? null : string.Join(' ', labels);
    });

    [Fact]
    public void The_second_horizon_is_that_of_every_reference_case() => ForEach("horizon", example =>
    {
        var horizon = Horizon.Of(Numbers(example.GetProperty("authors")));
        var expected = example.GetProperty("expected");
        return expected.ValueKind == JsonValueKind.Null
            ? horizon?.ToString()
            : horizon is not null && Near(horizon.Trend, expected.GetProperty("mkZ").GetDouble()) && Near(100 * (horizon.PerYear - 1), expected.GetProperty("theilSenPctYr").GetDouble())
                && Near(horizon.PeakShare, expected.GetProperty("peakShare").GetDouble())
                && (horizon.HasFaded == expected.GetProperty("faded").GetBoolean() || horizon is { LastYear: < 52, HasFaded: true }) ? null : $"{horizon}";
    });

    [Fact]
    public void The_list_of_movers_is_that_of_every_reference_case() => ForEach("editionList", example =>
        Movers.Of(Numbers(example.GetProperty("P"))) is var list && list.SequenceEqual(example.GetProperty("expected").EnumerateArray().Select(i => i.GetInt32())) ? null : string.Join(' ', list));

    [Fact]
    public void Drift_is_that_of_every_reference_case() => ForEach("drift", example =>
        new Changes(Numbers(example.GetProperty("m"))).All.LogRatio is var drift && Near(drift, example.GetProperty("expected").GetDouble()) ? null : $"{drift}");

    [Fact]
    public void Wild_weeks_are_cut_as_in_every_reference_case() => ForEach("winsor", example =>
    {
        var counts = Numbers(example.GetProperty("y"));
        var cut = new double[counts.Length];
        WildWeeks.Cut(counts, cut);
        return cut.Zip(Numbers(example.GetProperty("expected"))).All(pair => Near(pair.First, pair.Second)) ? null : string.Join(' ', cut);
    });

    [Fact]
    public void Leaving_one_out_gives_the_median_of_the_others()
    {
        double[] all = [.. Enumerable.Range(0, 40).Select(i => Math.Sin(i * i))];
        for (var n = 2; n <= all.Length; n++)
        {
            foreach (var own in all[..n])
            {
                Assert.Equal(new Changes(all[..n].Where(other => other != own)).All, new Changes(all[..n]).Without(own));
            }
        }
    }

    private static void ForEach(string section, Func<JsonElement, string?> wrong)
    {
        using var vectors = Reference.Json("data/scoring/vectors.json");
        var cases = vectors.RootElement.GetProperty(section).EnumerateArray().ToList();

        Assert.True(cases.Count >= 5);
        Assert.Empty(cases.Select((example, i) => wrong(example) is { } got ? $"{section} {i}: {got}" : null).OfType<string>());
    }

    private static Odds? OddsOf(JsonElement run) => run.ValueKind == JsonValueKind.Null ? null
        : new Odds(run.GetProperty("pUp").GetDouble(), run.GetProperty("pHot").GetDouble(), run.GetProperty("pDown").GetDouble(), run.GetProperty("pUpGuarded").GetDouble(), run.GetProperty("dormant").GetBoolean());

    private static MomentumLabel Label(JsonElement label) => Enum.Parse<MomentumLabel>(label.GetString()!, ignoreCase: true);

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(n => n.GetDouble())];

    private static bool Near(double got, double want) => Math.Abs(got - want) <= 1e-9 * Math.Max(1, Math.Abs(want));
}
