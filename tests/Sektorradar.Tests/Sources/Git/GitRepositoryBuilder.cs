using System.Globalization;
using System.Text;

namespace Sektorradar.Tests.Sources.Git;

/// <summary>
/// A real repository with invented people and fixed dates, made by <c>git fast-import</c>: one process, and the same ids in every run. Written
/// again after more was added, it is the same repository with a longer history.
/// </summary>
internal sealed class GitRepositoryBuilder
{
    public const string One = "Author One <one@example.org>", Two = "Author Two <two@example.org>", Three = "Author Three <three@example.org>";

    private readonly StringBuilder _stream = new();
    private readonly Dictionary<string, int> _tips = [];
    private int _marks;

    /// <param name="when">Committer date; Unix seconds after @.</param>
    /// <param name="authored">Author date, when it is another.</param>
    /// <param name="from">The commit that <paramref name="branch"/> starts from, when it is new.</param>
    /// <param name="merge">A further parent.</param>
    /// <param name="files">Path and content; null removes the file.</param>
    public int Commit(
        string when, string by = One, string branch = "main", int? from = null, int? merge = null, string? authored = null, string? message = null, params (string Path, string? Content)[] files)
    {
        var mark = ++_marks;
        _stream.Append(CultureInfo.InvariantCulture, $"commit refs/heads/{branch}\nmark :{mark}\nauthor {by} {Seconds(authored ?? when)} +0000\ncommitter {by} {Seconds(when)} +0000\n");
        Data(message ?? $"Change {mark}\n");
        if ((from ?? (_tips.TryGetValue(branch, out var tip) ? tip : null)) is { } parent)
        {
            _stream.Append(CultureInfo.InvariantCulture, $"from :{parent}\n");
        }

        if (merge is { } other)
        {
            _stream.Append(CultureInfo.InvariantCulture, $"merge :{other}\n");
        }

        foreach (var (path, content) in files.Length == 0 ? [("change.txt", $"{mark}\n")] : files)
        {
            if (content is null)
            {
                _stream.Append(CultureInfo.InvariantCulture, $"D \"{path}\"\n");
                continue;
            }

            _stream.Append(CultureInfo.InvariantCulture, $"M 100644 inline \"{path}\"\n");
            Data(content);
        }

        _stream.Append('\n');
        return _tips[branch] = mark;
    }

    /// <summary>A tag with a date of its own and a tagger.</summary>
    public GitRepositoryBuilder Tag(string name, int commit, string when, string by = One)
    {
        _stream.Append(CultureInfo.InvariantCulture, $"tag {name}\nfrom :{commit}\ntagger {by} {Seconds(when)} +0000\n");
        Data($"{name}\n");
        return this;
    }

    /// <summary>A tag that is only a name: its date is the commit's.</summary>
    public GitRepositoryBuilder LightTag(string name, int commit) => Reference($"refs/tags/{name}", commit);

    public GitRepositoryBuilder PullRequest(int number, int commit) => Reference($"refs/pull/{number}/head", commit);

    /// <summary>Writes a bare repository.</summary>
    public string Write(string folder)
    {
        if (!Directory.Exists(Path.Combine(folder, "objects")))
        {
            Directory.CreateDirectory(folder);
            GitProgram.Run(folder, "init", "--bare", "--quiet", "--template=", "--initial-branch=main");
        }

        GitProgram.Run(folder, _stream.ToString(), ["fast-import", "--quiet", "--force", "--date-format=raw-permissive"]);
        return folder;
    }

    private GitRepositoryBuilder Reference(string name, int commit)
    {
        _stream.Append(CultureInfo.InvariantCulture, $"reset {name}\nfrom :{commit}\n\n");
        return this;
    }

    private void Data(string text) => _stream.Append(CultureInfo.InvariantCulture, $"data {Encoding.UTF8.GetByteCount(text)}\n{text}\n");

    private static string Seconds(string when) => when[0] == '@'
        ? when[1..]
        : DateTimeOffset.Parse(when, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
