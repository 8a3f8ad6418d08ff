using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.GitHub;

namespace Sektorradar.Tests.Sources.GitHub;

public class GitHubSourceTests
{
    private static readonly GitHubSource Source = new();
    private static readonly Target Repository = new("github.com/openlamp/openlamp", "repository");
    private static readonly Target Releases = new("github.com/openlamp/openlamp/releases", "releases");
    private static readonly Target Organisation = new("github.com/lamp-agency", "organisation");
    private static readonly Target Topic = new("topic:lamps", "topic");

    [Fact]
    public void Repositories_organisations_and_topics_are_looked_for_and_other_hosts_are_not()
    {
        var sector = Given.Sector(["https://github.com/openlamp/openlamp.git", "https://code.example.org/openlamp/fork"]);

        Assert.Equal([Repository, Releases, Organisation, Topic], Source.Targets(sector));
    }

    [Fact]
    public void Each_is_asked_for_with_the_optional_token_and_its_own_address()
    {
        var asked = new[] { Repository, Releases, Organisation, Topic }.Select(target => Source.AskWeb(target)).ToList();

        Assert.Equal(
            [
                "https://api.github.com/repos/openlamp/openlamp",
                "https://api.github.com/repos/openlamp/openlamp/releases?per_page=100&page=1",
                "https://api.github.com/orgs/lamp-agency/repos?type=public&sort=created&direction=desc&per_page=100&page=1",
                "https://api.github.com/search/repositories?q=topic:lamps+created:%3E%3D2025-11-23+is:public&sort=stars&order=desc&per_page=100",
            ],
            asked.Select(request => request.Address.AbsoluteUri));
        Assert.All(asked, request => Assert.Equal(new Credential("github", "Authorization", "Bearer ") { Optional = true }, request.Credential));
    }

    [Fact]
    public void A_repository_has_a_total_of_stars_on_the_day()
    {
        var read = Source.ReadRecording(Repository, "github/repository.json");

        var reading = Assert.Single(read.Readings);
        Assert.Equal([(Metric.StarTotal, Given.Today, 4211m)], reading.Signals.Select(signal => (signal.Metric, signal.Day, signal.Value)));
        Assert.Equal(("github", "github.com/openlamp/openlamp", Given.Today, new DateOnly(2026, 11, 16)), (reading.Capture.Source, reading.Capture.About, reading.Capture.Day, reading.Capture.CoversTo));
        Assert.Empty(read.Unknown);
    }

    [Fact]
    public void An_archived_repository_bears_the_day_on_which_it_was_first_seen_so()
    {
        const string Body = """{"full_name":"openlamp/openlamp","stargazers_count":9,"private":false,"archived":true}""";

        var first = Source.Read(Repository, Body, new Cursor("read"), day: new DateOnly(2026, 10, 5));
        var later = Source.Read(Repository, Body, first.Cursor);
        var reopened = Source.Read(Repository, Body.Replace("true", "false", StringComparison.Ordinal), later.Cursor);

        Assert.Equal([new DateOnly(2026, 10, 5), new DateOnly(2026, 10, 5)], new[] { first, later }.SelectMany(read => read.Readings[0].Signals).Where(signal => signal.Metric == Metric.Archived).Select(signal => signal.Day));
        Assert.DoesNotContain(reopened.Readings[0].Signals, signal => signal.Metric == Metric.Archived);
    }

    [Fact]
    public void A_repository_with_a_new_name_is_read_and_said_so()
    {
        var read = Source.Read(Repository, """{"full_name":"Lamps/OpenLamp","stargazers_count":9,"private":false,"archived":false}""");

        Assert.Equal("github.com/openlamp/openlamp", Assert.Single(read.Readings).Capture.About);
        Assert.Equal("full_name: github.com/openlamp/openlamp is called github.com/Lamps/OpenLamp now", Assert.Single(read.Unknown));
    }

    [Fact]
    public void What_a_token_may_see_but_others_may_not_is_left_out()
    {
        var read = Source.Read(Repository, """{"full_name":"openlamp/openlamp","stargazers_count":9,"private":true,"archived":false}""");

        Assert.Empty(read.Readings);
        Assert.Single(read.Unknown);
    }

    [Fact]
    public void Releases_bear_version_and_name_and_drafts_and_old_ones_are_left_out()
    {
        var read = Source.ReadRecording(Releases, "github/releases.json");

        Assert.Equal(["v4.0.0-rc.1 The fourth lamp, almost", "core/v3.2.1", "v3.2.0 Brighter"], read.Items.Select(item => item.Title));
        Assert.Equal([("true", new DateOnly(2026, 11, 20)), ("false", new DateOnly(2026, 10, 3)), ("false", new DateOnly(2026, 9, 1))], read.Items.Select(item => (item["prerelease"]!, item.Day)));
        Assert.Equal("https://github.com/openlamp/openlamp/releases/tag/core/v3.2.1", read.Items[1].Link.AbsoluteUri);
        Assert.All(read.Items, item => Assert.Equal(("github.com/openlamp/openlamp", ItemKind.Release), (item.About, item.Kind)));
        Assert.Equal(("since 2026-11-23", false), (read.Cursor.Position, read.More));
    }

    [Fact]
    public void Releases_are_read_page_by_page_until_a_page_brings_nothing_new_enough()
    {
        const string Next = "<https://api.github.com/repositories/1/releases?page=2>; rel=\"next\", <https://api.github.com/repositories/1/releases?page=9>; rel=\"last\"";

        var first = Source.Read(Releases, Release(1, "2026-11-01"), link: Next);
        var second = Source.Read(Releases, Release(2, "2023-11-01"), first.Cursor, link: Next);

        Assert.Equal((true, "page 2"), (first.More, first.Cursor.Position));
        Assert.EndsWith("&page=2", Source.AskWeb(Releases, first.Cursor).Address.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal((false, 0, "since 2026-11-23"), (second.More, second.Items.Count, second.Cursor.Position));
    }

    [Fact]
    public void A_later_run_reads_releases_back_to_two_months_before_the_last_one()
    {
        var cursor = new Cursor("since 2026-11-01");

        Assert.Equal([1, 0], new[] { "2026-09-02", "2026-09-01" }.Select(day => Source.Read(Releases, Release(1, day), cursor).Items.Count));
    }

    [Fact]
    public void The_last_page_is_told_by_its_links()
    {
        var read = Source.Read(Releases, Release(1, "2026-11-01"), link: "<https://api.github.com/repositories/1/releases?page=1>; rel=\"prev\"");

        Assert.False(read.More);
    }

    [Fact]
    public void An_organisation_has_new_repositories_without_forks_and_without_those_older_than_a_year()
    {
        var read = Source.ReadRecording(Organisation, "github/organisation.json");

        Assert.Equal(["lamp-agency/lamp-map", "lamp-agency/notes"], read.Items.Select(item => item.Title));
        var map = read.Items[0];
        Assert.Equal((ItemKind.Launch, "2004", "Map of all lamps lamps geodata", "https://github.com/lamp-agency/lamp-map"), (map.Kind, map.Key, map.Text, map.Link.AbsoluteUri));
        Assert.Equal(("github.com/lamp-agency/lamp-map", "lamps geodata", "Apache-2.0", "3"), (map["repository"], map["topics"], map["licence"], map["stars"]));
        Assert.Equal((null, "true", null), (read.Items[1]["licence"], read.Items[1]["archived"], read.Items[1]["topics"]));
    }

    [Fact]
    public void A_search_keeps_what_belongs_to_organisations()
    {
        var read = Source.ReadRecording(Topic, "github/search.json");

        Assert.Equal(["wick-as/wick", "lamp-agency/lamp-map"], read.Items.Select(item => item.Title));
        Assert.All(read.Items, item => Assert.Equal("topic:lamps", item.About));
        Assert.False(read.More);
    }

    [Fact]
    public void A_search_that_ended_early_says_so()
    {
        var read = Source.Read(Topic, """{"total_count":7,"incomplete_results":true,"items":[]}""");

        Assert.Equal("incomplete_results: the search for topic:lamps ended early, 7 known", Assert.Single(read.Unknown));
    }

    [Fact]
    public void The_recorded_answers_of_octokit_are_read()
    {
        using var fixture = Reference.Json("data/samples/github/octokit-fixtures_get-repository.json");
        var repository = fixture.RootElement[0].GetProperty("response").GetRawText();
        using var assets = Reference.Json("data/samples/github/octokit-fixtures_release-assets.json");
        var releases = $"[{assets.RootElement[0].GetProperty("response").GetRawText()}]";

        Assert.Equal(Metric.StarTotal, Assert.Single(Source.Read(new Target("github.com/octokit-fixture-org/hello-world", "repository"), repository).Readings[0].Signals).Metric);
        Assert.Equal("v1.0.0 Version 1.0.0", Assert.Single(Source.Read(Releases, releases, day: new DateOnly(2018, 1, 1)).Items).Title);
    }

    private static string Release(int id, string day) =>
        $$"""[{"id":{{id}},"tag_name":"v{{id}}","name":null,"draft":false,"prerelease":false,"published_at":"{{day}}T08:00:00Z"}]""";
}
