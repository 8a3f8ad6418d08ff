using System.Text.Json;
using Sektorradar.Model;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

/// <summary>Agreement with an independent implementation of the same formulas: 238 cases, each number to 1e-9, in both forms for thin windows.</summary>
public class MomentumVectorTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_number_of_every_reference_case_is_reproduced(bool thin)
    {
        using var vectors = Reference.Json("data/scoring/vectors.json");
        var wrong = new List<string>();
        var cases = 0;

        foreach (var example in vectors.RootElement.GetProperty("cases").EnumerateArray())
        {
            var expected = example.GetProperty(thin ? "expectedThin" : "expected");
            if (expected.ValueKind == JsonValueKind.Object)
            {
                cases++;
                Compare(example, expected, thin, wrong);
            }
        }

        Assert.Empty(wrong);
        Assert.True(cases > 200);
    }

    private static void Compare(JsonElement example, JsonElement expected, bool thin, List<string> wrong)
    {
        var id = example.GetProperty("id").GetString();
        var kinds = example.GetProperty("kinds").EnumerateObject().Select((kind, i) => (kind.Name, Drift: kind.Value.GetProperty("drift").GetDouble(), Ratio: ToRatio(kind.Value, (Metric)i, thin))).ToList();
        var commits = Numbers(example.GetProperty("commits"));
        var momentum = Momentum.Of([.. kinds.Select(kind => kind.Ratio).OfType<RateRatio>()], metric => kinds[(int)metric].Drift, new Prior(0.2, 0.04, 0.30), commits is not null && Dormancy.Of(commits));

        Same("label", momentum.Label.ToString().ToUpperInvariant(), expected.GetProperty("label").GetString()!.Replace("_", ""));
        if (!expected.TryGetProperty("ratio", out _))
        {
            return;
        }

        Same("disagree", momentum.Disagree.ToString(), expected.GetProperty("disagree").GetBoolean().ToString());
        var numbers = new List<(string Name, double Got, double Want)>();
        foreach (var (name, value) in new[]
        {
            ("ratio", momentum.Ratio), ("lo80", momentum.Low), ("hi80", momentum.High), ("pUp", momentum.Up), ("pHot", momentum.Much), ("pDown", momentum.Down),
            ("pUpGuarded", momentum.UpGuarded), ("m", momentum.LogRatio), ("v", momentum.Variance), ("h2", momentum.Heterogeneity),
        })
        {
            numbers.Add((name, value, expected.GetProperty(name).GetDouble()));
        }

        foreach (var (name, _, ratio) in kinds.Where(kind => !thin && kind.Ratio is not null))
        {
            var kind = expected.GetProperty("perKind").GetProperty(name);
            numbers.Add(($"{name}.yF", ratio!.Fresh, kind.GetProperty("yF").GetDouble()));
            numbers.Add(($"{name}.phi", ratio.Dispersion, kind.GetProperty("phi").GetDouble()));
            numbers.Add(($"{name}.m", ratio.Change.Mean, kind.GetProperty("m").GetDouble()));
            numbers.Add(($"{name}.v", ratio.Change.Variance, kind.GetProperty("v").GetDouble()));
        }

        wrong.AddRange(numbers.Where(number => !(Math.Abs(number.Got - number.Want) <= 1e-9 * Math.Max(1, Math.Abs(number.Want)))).Select(number => $"{id} {number.Name}: {number.Got} instead of {number.Want}"));

        void Same(string what, string? got, string? want)
        {
            if (got != want)
            {
                wrong.Add($"{id} {what}: {got} instead of {want}");
            }
        }
    }

    private static RateRatio? ToRatio(JsonElement kind, Metric metric, bool thin)
    {
        var counts = Numbers(kind.GetProperty("y"))!;
        var signal = new KindOfSignal(metric, kind.GetProperty("phi0").GetDouble(), kind.GetProperty("g").GetDouble());
        return RateRatio.Of(new KindCounts(signal, counts, Numbers(kind.GetProperty("e")) ?? [.. counts.Select(_ => 1.0)]), thin);
    }

    private static double[]? Numbers(JsonElement array) => array.ValueKind == JsonValueKind.Null ? null : [.. array.EnumerateArray().Select(n => n.GetDouble())];
}
