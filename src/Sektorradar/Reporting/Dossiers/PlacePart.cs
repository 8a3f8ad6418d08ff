using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Dossiers;

/// <summary>8. The ring with its rule, since when, and what would change it.</summary>
internal static class PlacePart
{
    public static IEnumerable<Block> Build(Draft draft, SubjectScore score)
    {
        var id = score.Subject.Id;
        if (score.Subject.Quadrant is null)
        {
            return [];
        }

        var placed = draft.Radar.Placed.FirstOrDefault(placement => placement.Subject.Id == id);
        var off = draft.Radar.KeptOff.FirstOrDefault(kept => kept.Subject.Id == id);
        var use = draft.UseOf(id);
        var computed = placed ?? off?.Computed;
        List<EvidenceRef> looked = [.. new[] { use }.OfType<Fact>().Concat(computed?.Facts ?? []).Select(EvidenceRef.Of).Concat(computed is null ? Cite.Basis(score) : RingClaims.Looked(computed, draft)).Distinct()];
        return
        [
            new Block.Prose(
            [
                .. off is not null ? DecisionClaims.Of(off.Decision, computed?.Ring, computed?.Rule, draft.Ledger, looked)
                    : placed is not null ? Where(placed, score, draft, looked)
                    : Nowhere(score, draft.AsOf, looked),
            ]),
            // What nothing was looked at of cannot be told what it lacks.
            new Block.Listing("place.change", looked.Count == 0 ? [] : [.. PlaceChange.Of(draft, score, computed?.ComputedRing, computed?.ComputedRule, looked)]),
        ];
    }

    private static IEnumerable<Claim> Where(Placement placed, SubjectScore score, Draft draft, List<EvidenceRef> looked)
    {
        var asOf = draft.AsOf;
        if (placed.Decision is { } decision)
        {
            return [.. DecisionClaims.Of(decision, placed.ComputedRing, placed.ComputedRule, draft.Ledger, looked), .. RingClaims.Of(placed, asOf, looked)];
        }

        (string, ClaimValue) subject = ("subject", new Name(placed.Subject.Id));
        var since = placed.SinceRuns is { } runs
            ? Claim.From("place.since", asOf, looked, subject, ("day", new Day(asOf.AddDays(-7 * Runs.Weeks * runs))))
            : Claim.From("place.long", asOf, looked, subject, ("looks", new Number(Runs.Recent)), ("weeks", new Number(Runs.Weeks)));
        return
        [
            Claim.From("place.at", asOf, looked, subject, ("ring", DecisionClaims.Ring(placed.Ring)), ("rule", new Literal(placed.Rule)), ("because", new Term("rule." + placed.Rule))),
            // A rule may ask for a ring that is further away than one step.
            .. RingRules.Of(score, draft.Ledger, draft.Grades).Place(RingLimits.Enter) is { } wanted && wanted.Rule == placed.Rule && wanted.Ring != placed.Ring
                ? [Claim.From("place.step", asOf, looked, subject, ("ring", DecisionClaims.Ring(wanted.Ring)))] : Array.Empty<Claim>(),
            since,
            .. placed.Before == placed.Ring ? [Claim.From("place.same", asOf, looked, subject)] : Array.Empty<Claim>(),
            .. RingClaims.Of(placed, asOf, looked),
        ];
    }

    private static IEnumerable<Claim> Nowhere(SubjectScore score, DateOnly asOf, List<EvidenceRef> looked) =>
        looked.Count == 0 ? [] : [Claim.From("place.none", asOf, looked, ("subject", new Name(score.Subject.Id)))];
}
