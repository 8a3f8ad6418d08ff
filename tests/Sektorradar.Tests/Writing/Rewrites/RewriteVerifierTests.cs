using CsCheck;
using Sektorradar.Model;
using Sektorradar.Reporting;
using Sektorradar.Tests.Scoring;
using Sektorradar.Writing;
using Sektorradar.Writing.Rewrites;

namespace Sektorradar.Tests.Writing.Rewrites;

/// <summary>Each rule by itself, on one small paragraph.</summary>
public class RewriteVerifierTests
{
    private static readonly Sector Lamps = new SmallLedger().Subject("openlamp").Sector;
    private static readonly Realiser English = new(Lamps, Language.En);
    private static readonly EvidenceRef[] Evidence = [new EvidenceRef.OfFact("lamps", "0123456789abcdef")];

    private static readonly Offer Offered = Offer.Of(
    [
        Claim.From("release.latest", new DateOnly(2026, 6, 30), Evidence, ("subject", new ClaimValue.Name("openlamp")), ("version", new ClaimValue.Literal("2.0")), ("day", new ClaimValue.Day(new DateOnly(2026, 6, 30)))),
        Claim.From("fact.amount.forecast", new DateOnly(2026, 6, 30), Modality.Forecast, Evidence,
            ("quantity", new ClaimValue.Words(new Localized("prisen", "prisen", "the price"))), ("amount", new ClaimValue.Quantity(14.9m, "percent")), ("actor", new ClaimValue.Words(new Localized("Wick AS"))), ("period", new ClaimValue.Span(Period.Parse("2027")!))),
    ], English, Language.En);

    [Fact]
    public void The_paragraph_is_offered_without_a_value_in_it()
    {
        Assert.Equal("⟦c1.subject⟧: the latest version is ⟦c1.version⟧, dated ⟦c1.day⟧. ⟦c2.quantity⟧: ⟦c2.amount⟧ (⟦c2.actor⟧, forecast for ⟦c2.period⟧).", Offered.Text);
        Assert.DoesNotContain(Offered.Text.Replace("c1", "", StringComparison.Ordinal).Replace("c2", "", StringComparison.Ordinal), char.IsDigit);
    }

    [Theory]
    [InlineData(null, """[{"claims":["c1"],"text":"⟦c1.subject⟧: the latest version is ⟦c1.version⟧, dated ⟦c1.day⟧."},{"claims":["c2"],"text":"⟦c2.quantity⟧: ⟦c2.amount⟧ (⟦c2.actor⟧, forecast for ⟦c2.period⟧)."}]""")]
    [InlineData(null, "```json\n[{\"claims\":[\"c2\",\"c1\"],\"text\":\"⟦c2.quantity⟧: ⟦c2.amount⟧ (⟦c2.actor⟧, forecast for ⟦c2.period⟧), while ⟦c1.subject⟧: the latest version is ⟦c1.version⟧, dated ⟦c1.day⟧.\"}]\n```")]
    [InlineData("V01", "no JSON at all")]
    [InlineData("V01", "{}")]
    [InlineData("V01", "[]")]
    [InlineData("V01", """[{"claims":["c1"],"text":"a","score":5}]""")]
    [InlineData("V01", """[{"claims":[1],"text":"a"}]""")]
    [InlineData("V03", """[{"claims":["c7"],"text":"⟦c1.subject⟧."}]""")]
    [InlineData("V04", """[{"claims":["c1"],"text":"⟦c1.subject⟧: the latest version is ⟦c1.version⟧."}]""")]
    [InlineData("V05", """[{"claims":["c1"],"text":"⟦c1.subject⟧: the latest version is ⟦c1.day⟧, dated ⟦c1.version⟧."}]""")]
    [InlineData("V06", """[{"claims":["c1","c2"],"text":"⟦c1.subject⟧: ⟦c2.quantity⟧ The latest version is ⟦c1.version⟧, dated ⟦c1.day⟧: ⟦c2.amount⟧ (⟦c2.actor⟧, forecast for ⟦c2.period⟧)."}]""")]
    [InlineData("V07", """[{"claims":["c1"],"text":"⟦c1.subject⟧: the 7 latest version is ⟦c1.version⟧, dated ⟦c1.day⟧."}]""")]
    [InlineData("V08", """[{"claims":["c1"],"text":"⟦c1.subject⟧: the two latest version is ⟦c1.version⟧, dated ⟦c1.day⟧."}]""")]
    [InlineData("V09", """[{"claims":["c1"],"text":"⟦c1.subject⟧: the latest splendid version is ⟦c1.version⟧, dated ⟦c1.day⟧."}]""")]
    [InlineData("V10", """[{"claims":["c1"],"text":"⟦c1.subject⟧: the latest Version is ⟦c1.version⟧, dated ⟦c1.day⟧."}]""")]
    [InlineData("V11", """[{"claims":["c1"],"text":"⟦c1.subject⟧: the latest version is not ⟦c1.version⟧, dated ⟦c1.day⟧."}]""")]
    [InlineData("V12", """[{"claims":["c1"],"text":"⟦c1.subject⟧: the latest rising version is ⟦c1.version⟧, dated ⟦c1.day⟧."}]""")]
    [InlineData("V13", """[{"claims":["c2"],"text":"⟦c2.quantity⟧: ⟦c2.amount⟧ (⟦c2.actor⟧, for ⟦c2.period⟧)."}]""")]
    [InlineData("V14", """[{"claims":["c1"],"text":"⟦c1.subject⟧: the latest version is ⟦c1.version⟧, because dated ⟦c1.day⟧."}]""")]
    [InlineData("V15", """[{"claims":["c1"],"text":"⟦c1.subject⟧: the latest new version is ⟦c1.version⟧, dated ⟦c1.day⟧."}]""")]
    [InlineData("V16", """[{"claims":["c1"],"text":"⟦c1.subject⟧: the latest version is ⟦c1.version⟧, dated ⟦c1.day⟧."}]""")]
    [InlineData("V17", """[{"claims":["c1"],"text":"⟦c1.subject⟧: the latest version is ikke ⟦c1.version⟧, dated ⟦c1.day⟧."}]""")]
    [InlineData("V18", "[{\"claims\":[\"c1\"],\"text\":\"⟦c1.subject⟧: the la\u200btest version is ⟦c1.version⟧, dated ⟦c1.day⟧.\"}]")]
    [InlineData("V19", """[{"claims":["c1"],"text":"⟦c1.subject⟧: the version is latest ⟦c1.version⟧, dated ⟦c1.day⟧."}]""")]
    [InlineData("V19", """[{"claims":["c1"],"text":"⟦c1.subject⟧: the latest version is ⟦c1.version⟧, and dated ⟦c1.day⟧."}]""")]
    public void A_rule_stops_what_it_is_for(string? code, string answer)
    {
        var verdict = new RewriteVerifier(Language.En).Check(Offered, answer, English);

        Assert.Equal(code, (verdict as RewriteVerdict.Rejected)?.Code);
    }

    [Fact]
    public void What_is_twice_as_long_is_stopped_before_it_is_read() => Assert.Equal("V02", Assert.IsType<RewriteVerdict.Rejected>(
        new RewriteVerifier(Language.En).Check(Offered, new Rewrite([new RewrittenSentence(["c1"], new string('a', 1000))]), English)).Code);

    [Fact]
    public void Every_rule_is_in_the_document_once() =>
        Assert.Equal(Enumerable.Range(1, 19).Select(number => $"V{number:00}"), Docs.Table("rewrites.md", "Code").Select(row => row[0]));

    /// <summary>Whatever a model answers, it is read or it is not, and nothing breaks.</summary>
    [Fact]
    public void Nothing_that_is_answered_breaks_it()
    {
        var verifier = new RewriteVerifier(Language.En);
        var pieces = new[] { "⟦c1.subject⟧", "⟦c2.amount⟧", "⟦", "⟧", "\"", "[", "]", "{", "}", ",", ":", "claims", "text", "c1", "```", "<think>", "\\u0000", " ", "latest", "7", "\u202e", "𝒂", "\ud800", "null" };
        Gen.OneOf([.. pieces.Select(Gen.Const)]).Array[0, 60].Sample(parts => verifier.Check(Offered, string.Concat(parts), English) is not null, iter: 3_000);
        Gen.String[0, 300].Sample(text => verifier.Check(Offered, new Rewrite([new RewrittenSentence(["c1", "c2"], text)]), English) is RewriteVerdict.Rejected, iter: 3_000);
    }
}
