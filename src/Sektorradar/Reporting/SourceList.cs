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
    private readonly Dictionary<string, LinkCheck> _checks;
    private readonly IReadOnlyList<CitedLink> _quoted;

    public SourceList(Sector sector, Ledger ledger)
    {
        var facts = ledger.Facts.ToDictionary(f => EvidenceRef.Of(f).ToString()!, f => Of(f, EvidenceRef.Of(f).ToString()!));
        var decisions = ledger.Decisions.ToDictionary(d => EvidenceRef.Of(d).ToString()!, d => Of(d, EvidenceRef.Of(d).ToString()!, sector));
        _texts = facts.Concat(decisions).ToDictionary();
        var found = ledger.Acceptances.SelectMany(acceptance => new[] { acceptance.Register, acceptance.History }).OfType<Capture>();
        Capture[] counts = ledger.Talent is { } talent ? [talent.Capture] : [];
        _captures = ledger.Captures.Concat(found).Concat(counts).DistinctBy(c => c.Id).ToDictionary(c => new EvidenceRef.Whole(c.Id).ToString());
        _others = new OtherSources(ledger);
        _checks = ledger.LinkChecks.GroupBy(check => check.Address.AbsoluteUri).ToDictionary(same => same.Key, Newest);
        _quoted = [.. ledger.Facts.Where(fact => fact.Source.Quote is not null).Select(fact => new CitedLink(fact.Source.Link, fact.Source.Quote))];
    }

    /// <summary>Every link that an edition may cite, with the words that are cited from behind it.</summary>
    public IReadOnlyList<CitedLink> Links =>
    [
        .. _texts.Values.Concat(_captures.Select(capture => Of(capture.Value, capture.Key))).Select(source => source.Link).OfType<Uri>().Select(link => new CitedLink(link))
            .Where(link => _quoted.All(quoted => quoted.Address.AbsoluteUri != link.Address.AbsoluteUri)).Concat(_quoted).DistinctBy(link => (link.Address.AbsoluteUri, link.Quote)),
    ];

    public IReadOnlyList<CitedSource> Of(IReadOnlyList<Section> sections)
    {
        var cited = sections.SelectMany(s => s.Blocks).SelectMany(b => b.Claims).SelectMany(c => c.Evidence).Select(KeyOf).Distinct().ToList();
        var written = cited.Where(_texts.ContainsKey).Select(key => _texts[key]);
        var counted = cited.Where(_captures.ContainsKey).Select(key => Of(_captures[key], key)).Concat(_others.Of(cited.Where(key => !_captures.ContainsKey(key))))
            .OrderBy(source => source.Title, StringComparer.OrdinalIgnoreCase).ThenBy(source => source.Title, StringComparer.Ordinal);
        return
        [
            .. written.Concat(counted).GroupBy(source => (source.Title, source.Publisher, source.Date, source.Link))
                .Select((same, i) => same.First() with { Number = i + 1, Places = [.. same.SelectMany(source => source.Places)], Check = CheckOf(same.Key.Link) }),
        ];
    }

    private LinkCheck? CheckOf(Uri? link) => link is null ? null : _checks.GetValueOrDefault(link.AbsoluteUri);

    /// <summary>Of one link with several quotes: the newest check, and that something was not found if any of that time did not find it.</summary>
    private static LinkCheck Newest(IEnumerable<LinkCheck> checks)
    {
        var all = checks.OrderByDescending(check => check.At).ToList();
        return all.TakeWhile(check => check.BodyDigest == all[0].BodyDigest && check.Verdict == all[0].Verdict).FirstOrDefault(check => check.QuoteFound == false) ?? all[0];
    }

    private static CitedSource Of(Fact fact, string key) =>
        new(0, fact.Source.Title, fact.Source.Publisher, fact.Source.Published, fact.Source.Link, Counted: false, [new(key, fact.Source.Locator)]);

    /// <summary>The sector's own file. Where it lies is not known to the program, so it has a link only when the editors gave one.</summary>
    private static CitedSource Of(Decision decision, string key, Sector sector) =>
        new(0, decision.File, decision.By[sector.Language], decision.Decided, decision.Link, Counted: false, [new(key, decision.Subject)]);

    private static CitedSource Of(Capture capture, string key)
    {
        if (capture.Address.Scheme == Counts)
        {
            // Counted here, of all histories together: there is nowhere to go but to the histories themselves.
            return new(0, capture.About, capture.Source, capture.Day, Link: null, Counted: true, [new(key, $"git commits {capture.Revision[..12]}")]);
        }

        // A register in git tells of many repositories; it is named, not each of them.
        var name = Repository.PathOf(new Repository(capture.Address).About);
        var link = capture.Address.Host == "github.com" ? new Uri($"{capture.Address.AbsoluteUri.TrimEnd('/')}/commits/{capture.Revision}") : capture.Address;
        // A repository on this machine has no host.
        var publisher = capture.Address.Host.Length > 0 ? capture.Address.Host : capture.Source;
        return new(0, name, publisher, capture.Day, link, Counted: true, [new(key, $"git commit {capture.Revision[..12]}")]);
    }
}
