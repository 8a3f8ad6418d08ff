using Sektorradar.Reporting;

namespace Sektorradar.Cli;

/// <summary>The editions of earlier quarters, rebuilt from the evidence of the newest.</summary>
internal static class HistoryEditions
{
    public static async Task WriteAsync(Draft newest, EditionFiles files, CancellationToken cancel)
    {
        var drafts = new List<Draft>();
        var quarters = History.Quarters(History.From, newest.AsOf.AddDays(-1)).ToList();
        foreach (var (number, day) in quarters.Index())
        {
            cancel.ThrowIfCancellationRequested();
            Terminal.Say($"{newest.Sector.Id} {day:yyyy-MM-dd}: rebuilding edition {number + 1} of {quarters.Count}");
            drafts.Add(Draft.Of(newest.Sector, newest.Ledger.At(day)));
            await files.WriteAsync(Outline.WithoutDossiers(drafts[^1]), () => Outline.WithoutDossiers(Anew(drafts[^1])), cancel);
        }

        await files.WriteHistoryAsync(History.Of([.. drafts, newest]), () => History.Of([.. drafts.Append(newest).Select(Anew)]), cancel);
    }

    private static Draft Anew(Draft draft) => Draft.Of(draft.Sector, draft.Ledger);
}
