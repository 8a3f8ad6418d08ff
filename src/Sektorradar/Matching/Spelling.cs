using Sektorradar.Model;

namespace Sektorradar.Matching;

/// <summary>A way in which a name may be written.</summary>
/// <param name="Folded">In small letters, with one kind of gap.</param>
/// <param name="NeedsEnding">It is a stem: <c>vektordatabas</c>, which only <c>vektordatabasen</c> and its like are.</param>
/// <param name="IsNoun">It is inflected as a noun; a proper name only takes an s.</param>
/// <param name="ExactWhenSpaced">The gap is not in the name (<c>OpenShell</c>): without a hyphen only capitals tell <c>Open Shell</c> from an open shell.</param>
/// <param name="Derived">Not as the files write it; when two subjects could be meant, the one that is written so is.</param>
internal sealed record Spelling(string Folded, bool IsNoun, bool NeedsEnding = false, bool ExactWhenSpaced = false, bool Derived = false)
{
    private const int LongEnough = 5;
    private const int LongStem = 6;

    private static readonly (string Whole, string Stem)[] Definite =
        [("loven", "lov"), ("lova", "lov"), ("forordningen", "forordning"), ("forordninga", "forordning"), ("direktivet", "direktiv"), ("dommen", "dom")];

    public bool Compounds => Folded.Length >= LongEnough;

    /// <summary>Two to four capitals: <c>KI</c>, <c>SAST</c>. In small letters such a name is a word, or a part of one.</summary>
    public static bool IsAbbreviation(string alias) => alias.Length is >= 2 and <= 4 && alias.All(char.IsUpper);

    public static IEnumerable<Spelling> Of(Subject subject, Localized names, Language language)
    {
        // .NET Aspire begins with its first letter: so do words.
        var text = string.Concat(names[language].Trim().SkipWhile(letter => !char.IsLetterOrDigit(letter)));
        var folded = Letters.Fold(text).TrimEnd();
        if (folded.Length == 0)
        {
            yield break;
        }

        var last = folded[(folded.LastIndexOf(' ') + 1)..];
        var translated = names.Nb != names.En; // a name that is the same in every language is a proper name, unless it ends in a word in small letters
        var english = translated && language == Language.En;
        var isWord = translated || char.IsLower(text[folded.Length - last.Length]);
        var isNoun = !english && (IsAbbreviation(text) || (isWord && subject.Kind is SubjectKind.Technology or SubjectKind.Law or SubjectKind.Programme));
        foreach (var spelling in Spaced(new Spelling(folded, isNoun), text))
        {
            yield return spelling;
        }

        var stems = isNoun ? NorwegianStems(folded, last, subject.Kind, translated) : [];
        if (subject.Kind == SubjectKind.Technology && char.IsLower(text[folded.Length - last.Length]))
        {
            stems = stems.Concat(EnglishStems(folded, last));
        }

        foreach (var (stem, needsEnding) in stems)
        {
            foreach (var spelling in Spaced(new Spelling(stem, isNoun, needsEnding, Derived: true), stem))
            {
                yield return spelling;
            }
        }
    }

    /// <summary>The same name with its parts joined, and with a gap where a capital or a number begins a part.</summary>
    private static IEnumerable<Spelling> Spaced(Spelling spelling, string text)
    {
        yield return spelling;
        if (spelling.Folded.Contains(' ', StringComparison.Ordinal))
        {
            var joined = spelling.Folded.Replace(" ", "", StringComparison.Ordinal);
            yield return spelling with { Folded = joined, Derived = true };
        }

        var gaps = Enumerable.Range(1, Math.Max(0, text.Length - 1)).Where(i => Parts(text, i)).ToList();
        if (gaps.Count > 0)
        {
            var split = text;
            foreach (var gap in Enumerable.Reverse(gaps))
            {
                split = split.Insert(gap, " ");
            }

            yield return spelling with { Folded = Letters.Fold(split).Trim(), ExactWhenSpaced = true, Derived = true };
        }
    }

    /// <summary>A new part begins: <c>Argo|CD</c>, <c>NIS|2</c>, but not <c>K3s</c>, <c>A2UI</c> or <c>eInnsyn</c>, whose parts are single letters.</summary>
    private static bool Parts(string text, int i) =>
        i >= 2 && ((char.IsLower(text[i - 1]) && char.IsLower(text[i - 2]) && char.IsUpper(text[i]))
            || (char.IsLetter(text[i - 1]) && char.IsLetter(text[i - 2]) && char.IsDigit(text[i]) && text[i..].All(char.IsDigit)));

    private static IEnumerable<(string Stem, bool NeedsEnding)> NorwegianStems(string folded, string last, SubjectKind kind, bool translated)
    {
        var isLong = translated && last.Length >= LongStem;
        if (isLong && (last.EndsWith("er", StringComparison.Ordinal) || last.EndsWith("ar", StringComparison.Ordinal)))
        {
            yield return (folded[..^2], false); // KI-agenter: KI-agenten
        }
        else if (isLong && last.EndsWith('e'))
        {
            yield return (folded[..^1], true); // vektordatabase: vektordatabasar
        }

        if (kind == SubjectKind.Law && Definite.FirstOrDefault(ending => last.EndsWith(ending.Whole, StringComparison.Ordinal)) is ({ } whole, { } stem))
        {
            yield return (folded[..^(whole.Length - stem.Length)], false); // KI-loven: en KI-lov
        }

        if (folded.Split(' ') is { Length: > 1 } words && words[0].Length >= LongStem && words[0][^1] is not ('e' or 's'))
        {
            yield return (words[0] + "e" + folded[words[0].Length..], false); // generativ KI: den generative KI-en
        }
    }

    private static IEnumerable<(string Stem, bool NeedsEnding)> EnglishStems(string folded, string last)
    {
        if (last.Length >= LongStem && last.EndsWith('s') && !last.EndsWith("ss", StringComparison.Ordinal) && !last.EndsWith("us", StringComparison.Ordinal))
        {
            yield return (folded[..^1], false); // coding agents: coding agent
        }
    }
}
