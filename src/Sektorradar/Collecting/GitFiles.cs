using System.Text;
using Sektorradar.Model;
using Sektorradar.Sources;

namespace Sektorradar.Collecting;

/// <summary>Answers with files at the head of a repository, brought as histories are: from a local copy, or through a mirror.</summary>
public sealed class GitFiles(GitMirror mirror)
{
    private const int MostFiles = 5_000;

    // A fetch names what it wants on its command line, which must not grow without end.
    private const int FetchedAtOnce = 200;

    /// <summary>Object id of a file without content, in repositories of SHA-1.</summary>
    private const string Empty = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";

    /// <param name="before">The head that was read last, as <see cref="Validators.ETag"/>.</param>
    public async Task<Answer> AskAsync(Request.Files request, Validators before, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            var copy = await mirror.BringAsync(request.Repository, cancel);
            limit.CancelAfter(mirror.TimeLimit);
            var head = await HeadAsync(copy.Git, limit.Token);
            if (head == before.ETag)
            {
                return new Answer.Unchanged();
            }

            var files = await ReadAsync(copy.Git, head, request.Paths, limit.Token);
            var body = RepositoryFiles.AreFramed(request.Paths) ? RepositoryFiles.Write(files) : files[0].Content.ToArray();
            return new Answer.Received(
                request, request.Repository.Address, 200, MediaType: null, "utf-8", body, new DateTimeOffset(copy.Day.ToDateTime(default), TimeSpan.Zero), new Validators(head, null), head);
        }
        catch (GitException error)
        {
            return new Answer.Refused(error.About(request.Repository.About));
        }
        catch (InputException error)
        {
            return new Answer.Refused(error.Problems[0] with { Where = request.Repository.About });
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Answer.Refused(new Problem("SR-203", $"Reading it took longer than {mirror.TimeLimit.TotalMinutes:0} minutes and was stopped.", request.Repository.About));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Answer.Refused(new Problem("SR-208", error.Message, request.Repository.About));
        }
    }

    /// <summary>Unlike a history, files can be read from a shallow copy too.</summary>
    private static async Task<string> HeadAsync(Git git, CancellationToken cancel)
    {
        var (found, head) = await git.ReadTextAsync(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], cancel);
        return found.Succeeded ? head.Trim()
            : throw (found.Error.Length == 0 ? new GitException("SR-205", "The repository has no commit on its default branch.") : new GitException("SR-208", found.Error));
    }

    private static async Task<IReadOnlyList<RepositoryFile>> ReadAsync(Git git, string head, IReadOnlyList<string> paths, CancellationToken cancel)
    {
        var (listed, listing) = await git.ReadTextAsync(["ls-tree", "-r", "-z", "--full-tree", head, "--", .. paths], cancel);
        Require(listed);

        // Mode, type and id, a tab, and the path. Links and submodules are no files.
        var entries = listing.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t', 2)).Where(entry => entry[0].StartsWith("100", StringComparison.Ordinal))
            .Select(entry => (Id: entry[0].Split(' ')[2], Path: entry[1])).ToList();
        if (paths.FirstOrDefault(path => !entries.Exists(entry => path.EndsWith('/') ? entry.Path.StartsWith(path, StringComparison.Ordinal) : entry.Path == path)) is { } missing)
        {
            throw new GitException("SR-213", $"There is no {missing} at its head.");
        }

        if (entries.Count > MostFiles || entries.Exists(entry => entry.Path.Contains('\n', StringComparison.Ordinal)))
        {
            throw new GitException("SR-213", $"There are more than {MostFiles} files, or one whose name has a line break.");
        }

        await FetchMissingAsync(git, head, paths, cancel);
        var (read, texts) = await git.ReadObjectsAsync([.. entries.Select(entry => entry.Id)], cancel);
        if (!read.Succeeded || texts.Count < entries.Count || texts.Contains(null))
        {
            throw new GitException("SR-208", $"git could not read all files: {read.Error}");
        }

        var files = entries.Zip(texts, (entry, text) => (entry.Id, File: new RepositoryFile(entry.Path, Encoding.UTF8.GetBytes(text!)))).ToList();
        // Git.cs reads no content over its limit, and says so by giving none.
        return files.Find(file => file.File.Content.IsEmpty && file.Id != Empty) is { File: { } large }
            ? throw new GitException("SR-213", $"{large.Path} is too large.")
            : [.. files.Select(file => file.File)];
    }

    /// <summary>A mirror has no contents; left to itself, git would fetch each missing one by a request of its own.</summary>
    private static async Task FetchMissingAsync(Git git, string head, IReadOnlyList<string> paths, CancellationToken cancel)
    {
        if (!git.MayFetch)
        {
            return;
        }

        var (listed, objects) = await git.ReadTextAsync(["rev-list", "--objects", "--missing=print", "--no-walk", head, "--", .. paths], cancel);
        Require(listed);
        foreach (var some in objects.Split('\n').Where(line => line.StartsWith('?')).Select(line => line[1..]).Chunk(FetchedAtOnce))
        {
            Require(await git.ReadLinesAsync(
                [
                    "-c", "fetch.negotiationAlgorithm=noop", "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--no-auto-maintenance",
                    "--filter=blob:none", "origin", .. some,
                ],
                _ => { }, cancel));
        }
    }

    private static void Require(GitResult result)
    {
        if (!result.Succeeded)
        {
            throw new GitException("SR-208", $"git ended with {result.ExitCode}: {result.Error}");
        }
    }
}
