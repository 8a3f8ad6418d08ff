using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Sektorradar.Model;
using Sektorradar.Reporting;
using Sektorradar.Reporting.Sections;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

/// <summary><c>docs/scoring.md</c> is the specification: its tables say what the code does.</summary>
public partial class ScoringDocumentTests
{
    private const BindingFlags Constants = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Type[] WithConstants = [typeof(WildWeeks), typeof(Dispersion), typeof(ThinWindow), typeof(RateRatio), typeof(Prior), typeof(Pool), typeof(Momentum), typeof(Odds), typeof(Dormancy), typeof(LabelState), typeof(Runs), typeof(Horizon), typeof(WhatIf), typeof(Movers), typeof(SubjectScore), typeof(Drift), typeof(Track), typeof(Scores), typeof(Activity), typeof(Season), typeof(RingRules), typeof(RingMemory), typeof(MeasuredUse),
        typeof(Substance), typeof(SubstanceItems), typeof(UseEvidence), typeof(MaintenanceEvidence), typeof(TrustEvidence),
        typeof(Told), typeof(CountedUse), typeof(Attention), typeof(StarScreen), typeof(AttentionLine), typeof(Hype), typeof(Hypes)];

    [Fact]
    public void The_kinds_of_signal_are_those_of_the_table()
    {
        var table = Table("Kind").Select(row => new KindOfSignal(Metrics.Parse(row[0])!.Value, Number(row[1]), Number(row[2]), Number(row[3])));

        Assert.Equal(table, KindOfSignal.All);
    }

    [Fact]
    public void The_kinds_of_evidence_are_those_of_the_table() => Assert.Equal(
        Table("Evidence").Select(row => $"{row[0]} {row[1]} {Number(row[2])} {row[3]} {row[4]} {Number(row[5])}"),
        KindOfEvidence.All.Select(kind => $"{kind.Id} {kind.Aspect.ToString().ToLowerInvariant()} {kind.Weight} {kind.Scale} {kind.Unit} {kind.Most}"));

    [Fact]
    public void The_parts_of_substance_and_the_levels_of_a_foundation_are_those_of_the_tables()
    {
        var level = (Scale.Words)typeof(UseEvidence).GetField("Level", Constants)!.GetValue(null)!;

        Assert.Equal(Table("Aspect").Select(row => (Enum.Parse<Aspect>(Name(row[0])), Number(row[1]))), Enum.GetValues<Aspect>().Select(aspect => (aspect, KindOfEvidence.ShareOf(aspect))));
        Assert.Equal(Table("Level").Select(row => (row[0], Number(row[1]))), level.All);
        Assert.Equal(1, KindOfEvidence.All.Sum(kind => kind.Share), 12);
    }

    [Fact]
    public void A_grade_of_substance_begins_where_the_table_says() => Assert.All(Table("Grade"), row =>
    {
        Assert.Equal((int)Number(row[0]), Substance.GradeOf(Number(row[1])));
        Assert.Equal(Math.Max(1, (int)Number(row[0]) - 1), Substance.GradeOf(Number(row[1]) - 0.001));
    });

    [Fact]
    public void The_kinds_of_attention_are_those_of_the_table() =>
        Assert.Equal(Table("Attention").Select(row => new KindOfSignal(Metrics.Parse(row[0])!.Value, Number(row[1]), Number(row[2]))), KindsOfAttention.All);

    [Fact]
    public void Every_constant_has_the_value_of_the_table()
    {
        var code = WithConstants.SelectMany(type => type.GetFields(Constants).Where(IsNumber).Select(field => (Name: $"{type.Name}.{field.Name}", Value: ValueOf(field))));

        Assert.Equal(
            code.Select(c => $"{c.Name} {c.Value:0.######}").Order(StringComparer.Ordinal),
            Table("Constant").Select(row => $"{row[0]} {Number(row[1]):0.######}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_mixture_is_that_of_the_table()
    {
        Assert.Equal(Table("Share").Select(row => (Number(row[0]), Number(row[1]))), [(1 - Prior.Usual.Share, Prior.Usual.Little), (Prior.Usual.Share, Prior.Usual.Much)]);
    }

    [Fact]
    public void Labels_and_confidences_are_those_of_the_tables()
    {
        Assert.Equal(Enum.GetNames<MomentumLabel>().Order(), Table("Label").Select(row => Name(row[0])).Order());
        Assert.Equal(Enum.GetNames<Confidence>().Order(), Table("Confidence").Select(row => Name(row[0])).Order());
    }

    [Fact]
    public void Confidence_begins_where_the_table_says()
    {
        var from = Table("Confidence").Where(row => row[1] != "else").ToDictionary(row => Enum.Parse<Confidence>(Name(row[0])), row => Number(row[1].TrimStart('>')));
        for (var fresh = 60; fresh <= 160; fresh++)
        {
            var counts = Enumerable.Range(0, 65).Select(week => week < 52 ? 8.0 : fresh / 13.0).ToArray();
            var momentum = SmallLedger.Judge(counts);
            var score = new SmallLedger().Subject("openlamp").Scores["openlamp"] with { Momentum = momentum, State = new LabelState(momentum.Label), Horizon = null };
            var printed = score.Label switch
            {
                MomentumLabel.Rising => momentum.Up,
                MomentumLabel.Declining => momentum.Down,
                _ => 1 - momentum.Up - momentum.Down,
            };

            Assert.Equal(printed > from[Confidence.High] ? Confidence.High : printed > from[Confidence.Medium] ? Confidence.Medium : Confidence.Low, score.Confidence);
            Assert.Equal(score.Label == MomentumLabel.Stable && printed < 0.5, score.IsUnclear);
        }
    }

    [Fact]
    public void The_rules_stand_in_the_order_in_which_they_are_tried()
    {
        var source = File.ReadAllText(Path.Combine(Docs.Root, "src", "Sektorradar", "Scoring", "RingRules.cs"));
        var used = Placed().Matches(source).Select(match => $"{match.Groups["rule"].Value} {match.Groups["ring"].Value.ToUpperInvariant()}");

        Assert.Equal(used, Table("Rule").Select(row => $"{row[0]} {row[1]}"));
    }

    [Fact]
    public void The_actions_are_those_of_the_table()
    {
        var known = ((string Id, bool Gap, bool Shown, int Days)[])typeof(ThirtyDays).GetField("Known", Constants)!.GetValue(null)!;

        Assert.Equal(Table("Action").Select(row => (row[0], row[1] == "gap", row[2] == "yes", (int)Number(row[3]))), known);
    }

    [Fact]
    public void What_rings_ask_for_to_enter_and_to_stay_is_that_of_the_table()
    {
        static string[] Limits(RingLimits limits) =>
            [.. new object[] { limits.AdoptOrganisations, limits.AdoptShare, limits.TryOrganisations, limits.Rising.ToString().ToLowerInvariant(), limits.LeastGrade }.Select(limit => Convert.ToString(limit, CultureInfo.InvariantCulture)!)];

        Assert.Equal(Table("Limit").Select(row => row[1]), Limits(RingLimits.Enter));
        Assert.Equal(Table("Limit").Select(row => row[2]), Limits(RingLimits.Stay));
    }

    private static IEnumerable<string[]> Table(string firstColumn) => Docs.Table("scoring.md", firstColumn);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Name(string words) => string.Concat(words.Split(' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static bool IsNumber(FieldInfo field) => field.FieldType == typeof(int) || field.FieldType == typeof(double) || field.FieldType == typeof(decimal);

    /// <summary>A logarithm is written as what it is the logarithm of.</summary>
    private static double ValueOf(FieldInfo field)
    {
        var value = Convert.ToDouble(field.GetValue(null), CultureInfo.InvariantCulture);
        return field.Name.StartsWith("Log", StringComparison.Ordinal) ? Math.Exp(value) : value;
    }

    [GeneratedRegex(@"At\(Ring\.(?<ring>\w+), ""(?<rule>\w+)""")]
    private static partial Regex Placed();
}
