using Sektorradar.Matching;
using Sektorradar.Model;
using Sektorradar.Sectors;
using Sektorradar.Tests.Sectors;

namespace Sektorradar.Tests.Matching;

public class RuleExampleTests
{
    [Fact]
    public void A_rule_whose_examples_hold_has_no_problem() => Assert.Empty(Check(SmallSector.Matching));

    [Theory]
    [InlineData("matches: [Lampestyring i fyret", "matches: [Lampestyring i heisen", "does not match", 10)]
    [InlineData("doesNotMatch: [Lampestyring av teateret]", "doesNotMatch: [Lampestyring ved fyret]", "and should not", 11)]
    public void An_example_that_fails_is_reported_at_its_line(string right, string wrong, string words, int line)
    {
        Assert.Contains(right, SmallSector.Matching, StringComparison.Ordinal);

        var problem = Assert.Single(Check(SmallSector.Matching.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Equal(("SR-125", $"matching/lamps.yaml:{line}"), (problem.Code, problem.Where));
        Assert.Contains(words, problem.Detail, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Problem> Check(string matching) =>
        RuleExamples.Check(SmallSector.Read([.. SmallSector.Files, new SectorFile("matching/lamps.yaml", matching)]).Sector!);
}
