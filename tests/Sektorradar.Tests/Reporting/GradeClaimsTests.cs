using System.Text.Json.Nodes;
using Json.Schema;
using Sektorradar.Model;
using Sektorradar.Rendering;
using Sektorradar.Reporting;
using Sektorradar.Scoring;
using Sektorradar.Tests.Scoring;
using Sektorradar.Writing;

namespace Sektorradar.Tests.Reporting;

/// <summary>How grades are told: never without their interval, and never where too little is known.</summary>
public class GradeClaimsTests
{
    private const string Lamp = "openlamp";

    private static readonly SmallLedger Small = new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Steady).Use(Lamp, 20, 61, 5);

    [Fact]
    public void A_grade_of_substance_stands_with_interval_kinds_and_reason()
    {
        Assert.Equal(
            "openlamp: substance 5 out of 5 (between 4 and 5), from 3 of 14 kinds of evidence; strongest: steady work; weakest: public-sector code.",
            Sentence(GradeClaims.Substance(Subject, Grades.Of(Small.Ledger, Small.Scores).SubstanceOf(Lamp), SmallLedger.AsOf)!, Language.En));
        Assert.Null(GradeClaims.Substance(Subject, Substance.Of([]), SmallLedger.AsOf));
    }

    [Fact]
    public void Too_little_evidence_is_said_and_no_grade_given()
    {
        var claim = GradeClaims.Substance(Subject, Substance.Of([Found(KindOfEvidence.Age)]), SmallLedger.AsOf)!;

        Assert.Equal("openlamp: no grade of substance, since only 1 of 14 kinds of evidence is known.", Sentence(claim, Language.En));
        Assert.Equal(new ClaimValue.Unknown(), claim["substance"]);
    }

    [Fact]
    public void Hype_is_told_with_its_three_figures_or_as_known_from_one_source_only()
    {
        var graded = GradeClaims.Hype(Subject, Hype(Series(0, "news"), Series(1, "wiki")), SmallLedger.AsOf)!;
        var one = GradeClaims.Hype(Subject, Hype(Series(0, "news")), SmallLedger.AsOf)!;

        Assert.Equal(("hype.graded", "hype.one-source"), (graded.Kind, one.Kind));
        Assert.Equal(new ClaimValue.Unknown(), one["hype"]);
        Assert.Null(GradeClaims.Hype(Subject, null, SmallLedger.AsOf));
        Assert.Equal("hype.unusual", GradeClaims.Unusual(Subject, Hype(Series(0, "news"), Series(2, "github", week => week == 60 ? 900 : 1)), SmallLedger.AsOf)!.Kind);
        Assert.Null(GradeClaims.Unusual(Subject, Hype(Series(0, "news")), SmallLedger.AsOf));
    }

    [Fact]
    public void Every_sentence_about_a_grade_is_whole_in_every_language()
    {
        Claim[] claims =
        [
            GradeClaims.Substance(Subject, Substance.Of([.. KindOfEvidence.All.Select(Found)]), SmallLedger.AsOf)!,
            GradeClaims.Hype(Subject, Hype(Series(0, "news"), Series(1, "wiki")), SmallLedger.AsOf)!,
            GradeClaims.Hype(Subject, Hype(Series(0, "news")), SmallLedger.AsOf)!,
            GradeClaims.Unusual(Subject, Hype(Series(0, "news"), Series(2, "github", week => week == 60 ? 900 : 1)), SmallLedger.AsOf)!,
        ];

        Assert.All(claims, claim => Assert.All(Languages.All, language => Assert.DoesNotMatch(@"[{}|]| ,|  ", Sentence(claim, language))));
        Assert.Contains("×", Sentence(claims[1], Language.Nn), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edition_with_attention_is_valid_and_says_which_series_counted()
    {
        var report = Outline.Build(Small.Sector, Small.Ledger);
        var graded = report with { Grades = Grades.Of(Small.Ledger, Small.Scores, [Series(0, "news"), Series(1, "wiki"), Series(2, "github", week => week == 60 ? 900 : 1)]) };
        var json = JsonNode.Parse(AllRenderers.Render(new Edition(graded, "1")).Single(file => file.Path == "report.json").Text)!;
        var hype = json["scores"]![0]!["hype"]!;

        Assert.True(JsonSchema.FromText(File.ReadAllText(Path.Combine(Docs.Root, "schemas", "report.schema.json"))).Evaluate(json).IsValid);
        Assert.Equal([true, true, false], hype["kinds"]!.AsArray().Select(kind => (bool)kind!["counted"]!));
        Assert.InRange((int)hype["grade"]!, 1, 5);
    }

    private static Subject Subject => Small.Sector.Subjects[0];

    private static string Sentence(Claim claim, Language language) => new Realiser(Small.Sector, language).Sentence(claim);

    private static SubstanceItem Found(KindOfEvidence kind) => SubstanceItem.Of(kind, new Finding(0.5, null, null, SmallLedger.AsOf, [Evidence]));

    private static EvidenceRef Evidence => new EvidenceRef.Whole(Small.Captures[0].Id);

    private static Attention Series(int kind, string source, Func<int, double>? counts = null) => new(
        Lamp, KindsOfAttention.All[kind], source, [.. Enumerable.Range(0, 65).Select(week => (double?)(counts?.Invoke(week) ?? 10))], [.. Enumerable.Range(0, 65).Select(_ => (double?)1)], [Evidence]);

    private static Hype Hype(params Attention[] series) => Grades.Of(Small.Ledger, Small.Scores, series).HypeOf(Lamp)!;
}
