using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Tests.Sectors;

namespace Sektorradar.Tests.Reporting;

/// <summary>A small sector on disk about invented projects, with as much evidence as a test needs.</summary>
internal static class Lighthouses
{
    public const string Repository = "code.example.org/openlamp/openlamp";

    /// <summary>The day of the sector's newest evidence.</summary>
    public static readonly DateOnly Newest = new(2026, 8, 24);

    /// <summary>Writes the sector's files with some text replaced, and returns the folder of sectors.</summary>
    public static string Write(TempFolder folder, params IReadOnlyList<(string Text, string Replacement)> changes)
    {
        foreach (var file in SmallSector.Files)
        {
            folder.Write($"sectors/{SmallSector.Id}/{file.Path}", changes.Aggregate(file.Text, (text, change) => text.Replace(change.Text, change.Replacement, StringComparison.Ordinal)) + "\n");
        }

        return folder["sectors"];
    }

    /// <summary>Adds evidence of one repository, as it was on a day.</summary>
    public static void AddEvidence(TempFolder folder, DateOnly day, string name = "openlamp", string licence = "EUPL-1.2") =>
        folder.Write($"sectors/{SmallSector.Id}/evidence/git/{name}-{day:yyyyMMdd}.jsonl", EvidencePack.Write([Reading(day, licence)]));

    /// <summary>A project of two years whose activity doubles in the last quarter before the edition's newest day.</summary>
    public static Reading Reading(DateOnly day, string licence = "EUPL-1.2")
    {
        var (first, last) = (new DateOnly(2024, 1, 1), Week.LastComplete(day));
        var address = new Uri("https://" + Repository);
        var capture = new Capture(default, "git", Repository, address, new string('a', 40), day, first, last);
        var weeks = Enumerable.Range(0, Week.Between(first, last) + 1).Select(i => first.AddDays(7 * i));
        var signals = from week in weeks
                      let factor = week > Week.LastComplete(Newest).AddDays(-91) ? 2 : 1
                      from count in new[] { (Metric.Commits, 20), (Metric.Authors, 8), (Metric.Newcomers, 2), (Metric.PullRequests, 15) }
                      select Signal(count.Item1, week, count.Item2 * factor, null);
        return Sektorradar.Model.Reading.Identify(capture,
        [
            .. signals, Signal(Metric.FirstCommit, first, 1, null), Signal(Metric.FirstPublication, first, 1, null), Signal(Metric.LastCommit, last, 1, null),
            Signal(Metric.Licence, first, 1, licence),
            Signal(Metric.Version, new DateOnly(2025, 6, 2), 1, "1.0"), .. day < new DateOnly(2026, 7, 6) ? Array.Empty<Signal>() : [Signal(Metric.Version, new DateOnly(2026, 7, 6), 1, "2.0")],
        ]);

        Signal Signal(Metric metric, DateOnly on, int value, string? title) => new("git", Repository, metric, on, value, title, default);
    }

    /// <summary>Writes an edition by the command and reads its files.</summary>
    public static Task<IReadOnlyDictionary<string, string>> PulseAsync(TempFolder folder, string store = "evidence.db", string output = "out", params string[] more) =>
        BundledEdition.PulseOfAsync(folder["sectors"], SmallSector.Id, folder[store], folder[output], more);
}
