using Sektorradar.Model;

namespace Sektorradar.Sectors;

/// <summary>All facts of <c>facts/*.yaml</c>: each by itself, and what two of them say of the same.</summary>
internal sealed class FactsForm(Names names, Mistakes mistakes)
{
    private readonly List<(Fact Fact, Place Place)> _facts = [];

    public IReadOnlyList<Fact> Facts => [.. _facts.Select(read => read.Fact)];

    public void Read(Value value) => _facts.Add((FactForm.Read(value, names), value.Place));

    /// <summary>
    /// Two figures for the same thing and time are both printed when each is known to disagree with the other; where nobody said so, one of them would be
    /// printed as if it were alone.
    /// </summary>
    public void Settle()
    {
        foreach (var same in _facts.Where(read => About(read.Fact) is not null).GroupBy(read => About(read.Fact)))
        {
            foreach (var ((fact, place), i) in same.Select((read, i) => (read, i)))
            {
                foreach (var (other, first) in same.Take(i))
                {
                    Settle(fact, place, other, first);
                }
            }
        }
    }

    private void Settle(Fact fact, Place place, Fact other, Place first)
    {
        if (FigureOf(fact) == FigureOf(other))
        {
            if (fact.Source.Link == other.Source.Link)
            {
                mistakes.Add(Codes.Twice, $"{Characters.Quoted(other.Id)} at {first} says the same from the same source; remove one", place);
            }
        }
        else if (fact.ConflictsWith != other.Id && other.ConflictsWith != fact.Id)
        {
            mistakes.Add(Codes.UntoldConflict, $"{Characters.Quoted(other.Id)} at {first} gives {FigureOf(other)} for the same thing and time, not {FigureOf(fact)}; write conflictsWith if both stand, or correct one", place);
        }
    }

    /// <summary>What a figure is about, apart from the figure; null where there is none that two sources could give.</summary>
    private static (string Subject, string Quantity, string Whole, string Unit, string Period)? About(Fact fact) => fact.Period is not { } period ? null : fact.Statement switch
    {
        Statement.Share share => (fact.Subject, Plain(share.Quantity), Plain(share.Population), "", period.Text),
        Statement.Amount amount => (fact.Subject, Plain(amount.Quantity), "", amount.Unit, period.Text),
        _ => null,
    };

    private static string FigureOf(Fact fact) => fact.Statement switch
    {
        Statement.Share share => FormattableString.Invariant($"{share.Value} of {share.Of}"),
        Statement.Amount amount => FormattableString.Invariant($"{amount.Value}"),
        _ => "",
    };

    private static string Plain(Localized text) => string.Join(' ', text.En.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
