using Sektorradar.Sources;
using Sektorradar.Sources.GitHub;

namespace Sektorradar.Tests.Sources.GitHub;

public sealed class GitHubReleasesContractTests : SourceContract
{
    protected override ISource Source => new GitHubSource();

    protected override Target Target => new("github.com/openlamp/openlamp/releases", "releases");

    protected override IReadOnlyList<string> Recordings => ["github/releases.json"];

    protected override IReadOnlyList<string> Persons => ["ACCOUNT-OF-A-PERSON"];
}

public sealed class GitHubRepositoryContractTests : SourceContract
{
    protected override ISource Source => new GitHubSource();

    protected override Target Target => new("github.com/openlamp/openlamp", "repository");

    protected override IReadOnlyList<string> Recordings => ["github/repository.json"];
}

public sealed class GitHubSearchContractTests : SourceContract
{
    protected override ISource Source => new GitHubSource();

    protected override Target Target => new("topic:lamps", "topic");

    protected override IReadOnlyList<string> Recordings => ["github/search.json"];

    protected override IReadOnlyList<string> Persons => ["ACCOUNT-OF-A-PERSON"];
}

public sealed class GitHubStarsContractTests : SourceContract
{
    protected override ISource Source => new GitHubStarsSource();

    protected override Target Target => new("github.com/openlamp/openlamp", "openlamp/openlamp");

    protected override IReadOnlyList<string> Recordings => ["github-stars/history-1.json", "github-stars/history-2.json"];
}
