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

    /// <summary>Whether capitals, ending and surroundings within the word allow it; what the words around say is asked of the rules.</summary>
    public bool Fits(ReadOnlySpan<byte> text, int start, int end) =>
        FitsCase(text[start..end]) && Endings.Fit(text, end, Spelling, allowCompound: Rules.Count == 0) && Prose.Holds(text, start, end);

    private bool FitsCase(ReadOnlySpan<byte> found)
    {
        var needed = Spelling.ExactWhenSpaced && found.IndexOfAny(" \n\r\t"u8) >= 0 ? LetterCase.Exact : _case;
        return needed switch
        {
            LetterCase.Any => true,
            LetterCase.Capital => FirstFits(Letters.At(found, 0, out _)),
            _ => LettersFit(LettersOf(Encoding.UTF8.GetString(found))),
        };
    }

    private bool FirstFits(Rune first) => Rune.IsUpper(first) || Rune.IsDigit(first) || _letters.StartsWith(first.ToString(), StringComparison.Ordinal);

    /// <summary>A stem is shorter than its name, and an adjective's ending longer: then the beginning decides.</summary>
    private bool LettersFit(string found) => found == _letters || (Spelling.Derived && found.Length > 1 && (_letters.StartsWith(found, StringComparison.Ordinal) || found[..2] == _letters[..Math.Min(2, _letters.Length)]));

    private static string LettersOf(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
