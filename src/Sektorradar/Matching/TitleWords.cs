using System.Text.RegularExpressions;

namespace Sektorradar.Matching;

/// <summary>A title's words: in small letters, each once, without those that every title has, and without the paper's name at its end.</summary>
internal sealed partial class TitleWords
{
    private const double CommonPart = 0.55;

    // Kin begin alike: fewer letters than this in common make no kinship.
    private const int Beginning = 3;

    private static readonly HashSet<string> Fillers = [.. (
        "og i på av for til med er en ei et den det de som om fra frå ved etter over under mot nå no ny nytt nye vil skal har ha kan blir vert vart denne dette ut inn "
        + "gir gi får få gjør gjere må funnet viser the a an of in on to with and is are from by at as its will after new again gets be been has have").Split(' ')];

    private TitleWords(IReadOnlyList<string> words) => Words = words;

    public IReadOnlyList<string> Words { get; }

    public static TitleWords Of(string title) =>
        new([.. Word().Matches(Paper().Replace(title, "")).Select(match => Number(Letters.Fold(match.Value))).Where(word => !Fillers.Contains(word)).Distinct().Order(StringComparer.Ordinal)]);

    /// <summary>What two words must have in common to be kin: a number itself, of other words the beginning.</summary>
    public static string Key(string word) => char.IsDigit(word[0]) || word.Length <= Beginning ? word : word[..Beginning];

    /// <summary>Whether two titles tell the same: most words are kin, no number stands against another, and not just one word was put in another's place.</summary>
    public bool TellsTheSameAs(TitleWords other, double threshold)
    {
        var (mine, its) = Unmatched(other);
        var matched = Words.Count - mine.Count;
        var all = Words.Count + its.Count;
        return all > 0 && matched >= threshold * all
            && !(mine.Count == 1 && its.Count == 1)
            && !(mine.Any(word => char.IsDigit(word[0])) && its.Any(word => char.IsDigit(word[0])));
    }

    private (List<string> Mine, List<string> Its) Unmatched(TitleWords other)
    {
        var (mine, its) = (Words.Except(other.Words).ToList(), other.Words.Except(Words).ToList());
        foreach (var word in mine.ToList())
        {
            if (its.Find(candidate => AreKin(word, candidate)) is { } kin)
            {
                mine.Remove(word);
                its.Remove(kin);
            }
        }

        return (mine, its);
    }

    /// <summary>Forms of one word, roughly: saksbehandling and saksbehandlingen, bygger and bygge, køyretøy and køyretøydata.</summary>
    private static bool AreKin(string a, string b)
    {
        if (char.IsDigit(a[0]) || char.IsDigit(b[0]))
        {
            return false;
        }

        var common = a.AsSpan().CommonPrefixLength(b);
        return common >= Beginning && (common >= CommonPart * Math.Max(a.Length, b.Length) || (common > Beginning + 1 && common == Math.Min(a.Length, b.Length)));
    }

    /// <summary>9.0 is 9.</summary>
    private static string Number(string word) => char.IsDigit(word[0]) && word.EndsWith(".0", StringComparison.Ordinal) ? word[..^2] : word;

    [GeneratedRegex(@"[\p{L}\p{N}_]+(\.[0-9]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    /// <summary>What stands after a bar, or an address after a dash: <c> | The Paper</c>, <c> – paper.example</c>.</summary>
    [GeneratedRegex(@" \| [^|]*$| [–-] [a-z0-9-]+\.[a-z.]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Paper();
}
