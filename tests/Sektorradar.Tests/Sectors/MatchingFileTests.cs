using Sektorradar.Model;
using Sektorradar.Sectors;

namespace Sektorradar.Tests.Sectors;

public class MatchingFileTests
{
    private const string Path = "matching/lamps.yaml";

    [Fact]
    public void A_rule_has_what_its_fields_say()
    {
        var matching = Read(SmallSector.Matching).Sector!.Matching;

        Assert.Equal(("coast", "fyr*"), (matching.Words.Single().Id, matching.Words[0].Words[0]));
        var rule = Assert.Single(matching.Rules);
        Assert.Equal(("lamp-control", "lampestyring", LetterCase.Capital), (rule.Subject, rule.Alias, rule.Case));
        Assert.Equal("lampe coast Lampestyring av scene*", string.Join(' ', rule.Needs.Concat(rule.Lists).Concat(rule.Not)));
        Assert.Equal([new Example("Lampestyring i fyret", Path + ":10"), new Example("Fyrvokteren kjøpte Lampestyring", Path + ":10")], rule.Matches);
        Assert.Equal("Lampestyring av teateret", Assert.Single(rule.DoesNotMatch).Text);
    }

    [Fact]
    public void A_sector_needs_no_rules() => Assert.Same(MatchingRules.None.Rules, SmallSector.Read(SmallSector.Files).Sector!.Matching.Rules);

    [Theory]
    [InlineData("subject: lamp-control", "subject: lamp-contrl", "SR-108")]
    [InlineData("alias: lampestyring", "alias: lampstyring", "SR-108")]
    [InlineData("alias: lampestyring", "alias: OpenLamp", "SR-108")]
    [InlineData("lists: [coast]", "lists: [coasts]", "SR-108")]
    [InlineData("lists: [coast]", "list: [coast]", "SR-103", "- subject")]
    [InlineData("case: capital", "case: upper", "SR-105")]
    [InlineData("needs: [lampe]", "needs: lampe", "SR-104")]
    [InlineData("needs: [lampe]", "needs: [lampe, lampe]", "SR-107")]
    [InlineData("doesNotMatch: [Lampestyring av teateret]", "doesNotMatch: []", "SR-126")]
    [InlineData("  doesNotMatch: [Lampestyring av teateret]", "", "SR-102", "- subject")]
    [InlineData("- list: coast", "- list: Coast", "SR-106", "- list", "SR-108")]
    public void A_mistake_is_reported_at_its_line(string text, string mistake, string code, string? place = null, string? also = null)
    {
        Assert.Contains(text, SmallSector.Matching, StringComparison.Ordinal);

        var reading = Read(SmallSector.Matching.Replace(text, mistake, StringComparison.Ordinal));

        Assert.Null(reading.Sector);
        Assert.Equal(new[] { code, also }.OfType<string>().Order(), reading.Problems.Select(problem => problem.Code).Order());
        Assert.Contains(reading.Problems, problem => problem.Code == code && problem.Where is { } where && (where == $"{Path}:{LineOf(text)}" || where == $"{Path}:{LineOf(place ?? text)}"));
    }

    [Fact]
    public void A_rule_that_asks_for_nothing_is_reported()
    {
        const string Rule = """
            - subject: lamp-control
              matches: [Lampestyring i fyret]
              doesNotMatch: [Fyr i peisen]
            """;

        var problem = Assert.Single(Read(Rule).Problems);

        Assert.Equal(("SR-127", Path + ":1"), (problem.Code, problem.Where));
    }

    private static SectorReading Read(string matching) => SmallSector.Read([.. SmallSector.Files, new(Path, matching)]);

    private static int LineOf(string text) => 1 + SmallSector.Matching[..SmallSector.Matching.IndexOf(text, StringComparison.Ordinal)].Count(sign => sign == '\n');
}
