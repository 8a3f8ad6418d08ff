using Sektorradar.Sources.DepsDev;
using Sektorradar.Sources.Doffin;
using Sektorradar.Sources.Einnsyn;
using Sektorradar.Sources.EndOfLife;
using Sektorradar.Sources.Enhetsregisteret;
using Sektorradar.Sources.Feeds;
using Sektorradar.Sources.GitHub;
using Sektorradar.Sources.HackerNews;
using Sektorradar.Sources.Jobbnorge;
using Sektorradar.Sources.KnownExploited;
using Sektorradar.Sources.Landscape;
using Sektorradar.Sources.MailPosture;
using Sektorradar.Sources.Nav;
using Sektorradar.Sources.Osv;
using Sektorradar.Sources.Packages;
using Sektorradar.Sources.Scorecard;
using Sektorradar.Sources.Stortinget;
using Sektorradar.Sources.Ted;
using Sektorradar.Sources.Wikipedia;

namespace Sektorradar.Sources;

/// <summary>The list of sources besides git histories. Adding one is adding a line here.</summary>
public static class AllSources
{
    /// <param name="registries">Where this machine's own package clients look.</param>
    public static IReadOnlyList<ISource> Of(PackageRegistries registries) =>
    [
        new FeedSource(),
        new EnhetsregisteretSource(),
        new DoffinSource(),
        new TedSource(),
        new NavSource(),
        new JobbnorgeSource(),
        new EinnsynStatisticsSource(),
        new EinnsynSearchSource(),
        new StortingetSource(),
        new EndOfLifeSource(),
        new LandscapeSource(),
        new KnownExploitedSource(),
        new GitHubSource(),
        new GitHubStarsSource(),
        new MailPostureSource(),
        new OsvSource(),
        new DepsDevSource(),
        new ScorecardSource(),
        new NpmSource(registries),
        new NuGetSource(registries),
        new PyPiSource(registries),
        new HackerNewsSource(),
        new WikipediaSource(),
    ];
}
