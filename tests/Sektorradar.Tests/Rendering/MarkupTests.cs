using System.Text.RegularExpressions;
using Sektorradar.Sectors;
using Sektorradar.Tests.Reporting;
using Sektorradar.Tests.Sectors;

namespace Sektorradar.Tests.Rendering;

/// <summary>Names, titles and addresses come from outside; none of them may become markup, whatever an editor pastes.</summary>
public sealed partial class MarkupTests : IDisposable
{
    /// <summary>Every character that means something to Markdown or HTML.</summary>
    private const string Hostile = "*x* _y_ ~~z~~ `q`|<script>alert(x)</script>[l](javascript:alert(x))![i](//e.example.org)#&amp;\\\"'";

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Nothing_from_outside_becomes_an_element_of_a_page()
    {
        var files = await HostileAsync();

        Assert.All(files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)), file =>
        {
            Assert.DoesNotContain("<script", file.Value, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", file.Value, StringComparison.OrdinalIgnoreCase);
        });
        // The pages that have something hostile to show show it as it is.
        Assert.All(["index.html", "index.nn.html", "index.en.html", "subject/openlamp.html", "subject/openlamp.nn.html", "subject/openlamp.en.html"], name =>
        {
            Assert.Contains("&lt;script&gt;", files[name], StringComparison.Ordinal);
            Assert.Contains(Hostile, System.Net.WebUtility.HtmlDecode(files[name]), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Nothing_from_outside_becomes_markup_in_markdown()
    {
        var files = await HostileAsync();

        Assert.All(files.Where(file => file.Key.EndsWith(".md", StringComparison.Ordinal)), file =>
        {
            var unescaped = Escape().Replace(file.Value, "\0");
            Assert.DoesNotContain("<script", unescaped, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("*x*", unescaped, StringComparison.Ordinal);
            Assert.DoesNotContain("_y_", unescaped, StringComparison.Ordinal);
            Assert.DoesNotContain("~~", unescaped, StringComparison.Ordinal);
            Assert.DoesNotContain("`", unescaped, StringComparison.Ordinal);
            Assert.All(Link().Matches(unescaped), link => Assert.Matches(@"^(#s\d+|https?://[^\s]+|report(\.\w\w)?\.(md|json))$", link.Groups[1].Value));
            // An entity would be read as the character it names.
            Assert.DoesNotContain("&amp;", unescaped, StringComparison.Ordinal);
        });
    }

    /// <summary>A bar that is not escaped would add a cell to its row.</summary>
    [Fact]
    public async Task Every_row_of_a_table_has_as_many_cells_as_its_heading()
    {
        var files = await HostileAsync();

        Assert.All(files.Where(file => file.Key.EndsWith(".md", StringComparison.Ordinal)), file =>
        {
            var tables = Escape().Replace(file.Value, "\0").Split("\n\n").Select(block => block.Split('\n').Where(line => line.StartsWith('|')).ToList()).Where(lines => lines.Count > 0).ToList();
            Assert.NotEmpty(tables);
            Assert.All(tables, lines => Assert.Single(lines.Select(line => line.Count(c => c == '|')).Distinct()));
        });
    }

    [Theory]
    [InlineData("https://office.example.org/lamps)[x](https://e.example.org")]
    [InlineData("https://office.example.org/lamps_(2026)")]
    [InlineData("https://office.example.org/a?b=\\\"onmouseover=alert(1)")]
    public async Task An_address_stays_one_link(string address)
    {
        var files = await WriteAsync(("link: https://office.example.org/lamps", $"link: \"{address}\""));

        Assert.All(files.Where(file => file.Key.EndsWith(".md", StringComparison.Ordinal)), file => Assert.DoesNotContain("](https://e.example.org", file.Value, StringComparison.Ordinal));
        Assert.All(files.Where(file => file.Key.EndsWith(".md", StringComparison.Ordinal)), file =>
            Assert.Contains(Link().Matches(Escape().Replace(file.Value, "\0")), link =>
                link.Groups[1].Value.StartsWith("https://office.example.org/", StringComparison.Ordinal) && !link.Value.EndsWith("(2026)", StringComparison.Ordinal)));
        Assert.All(files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)), file => Assert.DoesNotContain("\"onmouseover", file.Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/hosts")]
    [InlineData("//e.example.org/x")]
    public void A_link_that_is_no_web_address_is_refused_before_it_is_drawn(string address) => Assert.Contains(
        SmallSector.ReadWith("facts/lamps.yaml", "link: https://office.example.org/lamps", $"link: \"{address}\"").Problems, problem => problem.Code == "SR-111");

    public void Dispose() => _folder.Dispose();

    private Task<IReadOnlyDictionary<string, string>> HostileAsync()
    {
        var quoted = "\"" + Hostile.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
        _folder.Write($"sectors/{SmallSector.Id}/decisions/lamps.yaml", SmallSector.Decisions
            .Replace("by: { nb: lykterådet, nn: lykterådet, en: the lantern council }", "by: " + quoted, StringComparison.Ordinal)
            .Replace("nb: to fyr har prøvd det, nn: to fyr har prøvd det, en: two lighthouses have tried it", $"nb: {quoted}, nn: {quoted}, en: {quoted}", StringComparison.Ordinal) + "\n");
        return WriteAsync(("name: OpenLamp", "name: " + quoted), ("title: Lamps of 2026", "title: " + quoted),
            ("locator: page 12", "locator: " + quoted), ("publisher: The Lighthouse Office", "publisher: " + quoted),
            ("actor: { nb: Fyrvesenet, nn: Fyrvesenet, en: The Lighthouse Office }", "actor: " + quoted));
    }

    private async Task<IReadOnlyDictionary<string, string>> WriteAsync(params IReadOnlyList<(string Text, string Replacement)> changes)
    {
        Lighthouses.Write(_folder, changes);
        Lighthouses.AddEvidence(_folder, Lighthouses.Newest, licence: "*|<b>");
        return await Lighthouses.PulseAsync(_folder);
    }

    [GeneratedRegex(@"\\[\\|*_\[\]<>`#~!&()]")]
    private static partial Regex Escape();

    /// <summary>What stands between the brackets of a link, and its target.</summary>
    [GeneratedRegex(@"\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")]
    private static partial Regex Link();
}
