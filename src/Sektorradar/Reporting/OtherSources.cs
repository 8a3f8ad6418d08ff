using Sektorradar.Model;

namespace Sektorradar.Reporting;

/// <summary>Sources besides git in the list of sources: one line for each, however many captures and items of it are cited.</summary>
internal sealed class OtherSources
{
    private readonly Dictionary<string, SourceName> _names;
    private readonly Dictionary<string, (string Source, DateOnly Day, CitedPlace Place)> _places;

    public OtherSources(Ledger ledger)
    {
        var captures = ledger.Levels.Concat(ledger.SubjectSeries.SelectMany(series => series.Captures)).DistinctBy(capture => capture.Id)
            .Select(capture => (capture.Source, capture.Day, Place: new CitedPlace(new EvidenceRef.Whole(capture.Id).ToString(), $"{capture.About}, {capture.Day:yyyy-MM-dd}")));
        var days = ledger.SubjectSeries.SelectMany(series => series.Items).DistinctBy(kept => kept.Item.Id).ToLookup(kept => kept.Item.Source, kept => kept.Item.Day);
        // A source of which nothing names a subject is cited for that.
        var items = from source in ledger.SubjectSeries.SelectMany(series => series.Sources).Distinct()
                    let count = days[source].Count()
                    select (Source: source, Day: count == 0 ? Week.LastComplete(ledger.AsOf).AddDays(6) : days[source].Max(), Place: new CitedPlace($"items:{source}", count == 1 ? "1 item" : $"{count} items"));
        _places = captures.Concat(items).ToDictionary(place => place.Place.Key);
        _names = ledger.Names.ToDictionary(name => name.Id);
    }

    /// <param name="cited">Keys of what is cited; those of other things are passed over.</param>
    public IEnumerable<CitedSource> Of(IEnumerable<string> cited) =>
        from key in cited
        where _places.ContainsKey(key)
        group _places[key] by _places[key].Source into same
        let name = _names.GetValueOrDefault(same.Key) ?? new SourceName(same.Key, same.Key, same.Key)
        select new CitedSource(0, name.Name, name.Licence, same.Max(place => place.Day), null, null, Counted: true,
            [.. same.OrderBy(place => place.Place.Locator, StringComparer.Ordinal).Select(place => place.Place)]);
}
