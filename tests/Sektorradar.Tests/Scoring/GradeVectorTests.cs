using System.Text.Json;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

/// <summary>Agreement with an independent implementation of hype, of the bands of substance and of the cut of wild weeks.</summary>
public class GradeVectorTests
{
    [Fact]
    public void Every_grade_of_hype_is_that_of_the_reference() => Assert.All(Cases("hype", atLeast: 30), example => Assert.Equal(
        example.GetProperty("expected").GetInt32(),
        Hype.GradeOf(Number(example, "log2A"), Number(example, "lnG"), Number(example, "S"), new AttentionLine(Number(example, "alpha"), Number(example, "beta"), Number(example, "sd")))));

    [Fact]
    public void Every_band_of_substance_is_that_of_the_reference() => Assert.All(Cases("band", atLeast: 10), example =>
        Assert.Equal(example.GetProperty("expected").GetInt32(), Substance.GradeOf(Number(example, "S"))));

    [Fact]
    public void Every_cut_week_is_that_of_the_reference() => Assert.All(Cases("winsor", atLeast: 5), example =>
        Assert.All(Numbers(example, "expected").Zip(RateRatio.Winsorise(Numbers(example, "y"))), pair => Assert.Equal(pair.First, pair.Second, 1e-9)));

    private static List<JsonElement> Cases(string section, int atLeast)
    {
        using var vectors = Reference.Json("data/scoring/vectors.json");
        List<JsonElement> cases = [.. vectors.RootElement.GetProperty(section).EnumerateArray().Select(example => example.Clone())];
        Assert.True(cases.Count >= atLeast);
        return cases;
    }

    private static double Number(JsonElement example, string name) => example.GetProperty(name).GetDouble();

    private static double[] Numbers(JsonElement example, string name) => [.. example.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];
}
