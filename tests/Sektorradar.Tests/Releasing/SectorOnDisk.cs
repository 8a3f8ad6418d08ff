using System.Globalization;
using System.Text.Json.Nodes;
using Sektorradar.Tests.Reporting;
using YamlDotNet.RepresentationModel;

namespace Sektorradar.Tests.Releasing;

/// <summary>The bundled sector's own files, facts and evidence, read here by themselves: nothing of the program is asked what they hold.</summary>
internal static class SectorOnDisk
{
    private static readonly string Folder = Path.Combine(BundledEdition.SectorsFolder, BundledEdition.Id);

    /// <summary>Each fact as it is written, by id.</summary>
    public static IReadOnlyDictionary<string, YamlMappingNode> Facts { get; } = ReadFacts();

    /// <summary>Each capture's lines, by the id that stands in the first.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<JsonNode>> Captures { get; } = Directory.EnumerateFiles(Path.Combine(Folder, "evidence"), "*.jsonl", SearchOption.AllDirectories)
        .SelectMany(Readings).ToDictionary(lines => lines[0]["capture"]!.ToString(), lines => lines);

    /// <summary>The sum of a capture's weeks whose Mondays lie in a period; null where it has none of that metric.</summary>
    public static decimal? Sum(string capture, string metric, DateOnly from, DateOnly to)
    {
        var series = Captures[capture].Where(line => line["metric"]?.ToString() == metric && line["weeks"] is not null).ToList();
        return series.Count == 0 ? null : series.Sum(line => line["weeks"]!.AsArray().Index()
            .Where(week => Day(line["from"]!).AddDays(7 * week.Index) is var monday && monday >= from && monday <= to).Sum(week => (decimal)week.Item!));
    }

    /// <summary>The titles of what a capture dates on a day; an empty one where an event has none.</summary>
    public static IReadOnlyList<string> Titles(string capture, string metric, DateOnly day) =>
        [.. Captures[capture].Where(line => line["metric"]?.ToString() == metric && line["day"] is { } on && Day(on) == day).Select(line => line["title"]?.ToString() ?? "")];

    public static DateOnly Day(JsonNode node) => DateOnly.ParseExact(node.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A file may hold several captures; each begins with a line of its own.</summary>
    private static IEnumerable<IReadOnlyList<JsonNode>> Readings(string file)
    {
        var lines = new List<JsonNode>();
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonNode.Parse(line)!))
        {
            if (line["capture"] is not null && lines.Count > 0)
            {
                yield return lines;
                lines = [];
            }

            lines.Add(line);
        }

        yield return lines;
    }

    private static Dictionary<string, YamlMappingNode> ReadFacts()
    {
        var facts = new Dictionary<string, YamlMappingNode>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, "facts"), "*.yaml"))
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(File.ReadAllText(file)));
            foreach (var fact in ((YamlSequenceNode)yaml.Documents[0].RootNode).Cast<YamlMappingNode>())
            {
                facts.Add(fact["id"].ToString(), fact);
            }
        }

        return facts;
    }
}
