using System.Collections.Frozen;
using Sektorradar.Sources.Feeds.Markup;

namespace Sektorradar.Sources.Feeds;

/// <summary>What the elements of HTML do to the words around them.</summary>
internal static class HtmlNames
{
    private static readonly FrozenSet<string> Inline = Set(
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr");

    private static readonly FrozenSet<string> Block = Set(
        "address applet area article aside audio base basefont blink blockquote body br button canvas caption center col colgroup dd details dialog dir div dl dt embed fieldset "
        + "figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input legend li link main map menu meta meter nav noframes noscript "
        + "object ol optgroup option output p param picture pre progress rp rt ruby script section select source style summary svg table tbody td template textarea tfoot th thead "
        + "title tr track ul video xml");

    // What stands inside is not for readers.
    private static readonly FrozenSet<string> Silent = Set("script style template head iframe noframes");

    public static bool IsInline(ReadOnlySpan<char> name) => Has(Inline, name);

    public static bool IsSilent(ReadOnlySpan<char> name) => Has(Silent, name) || PersonalElements.Contains(name);

    /// <summary>A name of HTML, or one that word processors and web components make up.</summary>
    public static bool IsKnown(ReadOnlySpan<char> name) => Has(Inline, name) || Has(Block, name) || name.ContainsAny(':', '-');

    public static bool HasEndTag(string text)
    {
        for (var scanner = new MarkupScanner(text); scanner.Read();)
        {
            if (scanner.Kind == MarkupKind.End && IsKnown(scanner.Tag.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(FrozenSet<string> set, ReadOnlySpan<char> name) => set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
