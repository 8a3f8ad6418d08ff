using Sektorradar.Model;

namespace Sektorradar.Reporting;

/// <summary>Numbers everything that is cited: what people wrote in order of first citation, then what was counted by name.</summary>
public static class SourceList
{
    internal const string NotChecked = "not-checked";

    /// <summary>The key of the source that a reference leads to.</summary>
    public static string KeyOf(EvidenceRef evidence) => evidence.ToString()!.Split('#')[0];

    public static IReadOnlyList<CitedSource> Of(IReadOnlyList<Section> sections, Sector sector, Ledger ledger)
    {
        var cited = sections.SelectMany(s => s.Blocks).SelectMany(b => b.Claims).SelectMany(c => c.Evidence).Select(KeyOf).Distinct().ToList();
        var facts = ledger.Facts.ToDictionary(f => EvidenceRef.Of(f).ToString()!, f => Of(f, EvidenceRef.Of(f).ToString()!));
        var decisions = ledger.Decisions.ToDictionary(d => EvidenceRef.Of(d).ToString()!, d => Of(d, EvidenceRef.Of(d).ToString()!, sector));
        var texts = facts.Concat(decisions).ToDictionary();
        var found = ledger.Acceptances.SelectMany(acceptance => new[] { acceptance.Register, acceptance.History }).OfType<Capture>();
        var captures = ledger.Captures.Concat(found).DistinctBy(c => c.Id).ToDictionary(c => new EvidenceRef.Whole(c.Id).ToString(), Of);
        var others = OtherSources.Of(cited.ToHashSet(), captures.Keys.ToHashSet(), ledger);
        var written = cited.Where(texts.ContainsKey).Select(key => texts[key]);
        var counted = cited.Where(captures.ContainsKey).Select(key => captures[key]).Concat(others)
            .OrderBy(source => source.Title, StringComparer.OrdinalIgnoreCase).ThenBy(source => source.Title, StringComparer.Ordinal);
        return
        [
            .. written.Concat(counted).GroupBy(source => (source.Title, source.Publisher, source.Date, source.Link))
                .Select((same, i) => same.First() with { Number = i + 1, Places = [.. same.SelectMany(source => source.Places)] }),
        ];
    }

    private static CitedSource Of(Fact fact, string key) =>
        new(0, fact.Source.Title, fact.Source.Publisher, fact.Source.Published, fact.Source.Link, NotChecked, Counted: false, [new(key, fact.Source.Locator)]);

    /// <summary>The sector's own file. Where it lies is not known to the program, so it has a link only when the editors gave one.</summary>
    private static CitedSource Of(Decision decision, string key, Sector sector) =>
        new(0, decision.File, decision.By[sector.Language], decision.Decided, decision.Link, NotChecked, Counted: false, [new(key, decision.Subject)]);

    private static CitedSource Of(Capture capture)
    {
        // A register in git tells of many repositories; it is named, not each of them.
        var name = Repository.PathOf(new Repository(capture.Address).About);
        var link = capture.Address.Host == "github.com" ? new Uri($"{capture.Address.AbsoluteUri.TrimEnd('/')}/commits/{capture.Revision}") : capture.Address;
        // A repository on this machine has no host.
        var publisher = capture.Address.Host.Length > 0 ? capture.Address.Host : capture.Source;
        return new(0, name, publisher, capture.Day, link, NotChecked, Counted: true, [new(new EvidenceRef.Whole(capture.Id).ToString(), $"git commit {capture.Revision[..12]}")]);
    }
}
