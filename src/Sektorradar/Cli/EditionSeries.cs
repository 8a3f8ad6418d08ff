using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Landscape;
using Sektorradar.Sources.Packages;

namespace Sektorradar.Cli;

/// <summary>The weekly series of a sector's subjects for an edition of a day, from every source but git that is proven by then.</summary>
internal static class EditionSeries
{
    /// <summary>Twelve quarters of thirteen weeks.</summary>
    public const int Weeks = 156;

    /// <summary>Sources that say of repositories how far they have come.</summary>
    private static readonly string[] OfLevels = [LandscapeSource.Id, "deps-dev", "scorecard"];

    public static (IReadOnlyList<SubjectSeries> Series, IReadOnlyList<TrialSource> OnTrial, IReadOnlyList<SourceName> Names, IReadOnlyList<Capture> Levels) Of(Sector sector, EvidenceStore store, DateOnly day)
    {
        var amounts = store.AmountsOn(day);
        var (runs, holds) = (store.RunDays(), store.Holds());
        var used = ToldKind.All.Select(kind => kind.Source).Concat(ItemSeries.All.SelectMany(kind => kind.Sources)).Append(StorySeries.Source).Concat(OfLevels).ToHashSet();
        // Which registries this machine uses changes no card.
        var cards = AllSources.Of(PackageRegistries.None).Select(source => source.Card).Where(card => used.Contains(card.Id)).ToList();
        var proven = cards.Where(card => Probation.Of(card, runs, holds, day).Maturity == Maturity.Proven).ToDictionary(card => card.Id);
        var evidence = new EditionEvidence(store, day, proven, holds);
        return (
            proven.Count == 0 ? [] : [.. ToldKind.All.SelectMany(kind => kind.SeriesOf(sector, evidence)), .. StorySeries.Of(sector, evidence), .. ItemSeries.All.SelectMany(kind => kind.SeriesOf(sector, evidence))],
            [.. from card in cards where !proven.ContainsKey(card.Id) && amounts.ContainsKey(card.Id) orderby card.Id let amount = amounts[card.Id] select new TrialSource(card.Id, amount.Captures, amount.Items)],
            [.. proven.Values.OrderBy(card => card.Id, StringComparer.Ordinal).Select(card => new SourceName(card.Id, card.Name, card.Licence))],
            LevelsOf(sector, store, [.. OfLevels.Where(source => proven.ContainsKey(source) && !holds.Any(hold => hold.Source == source && hold.Covers(Week.LastComplete(day))))], day));
    }

    /// <summary>The newest captures of the sector's own repositories. A register is told anew at least once a week; what it has not named since then, it names no more.</summary>
    private static IReadOnlyList<Capture> LevelsOf(Sector sector, EvidenceStore store, IReadOnlyList<string> sources, DateOnly day)
    {
        var abouts = sources.Count == 0 ? [] : sector.Repositories.Select(repository => repository.About).ToHashSet();
        return
        [
            .. from source in sources
               let captures = store.NewestOf(source, day)
               from capture in captures
               where abouts.Contains(capture.About) && (source != LandscapeSource.Id || capture.Day > captures.Max(other => other.Day).AddDays(-7))
               select capture,
        ];
    }
}

/// <summary>What an edition of a day may use of the proven sources besides git.</summary>
internal sealed class EditionEvidence(EvidenceStore store, DateOnly day, IReadOnlyDictionary<string, SourceCard> proven, IReadOnlyList<Hold> holds)
{
    private readonly ILookup<(string Source, string Target), Hold> _holds = holds.ToLookup(hold => (hold.Source, hold.About));
    private readonly DateOnly _first = Week.LastComplete(day).AddDays(-7 * (EditionSeries.Weeks - 1)), _last = Week.LastComplete(day);

    public bool IsProven(string source) => proven.ContainsKey(source);

    /// <summary>The series that a source told, of the same weeks, by what they are about.</summary>
    /// <exception cref="InputException">SR-312: a capture does not fit its content.</exception>
    public IReadOnlyDictionary<string, Stitched> Told(string source, Metric metric)
    {
        var all = store.SeriesOf(source, metric, day).GroupBy(series => series.Capture.About)
            .Select(same => Stitched.Of(same.Key, same, _first, _last, (target, monday) => IsHeld(source, target, monday))).ToDictionary(stitched => stitched.About);
        foreach (var series in all.Values.SelectMany(stitched => stitched.Used))
        {
            RequireWhole(series);
        }

        return all;
    }

    /// <summary>The items of a kind that proven sources had brought by the day, of the last <see cref="EditionSeries.Weeks"/> weeks, oldest first.</summary>
    public IReadOnlyList<KeptItem> Items(ItemKind kind, IReadOnlyList<string> sources) =>
        [.. store.Items(_first, _last.AddDays(6), kind).Where(kept => kept.FirstSeen <= day && IsProven(kept.Item.Source) && sources.Contains(kept.Item.Source))];

    /// <summary>Which weeks of each thing are known: seen, and not held.</summary>
    public IReadOnlyDictionary<(string Source, string Target), IReadOnlySet<DateOnly>> KnownWeeks(IReadOnlyList<string> sources)
    {
        var weeks = Enumerable.Range(0, EditionSeries.Weeks).Select(back => _last.AddDays(-7 * back)).ToList();
        return store.AnsweredDays().Where(thing => sources.Contains(thing.Key.Source) && IsProven(thing.Key.Source)).ToDictionary(thing => thing.Key, IReadOnlySet<DateOnly> (thing) =>
        {
            var read = new ReadDays(thing.Where(answered => answered <= day));
            var back = proven[thing.Key.Source].SearchesBack;
            return weeks.Where(monday => (back is { } days ? read.Searched(monday, days) : read.Saw(monday)) && !IsHeld(thing.Key.Source, thing.Key.About, monday)).ToHashSet();
        });
    }

    public bool IsHeld(string source, string target, DateOnly monday) => _holds[(source, target)].Any(hold => hold.Covers(monday));

    private static void RequireWhole(KeptSeries series)
    {
        var capture = series.Capture;
        var signals = series.Counts.Select((count, week) => new Signal(capture.Source, capture.About, series.Metric, series.First.AddDays(7 * week), count, null, capture.Id)).Where(signal => signal.Value != 0);
        if (Reading.Identify(capture, signals).Capture.Id != capture.Id)
        {
            throw EditionLedger.Damaged(capture);
        }
    }
}
