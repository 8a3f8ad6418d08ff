using Sektorradar.Model;

namespace Sektorradar.Matching;

/// <summary>A rule of the sector's files, ready to be asked.</summary>
internal sealed class Rule
{
    private readonly IReadOnlyList<Phrase> _needs;
    private readonly IReadOnlyList<Phrase> _not;

    public Rule(MatchingRule rule, IReadOnlyDictionary<string, IReadOnlyList<Phrase>> lists)
    {
        _needs = [.. rule.Needs.Select(word => new Phrase(word)), .. rule.Lists.SelectMany(list => lists.GetValueOrDefault(list, []))];
        _not = [.. rule.Not.Select(phrase => new Phrase(phrase))];
        Case = rule.Case;
    }

    public LetterCase? Case { get; }

    public bool LooksAround => _needs.Count > 0 || _not.Count > 0;

    /// <param name="inCompany">Whether an unambiguous technology or project stands nearby.</param>
    public bool Allows(Surroundings around, Func<bool> inCompany) =>
        !_not.Any(phrase => phrase.Covers(around)) && (_needs.Count == 0 || _needs.Any(word => word.IsNear(around)) || Version.Follows(around) || inCompany());
}
