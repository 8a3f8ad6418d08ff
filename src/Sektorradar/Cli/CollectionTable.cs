using System.Globalization;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Sources;

namespace Sektorradar.Cli;

/// <summary>What came of a collection, one row for each source, and then each kind of problem once with its remedy.</summary>
internal sealed class CollectionTable(EvidenceStore store, IReadOnlyList<SourceRun> runs, IReadOnlyList<ISource> sources, IReadOnlyList<(ISource Source, string Code, string Reason)> leftOut)
{
    public void Write()
    {
        var last = store.LastNews();
        var holds = store.HoldsOn(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)).Select(hold => hold.Source).ToHashSet();
        var rows = runs.GroupBy(run => run.Source).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => RowOf(group.Key, [.. group], last, holds))
            .Concat(sources.Select(source => source.Card.Id).Except(runs.Select(run => run.Source)).Select(id => new[] { id, "0", "", "", Since(id, last), "asked a short while ago" }))
            .Concat(leftOut.Select(pair => new[] { pair.Source.Card.Id, "0", "", "", Since(pair.Source.Card.Id, last), pair.Reason }));
        Terminal.Table(["Source", "Asked", "Answered", "New", "Last news", "Problem"], [.. rows.OrderBy(row => row[0], StringComparer.Ordinal)]);
        Terminal.Summary([.. runs.Select(run => run.Problem).OfType<Problem>().OrderBy(problem => problem.Where, StringComparer.Ordinal)]);
    }

    private static string[] RowOf(string source, IReadOnlyList<SourceRun> runs, IReadOnlyDictionary<string, DateOnly> last, HashSet<string> holds)
    {
        var failed = runs.Where(run => run.Problem is not null).ToList();
        var codes = string.Join(", ", failed.GroupBy(run => run.Problem!.Code).OrderBy(same => same.Key, StringComparer.Ordinal).Select(same => same.Count() == 1 ? same.Key : $"{same.Key} ×{same.Count()}"));
        return
        [
            source, Number(runs.Count), Number(runs.Count - failed.Count), Number(runs.Sum(run => run.Added)), Since(source, last),
            holds.Contains(source) ? $"{codes}{(codes.Length > 0 ? ", " : "")}quarantine" : codes,
        ];
    }

    private static string Since(string source, IReadOnlyDictionary<string, DateOnly> last) => last.TryGetValue(source, out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "never";

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
