using Sektorradar.Model;

namespace Sektorradar.Matching;

/// <summary>A rule of the sector's files, ready to be asked.</summary>
internal sealed class Rule
{
    private readonly List<Phrase> _needs;
    private readonly List<Phrase> _not;

    public Rule(MatchingRule rule, IReadOnlyDictionary<string, IReadOnlyList<Phrase>> lists)
    {
        _needs = [.. rule.Needs.Select(word => new Phrase(word)), .. rule.Lists.SelectMany(list => lists.GetValueOrDefault(list, []))];
        _not = [.. rule.Not.Select(phrase => new Phrase(phrase))];
        Case = rule.Case;
    }

    public LetterCase? Case { get; }

    public bool Needs => _needs.Count > 0;

    public bool Refuses => _not.Count > 0;

    /// <param name="inCompany">Whether an unambiguous technology or project stands nearby.</param>
    public bool Allows(Surroundings around, bool inCompany) =>
        !_not.Exists(phrase => phrase.Covers(around)) && (!Needs || inCompany || Version.Follows(around) || _needs.Exists(word => word.IsNear(around)));
}
