using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.DepsDev;

namespace Sektorradar.Tests.Sources.DepsDev;

public class DepsDevSourceTests
{
    private static readonly DepsDevSource Source = new();
    private static readonly Target Project = new("github.com/openlamp/openlamp", "project");
    private static readonly Target Package = new("npm:@openlamp/core", "package");

    [Fact]
    public void Repositories_and_the_packages_of_its_systems_are_looked_for()
    {
        var sector = Given.Sector(["https://github.com/openlamp/openlamp", "https://code.example.org/openlamp/fork"], "npm:@openlamp/core", "oci:lamp", "go:example.org/lamp");

        Assert.Equal([Project, Package, new Target("go:example.org/lamp", "package")], Source.Targets(sector));
        Assert.Equal("https://api.deps.dev/v3/systems/go/packages/example.org%2Flamp", Source.AskWeb(new Target("go:example.org/lamp", "package")).Address.AbsoluteUri);
    }

    [Fact]
    public void A_project_has_stars_on_the_day_and_points_on_theirs()
    {
        var signals = Assert.Single(Source.ReadRecording(Project, "deps-dev/project.json").Readings).Signals;

        Assert.Equal(
            [(Metric.StarTotal, Given.Today, 4198m), (Metric.SecurityPractice, new DateOnly(2026, 11, 16), 6.7m)], signals.Select(signal => (signal.Metric, signal.Day, signal.Value)));
        Assert.Equal("https://api.deps.dev/v3/projects/github.com%2Fopenlamp%2Fopenlamp", Source.AskWeb(Project).Address.AbsoluteUri);
    }

    [Fact]
    public void What_is_not_said_is_not_zero()
    {
        Assert.Empty(Source.Read(Project, """{"projectKey":{"id":"github.com/openlamp/openlamp"},"license":""}""").Readings);
        var without = Source.Read(Project, """{"projectKey":{"id":"github.com/openlamp/openlamp"},"starsCount":0,"scorecard":{"date":"2026-11-16T00:00:00Z","overallScore":-1}}""");
        Assert.Equal((Metric.StarTotal, 0m), (Assert.Single(without.Readings[0].Signals).Metric, without.Readings[0].Signals[0].Value));
        Assert.Empty(Source.Read(Project, "", status: 404).Readings);
    }

    [Fact]
    public void The_newest_versions_and_the_first_are_releases()
    {
        var items = Source.ReadRecording(Package, "deps-dev/package.json").Items;

        Assert.Equal(21, items.Count);
        Assert.Equal(("1.0.0", "true", "true", new DateOnly(2023, 3, 1)), (items[^1]["version"], items[^1]["first"], items[^1]["withdrawn"], items[^1].Day));
        Assert.Equal(["4.0.0-rc.1"], items.Where(item => item["prerelease"] == "true").Select(item => item["version"]));
        Assert.Equal("https://deps.dev/npm/%40openlamp%2Fcore/3.2.0", items.Single(item => item.Key == "3.2.0").Link.AbsoluteUri);
        Assert.All(items, item => Assert.Equal("npm:@openlamp/core", item.About));
    }

    [Fact]
    public void The_first_version_is_not_told_where_one_has_no_day()
    {
        var read = Source.Read(Package, """{"packageKey":{"name":"x"},"versions":[{"versionKey":{"version":"1.0"}},{"versionKey":{"version":"1.1"},"publishedAt":"2026-01-01T00:00:00Z"}]}""");

        Assert.Null(Assert.Single(read.Items)["first"]);
        Assert.False(read.More);
    }

    [Fact]
    public void Weaknesses_are_those_of_the_newest_version()
    {
        var steps = Source.ReadAll(Package, Cursor.Start, "deps-dev/package.json", "deps-dev/version.json");

        Assert.Equal("https://api.deps.dev/v3/systems/npm/packages/%40openlamp%2Fcore/versions/3.2.0", steps[1].Asked.Address.AbsoluteUri);
        var signal = Assert.Single(Assert.Single(steps[1].Read.Readings).Signals);
        Assert.Equal((Metric.OpenVulnerabilities, Given.Today, 2m, "3.2.0"), (signal.Metric, signal.Day, signal.Value, signal.Title));
        Assert.True(steps[1].Read.Cursor.IsStart);
    }

    [Fact]
    public void Weaknesses_of_another_version_than_was_asked_for_are_not_read() =>
        Assert.Throws<FormatException>(() => Source.Read(Package, """{"versionKey":{"version":"3.1.0"},"advisoryKeys":[]}""", new Cursor("3.2.0")));
}

public sealed class DepsDevProjectContractTests : SourceContract
{
    protected override ISource Source => new DepsDevSource();

    protected override Target Target => new("github.com/openlamp/openlamp", "project");

    protected override IReadOnlyList<string> Recordings => ["deps-dev/project.json"];

    protected override IReadOnlyList<string> Persons => ["ACCOUNT-OF-A-PERSON"];
}

public sealed class DepsDevPackageContractTests : SourceContract
{
    protected override ISource Source => new DepsDevSource();

    protected override Target Target => new("npm:@openlamp/core", "package");

    protected override IReadOnlyList<string> Recordings => ["deps-dev/package.json", "deps-dev/version.json"];
}
