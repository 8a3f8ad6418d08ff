using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Packages;

namespace Sektorradar.Tests.Sources.Packages;

public class NuGetSourceTests
{
    private static readonly NuGetSource Source = new(Registries.Examples);
    private static readonly Target Releases = new("nuget:OpenLamp.Client", "releases");
    private static readonly Target Downloads = new("downloads of nuget:OpenLamp.Client", "downloads");

    [Fact]
    public void A_package_is_looked_for_where_an_address_is_configured()
    {
        var sector = Given.Sector([], "nuget:OpenLamp.Client", "npm:wick");

        Assert.Equal([Releases, Downloads], Source.Targets(sector));
        Assert.Empty(new NuGetSource(PackageRegistries.None).Targets(sector));
    }

    [Fact]
    public void The_total_of_downloads_comes_from_the_best_search_that_the_index_names()
    {
        var steps = Source.ReadAll(Downloads, Cursor.Start, "nuget/index.json", "nuget/search.json");

        Assert.Equal(
            ["https://nuget.example/v3/index.json", "https://search.nuget.example/query-3.5?q=packageid:OpenLamp.Client&prerelease=true&semVerLevel=2.0.0&take=1"],
            steps.Select(step => step.Asked.Address.AbsoluteUri));
        var signal = Assert.Single(Assert.Single(steps[1].Read.Readings).Signals);
        Assert.Equal(("nuget:OpenLamp.Client", Metric.DownloadTotal, Given.Today, 141896m), (signal.About, signal.Metric, signal.Day, signal.Value));
    }

    [Fact]
    public void A_later_run_knows_where_the_services_are()
    {
        var done = Source.ReadAll(Downloads, Cursor.Start, "nuget/index.json", "nuget/search.json")[^1].Read.Cursor;

        Assert.Equal("search.nuget.example", Source.AskWeb(Downloads, done).Address.Host);
        Assert.True(Source.Read(Downloads, "", done, status: 404).Cursor.IsStart);
    }

    [Theory]
    [InlineData("""{"totalHits":0,"data":[]}""")]
    [InlineData("""{"totalHits":1,"data":[{"id":"OpenLamp.Client.Extras","totalDownloads":5}]}""")]
    [InlineData("""{"totalHits":1,"data":[{"id":"OpenLamp.Client"}]}""")]
    [InlineData("""{"totalHits":1,"data":[{"id":"OpenLamp.Client","totalDownloads":0}]}""")]
    public void A_total_that_is_not_told_is_not_zero(string body) => Assert.Empty(Source.Read(Downloads, body, new Cursor("https://search.nuget.example/query")).Readings);

    [Fact]
    public void Few_versions_stand_in_the_index_of_the_package()
    {
        var steps = Source.ReadAll(Releases, Cursor.Start, "nuget/index.json", "nuget/registration-inline.json");

        Assert.Equal("https://api.nuget.example/v3/registration-gz-semver2/openlamp.client/index.json", steps[1].Asked.Address.AbsoluteUri);
        var items = steps[1].Read.Items;
        Assert.Equal(
            [("1.0.0", new DateOnly(2023, 3, 1)), ("3.2.0", new DateOnly(2026, 9, 2)), ("4.0.0-rc.1", new DateOnly(2026, 11, 20))], items.Select(item => (item["version"]!, item.Day)));
        // The unlisted 2.0.0 has no day, and may have been the first.
        Assert.All(items, item => Assert.Null(item["first"]));
        Assert.Equal([null, null, "true"], items.Select(item => item["withdrawn"]));
    }

    [Fact]
    public void Versions_without_a_day_are_no_releases_and_said_so()
    {
        var read = Source.Read(Releases, """{"count":1,"items":[{"@id":"https://api.nuget.example/page","items":[{"catalogEntry":{"version":"1.0.0","listed":true}}]}]}""", new Cursor("https://api.nuget.example/v3/registration/"));

        Assert.Equal((0, "published: not said of any version"), (read.Items.Count, Assert.Single(read.Unknown)));
    }

    [Fact]
    public void Of_many_versions_the_first_page_and_the_last_two_are_asked_for()
    {
        var steps = Source.ReadAll(Releases, Cursor.Start, "nuget/index.json", "nuget/registration-pages.json", "nuget/page-1.json", "nuget/page-3.json", "nuget/page-4.json");

        Assert.Equal(["1.json", "3.json", "4.json"], steps.Skip(2).Select(step => step.Asked.Address.Segments[^1]));
        var items = steps.SelectMany(step => step.Read.Items).ToList();
        Assert.Equal(["1.0.0", "1.9.0", "3.0.0", "3.9.0", "4.0.0", "4.9.0"], items.Select(item => item.Key).Order(StringComparer.Ordinal));
        Assert.Equal("1.0.0", Assert.Single(items, item => item["first"] == "true").Key);
        Assert.Equal("https://api.nuget.example/v3/registration-gz-semver2/", steps[^1].Read.Cursor.Position);
    }

    [Fact]
    public void An_index_without_the_service_and_addresses_that_are_none_are_told()
    {
        Assert.Equal("resources: no SearchQueryService", Assert.Single(Source.Read(Downloads, """{"version":"3.0.0","resources":[]}""").Unknown));
        Assert.ThrowsAny<Exception>(() => Source.Read(Downloads, """{"resources":[{"@id":"file:///etc/hostname","@type":"SearchQueryService"}]}"""));
    }

    [Fact]
    public void The_documented_answers_are_read()
    {
        string Sample(string name) => File.ReadAllText(Reference.Folder($"data/samples/registries/nuget-docs/docs/api/_data/{name}"));

        var index = Source.Read(Downloads, Sample("service-index.json"));
        Assert.Equal("https://api-v2v3search-0.nuget.example/query", index.Cursor.Position);
        var search = Source.Read(new Target("downloads of nuget:NuGet.Versioning", "downloads"), Sample("search-result.json"), index.Cursor);
        Assert.Equal(141896m, Assert.Single(search.Readings[0].Signals).Value);
        var registration = Source.Read(new Target("nuget:NuGet.Server.Core", "releases"), Sample("package-registration-index.json"), new Cursor("https://api.nuget.example/v3/registration2/"));
        Assert.Equal(("3.0.0-beta", "true"), (Assert.Single(registration.Items).Key, registration.Items[0]["first"]));
        Assert.Empty(Source.Read(Releases, Sample("package-registration-page.json"), new Cursor("https://api.nuget.example/v3/registration2/\nhttps://api.nuget.example/page.json")).Items);
    }
}

public sealed class NuGetReleasesContractTests : SourceContract
{
    protected override ISource Source => new NuGetSource(Registries.Examples);

    protected override Target Target => new("nuget:OpenLamp.Client", "releases");

    protected override IReadOnlyList<string> Recordings => ["nuget/index.json", "nuget/registration-pages.json", "nuget/page-1.json", "nuget/page-3.json", "nuget/page-4.json"];

    protected override IReadOnlyList<string> Persons => ["ACCOUNT-OF-A-PERSON"];
}

public sealed class NuGetDownloadsContractTests : SourceContract
{
    protected override ISource Source => new NuGetSource(Registries.Examples);

    protected override Target Target => new("downloads of nuget:OpenLamp.Client", "downloads");

    protected override IReadOnlyList<string> Recordings => ["nuget/index.json", "nuget/search.json"];

    protected override IReadOnlyList<string> Persons => ["ACCOUNT-OF-A-PERSON"];
}
