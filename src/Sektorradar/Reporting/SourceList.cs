using Sektorradar.Model;

namespace Sektorradar.Reporting;

/// <summary>Numbers everything that is cited: what people wrote in order of first citation, then what was counted by name.</summary>
public sealed class SourceList
{
    private const string Counts = "sector";

    /// <summary>The key of the source that a reference leads to.</summary>
    public static string KeyOf(EvidenceRef evidence) => evidence.ToString()!.Split('#')[0];

    private readonly Dictionary<string, CitedSource> _texts;
    private readonly Dictionary<string, Capture> _captures;
    private readonly OtherSources _others;
    private readonly Ledger _ledger;

    public SourceList(Sector sector, Ledger ledger)
    {
        var facts = ledger.AllFacts.ToDictionary(f => EvidenceRef.Of(f).ToString()!, f => Of(f, EvidenceRef.Of(f).ToString()!, ledger));
        var decisions = ledger.AllDecisions.ToDictionary(d => EvidenceRef.Of(d).ToString()!, d => Of(d, EvidenceRef.Of(d).ToString()!, sector, ledger));
        var editions = new[] { ledger.Earlier }.OfType<EarlierEdition>().ToDictionary(e => EvidenceRef.Of(e).ToString(), e => new CitedSource(0, $"report.json {e.AsOf:yyyy-MM-dd}", sector.Name[sector.Language], e.AsOf, null, null, Counted: false, [new(EvidenceRef.Of(e).ToString(), e.Digest)]));
        _texts = facts.Concat(decisions).Concat(editions).ToDictionary();
        _captures = Records.Captures(ledger).Except(ledger.Levels).Except(ledger.SubjectSeries.SelectMany(series => series.Captures)).DistinctBy(c => c.Id).ToDictionary(c => new EvidenceRef.Whole(c.Id).ToString());
        (_others, _ledger) = (new OtherSources(ledger), ledger);
    }

    public IReadOnlyList<CitedSource> Of(IReadOnlyList<Section> sections)
    {
        var cited = sections.SelectMany(s => s.Blocks).SelectMany(b => b.Claims).SelectMany(c => c.Evidence).Select(KeyOf).Distinct().ToList();
        var written = cited.Where(_texts.ContainsKey).Select(key => _texts[key]);
        var counted = cited.Where(_captures.ContainsKey).Select(key => Of(_captures[key], key, _ledger)).Concat(_others.Of(cited.Where(key => !_captures.ContainsKey(key))))
            .OrderBy(source => source.Title, StringComparer.OrdinalIgnoreCase).ThenBy(source => source.Title, StringComparer.Ordinal);
        return
        [
            .. written.Concat(counted).GroupBy(source => (source.Title, source.Publisher, source.Date, source.Link))
                .Select((same, i) => same.First() with { Number = i + 1, Places = [.. same.SelectMany(source => source.Places)] }),
        ];
    }

    private static CitedSource Of(Fact fact, string key, Ledger ledger) =>
        new(0, fact.Source.Title, fact.Source.Publisher, fact.Source.Published, fact.Source.Link, ledger.Links.GetValueOrDefault(fact.Source.Link.AbsoluteUri), Counted: false, [new(key, fact.Source.Locator)]);

    /// <summary>The sector's own file. Where it lies is not known to the program, so it has a link only when the editors gave one.</summary>
    private static CitedSource Of(Decision decision, string key, Sector sector, Ledger ledger) =>
        new(0, decision.File, decision.By[sector.Language], decision.Decided, decision.Link, decision.Link is { } link ? ledger.Links.GetValueOrDefault(link.AbsoluteUri) : null, Counted: false, [new(key, decision.Subject)]);

    private static CitedSource Of(Capture capture, string key, Ledger ledger)
    {
        if (capture.Address.Scheme == Counts)
        {
            // Counted here, of all histories together: there is nowhere to go but to the histories themselves.
            return new(0, capture.About, capture.Source, capture.Day, Link: null, Check: null, Counted: true, [new(key, $"git commits {capture.Revision[..12]}")]);
        }

        // A register in git tells of many repositories; it is named, not each of them.
        var name = Repository.PathOf(new Repository(capture.Address).About);
        var link = capture.Address.Host == "github.com" ? new Uri($"{capture.Address.AbsoluteUri.TrimEnd('/')}/commits/{capture.Revision}") : capture.Address;
        // A repository on this machine has no host.
        var publisher = capture.Address.Host.Length > 0 ? capture.Address.Host : capture.Source;
        return new(0, name, publisher, capture.Day, link, ledger.Links.GetValueOrDefault(link.AbsoluteUri), Counted: true, [new(key, $"git commit {capture.Revision[..12]}")]);
    }
}
