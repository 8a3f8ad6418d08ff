using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sektorradar.Model;
using Sektorradar.Tests.Reporting;
using Sektorradar.Tests.Writing;
using YamlDotNet.RepresentationModel;

namespace Sektorradar.Tests.Releasing;

/// <summary>
/// Whether a citation holds what its claim takes from it, strictly: the place is there in the sector's files, and it has every number and day that a claim of this kind
/// takes from such a place. What is computed of many places together is held to their being there; that it comes out so is for those who compute it again.
/// </summary>
internal static partial class Support
{
    /// <returns>Null when it does; else what is missing.</returns>
    public static string? Lacks(JsonNode claim, string reference)
    {
        var match = Reference().Match(reference);
        return !match.Success ? $"{reference} has no form" : match.Groups["fact"].Success ? FactLacks(claim, match.Groups["fact"].Value) : CaptureLacks(claim, match);
    }

    private static string? FactLacks(JsonNode claim, string id)
    {
        if (!SectorOnDisk.Facts.TryGetValue(id, out var fact))
        {
            return $"there is no fact {id}";
        }

        var kind = claim["kind"]!.ToString();
        if (!kind.StartsWith("fact.", StringComparison.Ordinal) && kind is not ("event.fact" or "use.change"))
        {
            return null;
        }

        var written = NumbersOf(fact);
        // A change of use has its first half from one fact and its second from the other.
        var taken = Taken(claim).ToList();
        var missing = kind == "use.change" ? taken.Where(number => claim["evidence"]!.AsArray().All(evidence => !NumbersOf(SectorOnDisk.Facts[Reference().Match(evidence!.ToString()).Groups["fact"].Value]).Contains(number))) : taken.Where(number => !written.Contains(number));
        return missing.FirstOrDefault() is { } first ? $"the fact {id} does not have {first}"
            : kind == "use.change" && !taken.Exists(written.Contains) ? $"nothing is taken from the fact {id}"
            : kind == "fact.conflict" || kind == "use.change" || fact["modality"].ToString() == claim["modality"]!.ToString() ? null : $"the fact {id} is a {fact["modality"]}";
    }

    /// <summary>Every number, day and period that the claim has, whether its sentence says it or not.</summary>
    private static IEnumerable<string> Taken(JsonNode claim) => claim["values"]!.AsObject().SelectMany(value => Sentence.Expected(value.Value!));

    /// <summary>Every number, day and period of a fact as it is written, and the share that two of them make.</summary>
    private static HashSet<string> NumbersOf(YamlMappingNode fact)
    {
        var found = new HashSet<string>();
        foreach (var text in fact.AllNodes.OfType<YamlScalarNode>().Select(node => node.Value!))
        {
            if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                found.Add(Extractor.Plain(number));
                found.Add(Extractor.Plain(number) + "%");
            }

            found.UnionWith(text.Split(".."));
        }

        if (fact.Children.TryGetValue("of", out var of))
        {
            var share = 100 * decimal.Parse(fact["value"].ToString(), CultureInfo.InvariantCulture) / decimal.Parse(of.ToString(), CultureInfo.InvariantCulture);
            found.Add(Extractor.Plain(Math.Round(share, MidpointRounding.AwayFromZero)) + "%");
        }

        return found;
    }

    private static string? CaptureLacks(JsonNode claim, Match match)
    {
        var id = match.Groups["capture"].Value;
        if (!SectorOnDisk.Captures.TryGetValue(id, out var lines))
        {
            return $"there is no capture {id}";
        }

        if (!match.Groups["metric"].Success)
        {
            return null;
        }

        var (metric, from, to) = (match.Groups["metric"].Value, BundledEdition.Day(match.Groups["from"].Value), BundledEdition.Day(match.Groups["to"].Value));
        if (Metrics.Parse(metric)!.Value.IsWeekly())
        {
            return from < SectorOnDisk.Day(lines[0]["from"]!) || to > SectorOnDisk.Day(lines[0]["to"]!).AddDays(6) ? $"the capture {id} does not cover the weeks" : null;
        }

        var titles = SectorOnDisk.Titles(id, metric, from);
        var said = claim["values"]![metric == "licence" && claim["values"]!["to"] is not null ? "to" : metric]?["value"]?.ToString();
        return titles.Count == 0 ? $"the capture {id} has no {metric} on {from:yyyy-MM-dd}"
            : said is not null && metric is "version" or "licence" && !titles.Contains(said!) ? $"the {metric} of that day is not {said}"
            : null;
    }

    /// <summary>A count of the last quarter, added up again from the evidence files; null when the claim has none.</summary>
    public static (decimal Said, decimal Counted)? Count(JsonNode claim)
    {
        var (value, metric) = claim["kind"]!.ToString() == "newcomers" ? ("newcomers", "newcomers") : ("fresh", claim["values"]!["metric"]?["value"]?.ToString()["metric.".Length..]);
        if (metric is null || claim["values"]![value]?["type"]?.ToString() != "number" || claim["values"]!["weeks"] is not { } weeks)
        {
            return null;
        }

        var windows = claim["evidence"]!.AsArray().Select(evidence => Reference().Match(evidence!.ToString())).Where(match => match.Groups["metric"].Value == metric).ToList();
        return (BundledEdition.Number(claim["values"]![value]!["value"]), windows.Sum(match =>
        {
            var last = BundledEdition.Day(match.Groups["to"].Value);
            return SectorOnDisk.Sum(match.Groups["capture"].Value, metric, last.AddDays(1 - 7 * (int)BundledEdition.Number(weeks["value"])), last) ?? 0;
        }));
    }

    [GeneratedRegex(@"^(capture:(?<capture>[0-9a-f]{16})(#(?<metric>[a-z-]+)@(?<from>[\d-]{10})\.\.(?<to>[\d-]{10}))?|fact:(?<fact>[a-z0-9-]+)@[0-9a-f]{16})$")]
    private static partial Regex Reference();
}
