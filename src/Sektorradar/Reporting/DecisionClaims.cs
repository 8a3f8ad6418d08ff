using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting;

/// <summary>Claims about what editors decided, and beside it what the rules gave.</summary>
internal static class DecisionClaims
{
    /// <param name="computed">Where the rules would place the subject; null where no rule does.</param>
    /// <param name="evidence">What the rules looked at.</param>
    public static IEnumerable<Claim> Of(Decision decision, Ring? computed, string? rule, Ledger ledger, IEnumerable<EvidenceRef> evidence)
    {
        List<(string, ClaimValue)> said =
        [
            ("subject", new Name(decision.Subject)), ("by", new Words(decision.By)), ("day", new Day(decision.Decided)), ("reason", new Words(decision.Reason)), ("ring", Ring(decision.Ring)),
        ];
        yield return Claim.From(decision.Ring is null ? "decision.off" : "decision", decision.Decided, Modality.Decision, [EvidenceRef.Of(decision)], said);
        if (decision.Until is { } until)
        {
            yield return Claim.From("decision.until", decision.Decided, Modality.Decision, [EvidenceRef.Of(decision)], ("subject", new Name(decision.Subject)), ("until", new Day(until)));
        }

        // What no rule places may have no evidence at all; the decision tells of which subject that is said.
        List<EvidenceRef> both = [EvidenceRef.Of(decision), .. evidence];
        yield return rule is null
            ? Claim.From("decision.computed.none", ledger.AsOf, both, ("subject", new Name(decision.Subject)), ("computed", Ring(null)))
            : Claim.From("decision.computed", ledger.AsOf, both,
                ("subject", new Name(decision.Subject)), ("computed", Ring(computed)), ("rule", new Literal(rule)), ("because", new Term("rule." + rule)));
    }

    /// <summary>What a blip's claim has beyond its usual values when editors placed it.</summary>
    public static IEnumerable<(string Name, ClaimValue Value)> OfBlip(Placement placement)
    {
        if (placement.Decision is { } decision)
        {
            yield return ("by", new Words(decision.By));
            yield return ("computed", Ring(placement.ComputedRing));
            if (placement.ComputedRule is { } rule)
            {
                yield return ("computedRule", new Literal(rule));
            }
        }
    }

    public static Term Ring(Ring? ring) => new(ring is { } known ? "ring." + known.ToString().ToLowerInvariant() : "ring.none");
}
