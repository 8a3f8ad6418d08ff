using Sektorradar.Model;

namespace Sektorradar.Reporting;

/// <summary>Numbers everything that is cited, in order of first citation.</summary>
public static class SourceList
{
    private const string NotChecked = "not-checked";

    /// <summary>The key of the source that a reference leads to.</summary>
    public static string KeyOf(EvidenceRef evidence) => evidence is EvidenceRef.Signals signals ? new EvidenceRef.Whole(signals.Capture).ToString() : evidence.ToString();

    public static IReadOnlyList<CitedSource> Of(IReadOnlyList<Section> sections, Ledger ledger)
    {
        var facts = ledger.Facts.ToDictionary(f => EvidenceRef.Of(f).ToString());
        var captures = ledger.Captures.ToDictionary(c => new EvidenceRef.Whole(c.Id).ToString());
        return
        [
            .. sections.SelectMany(s => s.Blocks).SelectMany(b => b.Claims).SelectMany(c => c.Evidence).Select(KeyOf).Distinct()
                .Select((key, i) => facts.TryGetValue(key, out var fact) ? Of(fact, key, i + 1) : Of(captures[key], key, i + 1)),
        ];
    }

    private static CitedSource Of(Fact fact, string key, int number) =>
        new(number, key, fact.Source.Title, fact.Source.Publisher, fact.Source.Published, fact.Source.Link, fact.Source.Locator, NotChecked);

    private static CitedSource Of(Capture capture, string key, int number)
    {
        var name = capture.About[(capture.About.IndexOf('/') + 1)..];
        var link = capture.Address.Host == "github.com" ? new Uri($"{capture.Address.AbsoluteUri.TrimEnd('/')}/commits/{capture.Revision}") : capture.Address;
        return new(number, key, name, capture.Address.Host, capture.Day, link, $"git commit {capture.Revision[..12]}", NotChecked);
    }
}
