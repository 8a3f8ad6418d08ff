using System.Text.Json;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

/// <summary>Agreement with an independent implementation of hype and of the bands of substance.</summary>
public class GradeVectorTests
{
    [Fact]
    public void Every_grade_of_hype_is_that_of_the_reference() => Assert.All(Cases("hype", atLeast: 30), example => Assert.Equal(
        example.GetProperty("expected").GetInt32(),
        Hype.GradeOf(Number(example, "log2A"), Number(example, "lnG"), Number(example, "S"), new AttentionLine(Number(example, "alpha"), Number(example, "beta"), Number(example, "sd")))));

    [Fact]
    public void Every_band_of_substance_is_that_of_the_reference() => Assert.All(Cases("band", atLeast: 10), example =>
        Assert.Equal(example.GetProperty("expected").GetInt32(), Substance.GradeOf(Number(example, "S"))));

    private static List<JsonElement> Cases(string section, int atLeast)
    {
        using var vectors = Reference.Json("data/scoring/vectors.json");
        List<JsonElement> cases = [.. vectors.RootElement.GetProperty(section).EnumerateArray().Select(example => example.Clone())];
        Assert.True(cases.Count >= atLeast);
        return cases;
    }

    private static double Number(JsonElement example, string name) => example.GetProperty(name).GetDouble();
}
