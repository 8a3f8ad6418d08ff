using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>The radar as it is printed: what the rules computed, and over it what editors decided.</summary>
/// <param name="Placed">In the order of the radar.</param>
/// <param name="KeptOff">By id of the subject.</param>
/// <param name="Computed">What the rules alone gave.</param>
public sealed record Decided(IReadOnlyList<Placement> Placed, IReadOnlyList<KeptOff> KeptOff, IReadOnlyList<Placement> Computed)
{
    /// <summary>Code of the rule that places what was decided.</summary>
    public const string Rule = "E1";

    public static Decided Over(IReadOnlyList<Placement> computed, Sector sector, Ledger ledger, Scores scores)
    {
        var decided = ledger.Decisions.ToDictionary(decision => decision.Subject);
        var bySubject = computed.ToDictionary(placement => placement.Subject.Id);
        var overruled = decided.Values.Where(decision => decision.Ring is not null).Select(decision => Overrule(decision, bySubject.GetValueOrDefault(decision.Subject), sector, ledger));
        return new Decided(
            [.. Rings.InOrder(computed.Where(placement => !decided.ContainsKey(placement.Subject.Id)).Concat(overruled), scores)],
            [.. decided.Values.Where(decision => decision.Ring is null).Select(decision => new KeptOff(sector.Find(decision.Subject)!, decision, bySubject.GetValueOrDefault(decision.Subject)))],
            computed);
    }

    private static Placement Overrule(Decision decision, Placement? computed, Sector sector, Ledger ledger)
    {
        var overruled = computed ?? new Placement(sector.Find(decision.Subject)!, default, "", MeasuredUse.Newest(ledger.Facts.Where(fact => fact.Subject == decision.Subject)), []);
        return overruled with { Ring = decision.Ring!.Value, Rule = Rule, Decision = decision, ComputedRing = computed?.Ring, ComputedRule = computed?.Rule };
    }
}

/// <summary>A subject that editors keep off the radar.</summary>
/// <param name="Computed">Where the rules would place it; null for what no rule places.</param>
public sealed record KeptOff(Subject Subject, Decision Decision, Placement? Computed);
