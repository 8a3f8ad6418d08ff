using System.Text.Json;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Sektorradar.EndToEnd;

/// <summary>The pages as a reader meets them: in a browser, by eye, by ear and by keyboard.</summary>
public class PageTests(Edition edition)
{
    public static TheoryData<string> Pages => [.. Edition.Pages];

    public static TheoryData<string> AllPages => [.. Edition.Pages, .. Edition.Subjects];

    public static TheoryData<string, ColorScheme> PagesAndSchemes =>
        [.. from page in Edition.Pages.Concat(Edition.Subjects) from scheme in new[] { ColorScheme.Light, ColorScheme.Dark } select (page, scheme)];

    public static TheoryData<string, int> PagesAndWidths => [.. from page in Edition.Pages.Concat(Edition.Subjects) from width in new[] { 360, 768, 1400 } select (page, width)];

    [Theory]
    [MemberData(nameof(PagesAndSchemes))]
    public async Task Axe_finds_no_violation(string name, ColorScheme scheme)
    {
        var (page, _) = await edition.OpenAsync(name, scheme: scheme);

        var result = await page.RunAxe();

        var violations = result.Violations.Select(violation => $"{violation.Id}: {violation.Help} ({violation.Nodes.Length}): {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}");
        Assert.True(result.Violations.Length == 0, string.Join('\n', violations));
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(PagesAndWidths))]
    public async Task Nothing_scrolls_sideways(string name, int width)
    {
        var (page, _) = await edition.OpenAsync(name, width);

        var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

        await page.ScreenshotAsync(new() { Path = Edition.PictureOf($"{Path.GetFileNameWithoutExtension(name)}-{width}.png") });
        Assert.Equal(0, over);
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task The_page_asks_nobody_for_anything(string name)
    {
        var (page, requests) = await edition.OpenAsync(name);
        await page.EvaluateAsync("window.scrollTo(0, document.body.scrollHeight)");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.Equal([edition.AddressOf(name)], requests);
        Assert.Equal(0, await page.Locator("script, iframe, link[rel=stylesheet], img, object, embed").CountAsync());
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_page_works_without_script(string name)
    {
        var (page, _) = await edition.OpenAsync(name, script: false);

        Assert.Equal(10, await page.Locator("main > section").CountAsync());
        await page.Locator("details > summary").First.ClickAsync();
        Assert.True(await page.Locator("details[open] p").First.IsVisibleAsync());
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("index.html", "nb")]
    [InlineData("index.nn.html", "nn")]
    [InlineData("index.en.html", "en")]
    public async Task The_page_says_its_language_and_leads_to_the_others(string name, string language)
    {
        var (page, _) = await edition.OpenAsync(name);
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));

        var links = await page.Locator("nav.languages a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href') + ' ' + link.hreflang)");

        Assert.Equal(2, links.Length);
        foreach (var link in links.Select(link => link.Split(' ')))
        {
            await page.Locator($"nav.languages a[href='{link[0]}']").ClickAsync();
            Assert.Equal(link[1], await page.Locator("html").GetAttributeAsync("lang"));
            await page.GotoAsync(edition.AddressOf(name));
        }

        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task Every_link_within_the_page_has_its_target_and_ids_are_given_once(string name)
    {
        var (page, _) = await edition.OpenAsync(name);

        var dead = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a')].map(a => a.getAttribute('href')).filter(href => href.startsWith('#') && !document.getElementById(href.slice(1)))");
        var ids = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[id]')].map(node => node.id)");
        var files = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a')].map(a => a.getAttribute('href')).filter(href => !href.startsWith('#') && !href.startsWith('http'))");

        Assert.Empty(dead);
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(files, file => Assert.True(File.Exists(Path.Combine(edition.Folder, Path.GetDirectoryName(name)!, file)), file));
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task There_is_one_heading_at_the_top_and_none_is_skipped(string name)
    {
        var (page, _) = await edition.OpenAsync(name);

        var levels = await page.EvaluateAsync<int[]>("[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(heading => +heading.tagName[1])");

        Assert.Equal(1, levels[0]);
        Assert.Single(levels, level => level == 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.First} is followed by h{pair.Second}"));
        Assert.Equal(1, await page.Locator("main").CountAsync());
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_blip_lies_on_another_and_each_stands_in_its_ring(string name)
    {
        var (page, _) = await edition.OpenAsync(name);

        var blips = await page.EvaluateAsync<JsonElement>("[...document.querySelectorAll('svg circle.blip')].map(c => ({ x: +c.getAttribute('cx'), y: +c.getAttribute('cy'), r: +c.getAttribute('r') }))");
        var circles = blips.EnumerateArray().Select(b => (X: b.GetProperty("x").GetDouble(), Y: b.GetProperty("y").GetDouble(), R: b.GetProperty("r").GetDouble())).ToList();
        var listed = await page.Locator(".rings li").CountAsync();

        Assert.Equal(listed, circles.Count);
        var touching = from i in Enumerable.Range(0, circles.Count)
                       from j in Enumerable.Range(0, i)
                       let distance = Math.Sqrt(Math.Pow(circles[i].X - circles[j].X, 2) + Math.Pow(circles[i].Y - circles[j].Y, 2))
                       where distance < circles[i].R + circles[j].R
                       select $"{i + 1} and {j + 1} are {distance:0.#} apart";
        Assert.Empty(touching);
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task The_keyboard_reaches_the_content_first_and_every_link_shows_that_it_has_focus(string name)
    {
        var (page, _) = await edition.OpenAsync(name);

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        Assert.True(await page.Locator("a.skip").EvaluateAsync<bool>(
            "link => { const box = link.getBoundingClientRect(); return box.top >= 0 && box.left >= 0 && box.width > 20 && box.height > 10; }"), "the skip link is not seen when it has focus");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        Assert.EndsWith("#main", page.Url, StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"), "focus is not in the content after the skip link");
        Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_page_can_be_printed(string name)
    {
        var (page, _) = await edition.OpenAsync(name);

        var pdf = await page.PdfAsync(new() { Format = "A4", Path = Edition.PictureOf(Path.ChangeExtension(name, "pdf")) });

        Assert.InRange(Pdf.Pages(pdf), 5, 40);
        Assert.True(Pdf.HasText(pdf), "the letters of the PDF are pictures");
        await page.Context.CloseAsync();
    }
}
