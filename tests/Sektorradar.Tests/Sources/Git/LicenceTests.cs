using Sektorradar.Model;

namespace Sektorradar.Tests.Sources.Git;

public class LicenceTests
{
    private const string Apache = "                    Apache License\n              Version 2.0, January 2004\n", Business = "Business Source License 1.1\n\nLicensor: Lamp\n";

    [Fact]
    public async Task Each_change_of_licence_is_an_event_on_the_day_it_landed()
    {
        var history = new GitRepositoryBuilder();
        history.Commit("2024-01-02T10:00Z", files: ("LICENSE", Apache));
        history.Commit("2024-01-16T10:00Z", files: ("LICENSE", Business));

        Assert.Equal("2024-01-02=Apache-2.0 2024-01-16=BUSL-1.1", (await history.ReadAsync("2024-02-14")).Dates(Metric.Licence));
    }

    [Fact]
    public async Task A_new_year_in_the_licence_is_no_change_of_licence()
    {
        var history = new GitRepositoryBuilder();
        history.Commit("2024-01-02T10:00Z", files: ("LICENSE.md", Apache));
        history.Commit("2024-01-16T10:00Z", files: ("LICENSE.md", Apache + "Copyright 2024\n"));

        Assert.Equal("2024-01-02=Apache-2.0", (await history.ReadAsync("2024-02-14")).Dates(Metric.Licence));
    }

    [Fact]
    public async Task A_change_on_a_side_branch_is_dated_by_its_merge()
    {
        var history = new GitRepositoryBuilder();
        var start = history.Commit("2024-01-02T10:00Z", files: ("LICENSE", Apache));
        var side = history.Commit("2024-01-03T10:00Z", branch: "side", from: start, files: ("LICENSE", Business));
        history.Commit("2024-01-23T10:00Z", merge: side, files: ("LICENSE", Business));

        Assert.Equal("2024-01-02=Apache-2.0 2024-01-23=BUSL-1.1", (await history.ReadAsync("2024-02-14")).Dates(Metric.Licence));
    }

    [Fact]
    public async Task A_text_that_is_not_known_is_unrecognised_and_no_file_is_no_event()
    {
        var odd = new GitRepositoryBuilder();
        odd.Commit("2024-01-02T10:00Z", files: ("COPYING", "You may look at this lamp.\n"));
        var none = new GitRepositoryBuilder();
        none.Commit("2024-01-02T10:00Z");

        Assert.Equal("2024-01-02=unrecognised", (await odd.ReadAsync("2024-02-14")).Dates(Metric.Licence));
        Assert.Equal("", (await none.ReadAsync("2024-02-14")).Dates(Metric.Licence));
    }

    [Fact]
    public async Task The_file_in_the_root_goes_before_those_in_LICENSES()
    {
        var history = new GitRepositoryBuilder();
        history.Commit("2024-01-02T10:00Z", files: [("LICENSES/BUSL-1.1.txt", Business), ("LICENSE", Apache)]);

        Assert.Equal("2024-01-02=Apache-2.0", (await history.ReadAsync("2024-02-14")).Dates(Metric.Licence));
    }

    [Fact]
    public async Task A_line_feed_in_a_files_name_asks_git_for_nothing_more()
    {
        var history = new GitRepositoryBuilder();
        history.Commit("2024-01-02T10:00Z", files: [("LICENSES/a\\nHEAD:large\\nHEAD:large", Apache), ("large", new string('x', 1 << 20))]);

        Assert.Equal("", (await history.ReadAsync("2024-02-14").WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).Dates(Metric.Licence));
    }
}
