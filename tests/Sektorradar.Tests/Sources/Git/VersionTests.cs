using Sektorradar.Model;

namespace Sektorradar.Tests.Sources.Git;

public class VersionTests
{
    [Theory]
    [InlineData("v1.2.3", "1.2.3")]
    [InlineData("1.2", "1.2")]
    [InlineData("lamp/v2.0.1", "2.0.1")]
    [InlineData("release-4.10.0.1", "4.10.0.1")]
    public async Task A_tag_with_a_number_is_a_version(string tag, string version)
    {
        var reading = await TaggedAsync(tag);

        Assert.Equal($"2024-01-03={version}", reading.Dates(Metric.Version));
        Assert.Equal("", reading.Dates(Metric.Prerelease));
    }

    [Theory]
    [InlineData("v1.2.3-rc.1", "1.2.3-rc.1")]
    [InlineData("v1.2.3-beta2", "1.2.3-beta2")]
    [InlineData("v2.0.0rc1", "2.0.0rc1")]
    [InlineData("v1.2.3-preview", "1.2.3-preview")]
    [InlineData("lamp@2.0.0.rc1", "2.0.0.rc1")]
    [InlineData("v1.2.3-dev-author.one@example.org-1", "1.2.3-dev")]
    [InlineData("v1.2.3-snapshot-author-one-fixes-it", "1.2.3-snapshot")]
    public async Task A_version_before_its_time_is_a_prerelease(string tag, string version)
    {
        var reading = await TaggedAsync(tag);

        Assert.Equal($"2024-01-03={version}", reading.Dates(Metric.Prerelease));
        Assert.Equal("", reading.Dates(Metric.Version));
    }

    [Theory]
    [InlineData("latest")]
    [InlineData("stable")]
    [InlineData("before-the-move")]
    [InlineData("nightly-2024-01-03")]
    [InlineData("dev-author.one@example.org-1")]
    public async Task A_tag_that_names_no_version_is_no_event(string tag)
    {
        var reading = await TaggedAsync(tag);

        Assert.Equal("", reading.Dates(Metric.Version) + reading.Dates(Metric.Prerelease));
    }

    [Fact]
    public async Task One_number_on_many_parts_of_a_repository_is_one_version_on_its_first_day()
    {
        var history = new GitRepositoryBuilder();
        var start = history.Commit("2024-01-02T10:00Z");
        history.Tag("lamp/v1.0.0", start, "2024-01-05T10:00Z").Tag("fog/v1.0.0", start, "2024-01-04T10:00Z").Tag("v1.0.0", start, "2024-01-06T10:00Z");

        Assert.Equal("2024-01-04=1.0.0", (await history.ReadAsync("2024-02-14")).Dates(Metric.Version));
    }

    [Fact]
    public async Task A_tag_without_a_date_of_its_own_has_its_commits()
    {
        var history = new GitRepositoryBuilder();
        history.LightTag("v1.0.0", history.Commit("2024-01-02T10:00Z"));

        Assert.Equal("2024-01-02=1.0.0", (await history.ReadAsync("2024-02-14")).Dates(Metric.Version));
    }

    [Fact]
    public async Task A_tag_older_than_the_first_landing_is_the_first_publication()
    {
        var history = new GitRepositoryBuilder();
        history.Tag("v0.1.0", history.Commit("2024-01-16T10:00Z"), "2024-01-03T10:00Z");

        Assert.Equal("2024-01-03", (await history.ReadAsync("2024-02-14")).Dates(Metric.FirstPublication));
    }

    private static async Task<Reading?> TaggedAsync(string tag)
    {
        var history = new GitRepositoryBuilder();
        history.Tag(tag, history.Commit("2024-01-02T10:00Z"), "2024-01-03T10:00Z");
        return await history.ReadAsync("2024-02-14");
    }
}
