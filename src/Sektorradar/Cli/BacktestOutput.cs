using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Sektorradar.Model;
using Sektorradar.Scoring;
using Sektorradar.Scoring.Backtests;

namespace Sektorradar.Cli;

/// <summary>The figures of a back-test for people and for programs. The fields are in <c>docs/backtest.md</c>.</summary>
internal static class BacktestOutput
{
    private const int SchemaVersion = 1;

    private static readonly JsonSerializerOptions Fields = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new KnownNumber(), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static JsonNode ToJson(BacktestFigures figures, int seed, IReadOnlyList<BacktestInputFile> inputs) => new JsonObject
    {
        ["schemaVersion"] = SchemaVersion, ["scorer"] = ProgramVersion.Text, ["seed"] = seed,
        ["inputs"] = JsonSerializer.SerializeToNode(inputs, Fields),
        ["method"] = JsonSerializer.SerializeToNode(Method.Current, Fields),
        ["figures"] = JsonSerializer.SerializeToNode(figures, Fields),
    };

    public static void Print(BacktestFigures figures)
    {
        foreach (var size in figures.Synthetic.GroupBy(row => row.VolumeClass))
        {
            Head($"Invented series, {size.Key}: false alarms a year and share of time in alarm where nothing changed; found within a year, median weeks; alarm after one viral week");
            Terminal.Result(["Method", "Alarms", "Time", .. size.First().Detections.Select(detection => detection.Change), "Viral"],
                [.. size.Select(row => new[] { row.Method, Number(row.AlarmsPerYear), Share(row.TimeInAlarm) }.Concat(row.Detections.Select(Found)).Append(Share(row.ViralAlarm)).ToArray())]);
        }

        foreach (var condition in figures.Sectors.GroupBy(row => row.Condition))
        {
            Head($"Sectors of 60 in which 12 changed, {condition.Key}");
            Terminal.Result(["Method", "Flagged", "False", "Found"], [.. condition.Select(row => new[] { row.Method, Number(row.Flagged), Share(row.FalseShare), Share(row.Power) })]);
        }

        Print(figures.Panel, figures.Topics);
        Head("80 % intervals of one kind where nothing had changed");
        Terminal.Result(["Kind", "Held", "Years"], [.. figures.Coverage.Select(row => new[] { row.Kind.Name(), Share(row.Held), Count(row.Years) })]);
        Print(figures.LeadTime);
        Print(figures.Rings);
    }

    private static void Print(PanelFigures? panel, int topics)
    {
        if (panel is null)
        {
            Head($"Real cases: none. Of {topics} repositories none has 95 weeks with 400 commits and half a year that came after.");
            return;
        }

        Head($"Real cases: {panel.Cases} of {panel.Topics} repositories, one a quarter; what came in the next half year, the panel's own change taken out. {Share(panel.RiseShare)} rose by more than 10 %, {Share(panel.FallShare)} fell by more");
        Terminal.Result(["Method", "AUC rise", "90 %", "AUC fall", "90 %", "Rising", "Held", "Reversed", "Declining", "Held", "Reversed", "Labelled", "Changes a year"],
        [
            .. panel.Methods.Select(row => new[]
            {
                row.Name, Three(row.RiseAuc), Ends(row.RiseInterval), Three(row.FallAuc), Ends(row.FallInterval), Count(row.Rising.Cases), Share(row.Rising.Held), Share(row.Rising.Reversed),
                Count(row.Declining.Cases), Share(row.Declining.Held), Share(row.Declining.Reversed), Share(row.Labelled), Number(row.ChangesPerYear),
            }),
        ]);
        Head("By how much the method tells more than a rival (AUC, 90 % interval by repositories)");
        Terminal.Result(["Rival", "Rise", "Fall"], [.. panel.Methods.Where(row => row.RiseGain is not null).Select(row => new[] { row.Name, Ends(row.RiseGain), Ends(row.FallGain) })]);
        Head($"What was said of a rise, and what came: calibration error {Three(panel.CalibrationError)}; ranked probability skill {Number(panel.RpsSkill)} against knowing how often each class comes");
        Terminal.Result(["From", "Cases", "Said", "Came"], [.. panel.Calibration.Select(bin => new[] { Share(bin.From), Count(bin.Cases), Share(bin.Said), Share(bin.Observed) })]);
    }

    private static void Print(LeadTimeFigures lead)
    {
        Head(lead.Endings.Count == 0
            ? "Known ends: none"
            : $"Known ends: {Share(lead.Flagged)} of {lead.Endings.Count} were told half a year ahead or more, in a spell that stood at the end; median {Number(lead.MedianMonths)} months. Half a year before the end {Share(lead.HalfYearBefore)} were printed declining or dormant. Too small, too young or not seen until the end: {lead.LeftOut}");
        if (lead.Endings.Count > 0)
        {
            Terminal.Result(["Repository", "End", "Declining or dormant since", "Months ahead"],
                [.. lead.Endings.Select(row => new[] { row.Topic, Day(row.End), row.Since is { } since ? Day(since) : "not told", row.Months is { } ahead ? Number(ahead) : "" })]);
        }

        Console.WriteLine($"Of the months of {lead.Living} repositories that did not end, {Share(lead.LivingFlagged)} were printed declining or dormant.");
    }

    private static void Print(PublishedRingFigures? rings)
    {
        if (rings is null)
        {
            return;
        }

        Head($"Published rings: {rings.Volumes} volumes, {rings.Names} names; {rings.Up} moves in, {rings.Down} out, {rings.Same} none. Of {rings.Mentions} next mentions {Share(rings.Persistence)} kept the ring; the commonest next ring is right in {Share(rings.Modal)}");
        if (rings.Compared.Count > 0)
        {
            Terminal.Result(["Subject", "Ours", "Theirs", "Volume"], [.. rings.Compared.Select(row => new[] { row.Name, Name(row.Ours), Name(row.Theirs), Count(row.Volume) })]);
        }

        Console.WriteLine($"{rings.Compared.Count} of our subjects are named there: {Share(rings.Exact)} in the same ring, {Share(rings.WithinOne)} within one.{(rings.TooFew ? " They are too few to say anything." : "")}");
    }

    private static void Head(string line)
    {
        Console.WriteLine();
        Console.WriteLine(line);
    }

    private static string Found(Detection detection) => detection.MedianDelay is { } delay ? $"{Share(detection.FoundInYear)}, {Number(delay, "0")}" : Share(detection.FoundInYear);

    private static string Name(Ring ring) => ring.ToString().ToUpperInvariant();

    private static string Ends(Interval? interval) => interval is null ? "" : $"{Three(interval.Low)} to {Three(interval.High)}";

    private static string Share(double share) => double.IsNaN(share) ? "–" : Number(100 * share, "0") + " %";

    private static string Three(double value) => double.IsNaN(value) ? "–" : Number(value, "0.000");

    private static string Number(double value, string form = "0.00") => value.ToString(form, CultureInfo.InvariantCulture);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A number that is not known is null; more than six places are noise.</summary>
    private sealed class KnownNumber : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(Math.Round(value, 6));
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
