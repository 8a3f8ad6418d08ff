namespace Sektorradar.Matching;

/// <summary>
/// Groups titles that tell the same, so that a story in five papers counts once. The order of titles counts nothing: a story is all that is joined, pair by pair,
/// within the days. How well it works is in <c>docs/sector-files.md</c>.
/// </summary>
public static class NearDuplicates
{
    /// <summary>Kin words of all words. Chosen on the title pairs of the tests: the lowest at which no two different stories there were taken for one.</summary>
    public const double Threshold = 0.6;

    /// <param name="days">How many days may lie between two titles of a pair.</param>
    public static IReadOnlyList<Story> Group(IEnumerable<Title> titles, int days = 4)
    {
        var all = titles.OrderBy(title => title.Day).ThenBy(title => title.Id, StringComparer.Ordinal).ThenBy(title => title.Text, StringComparer.Ordinal).ToList();
        var words = all.Select(title => TitleWords.Of(title.Text)).ToList();
        var story = Enumerable.Range(0, all.Count).ToArray();
        foreach (var (a, b) in Candidates(words))
        {
            if (Root(story, a) != Root(story, b) && all[b].Day.DayNumber - all[a].Day.DayNumber <= days && TellTheSame(words[a], words[b]))
            {
                var (one, other) = (Root(story, a), Root(story, b));
                story[Math.Max(one, other)] = Math.Min(one, other);
            }
        }

        return [.. Enumerable.Range(0, all.Count).GroupBy(i => Root(story, i), i => all[i]).Select(group => new Story([.. group]))];
    }

    public static bool TellTheSame(string a, string b) => TellTheSame(TitleWords.Of(a), TitleWords.Of(b));

    /// <summary>The words are paired one after another; asking both ways makes the answer the same whichever title comes first.</summary>
    private static bool TellTheSame(TitleWords a, TitleWords b) => a.TellsTheSameAs(b, Threshold) || b.TellsTheSameAs(a, Threshold);

    /// <summary>
    /// The pairs that can tell the same, the earlier first. Of a title's words so many must be kin that one of a few is: the rarest of them are looked up,
    /// and only titles with such a word are compared.
    /// </summary>
    private static IEnumerable<(int Earlier, int Later)> Candidates(List<TitleWords> titles)
    {
        var byKey = titles.SelectMany((title, i) => title.Words.Select(word => (Key: TitleWords.Key(word), Title: i)).Distinct()).ToLookup(pair => pair.Key, pair => pair.Title);
        for (var i = 0; i < titles.Count; i++)
        {
            var words = titles[i].Words;
            var enough = words.Count - (int)Math.Ceiling(Threshold * words.Count) + 1;
            var rarest = words.Select(TitleWords.Key).OrderBy(key => byKey[key].Count()).ThenBy(key => key, StringComparer.Ordinal).Take(enough).Distinct();
            foreach (var other in rarest.SelectMany(key => byKey[key]).Where(other => other != i).Distinct())
            {
                yield return (Math.Min(i, other), Math.Max(i, other));
            }
        }
    }

    private static int Root(int[] story, int i)
    {
        while (story[i] != i)
        {
            story[i] = story[story[i]];
            i = story[i];
        }

        return i;
    }
}
