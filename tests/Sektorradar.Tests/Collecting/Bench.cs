using Sektorradar.Collecting;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Tests.Sources.Git;

namespace Sektorradar.Tests.Collecting;

/// <summary>A folder with a store, mirrors and what a collector needs: everything real, on a day that stands still.</summary>
internal sealed class Bench : IDisposable
{
    public const string Today = "2024-02-14";

    private readonly TempFolder _folder = new();

    public Bench()
    {
        Options = new GitOptions { Mirrors = _folder["mirrors"], Protocols = ["http"] };
        Store = EvidenceStore.Open(StoreFile);
    }

    public GitOptions Options { get; set; }

    public EvidenceStore Store { get; }

    public string StoreFile => _folder["evidence.db"];

    public string Served => _folder.Make("served");

    public string Copies => _folder.Make("copies");

    public string this[string name] => _folder[name];

    /// <summary>Where the mirror of a repository served at this address lies.</summary>
    public string MirrorOf(Uri address) => Path.Combine(_folder["mirrors"], new Repository(address).About.Replace('/', '+') + ".git");

    public async Task<IReadOnlyList<SourceRun>> CollectAsync(params IEnumerable<Uri> addresses)
    {
        var clock = new FixedClock(Today + "T12:00Z");
        var collector = new Collector(new GitMirror(Options, clock), Store, clock);
        var runs = new List<SourceRun>();
        await foreach (var run in collector.RunAsync([.. addresses.Select(address => new Repository(address))], TestContext.Current.CancellationToken))
        {
            runs.Add(run);
        }

        return runs;
    }

    public async Task<SourceRun> CollectOneAsync(Uri address) => Assert.Single(await CollectAsync(address));

    public Reading Newest() => Store.Read(Store.Captures()[^1]);

    /// <summary>Two weeks of work with a licence and a README.</summary>
    public static GitRepositoryBuilder SmallHistory()
    {
        var history = new GitRepositoryBuilder();
        history.Commit("2024-01-02T10:00Z", files: [("LICENSE", "Apache License, Version 2.0"), ("README.md", "# Lamp\n")]);
        history.Tag("v1.0.0", history.Commit("2024-01-09T10:00Z", GitRepositoryBuilder.Two), "2024-01-09T11:00Z");
        return history;
    }

    public void Dispose()
    {
        Store.Dispose();
        _folder.Dispose();
    }
}
