using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Packages;

namespace Sektorradar.Tests.Sources.Packages;

public class NpmSourceTests
{
    private static readonly NpmSource Source = new(Registries.Examples);
    private static readonly Target Releases = new("npm:@openlamp/core", "releases");
    private static readonly Target Scoped = new("downloads of npm:@openlamp/core", "downloads @openlamp/core");
    private static readonly Target Bulk = new("downloads 1", "downloads wick lamp-oil");

    [Fact]
    public void Names_with_a_scope_are_asked_for_one_by_one_and_the_others_together()
    {
        var sector = Given.Sector([], "npm:wick", "npm:@openlamp/core", "pypi:wick", "npm:lamp-oil");

        Assert.Equal([new Target("npm:wick", "releases"), Releases, new Target("npm:lamp-oil", "releases"), Scoped, Bulk], Source.Targets(sector));
        Assert.Equal(
            [
                "https://registry.example/@openlamp%2Fcore",
                "https://api.example/downloads/range/2025-06-02:2026-11-15/@openlamp%2Fcore",
                "https://api.example/downloads/range/2025-11-17:2026-11-15/wick,lamp-oil",
            ],
            new[] { Releases, Scoped, Bulk }.Select(target => Source.AskWeb(target).Address.AbsoluteUri));
    }

    [Fact]
    public void No_more_than_128_are_asked_for_at_once()
    {
        var targets = Source.Targets(Given.Sector([], [.. Enumerable.Range(0, 129).Select(i => $"npm:lamp-{i}")])).Where(target => target.Query != "releases").ToList();

        Assert.Equal([128, 1], targets.Select(target => target.Query.Split(' ').Length - 1));
        // A year together, a year and a half alone.
        Assert.Contains("/2025-06-02:2026-11-15/lamp-128", Source.AskWeb(targets[1]).Address.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_address_nothing_is_looked_for_and_without_counts_only_releases()
    {
        var sector = Given.Sector([], "npm:wick", "npm:@openlamp/core");

        Assert.Empty(new NpmSource(PackageRegistries.None).Targets(sector));
        Assert.All(
            new NpmSource(PackageRegistries.None with { Npm = new Uri("https://packages.example/npm") }).Targets(sector), target => Assert.Equal("releases", target.Query));
        Assert.Equal("https://packages.example/npm/wick", new NpmSource(PackageRegistries.None with { Npm = new Uri("https://packages.example/npm") }).AskWeb(new Target("npm:wick", "releases")).Address.AbsoluteUri);
    }

    [Fact]
    public void The_newest_versions_and_the_first_are_releases()
    {
        var items = Source.ReadRecording(Releases, "npm/package.json").Items;

        Assert.Equal(21, items.Count);
        Assert.Equal(("1.0.0", "true"), (items[^1]["version"], items[^1]["first"]));
        Assert.Equal(new DateOnly(2026, 11, 20), items.Single(item => item.Key == "4.0.0-rc.1").Day);
    }

    [Fact]
    public void A_package_that_was_taken_down_has_no_releases()
    {
        var read = Source.Read(Releases, """{"name":"@openlamp/core","time":{"created":"2023-03-01T12:00:00.000Z","modified":"2024-03-01T12:00:00.000Z","unpublished":null}}""");

        Assert.Empty(read.Items);
        Assert.Empty(Source.Read(Releases, """{"error":"Not found"}""", status: 404).Items);
    }

    [Theory]
    [InlineData("""{"name":"@openlamp/core","time":{"1.0.0":"2026-09-15T10:14:05.852000+00:00","1.0.1":"2026-01-05T10:49:46.993000+00:00"}}""")]
    [InlineData("""{"name":"@openlamp/core","time":{"created":"2026-09-15T00:00:00Z","1.0.0":"2026-09-15T10:14:05Z","1.0.1":"2026-01-05T10:49:46Z"}}""")]
    public void Days_on_which_a_mirror_fetched_versions_are_not_taken_for_those_of_publication(string body)
    {
        var read = Source.Read(Releases, body);

        Assert.Empty(read.Items);
        Assert.Single(read.Unknown);
    }

    [Fact]
    public void Downloads_are_counted_by_week()
    {
        var reading = Assert.Single(Source.ReadRecording(Scoped, "npm/downloads-scoped.json").Readings);

        Assert.Equal(("npm:@openlamp/core", new DateOnly(2026, 10, 5), new DateOnly(2026, 11, 9)), (reading.Capture.About, reading.Capture.CoversFrom, reading.Capture.CoversTo));
        Assert.Equal((6, Metric.Downloads, 721m), (reading.Signals.Count, reading.Signals[0].Metric, reading.Signals[0].Value));
    }

    [Fact]
    public void Packages_asked_for_together_have_a_reading_each_and_weeks_without_downloads_are_covered()
    {
        var reading = Assert.Single(Source.ReadRecording(Bulk, "npm/downloads-bulk.json").Readings);

        Assert.Equal(("npm:wick", new DateOnly(2026, 10, 12)), (reading.Capture.About, reading.Capture.CoversFrom));
        Assert.Equal([70m, 70m, 70m], reading.Signals.Select(signal => signal.Value));
    }

    [Theory]
    [InlineData("""{"package":"other","downloads":[]}""")]
    [InlineData("""{"package":"@openlamp/core","downloads":[{"day":"2026-11-01","downloads":1},{"day":"2026-11-01","downloads":1}]}""")]
    [InlineData("""{"package":"@openlamp/core","downloads":[{"day":"2026-11-01","downloads":-1}]}""")]
    public void Counts_that_do_not_fit_the_question_are_not_read(string body) => Assert.ThrowsAny<Exception>(() => Source.Read(Scoped, body));

    [Fact]
    public void The_shape_in_the_reference_data_is_read()
    {
        var read = Source.Read(new Target("downloads of npm:ollama", "downloads ollama"), File.ReadAllText(Reference.Folder("data/samples/synthetic/npm_downloads_range.json")));

        // Three days are no week.
        Assert.Empty(read.Readings);
    }
}

public sealed class NpmReleasesContractTests : SourceContract
{
    protected override ISource Source => new NpmSource(Registries.Examples);

    protected override Target Target => new("npm:@openlamp/core", "releases");

    protected override IReadOnlyList<string> Recordings => ["npm/package.json"];

    protected override IReadOnlyList<string> Persons => ["ACCOUNT-OF-A-PERSON"];
}

public sealed class NpmDownloadsContractTests : SourceContract
{
    protected override ISource Source => new NpmSource(Registries.Examples);

    protected override Target Target => new("downloads 1", "downloads wick lamp-oil");

    protected override IReadOnlyList<string> Recordings => ["npm/downloads-bulk.json"];
}
