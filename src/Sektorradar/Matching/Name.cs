using System.Text;
using Sektorradar.Model;

namespace Sektorradar.Matching;

/// <summary>A name of a subject in one of its spellings, with what decides whether it is meant.</summary>
/// <param name="Alias">As the sector's files write it.</param>
/// <param name="IsContext">Nobody uses the name for anything else, and it is a technology or project: beside it an ambiguous name is meant as one.</param>
internal sealed record Name(string Subject, string Alias, Spelling Spelling, IReadOnlyList<Rule> Rules, bool IsContext)
{
    private readonly string _letters = LettersOf(Alias);
    private readonly LetterCase _case = Rules.Select(rule => rule.Case).Max() ?? (Spelling.IsAbbreviation(Alias) ? LetterCase.Exact : LetterCase.Any);

    // Asked for each place where the name might stand, millions of times in a long text.
    public bool HasRules { get; } = Rules.Count > 0;

    public bool LooksAround { get; } = Rules.Any(rule => rule.Needs || rule.Refuses);

    /// <summary>Whether capitals, ending and surroundings within the word allow it; what the words around say is asked of the rules.</summary>
    public bool Fits(ReadOnlySpan<byte> text, int start, int end) =>
        FitsCase(text[start..end]) && Endings.Fit(text, end, Spelling, allowCompound: !HasRules) && Prose.Holds(text, start, end);

    private bool FitsCase(ReadOnlySpan<byte> found)
    {
        var needed = Spelling.ExactWhenSpaced && found.IndexOfAny(" \n\r\t"u8) >= 0 ? LetterCase.Exact : _case;
        return needed switch
        {
            LetterCase.Any => true,
            LetterCase.Capital => FirstFits(Letters.At(found, 0, out _)),
            _ => HasLetters(found) || (Spelling.Derived && LettersFit(LettersOf(Encoding.UTF8.GetString(found)))),
        };
    }

    private bool FirstFits(Rune first) => Rune.IsUpper(first) || Rune.IsDigit(first) || _letters.StartsWith(first.ToString(), StringComparison.Ordinal);

    private bool HasLetters(ReadOnlySpan<byte> found)
    {
        var count = 0;
        for (var at = 0; at < found.Length;)
        {
            var letter = Letters.At(found, at, out var length);
            at += length;
            if (Rune.IsLetterOrDigit(letter) && (count == _letters.Length || _letters[count++] != letter.Value))
            {
                return false;
            }
        }

        return count == _letters.Length;
    }

    /// <summary>A stem is shorter than its name, and an adjective's ending longer: then the beginning decides.</summary>
    private bool LettersFit(string found) => found.Length > 1 && (_letters.StartsWith(found, StringComparison.Ordinal) || _letters.StartsWith(found[..2], StringComparison.Ordinal));

    private static string LettersOf(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
