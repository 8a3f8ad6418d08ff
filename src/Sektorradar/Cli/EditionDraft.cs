using System.CommandLine;
using System.Globalization;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Reporting;
using Sektorradar.Scoring;

namespace Sektorradar.Cli;

/// <summary>An edition before it is written: <c>pulse</c> writes it, <c>score</c> and <c>explain</c> tell of it.</summary>
/// <param name="Histories">Every capture of the sector's repositories that the store has.</param>
internal sealed record EditionDraft(Draft Draft, IReadOnlyList<Capture> Histories)
{
    public static Option<string?> AsOf() => new("--as-of")
    {
        Description = "The edition's day, as 2026-06-30: evidence captured later, and facts made public later, are not used. "
            + "When not given, the last day on which at least half of the repositories have a fresh copy.", HelpName = "day",
    };

    /// <returns>Null when no day was asked for.</returns>
    /// <exception cref="InputException">SR-405: what was asked for is no day.</exception>
    public static DateOnly? DayOf(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new InputException(new Problem("SR-405", $"\"{text}\" is no day."));

    /// <param name="wanted">The edition's day; chosen from the evidence when null.</param>
    /// <exception cref="InputException">SR-404: there is neither evidence nor a fact.</exception>
    public static async Task<EditionDraft> OfAsync(Sector sector, EvidenceStore store, DateOnly? wanted, CancellationToken cancel)
    {
        await store.KeepFactsAsync(sector.Facts, cancel);
        var histories = EditionLedger.Histories(sector, store);
        var day = wanted ?? EditionDay.Of(histories, sector.Facts)
            ?? throw new InputException(new Problem("SR-404", "The sector has neither evidence nor facts, so there is nothing to report.", sector.Id));
        return new EditionDraft(Draft.Of(sector, EditionLedger.Of(sector, store, histories, day)), histories);
    }

    /// <summary>Takes the sector's evidence files into the store first, as <c>pulse</c> does, so that every command tells of the same edition.</summary>
    /// <returns>The edition, and what of the files could not be read.</returns>
    public static async Task<(EditionDraft Edition, IReadOnlyList<Problem> Problems)> ReadAsync(SectorFolder folder, EvidenceStore store, string? day, CancellationToken cancel)
    {
        var wanted = DayOf(day);
        var problems = (await EvidenceFiles.ImportAsync(store, folder.Evidence, cancel)).Problems;
        Terminal.Problems(problems);
        return (await OfAsync(folder.Sector, store, wanted, cancel), problems);
    }
}
