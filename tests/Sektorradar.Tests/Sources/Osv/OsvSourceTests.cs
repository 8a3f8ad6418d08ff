using System.Text.Json.Nodes;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Osv;

namespace Sektorradar.Tests.Sources.Osv;

public sealed class OsvSourceTests : SourceContract
{
    protected override ISource Source => new OsvSource();

    protected override Target Target => new("packages", "npm:@openlamp/core pypi:open-lamp");

    protected override IReadOnlyList<string> Recordings => ["osv/batch-1.json", "osv/batch-2.json"];

    [Fact]
    public void All_packages_are_asked_for_at_once()
    {
        var target = Assert.Single(Source.Targets(Given.Sector([], "npm:@openlamp/core", "helm:lamp", "pypi:open-lamp")));

        var asked = Source.AskWeb(target);

        Assert.Equal(Target, target);
        Assert.Equal("https://api.osv.dev/v1/querybatch", asked.Address.AbsoluteUri);
        Assert.Equal("""{"queries":[{"package":{"ecosystem":"npm","name":"@openlamp/core"}},{"package":{"ecosystem":"PyPI","name":"open-lamp"}}]}""", asked.Body);
        Assert.Empty(Source.Targets(Given.Sector([])));
    }

    [Fact]
    public void Entries_become_items_and_a_package_with_more_is_asked_on()
    {
        var steps = Source.ReadAll(Target, Cursor.Start, "osv/batch-1.json", "osv/batch-2.json");

        Assert.Equal("""{"queries":[{"package":{"ecosystem":"npm","name":"@openlamp/core"},"page_token":"opaque=="}]}""", steps[1].Asked.Body);
        var items = steps.SelectMany(step => step.Read.Items).ToList();
        Assert.Equal(["GHSA-lamp-0001-aaaa", "MAL-2026-1", "GHSA-lamp-0002-bbbb"], items.Select(item => item.Title));
        Assert.Equal(
            (ItemKind.Vulnerability, "npm:@openlamp/core", new DateOnly(2026, 10, 1), "https://osv.dev/vulnerability/GHSA-lamp-0001-aaaa", "npm:@openlamp/core"),
            (items[0].Kind, items[0].About, items[0].Day, items[0].Link.AbsoluteUri, items[0]["package"]));
    }

    [Fact]
    public void More_than_a_thousand_packages_are_asked_for_in_turn()
    {
        var target = Target with { Query = string.Join(' ', Enumerable.Range(0, 1001).Select(i => $"npm:lamp-{i}")) };

        var first = Source.Read(target, $$"""{"results":[{{string.Join(',', Enumerable.Repeat("{}", 1000))}}]}""");

        Assert.True(first.More);
        Assert.Single(JsonNode.Parse(Source.AskWeb(target, first.Cursor).Body!)!["queries"]!.AsArray());
        Assert.False(Source.Read(target, """{"results":[{}]}""", first.Cursor).More);
    }

    [Theory]
    [InlineData("""{"results":[]}""")]
    [InlineData("""{"results":[{},{},{}]}""")]
    [InlineData("""{"results":[{"vulns":[{"id":"X"}]},{}]}""")]
    public void Results_that_do_not_fit_the_question_are_not_read(string body) => Assert.ThrowsAny<Exception>(() => Source.Read(Target, body));

    [Fact]
    public void The_shape_in_the_reference_data_is_read()
    {
        var read = Source.Read(Target, File.ReadAllText(Reference.Folder("data/samples/synthetic/osv_querybatch_response.json")));

        Assert.Equal((1, true), (read.Items.Count, read.More));
    }
}
