using Sektorradar.Model;

namespace Sektorradar.Reporting;

/// <summary>How many of its kind were said before each claim: what has several wordings takes them in turn, and no two neighbours have the same.</summary>
public sealed class Turns
{
    private readonly Turns? _before;
    private readonly Dictionary<string, int> _turns = [];
    private readonly Dictionary<string, int> _said = [];

    private Turns(IEnumerable<Claim> claims, Turns? before)
    {
        _before = before;
        foreach (var claim in claims.Where(claim => before?.Knows(claim) != true))
        {
            var turn = _said.TryGetValue(claim.Kind, out var said) ? said : before?._said.GetValueOrDefault(claim.Kind) ?? 0;
            if (_turns.TryAdd(claim.Id, turn))
            {
                _said[claim.Kind] = turn + 1;
            }
        }
    }

    /// <param name="claims">In the order in which they are read.</param>
    public static Turns Of(IEnumerable<Claim> claims) => new(claims, null);

    /// <summary>Those of a dossier after those of its report: a claim of both is said in the same words.</summary>
    public Turns Then(IEnumerable<Claim> claims) => new(claims, this);

    /// <summary>From 0; 0 for what is not among them.</summary>
    public int this[Claim claim] => _turns.TryGetValue(claim.Id, out var turn) ? turn : _before?[claim] ?? 0;

    private bool Knows(Claim claim) => _turns.ContainsKey(claim.Id) || _before?.Knows(claim) == true;
}
