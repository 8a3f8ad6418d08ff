using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Sources.Git;
using Sektorradar.Sources.Landscape;
using Sektorradar.Sources.Talent;

namespace Sektorradar.Cli;

/// <summary>What the store has for an edition of a sector on a day.</summary>
internal static class EditionLedger
{
    public const int Months = 12;

    /// <summary>Every capture of the sector's repositories, from their own histories.</summary>
    public static List<Capture> Histories(Sector sector, EvidenceStore store)
    {
        var abouts = sector.Repositories.Select(repository => repository.About).ToHashSet();
        return [.. store.Captures().Where(capture => capture.Source == GitReader.Source && abouts.Contains(capture.About))];
    }

    /// <param name="histories">Those of the sector's repositories; the newest of each that had been taken by the day is used.</param>
    public static Ledger Of(Sector sector, EvidenceStore store, IReadOnlyList<Capture> histories, DateOnly day)
    {
        var others = EditionSeries.Of(sector, store, day);
        var newest = histories.Where(capture => capture.Day <= day).GroupBy(capture => capture.About).Select(thing => thing.Last()).ToList();
        return new Ledger(day, [.. newest, .. others.Levels], newest.Concat(others.Levels).SelectMany(capture => Whole(store, capture)), sector.Facts)
        {
            Decisions = sector.Decisions,
            SubjectSeries = others.Series,
            OnTrial = others.OnTrial,
            Names = others.Names,
            Links = LinkCheck.ByAddress(store.LinkChecks()),
            Acceptances = Acceptances(sector, store, day, Months),
            Talent = Talent(sector, store, day) is { } talent ? new Reading(talent, Whole(store, talent)) : null,
            Held = [.. store.Holds().Where(hold => hold.Covers(Week.LastComplete(day))).Select(hold => $"{hold.Source}/{hold.About}").Distinct()],
        };
    }

    /// <summary>How people moved between the sector's subjects, as it was last counted by the day.</summary>
    public static Capture? Talent(Sector sector, EvidenceStore store, DateOnly day) =>
        store.Captures().LastOrDefault(capture => capture.Source == TalentReader.Source && capture.About == TalentReader.AboutOf(sector) && capture.Day <= day);

    /// <exception cref="InputException">SR-312: the capture does not fit its content.</exception>
    private static IReadOnlyList<Signal> Whole(EvidenceStore store, Capture capture)
    {
        var reading = store.Read(capture);
        return reading.Capture.Id == capture.Id
            ? reading.Signals
            : throw Damaged(capture);
    }

    /// <summary>SR-312: the capture does not fit its content.</summary>
    public static InputException Damaged(Capture capture) =>
        new(new Problem("SR-312", $"Capture {capture.Id} of {capture.Day:O} does not fit its content: a row was altered or lost.", capture.About));

    /// <summary>What a foundation has taken in within so many months and no subject covers, each with its history where that was read.</summary>
    public static IReadOnlyList<Acceptance> Acceptances(Sector sector, EvidenceStore store, DateOnly day, int months)
    {
        var known = sector.Repositories.Concat(sector.Watch.Dismissed.Select(dismissal => dismissal.Repository)).Select(repository => repository.About).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var captures = store.Captures().Where(capture => capture.Day <= day).GroupBy(capture => (capture.Source, capture.About)).ToDictionary(same => same.Key, same => same.Last());
        var registers = captures.Values.Where(capture => capture.Source == LandscapeSource.Id).ToList();
        if (registers.Count == 0 || store.Holds().Any(hold => hold.Source == LandscapeSource.Id && hold.Covers(Week.LastComplete(day))))
        {
            return [];
        }

        // The register is told anew at least once a week; what it has not named since then, it names no more.
        var newest = registers.Max(register => register.Day);
        return
        [
            .. from register in registers
               where register.Day > newest.AddDays(-7) && !known.Contains(register.About)
               from accepted in Whole(store, register)
               where accepted.Metric == Metric.Accepted && accepted.Day > day.AddMonths(-months) && accepted.Day <= day
               let history = captures.GetValueOrDefault((GitReader.Source, register.About))
               let signals = history is null ? [] : Whole(store, history)
               orderby accepted.Day descending, register.About
               select new Acceptance(register, accepted, history,
                   signals.FirstOrDefault(signal => signal.Metric == Metric.FirstPublication), signals.LastOrDefault(signal => signal.Metric == Metric.Licence && signal.Title != OpenLicence.Unrecognised)),
        ];
    }
}
