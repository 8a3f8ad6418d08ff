namespace Sektorradar.Matching;

/// <summary>How a word may go on after a name and still mean it.</summary>
internal static class Endings
{
    private const int Longest = 32;
    private const int LongName = 6; // Copiloten; of a short name it would be another word: Bekken, Sikten

    // A closed compound is recognised by its second part. The list is short on purpose: Googler, metaverse and Oraclett are no compounds.
    private static readonly string[] SecondParts =
    [
        "klyng", "kluster", "cluster", "plattform", "miljø", "tjenest", "tenest", "kode", "løsning", "løysing", "drift", "bruk", "basert", "lisens", "modell", "server",
        "tenar", "prosjekt", "team", "verktøy", "agent", "utvikl", "kompetanse", "ekspert", "ingeniør", "konsulent", "leverandør", "teknologi", "system", "installasjon",
        "oppsett", "avtale", "strateg", "satsing", "assistent", "pakke", "modul", "versjon", "nod", "jobb", "base", "lag", "plan", "krav",
    ];

    private static readonly HashSet<string> OfNouns =
        ["en", "et", "er", "ene", "a", "ar", "ane", "s", "ens", "ets", "ers", "enes", "as", "ars", "anes"];

    private static readonly HashSet<string> OfNounsInE = ["n", "t", "r", "ne", "s", "ns", "ts", "rs", "nes", "a", "as"];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> NounEndings = OfNouns.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> NounInEEndings = OfNounsInE.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly string[]?[] SecondPartsBy = [.. Enumerable.Range(0, 'z' + 1).Select(first => SecondParts.Where(part => part[0] == first).ToArray() is { Length: > 0 } parts ? parts : null)];

    /// <param name="end">Where the name ends in the text.</param>
    /// <param name="allowCompound">Not for a name that is also a word: its compounds are the word's.</param>
    public static bool Fit(ReadOnlySpan<byte> text, int end, Spelling spelling, bool allowCompound)
    {
        var wordEnd = Letters.WordEnd(text, end);
        if (wordEnd == end)
        {
            return !spelling.NeedsEnding;
        }

        if (wordEnd - end > Longest)
        {
            return false;
        }

        // Most words that begin like a name go on as another word; nothing is allocated to find that out.
        Span<char> folded = stackalloc char[Longest];
        ReadOnlySpan<char> rest = folded[..Fold(text[end..wordEnd], folded)];
        return (rest is "s" && !spelling.NeedsEnding)
            || (spelling.IsNoun && (NounEndings.Contains(rest) || (spelling.Folded[^1] == 'e' && NounInEEndings.Contains(rest))))
            || (rest is "en" or "ens" && !spelling.NeedsEnding && spelling.Folded.Length >= LongName)
            || (allowCompound && spelling.Compounds && (StartsSecondPart(rest) || (rest[0] is 's' or 'e' && StartsSecondPart(rest[1..]))));
    }

    private static bool StartsSecondPart(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] > 'z' || SecondPartsBy[rest[0]] is not { } parts)
        {
            return false;
        }

        foreach (var part in parts)
        {
            if (rest.StartsWith(part))
            {
                return true;
            }
        }

        return false;
    }

    private static int Fold(ReadOnlySpan<byte> text, Span<char> folded)
    {
        var (at, count) = (0, 0);
        while (at < text.Length)
        {
            folded[count++] = (char)Letters.Fold(Letters.At(text, at, out var length)); // a letter beyond 16 bits is in no ending, and half of it neither
            at += length;
        }

        return count;
    }
}
