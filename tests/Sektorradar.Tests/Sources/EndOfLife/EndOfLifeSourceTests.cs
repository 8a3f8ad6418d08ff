using System.Globalization;
using System.Text;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.EndOfLife;

namespace Sektorradar.Tests.Sources.EndOfLife;

public class EndOfLifeSourceTests
{
    private const string Day = "2026-06-15";

    private static readonly EndOfLifeSource Source = new();

    private static Extract Read(params (string Path, string Text)[] files) =>
        ReferenceAnswers.Read(Source, RepositoryFiles.Write([.. files.Select(file => new RepositoryFile(file.Path, Encoding.UTF8.GetBytes(file.Text)))]), Day);

    private static string Product(string releases, string start = "---\ntitle: Lamp\npermalink: /lamp\n") => $"{start}releases:\n{releases}---\n";

    private static string Release(string fields) => $"  - releaseCycle: \"1\"\n    releaseDate: 2026-01-01\n    {fields}\n";

    [Fact]
    public void Releases_and_ends_are_items()
    {
        var extract = ReferenceAnswers.Read(Source, Recording.Of("endoflife/products.txt"), Day);

        Assert.Equal(
            [
                "fog|1.10 released|2026-01-15", "fog|1.10 ends 2027-01-15|2026-06-15", "lamp-server|3.1 released|2026-03-10", "lamp-server|3.1 ends 2026-12-31|2026-06-15",
                "lamp-server|3.0 released|2025-02-01", "lamp-server|3.0 ends 2026-03-31|2026-03-31", "lamp-server|2.9 released|2024-11-01",
            ],
            extract.Items.Select(item => $"{item.About}|{item.Key}|{item.Day:O}"));
        var end = extract.Items[3];
        Assert.Equal((ItemKind.EndOfLife, "Lamp Server 3.1", "https://endoflife.date/lamp-server"), (end.Kind, end.Title, end.Link.AbsoluteUri));
        Assert.Equal(
            ["category=server-app", "cycle=3.1", "ends=2026-12-31", "lts=true", "product=lamp-server", "released=2026-03-10", "support-ends=2026-09-10"],
            end.Details.Select(detail => $"{detail.Key}={detail.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(("2025-08-01", "2028-03-31", null), (extract.Items[5]["lts"], extract.Items[5]["extended-ends"], extract.Items[5]["support-ends"]));
        Assert.Equal(["fog 1.10: lts is perhaps"], extract.Unknown);
    }

    [Fact]
    public void Ends_in_the_next_two_quarters_can_be_told()
    {
        var extract = ReferenceAnswers.Read(Source, Recording.Of("endoflife/products.txt"), Day);

        var soon = extract.Items.Where(item => item.Kind == ItemKind.EndOfLife && DateOnly.Parse(item["ends"]!, CultureInfo.InvariantCulture) is var ends
            && ends > ReferenceAnswers.Day(Day) && ends <= ReferenceAnswers.Day(Day).AddMonths(6).AddDays(16));

        Assert.Equal(["Lamp Server 3.1"], soon.Select(item => item.Title));
    }

    [Fact]
    public void An_end_that_was_moved_is_a_new_item()
    {
        var before = Read(("products/lamp.md", Product(Release("eol: 2026-12-31")))).Items[1];
        var after = Read(("products/lamp.md", Product(Release("eol: 2027-03-31")))).Items[1];

        Assert.NotEqual(before.Id, after.Id);
    }

    [Theory]
    [InlineData("eol: true")]
    [InlineData("eol: false")]
    [InlineData("eol:")]
    [InlineData("eol: null")]
    public void An_end_without_a_day_is_no_item(string field)
    {
        var extract = Read(("products/lamp.md", Product(Release(field))));

        Assert.Equal(ItemKind.Release, Assert.Single(extract.Items).Kind);
        Assert.Empty(extract.Unknown);
    }

    [Fact]
    public void An_end_of_another_form_is_told()
    {
        var extract = Read(("products/lamp.md", Product(Release("eol: 31.12.2026"))));

        Assert.Equal(["lamp 1: eol is 31.12.2026"], extract.Unknown);
    }

    [Fact]
    public void A_page_that_somebody_broke_is_told_and_the_others_are_read()
    {
        var good = ("products/lamp.md", Product(Release("eol: 2026-12-31")));

        var extract = Read(good, ("products/fog.md", "---\ntitle: [Fog\n---\n"), ("products/mist.md", good.Item2.Replace("/lamp", "/mist", StringComparison.Ordinal)));

        Assert.Equal(["lamp", "mist"], extract.Items.Select(item => item.About).Distinct());
        Assert.StartsWith("products/fog.md: ", Assert.Single(extract.Unknown), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# No front matter\n")]
    [InlineData("---\nunexpected: true\n---\n")]
    [InlineData("---\ntitle: Lamp\npermalink: /lamp\nreleases:\n")]
    [InlineData("---\ntitle: Lamp\npermalink: /lamp\nreleases: none\n---\n")]
    [InlineData("---\ntitle: Lamp\npermalink: /lamp\nreleases:\n  - releaseDate: 2026-01-01\n---\n")]
    public void When_no_page_has_the_form_the_answer_cannot_be_read(string page) => Assert.Throws<FormatException>(() => Read(("products/lamp.md", page)));

    [Fact]
    public void A_folder_without_products_cannot_be_read() => Assert.Throws<FormatException>(() => Read(("products/readme.txt", "Nothing here.\n")));

    [Fact]
    public void Nesting_without_end_does_not_end_the_program()
    {
        var page = Product(Release("eol: " + new string('[', 100_000)));

        Assert.Throws<FormatException>(() => Read(("products/lamp.md", page)));
    }

    [Fact]
    public void Aliases_that_multiply_are_read_at_once()
    {
        var start = "---\ntitle: Lamp\npermalink: /lamp\na: &a [x, x]\n" + string.Concat(Enumerable.Range(0, 25).Select(i => $"{(char)('b' + i)}: &{(char)('b' + i)} [*{(char)('a' + i)}, *{(char)('a' + i)}]\n"));

        Assert.Equal(2, Read(("products/lamp.md", Product(Release("eol: 2026-12-31"), start))).Items.Count);
    }

    [Fact]
    public void The_products_of_the_reference_data_are_read()
    {
        var folder = Reference.Folder("data/samples/eol/products");
        var files = Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).Select(file => new RepositoryFile("products/" + Path.GetFileName(file), File.ReadAllBytes(file))).ToList();

        var extract = ReferenceAnswers.Read(Source, RepositoryFiles.Write(files), "2026-08-22");

        Assert.Empty(extract.Unknown);
        Assert.Equal(extract.Items.Count, extract.Items.DistinctBy(item => item.Id).Count());
        Assert.Equal((1958, 3014), (extract.Items.Count(item => item.Kind == ItemKind.Release), extract.Items.Count(item => item.Kind == ItemKind.EndOfLife)));
        Assert.DoesNotContain(extract.Items, item => item.Day > new DateOnly(2026, 8, 22));
    }
}
