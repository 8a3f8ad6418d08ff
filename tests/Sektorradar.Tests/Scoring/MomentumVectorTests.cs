using System.Text.Json;
using Sektorradar.Model;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

/// <summary>Agreement with an independent implementation of the same formulas: 238 cases, each number to 1e-9.</summary>
public class MomentumVectorTests
{
    [Fact]
    public void Every_number_of_every_reference_case_is_reproduced()
    {
        using var vectors = Reference.Json("data/scoring/vectors.json");
        var wrong = new List<string>();
        var cases = 0;

        foreach (var example in vectors.RootElement.GetProperty("cases").EnumerateArray())
        {
            cases++;
            Compare(example, wrong);
        }

        Assert.Empty(wrong);
        Assert.True(cases > 200);
    }

    private static void Compare(JsonElement example, List<string> wrong)
    {
        var id = example.GetProperty("id").GetString();
        var expected = example.GetProperty("expectedThin") is { ValueKind: JsonValueKind.Object } thin ? thin : example.GetProperty("expected");
        var momentum = Momentum.Of([.. example.GetProperty("kinds").EnumerateObject().Select(ToKind)], Numbers(example.GetProperty("commits")));

        Same("label", momentum.Label.ToString().ToUpperInvariant(), expected.GetProperty("label").GetString()!.Replace("_", ""));
        if (!expected.TryGetProperty("ratio", out _))
        {
            return;
        }

        Same("disagree", momentum.Disagree.ToString(), expected.GetProperty("disagree").GetBoolean().ToString());
        foreach (var (name, value) in new[]
        {
            ("ratio", momentum.Ratio), ("lo80", momentum.Low), ("hi80", momentum.High), ("pUp", momentum.Up), ("pHot", momentum.Much), ("pDown", momentum.Down),
            ("pUpGuarded", momentum.UpGuarded), ("m", momentum.LogRatio), ("v", momentum.Variance), ("h2", momentum.Heterogeneity),
        })
        {
            var want = expected.GetProperty(name).GetDouble();
            if (!(Math.Abs(value - want) <= 1e-9 * Math.Max(1, Math.Abs(want))))
            {
                wrong.Add($"{id} {name}: {value} instead of {want}");
            }
        }

        void Same(string what, string? got, string? want)
        {
            if (got != want)
            {
                wrong.Add($"{id} {what}: {got} instead of {want}");
            }
        }
    }

    private static KindCounts ToKind(JsonProperty kind)
    {
        var counts = Numbers(kind.Value.GetProperty("y"))!;
        return new KindCounts(Metric.Authors, counts, Numbers(kind.Value.GetProperty("e")) ?? [.. counts.Select(_ => 1.0)],
            kind.Value.GetProperty("phi0").GetDouble(), kind.Value.GetProperty("g").GetDouble(), kind.Value.GetProperty("drift").GetDouble());
    }

    private static double[]? Numbers(JsonElement array) => array.ValueKind == JsonValueKind.Null ? null : [.. array.EnumerateArray().Select(n => n.GetDouble())];
}
