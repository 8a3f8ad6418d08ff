using System.Globalization;
using Sektorradar.Collecting;
using Sektorradar.Model;
using Sektorradar.Sources.Git;

namespace Sektorradar.Tests.Sources.Git;

/// <summary>Reads what a builder made, as the collector would, and says what was counted in a form that fits on a line.</summary>
internal static class GitHistory
{
    public static readonly Uri Address = new("https://code.example.org/lamp/lamp");

    public static async Task<Reading?> ReadAsync(this GitRepositoryBuilder history, string day, string? forked = null)
    {
        using var folder = new TempFolder();
        return await ReadAsync(history.Write(folder["repository"]), day, forked);
    }

    public static async Task<Reading?> ReadAsync(string folder, string day, string? forked = null)
    {
        var git = new Sektorradar.Collecting.Git(folder);
        var copied = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        var repository = new Repository(Address, forked is null ? null : DateOnly.Parse(forked, CultureInfo.InvariantCulture));
        var cancel = TestContext.Current.CancellationToken;
        var refs = await GitCopyReader.RefsAsync(git, copied, cancel);
        return GitReader.Read(await GitCopyReader.ReadAsync(git, repository, copied, refs, cancel));
    }

    /// <summary>Weeks and counts: <c>2024-01-01:2 2024-01-08:1</c>.</summary>
    public static string Weeks(this Reading? reading, Metric metric) =>
        string.Join(' ', reading!.Signals.Where(s => s.Metric == metric).Select(s => FormattableString.Invariant($"{s.Day:yyyy-MM-dd}:{s.Value}")));

    /// <summary>Days and titles: <c>2024-01-03=1.0.0</c>.</summary>
    public static string Dates(this Reading? reading, Metric metric) =>
        string.Join(' ', reading!.Signals.Where(s => s.Metric == metric).Select(s => FormattableString.Invariant($"{s.Day:yyyy-MM-dd}{(s.Title is null ? "" : "=" + s.Title)}")));
}
