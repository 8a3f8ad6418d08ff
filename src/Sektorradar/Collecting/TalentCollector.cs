using System.Collections.Concurrent;
using System.Security.Cryptography;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Sources.Git;
using Sektorradar.Sources.Talent;

namespace Sektorradar.Collecting;

/// <summary>
/// Counts how people moved between the sector's subjects, after its histories were read: all of them are read once more, at the commits at which they
/// were counted, because a person is known in two of them only as long as a salt lives in the memory of this one run.
/// </summary>
public sealed class TalentCollector(GitMirror mirror, EvidenceStore store, TimeProvider clock)
{
    private const int AtOnce = 2;
    private const double FewestHistories = 0.9;
    private const int SaltBytes = 32;

    /// <summary>Nothing, when no history has changed; one capture with all of it, or none.</summary>
    public async Task<SourceRun> RunAsync(Sector sector, CancellationToken cancel)
    {
        var run = new SourceRun(TalentReader.Source, TalentReader.AboutOf(sector), clock.GetUtcNow(), 0, null);
        var newest = store.Captures().Where(capture => capture.Source == GitReader.Source).GroupBy(capture => capture.About).ToDictionary(thing => thing.Key, thing => thing.Last());
        var named = sector.Subjects.SelectMany(subject => subject.Repositories, (subject, repository) => (Subject: subject.Id, Repository: repository)).Where(pair => newest.ContainsKey(pair.Repository.About)).ToList();
        var here = (from pair in named
                    let git = mirror.Find(pair.Repository)
                    where git is not null
                    select new History(pair.Subject, pair.Repository, newest[pair.Repository.About], git)).ToList();
        if (here.Count > 0 && store.PositionOf(run.Source, run.About) == TalentReader.RevisionOf(here.Select(history => history.Capture)))
        {
            await store.RecordAsync(run, cancel);
            return run;
        }

        IReadOnlyList<ReadHistory> read = Enough(here.Count, named.Count) ? await ReadAsync(here, cancel) : [];
        if (!Enough(read.Count, named.Count))
        {
            // Fewer would look like people who left.
            run = run with { Problem = new Problem("SR-215", $"Of {named.Count} histories that were counted, {here.Count} are on this machine and {read.Count} were read again; how people moved is not counted anew.", run.About) };
        }
        else if (TalentReader.Read(sector, read) is { } reading)
        {
            return run with { Added = await store.CommitAsync(reading, reading.Capture.Revision, run, cancel) };
        }

        await store.RecordAsync(run, cancel);
        return run;
    }

    private static bool Enough(int read, int all) => read >= FewestHistories * all;

    private async Task<IReadOnlyList<ReadHistory>> ReadAsync(IReadOnlyList<History> histories, CancellationToken cancel)
    {
        var salt = new ContributorSalt(RandomNumberGenerator.GetBytes(SaltBytes));
        var read = new ConcurrentBag<ReadHistory>();
        await Parallel.ForEachAsync(histories, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (history, token) =>
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
            limit.CancelAfter(mirror.TimeLimit);
            try
            {
                var log = await GitCopyReader.HistoryAsync(history.Git, history.Capture.Revision, limit.Token, salt);
                read.Add(new ReadHistory(history.Subject, history.Capture, Contributions.Of(history.Repository, history.Capture.Day, log)));
            }
            catch (Exception error) when (error is GitException or FormatException or IOException or UnauthorizedAccessException || (error is OperationCanceledException && !token.IsCancellationRequested))
            {
                // Its own run has said what is wrong with it; here it is one history fewer.
            }
        });
        return [.. read];
    }

    private sealed record History(string Subject, Repository Repository, Capture Capture, Git Git);
}
