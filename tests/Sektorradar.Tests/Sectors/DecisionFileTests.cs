using Sektorradar.Model;
using Sektorradar.Sectors;

namespace Sektorradar.Tests.Sectors;

public class DecisionFileTests
{
    private const string Path = "decisions/lamps.yaml";

    [Theory]
    [InlineData("subject: openlamp", "subject: openlmp", "SR-108")]
    [InlineData("subject: openlamp", "subject: wick", "SR-108")]
    [InlineData("ring: ASSESS", "ring: TRIAL", "SR-105")]
    [InlineData("ring: ASSESS", "ring: hold", "SR-105")]
    [InlineData("ring: ASSESS", "ring: 1", "SR-104")]
    [InlineData("  ring: ASSESS\n", "", "SR-102", "- subject")]
    [InlineData("decided: 2026-07-01", "decided: yesterday", "SR-109")]
    [InlineData("decided: 2026-07-01", "decided: 2026-05-01", "SR-107", "- subject: openlamp\n  ring: HOLD")]
    [InlineData("decided: 2026-07-01", "decided: 2027-01-01", "SR-110", "until")]
    [InlineData("by: lykterådet", "by: kari@lamps.example.no", "SR-128")]
    [InlineData("by: lykterådet", "by: \"@kari\"", "SR-128")]
    [InlineData("by: { nb: lykterådet, nn: lykterådet, en: the lantern council }", "by: { nb: lykterådet, nn: kari@lamps.example.no, en: the lantern council }", "SR-128")]
    [InlineData("by: lykterådet", "by:", "SR-104")]
    [InlineData("reason: { nb: det ryker, nn: det ryk, en: it smokes }", "reason: it smokes", "SR-113")]
    [InlineData("en: it smokes", "en: it smokes.", "SR-124")]
    [InlineData("en: it smokes", "en: it smokes 3 times", "SR-114")]
    [InlineData("en: it smokes", "en: ask kari.n@lamps.example.no", "SR-128", "reason: { nb: det ryker")]
    [InlineData("  reason: { nb: det ryker, nn: det ryk, en: it smokes }\n", "", "SR-102", "- subject: openlamp\n  ring: HOLD")]
    [InlineData("until: 2026-12-31", "until: 2026-06-30", "SR-110")]
    [InlineData("until: 2026-12-31", "untill: 2026-12-31", "SR-103")]
    [InlineData("link: https://council.example.org/minutes", "link: mailto:kari@lamps.example.no", "SR-111")]
    public void A_mistake_is_reported_at_its_line(string text, string mistake, string code, string? place = null)
    {
        var at = SmallSector.Decisions.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, text);

        var reading = Read(SmallSector.Decisions[..at] + mistake + SmallSector.Decisions[(at + text.Length)..]);

        Assert.Null(reading.Sector);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((code, $"{Path}:{LineOf(place ?? text)}"), (problem.Code, problem.Where));
    }

    [Fact]
    public void All_mistakes_are_reported_at_once()
    {
        var reading = Read(SmallSector.Decisions.Replace("ring: ASSESS", "ring: NOW", StringComparison.Ordinal).Replace("subject: lamp-control", "subject: lamps", StringComparison.Ordinal)
            .Replace("by: lykterådet", "by: kari@lamps.example.no", StringComparison.Ordinal));

        Assert.Equal(["SR-105", "SR-128", "SR-108"], reading.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void The_same_day_twice_is_seen_across_files()
    {
        var reading = SmallSector.Read([.. SmallSector.Files, new(Path, SmallSector.Decisions), new("decisions/more.yaml", SmallSector.Decisions)]);

        Assert.Equal(["SR-107", "SR-107", "SR-107"], reading.Problems.Select(problem => problem.Code));
        Assert.Contains($"at {Path}:2;", reading.Problems[0].Detail, StringComparison.Ordinal);
    }

    /// <summary>What a subject file that cannot be read would have held is not missed here too.</summary>
    [Fact]
    public void A_torn_subject_file_makes_no_decision_wrong()
    {
        var reading = SmallSector.Read(SmallSector.Files[0], new("subjects/lamps.yaml", "- id: [torn\n"), new(Path, SmallSector.Decisions));

        Assert.Equal("SR-101", Assert.Single(reading.Problems).Code);
    }

    [Fact]
    public void A_reason_may_name_a_package() => Assert.Empty(Read(SmallSector.Decisions.Replace("en: it smokes", "en: \"npm:@openlamp/core.js is gone\"", StringComparison.Ordinal)).Problems);

    [Fact]
    public void A_decision_has_what_its_fields_say()
    {
        var decisions = Read(SmallSector.Decisions).Sector!.Decisions;

        Assert.Equal([("openlamp", Ring.Assess), ("openlamp", Ring.Hold), ("lamp-control", null)], decisions.Select(decision => (decision.Subject, decision.Ring)));
        Assert.Equal((new DateOnly(2026, 7, 1), new DateOnly(2026, 12, 31)), (decisions[0].Decided, decisions[0].Until));
        Assert.Equal(("lykterådet", "the lantern council"), (decisions[0].By.Nb, decisions[0].By.En));
        Assert.Equal(("det ryk", Path), (decisions[1].Reason.Nn, decisions[1].File));
        Assert.Equal((new Uri("https://council.example.org/minutes"), null), (decisions[0].Link, decisions[1].Link));
        Assert.Equal(3, decisions.Select(decision => decision.Digest).Distinct().Count());
    }

    [Fact]
    public void A_sector_needs_no_decisions() => Assert.Empty(SmallSector.Read(SmallSector.Files).Sector!.Decisions);

    private static SectorReading Read(string decisions) => SmallSector.Read([.. SmallSector.Files, new(Path, decisions)]);

    private static int LineOf(string text) => 1 + SmallSector.Decisions[..SmallSector.Decisions.IndexOf(text, StringComparison.Ordinal)].Count(character => character == '\n');
}
