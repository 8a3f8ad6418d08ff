using System.Text;
using Sektorradar.Matching;
using Sektorradar.Model;

namespace Sektorradar.Tests.Matching;

/// <summary>What the matcher should find, by trying every name at every place of the folded text. Slow, and without cleverness that could be wrong.</summary>
internal static class NaiveMatcher
{
    public static List<Hit> Hits(IReadOnlyList<string> spellings, byte[] utf8)
    {
        var runes = Runes(utf8);
        var hits = new List<Hit>();
        for (var start = 0; start < runes.Count; start++)
        {
            if (!Letters.InWord(runes[start].Rune) || (start > 0 && Letters.InWord(runes[start - 1].Rune)))
            {
                continue;
            }

            hits.AddRange(
                from spelling in spellings.Select((text, number) => (Runes: text.EnumerateRunes().ToList(), Number: number))
                where start + spelling.Runes.Count <= runes.Count && spelling.Runes.Select((rune, i) => Letters.Fold(runes[start + i].Rune) == rune.Value).All(same => same)
                orderby spelling.Runes.Count
                select new Hit(runes[start].At, EndOf(runes, start + spelling.Runes.Count - 1), spelling.Number));
        }

        return hits;
    }

    /// <summary>Leftmost, then longest, of the names' own spellings and their joined and spaced forms.</summary>
    public static List<Mention> Mentions(Sector sector, byte[] utf8)
    {
        var fitting =
            from subject in sector.Subjects
            from spelling in Spelling.Of(subject, subject.Name, Language.Nb)
            from hit in Hits([spelling.Folded], utf8)
            where new Name(subject.Id, subject.Name.Nb, spelling, [], false).Fits(utf8, hit.Start, hit.End)
            orderby hit.Start, hit.End descending, spelling.Derived, subject.Id
            select new Mention(subject.Id, hit.Start, hit.End - hit.Start, subject.Name.Nb);
        var (mentions, reach) = (new List<Mention>(), 0);
        foreach (var mention in fitting)
        {
            if (mention.Position >= reach)
            {
                mentions.Add(mention);
                reach = mention.Position + mention.Length;
            }
        }

        return mentions;
    }

    private static List<(Rune Rune, int At, int Length)> Runes(byte[] utf8)
    {
        var runes = new List<(Rune, int, int)>();
        for (var at = 0; at < utf8.Length;)
        {
            Rune.DecodeFromUtf8(utf8.AsSpan(at), out var rune, out var length);
            runes.Add((rune, at, length));
            at += length;
        }

        return runes;
    }

    private static int EndOf(List<(Rune Rune, int At, int Length)> runes, int last) => runes[last].At + runes[last].Length;
}
