namespace Sektorradar.Sectors;

internal static class Nearest
{
    /// <summary>Ends a message about an unknown word: the known one it resembles, or what is known when that is short.</summary>
    public static string Hint(string word, IEnumerable<string> known)
    {
        var all = known.Distinct().ToList();
        return To(word, all) is { } meant ? $"; did you mean \"{meant}\"?"
            : all.Count is > 0 and <= 25 ? $"; use one of: {string.Join(", ", all)}"
            : "";
    }

    /// <summary>The known word that is probably meant, or null.</summary>
    public static string? To(string word, IEnumerable<string> known)
    {
        var best = known.Select(candidate => (candidate, Distance: Distance(word, candidate))).OrderBy(c => c.Distance).FirstOrDefault();
        return best.candidate is not null && best.Distance <= Math.Max(1, word.Length / 3) ? best.candidate : null;
    }

    /// <summary>The known words nearest to a word, nearest first; those that begin with it, whatever their length, come before all others.</summary>
    public static IReadOnlyList<string> Some(string word, IEnumerable<string> known, int most) =>
    [
        .. known.Distinct().Select(candidate => (Word: candidate, Begins: candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase), Distance: Distance(word, candidate)))
            .Where(near => near.Begins || near.Distance <= Math.Max(1, word.Length / 3))
            .OrderByDescending(near => near.Begins).ThenBy(near => near.Distance).ThenBy(near => near.Word, StringComparer.Ordinal).Take(most).Select(near => near.Word),
    ];

    /// <summary>How many letters to insert, remove or replace. Case counts nothing: <c>Summary</c> is near <c>summary</c>.</summary>
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 10)
        {
            return int.MaxValue;
        }

        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (same ? 0 : 1));
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
