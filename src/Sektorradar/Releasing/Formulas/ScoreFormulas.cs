using System.Text.Json.Nodes;
using Sektorradar.Model;

namespace Sektorradar.Releasing.Formulas;

/// <summary>Claims about scores and grades: each number is the score's own, rounded to be read.</summary>
internal static class ScoreFormulas
{
    // Records have four decimals.
    private const decimal Hundredth = 0.0051m, Whole = 0.51m, Percent = 0.51m, Tenth = 0.051m;

    private static readonly string[] Sides = ["up", "down"];

    public static IEnumerable<Expected> Momentum(FiledClaim claim, EditionFile file)
    {
        var score = Score(claim, file);
        yield return Expected.Term("label", "label." + EditionFile.Text(score["label"]));
        yield return Expected.Is("kind", new ClaimValue.Term("kind." + EditionFile.Text(file.SubjectOf(claim.Subject()!)!["kind"])));
        if (!claim.Values.ContainsKey("ratio"))
        {
            yield break;
        }

        var main = Kinds(score).MaxBy(kind => Expected.Number(kind["share"]))!;
        yield return Expected.Term("metric", "metric." + EditionFile.Text(main["metric"]));
        yield return Expected.Is("fresh", Expected.Number(main["counted"])!.Value);
        yield return ExpectedOf("expected", main);
        yield return Expected.Near("ratio", Expected.Number(score["ratio"]), Hundredth);
        yield return Expected.Between("interval", Expected.Number(score["low"])!.Value, Expected.Number(score["high"])!.Value, Hundredth);
        yield return Expected.Is("weeks", Expected.Number(main["weeks"])!.Value);
        yield return Expected.Is("last", new ClaimValue.Day(EditionFile.DayOf(score["lastWeek"]!).AddDays(6)));
        yield return Expected.Term("confidence", "confidence." + EditionFile.Text(score["confidence"]));
        if (claim.Values.ContainsKey("year"))
        {
            yield return Expected.Near("year", Expected.Number(score["years"]!["lastYear"]), Hundredth);
            yield return Expected.Near("peak", 100 * Expected.Number(score["years"]!["lastYear"]) / Expected.Number(score["years"]!["bestYear"]), Percent);
        }

        if (claim.Values.ContainsKey("wanted"))
        {
            yield return Expected.Term("wanted", "label." + EditionFile.Text(score["wanted"]));
        }
    }

    public static IEnumerable<Expected> Newcomers(FiledClaim claim, EditionFile file)
    {
        var kind = Kind(Score(claim, file), "newcomers");
        return [Expected.Is("newcomers", Expected.Number(kind["counted"])!.Value), ExpectedOf("expected", kind), Expected.Is("weeks", Expected.Number(kind["weeks"])!.Value)];
    }

    public static IEnumerable<Expected> Conflict(FiledClaim claim, EditionFile file) =>
        from side in Sides
        let kind = Kind(Score(claim, file), MetricOf(claim, side + "Metric"))
        from expected in new[] { Expected.Is(side + "Fresh", Expected.Number(kind["counted"])!.Value), ExpectedOf(side + "Expected", kind) }
        select expected;

    public static IEnumerable<Expected> Odds(FiledClaim claim, EditionFile file)
    {
        var score = Score(claim, file);
        decimal up = Expected.Number(score["up"])!.Value, much = Expected.Number(score["much"])!.Value, down = Expected.Number(score["down"])!.Value;
        return
        [
            Chance("up", up), Chance("much", much), Chance("down", down), Chance("little", 1 - up - down),
            Expected.People("fresh", Expected.Number(Kind(score, MetricOf(claim, "metric"))["counted"])),
        ];

        // Nothing is certain: what would be rounded to none or all is shown as a tenth from it.
        static Expected Chance(string name, decimal probability) => Expected.Near(name, Math.Clamp(100 * probability, 0.1m, 99.9m), Percent);
    }

    public static IEnumerable<Expected> Counts(FiledClaim claim, EditionFile file)
    {
        var kind = Kind(Score(claim, file), MetricOf(claim, "metric"));
        return
        [
            Expected.People("fresh", Expected.Number(kind["counted"])), Expected.Is("weeks", Expected.Number(kind["weeks"])!.Value), Expected.Near("baseline", Expected.Number(kind["expected"]), Tenth),
            Expected.Near("change", Expected.Number(kind["ratio"]), Hundredth), ExpectedOf("expected", kind), Expected.Near("unevenness", Expected.Number(kind["dispersion"]), Tenth),
            Expected.Near("weight", 100 * Expected.Number(kind["share"]), Percent),
            Expected.Term("direction", kind["direction"]!.GetValue<int>() switch { > 0 => "direction.up", < 0 => "direction.down", _ => "direction.none" }),
        ];
    }

    public static IEnumerable<Expected> Years(FiledClaim claim, EditionFile file)
    {
        var years = Score(claim, file)["years"]!;
        return
        [
            Expected.Near("slope", 100 * (Expected.Number(years["perYear"]) - 1), Percent), Expected.Near("trend", Expected.Number(years["trend"]), Tenth),
            Expected.Near("people", Expected.Number(years["lastYear"]), Hundredth), Expected.Near("share", 100 * Expected.Number(years["peakShare"]), Percent),
        ];
    }

    /// <summary>A grade with its interval; unknown where none is given.</summary>
    public static IEnumerable<Expected> Grades(FiledClaim claim, EditionFile file)
    {
        var (substance, hype) = (Score(claim, file)["substance"]!, Score(claim, file)["hype"]);
        (string Value, JsonNode? Grade, string Field)[] cells =
        [
            ("substance", substance, "grade"), ("low", substance, "lowGrade"), ("high", substance, "highGrade"), ("hype", hype, "grade"), ("hypeLow", hype, "lowGrade"), ("hypeHigh", hype, "highGrade"),
        ];
        var given = cells.Where(cell => claim.Values.ContainsKey(cell.Value)).Select(cell => Expected.Near(cell.Value, Expected.Number(cell.Grade?[cell.Field]), 0));
        return claim.Values.ContainsKey("known") ? given.Append(Expected.Is("known", substance["items"]!.AsArray().Count)) : given;
    }

    public static IEnumerable<Expected> SubstanceItem(FiledClaim claim, EditionFile file)
    {
        var kind = ((ClaimValue.Term)claim.Values["evidence"]).Code["evidence.".Length..];
        var item = Score(claim, file)["substance"]!["items"]!.AsArray().First(item => EditionFile.Text(item!["kind"]) == kind)!;
        yield return Expected.Near("value", Expected.Number(item["value"]), Hundredth);
        yield return Expected.Near("weight", 100 * Expected.Number(item["weight"]), Percent);
        yield return Expected.Day("day", item["day"]);
        if (item["word"] is { } word)
        {
            yield return Expected.Literal("found", EditionFile.Text(word));
        }
        else if (item["number"] is { } number && claim.Values["found"] is ClaimValue.Number)
        {
            yield return Expected.Near("found", Expected.Number(number), Tenth);
        }
        else if (item["number"] is { } share && claim.Values["found"] is ClaimValue.Percent)
        {
            yield return Expected.Near("found", 100 * Expected.Number(share), Percent);
        }
    }

    /// <summary>The level that the year before gives, with what the sector did. Both were rounded to four decimals, which counts where the level is high.</summary>
    private static Expected ExpectedOf(string name, JsonNode kind)
    {
        var (level, sector) = (Expected.Number(kind["expected"])!.Value, Expected.Number(kind["sector"])!.Value);
        return Expected.Near(name, level * sector, Whole + 0.0001m * (level + sector));
    }

    private static string MetricOf(FiledClaim claim, string value) => ((ClaimValue.Term)claim.Values[value]).Code["metric.".Length..];

    private static JsonNode Score(FiledClaim claim, EditionFile file) => file.Scores[claim.Subject()!];

    private static IEnumerable<JsonNode> Kinds(JsonNode score) => score["kinds"]!.AsArray().Select(kind => kind!);

    private static JsonNode Kind(JsonNode score, string metric) => Kinds(score).First(kind => EditionFile.Text(kind["metric"]) == metric);
}
