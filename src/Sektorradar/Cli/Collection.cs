using System.CommandLine;
using Sektorradar.Collecting;
using Sektorradar.Collecting.Web;
using Sektorradar.Evidence;
using Sektorradar.Matching;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Git;
using Sektorradar.Sources.Packages;
using Sektorradar.Sources.Talent;

namespace Sektorradar.Cli;

/// <summary>One collection of a sector: git histories and all other sources at the same time, with what is said on the way and at the end.</summary>
internal sealed class Collection : IDisposable
{
    private const int MostProposed = 20;

    // Proposals come from strangers, and git does not look where an address leads.
    private static readonly string[] CodeHosts = ["github.com", "gitlab.com", "codeberg.org"];

    private readonly Sector _sector;
    private readonly EvidenceStore _store;
    private readonly IReadOnlyList<Repository> _repositories;
    private readonly IReadOnlyList<ISource> _sources;
    private readonly IReadOnlyList<(ISource Source, string Code, string Reason)> _leftOut;
    private readonly Func<string, bool> _named;
    private readonly Collector _git;
    private readonly TalentCollector _talent;
    private readonly SourceCollector _others;
    private readonly Internet _internet;
    private readonly NameResolver _names;
    private readonly int _keepAnswers;

    private Collection(Sector sector, EvidenceStore store, IReadOnlyList<Repository> repositories, GitOptions git, IReadOnlyList<ISource> sources, InternetOptions internet, Credentials credentials, bool impatient, int keepAnswers, Func<string, bool> named)
    {
        (_sector, _store, _repositories, _keepAnswers, _named) = (sector, store, repositories, keepAnswers, named);
        _internet = new Internet(internet, credentials, ProgramVersion.Text, TimeProvider.System);
        var mirror = new GitMirror(git, TimeProvider.System);
        _git = new Collector(mirror, store, TimeProvider.System);
        _talent = new TalentCollector(mirror, store, TimeProvider.System);
        var matcher = SubjectMatcher.Of(sector);
        _names = new NameResolver(TimeProvider.System);
        var outside = new Outside(_internet, _names, new GitFiles(mirror));
        _others = new SourceCollector(outside, store, item => [.. matcher.SubjectsOf(item)], TimeProvider.System) { Impatient = impatient };
        var wanted = sources.Where(source => source.Targets(sector).Any()).ToList();
        _leftOut = [.. wanted.Select(source => (Source: source, Why: ReasonToLeaveOut(source, internet, credentials))).Where(pair => pair.Why is not null).Select(pair => (pair.Source, pair.Why!.Value.Code, pair.Why.Value.Reason))];
        _sources = [.. wanted.Except(_leftOut.Select(pair => pair.Source))];
    }

    /// <exception cref="InputException">An option cannot be used.</exception>
    public static Collection Of(Sector sector, EvidenceStore store, ParseResult parsed, GitChoices git, SourceChoices sources, bool gitAlone = false)
    {
        var options = git.Of(parsed);
        var repositories = sources.ReadsGit(parsed) ? sector.Repositories.OrderBy(r => r.About, StringComparer.Ordinal).Concat(Proposed(sector, store, options)).ToList() : [];
        return new Collection(sector, store, repositories, options, gitAlone ? [] : sources.Of(parsed), sources.InternetOf(parsed), sources.CredentialsOf(parsed), sources.IsImpatient(parsed), sources.KeepAnswersOf(parsed), source => sources.Names(parsed, source));
    }

    /// <summary>
    /// The best proposals of the inbox: only their histories tell how old they are. What was only shown by somebody may be one person's, and is left to the editor.
    /// </summary>
    private static IEnumerable<Repository> Proposed(Sector sector, EvidenceStore store, GitOptions options)
    {
        var mirror = new GitMirror(options, TimeProvider.System);
        return InboxCommand.Find(sector, store, Today).Where(candidate => candidate.Reasons.Any(reason => reason.Code is not ("shown" or "relevant"))).Select(candidate => new Repository(candidate.Address))
            .Where(repository => options.Copies is null ? CodeHosts.Contains(repository.Address.Host) : mirror.HasCopy(repository)).Take(MostProposed);
    }

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>Collects with a line for each repository and for each source, and ends with a table of what came of it.</summary>
    public async Task<IReadOnlyList<SourceRun>> RunAsync(CancellationToken cancel)
    {
        var progress = new CollectionProgress(_repositories.Count, _sources.ToDictionary(source => source.Card.Id, source => source.Targets(_sector).Count()).Append(new(TalentReader.Source, 1)).ToDictionary());
        var runs = new List<SourceRun>();
        var histories = _repositories.Count == 0 ? AsyncEnumerable.Empty<SourceRun>() : _git.RunAsync(_repositories, cancel);
        await foreach (var run in Runs.Together(histories, _others.RunAsync(_sources, _sector, cancel), cancel))
        {
            runs.Add(run);
            progress.Say(run);
        }

        // Of all histories together, so after the last of them.
        if (_repositories.Count > 0)
        {
            var run = await _talent.RunAsync(_sector, cancel);
            runs.Add(run);
            progress.Say(run);
        }

        await ForgetAsync(cancel);
        Terminal.Problems([.. (await new HealthCheck(_store, TimeProvider.System).RunAsync(cancel)).Select(hold => hold.Problem)]);
        new CollectionTable(_store, runs, _sources, _leftOut).Write();
        // Who named a source wanted it asked; of all sources together it is enough to say which were left out.
        return [.. runs, .. _leftOut.Where(pair => _named(pair.Source.Card.Id)).Select(pair => new SourceRun(pair.Source.Card.Id, "", TimeProvider.System.GetUtcNow(), 0, new Problem(pair.Code, pair.Reason, pair.Source.Card.Id)))];
    }

    public void Dispose()
    {
        _internet.Dispose();
        _names.Dispose();
    }

    /// <summary>What may be kept for a time only goes when its time is over, whichever sources are asked today.</summary>
    private async Task ForgetAsync(CancellationToken cancel)
    {
        foreach (var card in AllSources.Of(new PackageRegistries(null, null, null)).Select(source => source.Card).Where(card => card.KeepWords is not null))
        {
            await _store.ForgetWordsAsync(card.Id, Today.AddDays(-(int)card.KeepWords!.Value.TotalDays), cancel);
        }

        await _store.ForgetBodiesAsync(Today.AddDays(-_keepAnswers), cancel);
    }

    /// <summary>What cannot work is not tried: a source without its key is no failure, and neither is a network that nobody answers for.</summary>
    private (string Code, string Reason)? ReasonToLeaveOut(ISource source, InternetOptions internet, Credentials credentials) =>
        internet.Contact is null && AsksServers(source) ? ("SR-512", "no contact: give --contact")
        : source.Card.Credential is { Optional: false, PublicFrom: null } key && credentials.Find(key) is null ? ("SR-513", $"needs a key in {credentials.PlacesOf(key)}")
        : null;

    /// <summary>Servers on the web want to know who asks; git and the name system do not.</summary>
    private bool AsksServers(ISource source) => source.Ask(source.Targets(_sector).First(), Cursor.Start, Today) is Request.Web;
}
