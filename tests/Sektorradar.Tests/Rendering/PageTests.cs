using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sektorradar.Tests.Reporting;

namespace Sektorradar.Tests.Rendering;

/// <summary>What the page makes of claims beyond their sentences.</summary>
public partial class PageTests(BundledEdition edition)
{
    private string Page => edition.Files["index.en.html"];

    [Fact]
    public void The_bar_at_the_top_shows_the_counts_of_the_first_claim_and_no_part_for_nothing()
    {
        var values = edition.Claims.Single(claim => claim["kind"]!.ToString() is "picture.labels" or "picture.labels.hot")["values"]!.AsObject();
        var counts = Count().Matches(Page).ToDictionary(match => match.Groups["label"].Value, match => match.Groups["count"].Value);
        var parts = Part().Matches(Page).ToDictionary(match => match.Groups["label"].Value, match => match.Groups["count"].Value);

        Assert.Equal(["declining", "dormant", "rising", "stable", "unclear"], counts.Keys.Where(label => label != "hot").Order(StringComparer.Ordinal));
        Assert.All(counts, count => Assert.Equal(values[count.Key]!["value"]!.ToString(), count.Value));
        Assert.Equal(counts.Where(count => count.Value != "0"), parts);
    }

    [Fact]
    public void What_the_bar_shows_adds_up_to_the_subjects_that_were_rated_and_those_that_sleep()
    {
        var values = edition.Claims.Single(claim => claim["kind"]!.ToString() is "picture.labels" or "picture.labels.hot")["values"]!.AsObject();
        static int Number(JsonNode? value) => (int)BundledEdition.Number(value!["value"]);

        Assert.Equal(Number(values["rated"]), new[] { "hot", "rising", "stable", "declining", "unclear" }.Where(values.ContainsKey).Sum(label => Number(values[label])));
    }

    /// <summary>Behind "Why" the reader already sees whom it is about.</summary>
    [Fact]
    public void The_details_of_a_blip_do_not_say_its_name_again()
    {
        var blips = Blip().Matches(Page);

        Assert.NotEmpty(blips);
        Assert.All(blips, blip => Assert.DoesNotContain($"\">{blip.Groups["name"].Value}: ", blip.Groups["details"].Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Blips_are_numbered_as_they_stand_in_the_lists_and_each_is_on_the_chart()
    {
        var listed = Blip().Matches(Page).Select(blip => (blip.Groups["number"].Value, blip.Groups["name"].Value)).ToList();
        var drawn = Drawn().Matches(Page).Select(blip => (blip.Groups["number"].Value, blip.Groups["name"].Value));

        Assert.Equal(Enumerable.Range(1, listed.Count).Select(number => number.ToString(CultureInfo.InvariantCulture)), listed.Select(blip => blip.Item1));
        Assert.Equal(listed, drawn);
    }

    [Fact]
    public void A_source_that_was_counted_tells_its_commit_and_day()
    {
        var counted = edition.Json["sources"]!.AsArray().Last()!;

        Assert.Contains(WebUtility.HtmlEncode(counted["places"]![0]!["locator"]!.ToString()) + ", ", Page, StringComparison.Ordinal);
    }

    [GeneratedRegex("""<a class="label (?<label>[a-z]+)" href="#picture"><span class="count">(?<count>\d+)</span>""")]
    private static partial Regex Count();

    [GeneratedRegex("""<span class="part (?<label>[a-z]+)" style="flex-grow:(?<count>\d+)"></span>""")]
    private static partial Regex Part();

    [GeneratedRegex("""<li id="blip-(?<number>\d+)" value="\d+"[^>]*>\s*<strong>(<a [^>]*>)?(?<name>[^<]*)(</a>)?</strong>.*?<details>(?<details>.*?)</details>""", RegexOptions.Singleline)]
    private static partial Regex Blip();

    [GeneratedRegex("""<a href="#blip-\d+"><title>(?<number>\d+)\. (?<name>.*?)</title>""")]
    private static partial Regex Drawn();
}
