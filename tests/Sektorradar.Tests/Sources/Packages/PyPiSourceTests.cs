using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Packages;

namespace Sektorradar.Tests.Sources.Packages;

public class PyPiSourceTests
{
    private static readonly PyPiSource Source = new(Registries.Examples);
    private static readonly Target Releases = new("pypi:open-lamp", "releases");
    private static readonly Target Downloads = new("downloads of pypi:open-lamp", "downloads");

    [Fact]
    public void Releases_are_asked_for_beside_the_configured_index_and_downloads_of_the_statistics()
    {
        var sector = Given.Sector([], "pypi:open-lamp");

        Assert.Equal([Releases, Downloads], Source.Targets(sector));
        Assert.Equal([Downloads], new PyPiSource(PackageRegistries.None).Targets(sector));
        Assert.Equal(
            ["https://pypi.example/pypi/open-lamp/json", "https://pypistats.org/api/packages/open-lamp/overall?mirrors=false"],
            new[] { Releases, Downloads }.Select(target => Source.AskWeb(target).Address.AbsoluteUri));
    }

    [Theory]
    [InlineData("https://pypi.example/simple", "https://pypi.example/pypi/open-lamp/json")]
    [InlineData("https://packages.example/python/simple/", "https://packages.example/python/pypi/open-lamp/json")]
    [InlineData("https://pypi.example/", "https://pypi.example/pypi/open-lamp/json")]
    public void The_description_lies_beside_the_simple_index(string index, string address) =>
        Assert.Equal(address, new PyPiSource(PackageRegistries.None with { PyPi = new Uri(index) }).AskWeb(new Target("pypi:Open_Lamp", "releases")).Address.AbsoluteUri);

    [Fact]
    public void A_release_bears_the_day_of_its_first_file()
    {
        var items = Source.ReadRecording(Releases, "pypi/project.json").Items;

        Assert.Equal(["1.0", "3.1", "3.2", "4.0rc1"], items.Select(item => item.Key));
        Assert.Equal((new DateOnly(2023, 3, 1), "true"), (items[0].Day, items[0]["first"]));
        Assert.Equal(["false", "false", "false", "true"], items.Select(item => item["prerelease"]));
        Assert.Equal([null, "true", null, null], items.Select(item => item["withdrawn"]));
        Assert.Equal("https://deps.dev/pypi/open-lamp/3.2", items[2].Link.AbsoluteUri);
    }

    [Fact]
    public void The_first_release_is_not_told_where_one_has_no_files()
    {
        var read = Source.Read(Releases, """{"info":{"name":"open.lamp"},"releases":{"0.1":[],"1.0":[{"upload_time_iso_8601":"2026-03-01T00:00:00Z"}]}}""");

        Assert.Null(Assert.Single(read.Items)["first"]);
    }

    [Fact]
    public void Only_weeks_after_the_last_missing_day_are_covered()
    {
        var reading = Assert.Single(Source.ReadRecording(Downloads, "pypi/overall.json").Readings);

        // 25 July is missing; 21 November is the last day.
        Assert.Equal((new DateOnly(2026, 7, 27), new DateOnly(2026, 11, 9)), (reading.Capture.CoversFrom, reading.Capture.CoversTo));
        Assert.Equal((16, 371m), (reading.Signals.Count, reading.Signals[0].Value));
        Assert.All(reading.Signals, signal => Assert.Equal(("pypi:open-lamp", Metric.Downloads), (signal.About, signal.Metric)));
    }

    [Fact]
    public void What_is_not_known_there_has_neither_releases_nor_downloads()
    {
        Assert.Empty(Source.Read(Releases, "<html>", status: 404).Items);
        Assert.Empty(Source.Read(Downloads, "<html>", status: 404).Readings);
        Assert.Empty(Source.Read(Downloads, """{"data":[],"package":"open-lamp","type":"overall_downloads"}""").Readings);
    }

    [Fact]
    public void Downloads_by_mirrors_and_by_others_are_not_added_up()
    {
        var read = Source.Read(Downloads, """{"data":[{"category":"with_mirrors","date":"2026-11-01","downloads":9}],"package":"open-lamp"}""");

        Assert.Equal((0, "category: with_mirrors"), (read.Readings.Count, Assert.Single(read.Unknown)));
    }

    [Theory]
    [InlineData("1.0", false)]
    [InlineData("1.0.post1", false)]
    [InlineData("2026.1", false)]
    [InlineData("1.0a1", true)]
    [InlineData("1.0b2", true)]
    [InlineData("1.0rc1", true)]
    [InlineData("1.0.dev3", true)]
    [InlineData("1.0-beta", true)]
    public void Versions_before_one_are_told_by_their_number(string version, bool prerelease) => Assert.Equal(prerelease, new Package("pypi", "x").IsPrerelease(version));

    [Theory]
    [InlineData("npm", "1.0.0-rc.1", true)]
    [InlineData("npm", "1.0.0+build-7", false)]
    [InlineData("nuget", "1.0.0-beta", true)]
    [InlineData("maven", "1.0-SNAPSHOT", true)]
    [InlineData("maven", "1.0-jre", false)]
    [InlineData("maven", "2.0-M1", true)]
    [InlineData("go", "v1.2.3", false)]
    public void Other_systems_have_other_marks(string system, string version, bool prerelease) => Assert.Equal(prerelease, new Package(system, "x").IsPrerelease(version));
}

public sealed class PyPiReleasesContractTests : SourceContract
{
    protected override ISource Source => new PyPiSource(Registries.Examples);

    protected override Target Target => new("pypi:open-lamp", "releases");

    protected override IReadOnlyList<string> Recordings => ["pypi/project.json"];

    protected override IReadOnlyList<string> Persons => ["ACCOUNT-OF-A-PERSON"];
}

public sealed class PyPiDownloadsContractTests : SourceContract
{
    protected override ISource Source => new PyPiSource(Registries.Examples);

    protected override Target Target => new("downloads of pypi:open-lamp", "downloads");

    protected override IReadOnlyList<string> Recordings => ["pypi/overall.json"];
}
