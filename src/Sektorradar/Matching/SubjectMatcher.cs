using System.Text;
using Sektorradar.Model;

namespace Sektorradar.Matching;

/// <summary>
/// Finds a sector's subjects in texts: leftmost, then longest, whole words. Where two names begin at the same place the longer wins if it is allowed to;
/// a name that its rules refuse leaves its place to another. How names, endings and rules work is in <c>docs/sector-files.md</c>.
/// </summary>
public sealed class SubjectMatcher
{
    private readonly Trie _trie;
    private readonly Name[][] _names; // spelling → whose it may be, the one written so in the files first

    private SubjectMatcher(IReadOnlyList<Name> names)
    {
        var bySpelling = names.GroupBy(name => name.Spelling.Folded).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        _trie = new Trie([.. bySpelling.Select(group => group.Key)]);
        _names =
        [
            .. bySpelling.Select(group => group.OrderBy(name => name.Spelling.Derived).ThenBy(name => name.Subject, StringComparer.Ordinal)
                .ThenBy(name => name.Alias, StringComparer.Ordinal).ThenBy(name => name.Spelling.NeedsEnding)
                .ThenBy(name => !name.Spelling.IsNoun).DistinctBy(name => (name.Subject, name.Alias, name.Spelling)).ToArray()),
        ];
    }

    public static SubjectMatcher Of(Sector sector)
    {
        var lists = sector.Matching.Words.ToDictionary(list => list.Id, IReadOnlyList<Phrase> (list) => [.. list.Words.Select(word => new Phrase(word))]);
        var rules = sector.Matching.Rules.ToLookup(rule => rule.Subject, rule => (rule.Alias, Rule: new Rule(rule, lists)));
        return new SubjectMatcher([.. sector.Subjects.SelectMany(subject => NamesOf(subject, [.. rules[subject.Id]]))]);
    }

    /// <summary>Positions and lengths are bytes. The text may be as long as memory allows, and hold any bytes.</summary>
    public IReadOnlyList<Mention> Match(ReadOnlySpan<byte> utf8)
    {
        var hits = new List<Hit>();
        _trie.Scan(utf8, hits);
        return Choose(utf8, Fitting(utf8, hits));
    }

    /// <summary>Positions and lengths are characters of the string.</summary>
    public IReadOnlyList<Mention> Match(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var (at, characters) = (0, 0);
        var mentions = new List<Mention>();
        foreach (var mention in Match(utf8))
        {
            characters += Encoding.UTF8.GetCharCount(utf8.AsSpan(at, mention.Position - at));
            at = mention.Position;
            mentions.Add(mention with { Position = characters, Length = Encoding.UTF8.GetCharCount(utf8.AsSpan(at, mention.Length)) });
        }

        return mentions;
    }

    private static IEnumerable<Name> NamesOf(Subject subject, IReadOnlyList<(string? Alias, Rule Rule)> rules) =>
        from names in subject.Aliases.Prepend(subject.Name)
        from language in Languages.All
        let alias = names[language]
        let own = rules.Where(rule => rule.Alias is null || string.Equals(rule.Alias, alias, StringComparison.OrdinalIgnoreCase)).Select(rule => rule.Rule).ToArray()
        from spelling in Spelling.Of(subject, names, language)
        where spelling.Folded.Length > 0
        select new Name(subject.Id, alias, spelling, own, own.Length == 0 && subject.Kind is SubjectKind.Technology or SubjectKind.Project);

    /// <summary>What may be meant, by itself; rules about the words around come after, because what is found around counts for them.</summary>
    private List<Candidate> Fitting(ReadOnlySpan<byte> text, List<Hit> hits)
    {
        var candidates = new List<Candidate>(hits.Count);
        foreach (var hit in hits)
        {
            foreach (var name in _names[hit.Spelling])
            {
                if (name.Fits(text, hit.Start, hit.End))
                {
                    candidates.Add(new Candidate(hit.Start, hit.End, name));
                    if (!name.HasRules)
                    {
                        break;
                    }
                }
            }
        }

        return candidates;
    }

    private static List<Mention> Choose(ReadOnlySpan<byte> text, List<Candidate> candidates)
    {
        var (mentions, reach) = (new List<Mention>(), 0);
        for (var i = 0; i < candidates.Count;)
        {
            var next = i + 1;
            while (next < candidates.Count && candidates[next].Start == candidates[i].Start)
            {
                next++;
            }

            if (candidates[i].Start >= reach && Longest(text, candidates, i, next) is { } chosen)
            {
                mentions.Add(new Mention(chosen.Name.Subject, chosen.Start, chosen.End - chosen.Start, chosen.Name.Alias));
                reach = chosen.End;
            }

            i = next;
        }

        return mentions;
    }

    /// <summary>The longest of those that begin at one place and are allowed; among equals the first.</summary>
    private static Candidate? Longest(ReadOnlySpan<byte> text, List<Candidate> candidates, int from, int to)
    {
        Candidate? chosen = null;
        for (var i = from; i < to; i++)
        {
            if ((chosen is not { } best || candidates[i].End > best.End) && IsAllowed(text, candidates, i))
            {
                chosen = candidates[i];
            }
        }

        return chosen;
    }

    private static bool IsAllowed(ReadOnlySpan<byte> text, List<Candidate> candidates, int index)
    {
        var (start, end, name) = candidates[index];
        if (!name.LooksAround)
        {
            return true;
        }

        // Looking at what was found nearby is cheap, and often enough; the text around is read only when it is asked for.
        Surroundings? around = null;
        bool? inCompany = null;
        foreach (var rule in name.Rules)
        {
            var needsMet = !rule.Needs || (inCompany ??= InCompany(candidates, index));
            if ((!needsMet || rule.Refuses) && !rule.Allows(around ??= Surroundings.Of(text, start, end), needsMet))
            {
                return false;
            }
        }

        return true;
    }

    private static bool InCompany(List<Candidate> candidates, int index)
    {
        var (start, end, _) = candidates[index];
        for (var i = index - 1; i >= 0 && start - candidates[i].Start <= Surroundings.Reach; i--)
        {
            if (candidates[i].Name.IsContext && candidates[i].End <= start)
            {
                return true;
            }
        }

        for (var i = index + 1; i < candidates.Count && candidates[i].Start - end <= Surroundings.Reach; i++)
        {
            if (candidates[i].Name.IsContext && candidates[i].Start >= end)
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Candidate(int Start, int End, Name Name);
}
