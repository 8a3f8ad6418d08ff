using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Sources.Git;

namespace Sektorradar.Collecting;

/// <summary>Reads repositories, two at a time, and is the only place that decides what a failure costs: that one repository, and never more.</summary>
public sealed class Collector(GitMirror mirror, EvidenceStore store, TimeProvider clock)
{
    private const int AtOnce = 2;

    /// <summary>One run for each repository, as they end.</summary>
    public IAsyncEnumerable<SourceRun> RunAsync(IReadOnlyList<Repository> repositories, CancellationToken cancel = default)
    {
        Git.RequireInstalled();
        return Runs.AsTheyEndAsync<SourceRun>(
            (end, token) => Parallel.ForEachAsync(
                repositories, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = token }, async (repository, inner) => end(await CollectAsync(repository, inner))),
            cancel);
    }

    private async Task<SourceRun> CollectAsync(Repository repository, CancellationToken cancel)
    {
        var run = new SourceRun(GitReader.Source, repository.About, clock.GetUtcNow(), 0, null);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            var copy = await mirror.BringAsync(repository, cancel);
            // Reading may fetch what the mirror left out, so a server can fall silent here too.
            limit.CancelAfter(mirror.TimeLimit);
            var refs = await GitCopyReader.RefsAsync(copy.Git, copy.Day, limit.Token);
            var before = store.PositionOf(run.Source, run.About);
            var position = $"{refs.Head} {refs.Position}";
            if (before == position)
            {
                await store.RecordAsync(run, cancel);
                return run;
            }

            var reading = GitReader.Read(await GitCopyReader.ReadAsync(copy.Git, repository, copy.Day, refs, limit.Token))
                ?? throw new GitException("SR-205", "No commit landed after the day of the fork, or none on a day that can be believed.");
            run = run with { Problem = await RewrittenAsync(copy.Git, before, refs.Head, run.About, cancel) };
            return run with { Added = await store.CommitAsync(reading, position, run, cancel) };
        }
        catch (GitException error)
        {
            run = run with { Problem = error.About(repository.About) };
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            run = run with { Problem = new Problem("SR-203", $"Reading it took longer than {mirror.TimeLimit.TotalMinutes:0} minutes and was stopped.", repository.About) };
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
        {
            run = run with { Problem = new Problem("SR-208", error.Message, repository.About) };
        }

        await store.RecordAsync(run, cancel);
        return run;
    }

    /// <summary>History that no longer leads to where it stood is read all the same, and said.</summary>
    private static async Task<Problem?> RewrittenAsync(Git git, string? before, string head, string about, CancellationToken cancel)
    {
        if (before?.Split(' ')[0] is not { } old || old == head)
        {
            return null;
        }

        var (result, _) = await git.ReadTextAsync(["merge-base", "--is-ancestor", old, head], cancel);
        return result.Succeeded ? null : new Problem("SR-207", $"Its history was rewritten: {old[..12]} no longer leads to the head. The counts are those of the new history.", about);
    }
}
