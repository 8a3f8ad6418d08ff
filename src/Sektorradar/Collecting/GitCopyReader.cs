using System.Globalization;
using System.Text.RegularExpressions;
using Sektorradar.Model;
using Sektorradar.Sources.Git;

namespace Sektorradar.Collecting;

/// <summary>The references of a copy: what decides whether anything has changed since it was last read.</summary>
/// <param name="Position">Digest of all of it, the day of the copy and what was counted.</param>
public sealed record GitRefs(string Head, IReadOnlyList<(string Name, long Time)> Tags, IReadOnlyList<(int Number, long Time)> PullRequests, string Position);

/// <summary>Asks git for everything that <see cref="GitReader"/> counts.</summary>
public static partial class GitCopyReader
{
    private const int LicenceVersions = 40, ReadmeVersions = 25;

    /// <exception cref="GitException">SR-205, SR-206 or SR-208.</exception>
    public static async Task<GitRefs> RefsAsync(Git git, DateOnly day, CancellationToken cancel)
    {
        if (File.Exists(Path.Combine(git.Repository, "shallow")))
        {
            throw new GitException("SR-206", "The copy is shallow: its history is cut off, and what is missing would look like a beginning.");
        }

        var (found, head) = await git.ReadTextAsync(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], cancel);
        if (!found.Succeeded)
        {
            var (named, _) = await git.ReadTextAsync(["rev-parse", "--verify", "--quiet", "HEAD"], cancel);
            throw named.Succeeded ? new GitException("SR-208", "The head leads to a commit that is not there.")
                : found.Error.Length == 0 ? new GitException("SR-205", "The repository has no commit on its default branch.") : new GitException("SR-208", found.Error);
        }

        List<(string, long)> tags = [];
        List<(int, long)> pulls = [];
        var listing = new List<string> { GitReader.Counting, head.Trim(), day.ToString("O") };
        var (listed, refs) = await git.ReadTextAsync(["for-each-ref", "--format=%(refname)%09%(objectname)%09%(creatordate:unix)", "refs/tags", "refs/pull"], cancel);
        Require(listed);
        foreach (var line in refs.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split('\t');
            if (!long.TryParse(fields[2], CultureInfo.InvariantCulture, out var time))
            {
                continue; // a tag of something that has no date
            }

            if (fields[0].StartsWith("refs/tags/", StringComparison.Ordinal))
            {
                tags.Add((fields[0]["refs/tags/".Length..], time));
            }
            else if (PullHead().Match(fields[0]) is { Success: true } pull && int.TryParse(pull.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var number))
            {
                pulls.Add((number, time));
            }
            else
            {
                continue;
            }

            listing.Add(line);
        }

        return new GitRefs(head.Trim(), tags, pulls, Digest.Of([.. listing]));
    }

    /// <exception cref="GitException">SR-208: git could not read the history to its end.</exception>
    public static async Task<GitCopy> ReadAsync(Git git, Repository repository, DateOnly day, GitRefs refs, CancellationToken cancel)
    {
        var log = await HistoryAsync(git, refs.Head, cancel);
        var (listed, names) = await git.ReadTextAsync(["ls-tree", "--name-only", "-z", refs.Head, "./", "LICENSES/"], cancel);
        Require(listed);
        var files = names.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        var licences = await LicencesAsync(git, refs.Head, files, cancel);
        var readme = files.Where(path => ReadmeFile().IsMatch(path)).OrderBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal).FirstOrDefault();
        var readmes = readme is null ? [] : await VersionsOfAsync(git, refs.Head, readme, ReadmeVersions, cancel);
        return new GitCopy(repository, day, refs.Head, log, refs.Tags, refs.PullRequests, licences, EndedAt(readmes));
    }

    /// <summary>The whole history behind a commit.</summary>
    /// <param name="salt">For telling the same person in several repositories.</param>
    /// <exception cref="GitException">SR-208.</exception>
    public static async Task<CommitLog> HistoryAsync(Git git, string head, CancellationToken cancel, ContributorSalt? salt = null)
    {
        string[] command = ["log", "--use-mailmap", "--no-show-signature", CommitLog.Format, head];
        var log = new CommitLog(salt);
        var result = await git.ReadLinesAsync(command, log.Add, cancel);
        if (Lacks(git, result))
        {
            log = new CommitLog(salt);
            result = await git.ReadLinesAsync(["-c", "mailmap.blob=", .. command], log.Add, cancel);
        }

        Require(result);
        return log;
    }

    /// <summary>A partial copy may lack contents, and a copy is never fetched into; what is not there is not known, and that is all.</summary>
    private static bool Lacks(Git git, GitResult result) =>
        !git.MayFetch && (result.Error.Contains("promisor remote", StringComparison.Ordinal) || result.Error.Contains("lazy fetching", StringComparison.Ordinal));

    private static async Task<LicenceHistory> LicencesAsync(Git git, string head, IReadOnlyList<string> paths, CancellationToken cancel)
    {
        var (files, choice) = LicenceHistory.FilesIn(paths);
        var versions = new List<(string, long, string)>();
        foreach (var file in files)
        {
            versions.AddRange((await VersionsOfAsync(git, head, file, LicenceVersions, cancel)).Select(version => (file, version.LandedAt, version.Text)));
        }

        return new LicenceHistory(choice, versions);
    }

    /// <summary>The newest versions of a file, each with the landing that brought it.</summary>
    private static async Task<IReadOnlyList<(long LandedAt, string Text)>> VersionsOfAsync(Git git, string head, string file, int most, CancellationToken cancel)
    {
        var landings = new List<(string Commit, long Time)>();
        var (logged, lines) = await git.ReadTextAsync(["log", "--no-mailmap", "--first-parent", "--format=%H %ct", $"--max-count={most}", head, "--", $":(top,literal){file}"], cancel);
        Require(logged);
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            landings.Add((line[..40], long.TryParse(line[41..], CultureInfo.InvariantCulture, out var time) ? time : long.MaxValue));
        }

        var (read, texts) = await git.ReadObjectsAsync([.. landings.Select(landing => $"{landing.Commit}:{file}")], cancel);
        if (!Lacks(git, read) && (!read.Succeeded || (read.Error.Length > 0 && texts.Contains(null))))
        {
            // A mirror that could not fetch, or damage, would look like a licence that was never there.
            throw new GitException("SR-208", $"git could not read {file}: {read.Error}");
        }

        return [.. landings.Zip(texts).Where(pair => pair.Second is not null).Select(pair => (pair.First.Time, pair.Second!))];
    }

    /// <summary>When the wording that stands there now came in; versions are newest first.</summary>
    private static long? EndedAt(IReadOnlyList<(long LandedAt, string Text)> readmes) =>
        readmes.TakeWhile(readme => Maintenance.SaysItHasEnded(readme.Text)).Select(readme => (long?)readme.LandedAt).LastOrDefault();

    private static void Require(GitResult result)
    {
        if (!result.Succeeded)
        {
            throw new GitException("SR-208", $"git ended with {result.ExitCode}: {result.Error}");
        }
    }

    [GeneratedRegex(@"^refs/pull/(\d+)/head$")]
    private static partial Regex PullHead();

    [GeneratedRegex(@"^readme(\.(md|txt|rst|adoc|markdown))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ReadmeFile();
}

/// <summary>An expected failure with one repository; <see cref="Collector"/> prices it.</summary>
public sealed class GitException(string code, string detail) : Exception(detail)
{
    public string Code => code;

    public Problem About(string repository) => new(Code, Message, repository);
}
