using Sektorradar.Model;

namespace Sektorradar.Collecting;

/// <summary>A copy on this machine, and the day on which it was taken.</summary>
public sealed record LocalCopy(Git Git, DateOnly Day);

/// <summary>Brings repositories: a local copy is read where it lies, any other is mirrored without file contents.</summary>
public sealed class GitMirror(GitOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(1);
    private static readonly string[] WrittenByFetch = ["FETCH_HEAD", "packed-refs", "HEAD"];

    // git has no codes for these, only words. They are asked in this order: a refusal by key also says "Permission denied".
    private static readonly string[] Refused = ["could not read Username", "Authentication failed", "terminal prompts disabled", "Permission denied (publickey", "returned error: 403"];
    private static readonly string[] NotReached =
    [
        "not found", "does not exist", "not appear to be a git repository", "Could not resolve host", "unable to connect", "Connection refused", "unable to access",
        "repository not exported", "access denied or repository",
    ];
    private static readonly string[] NotWritten = ["No space left", "disk full", "Disk quota", "Permission denied", "unable to create"];

    /// <summary>Longest time for bringing one repository, and again for reading it.</summary>
    public TimeSpan TimeLimit => options.TimeLimit;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <exception cref="GitException">SR-202 to SR-204 and SR-209 to SR-212.</exception>
    public async Task<LocalCopy> BringAsync(Repository repository, CancellationToken cancel)
    {
        if (options.Copies is { } copies)
        {
            return CopyIn(copies, repository) is { } folder
                ? new LocalCopy(new Git(folder), await CopiedOnAsync(folder, cancel))
                : throw new GitException("SR-202", "There is no copy of it in the folder of local copies.");
        }

        if (repository.Address.IsFile)
        {
            return GitFolder(repository.Address.LocalPath) is { } folder
                ? new LocalCopy(new Git(folder), await CopiedOnAsync(folder, cancel))
                : throw new GitException("SR-202", "There is no git repository in this folder.");
        }

        if (!options.Protocols.Contains(repository.Address.Scheme))
        {
            throw new GitException("SR-209", $"Addresses of the form {repository.Address.Scheme}:// are not allowed; allowed are {string.Join(", ", options.Protocols)}.");
        }

        return await MirrorAsync(repository, cancel);
    }

    /// <summary>Whether the folder of local copies has it.</summary>
    public bool HasCopy(Repository repository) => options.Copies is { } copies && CopyIn(copies, repository) is not null;

    /// <summary>What is on this machine already, without asking anybody for more; null when there is nothing.</summary>
    public Git? Find(Repository repository)
    {
        var folder = options.Copies is { } copies ? CopyIn(copies, repository)
            : repository.Address.IsFile ? GitFolder(repository.Address.LocalPath) : GitFolder(MirrorOf(repository));
        return folder is null ? null : new Git(folder);
    }

    private string MirrorOf(Repository repository) => Path.Combine(Path.GetFullPath(options.Mirrors), repository.About.Replace('/', '+') + ".git");

    private async Task<LocalCopy> MirrorAsync(Repository repository, CancellationToken cancel)
    {
        var folder = MirrorOf(repository);
        using var claim = Claim(folder);
        Sweep(folder, Abandoned);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(options.TimeLimit);
        var git = new Git(folder, string.Join(':', options.Protocols));
        var tooLarge = false;
        var watch = WatchSizeAsync(folder, () => tooLarge = true, limit);
        try
        {
            await FetchAsync(git, repository.Address.AbsoluteUri, limit.Token);
            return new LocalCopy(git, Today);
        }
        catch (OperationCanceledException)
        {
            Sweep(folder, TimeSpan.Zero);
            cancel.ThrowIfCancellationRequested();
            throw tooLarge
                ? new GitException("SR-204", $"The mirror grew over the limit of {options.SizeLimit >> 20} MiB and was stopped; the copy from before stands.")
                : new GitException("SR-203", $"Bringing it took longer than {options.TimeLimit.TotalMinutes:0} minutes and was stopped; the copy from before stands.");
        }
        finally
        {
            await limit.CancelAsync();
            await watch;
        }
    }

    private static async Task FetchAsync(Git git, string address, CancellationToken cancel)
    {
        Require(await git.ReadLinesAsync(["init", "--bare", "--quiet", "--template=", git.Repository], Ignore, cancel));
        foreach (var (name, value) in new[] { ("remote.origin.url", address), ("remote.origin.promisor", "true"), ("remote.origin.partialclonefilter", "blob:none") })
        {
            Require(await git.ReadLinesAsync(["config", name, value], Ignore, cancel));
        }

        var (asked, answer) = await git.ReadTextAsync(["ls-remote", "--symref", "--", address, "HEAD"], cancel);
        Require(asked);
        var branch = answer.Split('\n').FirstOrDefault(line => line.StartsWith("ref: refs/heads/", StringComparison.Ordinal))?.Split('\t')[0]["ref: ".Length..]
            ?? throw new GitException("SR-205", "The repository has no commit on its default branch.");
        Require(await git.ReadLinesAsync(
            [
                "fetch", "--quiet", "--prune", "--no-tags", "--atomic", "--no-recurse-submodules", "--no-write-fetch-head", "--no-auto-maintenance", "--filter=blob:none", "origin",
                $"+{branch}:{branch}", "+refs/tags/*:refs/tags/*", "+refs/pull/*/head:refs/pull/*/head",
            ],
            Ignore, cancel));
        Require(await git.ReadLinesAsync(["symbolic-ref", "HEAD", branch], Ignore, cancel));
    }

    private static void Require(GitResult result)
    {
        if (result.Succeeded)
        {
            return;
        }

        bool Says(string[] words) => words.Any(word => result.Error.Contains(word, StringComparison.OrdinalIgnoreCase));

        throw Says(Refused) ? new GitException("SR-211", "The server asks for a name and a password, or refuses. A private or removed repository answers like this.")
            : Says(NotReached) ? new GitException("SR-202", $"It cannot be reached: {result.Error}")
            : Says(NotWritten) ? new GitException("SR-210", $"The mirror cannot be written: {result.Error}")
            : new GitException("SR-208", $"git ended with {result.ExitCode}: {result.Error}");
    }

    private async Task WatchSizeAsync(string folder, Action tooLarge, CancellationTokenSource stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(0.5), clock, stop.Token);
                var size = Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(LengthOf) : 0;
                if (size > options.SizeLimit)
                {
                    tooLarge();
                    await stop.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The fetch has ended.
        }
    }

    /// <summary>
    /// Removes what a git that was killed leaves behind: locks, which would stop every later run, and half packs, which would count against the
    /// size for ever. What was written a moment ago may be the work of a git that outlived its run; it is left alone.
    /// </summary>
    private static void Sweep(string folder, TimeSpan idle)
    {
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            if ((file.Extension == ".lock" || file.Name.StartsWith("tmp_", StringComparison.Ordinal)) && DateTime.UtcNow - file.LastWriteTimeUtc >= idle)
            {
                file.Delete();
            }
        }
    }

    private static long LengthOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0; // git renamed it meanwhile
        }
    }

    private static FileStream Claim(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(folder + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException error) when (File.Exists(folder + ".lock"))
        {
            throw new GitException("SR-212", $"Another run is at work on this mirror: {error.Message}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new GitException("SR-210", $"The mirror cannot be written: {error.Message}");
        }
    }

    private static string? CopyIn(string copies, Repository repository)
    {
        var path = repository.Address.AbsolutePath.Trim('/');
        path = path.EndsWith(".git", StringComparison.Ordinal) ? path[..^4] : path;
        string[] names = [path.Replace('/', '+'), path, repository.About.Replace('/', '+')];
        return names.SelectMany(name => new[] { name, name + "/repo", name + ".git" }).Select(name => GitFolder(Path.Combine(copies, name))).FirstOrDefault(folder => folder is not null);
    }

    private static string? GitFolder(string folder) =>
        new[] { Path.Combine(folder, ".git"), folder }.Select(Path.GetFullPath)
            .FirstOrDefault(git => File.Exists(Path.Combine(git, "HEAD")) && Directory.Exists(Path.Combine(git, "objects")));

    /// <summary>
    /// A copy tells nothing of its own age but when its references were last written: never before the newest of them, never after today.
    /// </summary>
    private async Task<DateOnly> CopiedOnAsync(string folder, CancellationToken cancel)
    {
        var written = WrittenByFetch.Select(name => Path.Combine(folder, name)).Where(File.Exists)
            .Select(file => DateOnly.FromDateTime(File.GetLastWriteTimeUtc(file))).Max();
        var (_, newest) = await new Git(folder).ReadTextAsync(["for-each-ref", "--sort=-creatordate", "--count=1", "--format=%(creatordate:unix)"], cancel);
        var last = long.TryParse(newest.Trim(), out var seconds) && seconds < clock.GetUtcNow().ToUnixTimeSeconds() ? Week.Day(seconds) : default;
        var day = written > last ? written : last;
        return day > Today ? Today : day;
    }

    private static void Ignore(ReadOnlySpan<byte> line)
    {
    }
}
