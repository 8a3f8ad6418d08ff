using Sektorradar.Model;

namespace Sektorradar.Reporting;

/// <summary>Sources besides git in the list of sources: one line for each, however many captures and items of it are cited.</summary>
internal static class OtherSources
{
    /// <param name="cited">Keys of what is cited.</param>
    /// <param name="known">Keys that stand in the list already.</param>
    public static IEnumerable<CitedSource> Of(HashSet<string> cited, HashSet<string> known, Ledger ledger)
    {
        var captures = ledger.Levels.Concat(ledger.SubjectSeries.SelectMany(series => series.Captures)).DistinctBy(capture => capture.Id)
            .Select(capture => (capture.Source, capture.Day, Place: new CitedPlace(new EvidenceRef.Whole(capture.Id).ToString(), $"{capture.About}, {capture.Day:yyyy-MM-dd}")));
        var items = from source in ledger.SubjectSeries.SelectMany(series => series.Sources).Distinct()
                    let days = ledger.SubjectSeries.SelectMany(series => series.Items).Where(kept => kept.Item.Source == source).DistinctBy(kept => kept.Item.Id).Select(kept => kept.Item.Day).ToList()
                    select (Source: source, Day: days.Count == 0 ? Week.LastComplete(ledger.AsOf).AddDays(6) : days.Max(), Place: new CitedPlace($"items:{source}", days.Count == 1 ? "1 item" : $"{days.Count} items"));
        return from place in captures.Concat(items)
               where cited.Contains(place.Place.Key) && !known.Contains(place.Place.Key)
               group place by place.Source into same
               let name = ledger.Names.FirstOrDefault(name => name.Id == same.Key) ?? new SourceName(same.Key, same.Key, "")
               select new CitedSource(0, name.Name, name.Licence.Length > 0 ? name.Licence : same.Key, same.Max(place => place.Day), null, SourceList.NotChecked, Counted: true,
                   [.. same.OrderBy(place => place.Place.Locator, StringComparer.Ordinal).Select(place => place.Place)]);
    }
}
