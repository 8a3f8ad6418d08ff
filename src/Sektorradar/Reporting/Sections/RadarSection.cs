using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Sections;

/// <summary>
/// 8. The radar. Every blip carries the rule that placed it; the same evidence always gives the same place. Where editors decided, what was
/// computed stands beside it.
/// </summary>
internal sealed class RadarSection : ISection
{
    private const int MostInARing = 20;

    public string Id => "radar";

    public IReadOnlyList<Block> Build(Draft draft)
    {
        var decided = draft.Radar;
        var placed = decided.Placed;
        if (placed.Count + decided.KeptOff.Count == 0)
        {
            return [];
        }

        var left = placed.GroupBy(p => p.Ring).Sum(ring => Math.Max(0, ring.Count() - MostInARing));
        var note = Claim.From("radar.note", draft.AsOf, [.. decided.Computed.SelectMany(p => Evidence(p, draft)), .. draft.Ledger.Decisions.Select(EvidenceRef.Of)],
            ("placed", new Number(decided.Computed.Count)), ("left", new Number(left)), ("most", new Number(MostInARing)));
        IReadOnlyList<Block> blocks =
        [
            new Block.Radar([.. Enum.GetValues<Ring>().Select(ring => (CodeOf(ring), Blips(ring, placed, draft)))]),
            new Block.Prose([note, .. Overruled(draft), .. NotFound(placed, draft)]),
            new Block.Listing("decisions.off", [.. decided.KeptOff.SelectMany(off => KeptOff(off, draft))]),
        ];
        return [.. blocks.Where(block => block is Block.Radar || block.Claims.Any())];
    }

    private static string CodeOf(Ring ring) => ring.ToString().ToLowerInvariant();

    private static IReadOnlyList<Block.Row> Blips(Ring ring, IReadOnlyList<Placement> placed, Draft draft) =>
        [.. placed.Where(p => p.Ring == ring).Take(MostInARing).Select(p => Blip(p, draft))];

    private static IEnumerable<Claim> Overruled(Draft draft)
    {
        if (draft.Ledger.Decisions is { Count: > 0 } decisions)
        {
            yield return Claim.From("radar.decided", draft.AsOf, Modality.Decision, decisions.Select(EvidenceRef.Of), ("decided", new Number(decisions.Count)));
        }
    }

    private static IEnumerable<Claim> KeptOff(KeptOff off, Draft draft) =>
        DecisionClaims.Of(off.Decision, off.Computed?.Ring, off.Computed?.Rule, draft.Ledger, off.Computed is { } computed ? Evidence(computed, draft) : []);

    private static IEnumerable<Claim> NotFound(IReadOnlyList<Placement> placed, Draft draft)
    {
        var missing = Rings.NotFound(draft.Sector, draft.Ledger, placed);
        if (missing.Count > 0)
        {
            yield return Claim.From("radar.not-found", draft.AsOf, missing.Select(m => EvidenceRef.Of(m.Use)),
                ("count", new Number(missing.Count)), ("names", Names(missing.Select(m => m.Subject))));
        }
    }

    private static Block.Row Blip(Placement placement, Draft draft)
    {
        var score = draft.Scores[placement.Subject.Id];
        var because = new List<Claim>();
        if (placement.Decision is { } decision)
        {
            because.AddRange(DecisionClaims.Of(decision, placement.ComputedRing, placement.ComputedRule, draft.Ledger, RingClaims.Looked(placement, draft)));
        }

        if (placement.Use is not null)
        {
            because.Add(FactClaims.Of(placement.Use));
        }

        because.AddRange(placement.Facts.Select(FactClaims.Of));
        if (score.IsRated || score.Label == MomentumLabel.Dormant)
        {
            because.Add(ScoreClaims.Momentum(score));
        }

        because.AddRange(RingClaims.Of(placement, draft.AsOf, RingClaims.Looked(placement, draft)));
        var claim = Claim.From("blip", draft.AsOf, Evidence(placement, draft),
            [("subject", new Name(placement.Subject.Id)), ("quadrant", new Literal(placement.Subject.Quadrant!)),
            ("ring", new Term("ring." + CodeOf(placement.Ring))), ("rule", new Literal(placement.Rule)), ("movement", RingClaims.Movement(placement)),
            ("use", placement.Use is { } use ? FactClaims.UseOf(use) : new Unknown()),
            ("organisations", placement.Use?.Statement is Statement.Share { Organisations: { } n } ? new Quantity(n, "accounts") : new Unknown()),
            ("label", ScoreClaims.Label(score)), ("reason", new Term("rule." + placement.Rule)), .. DecisionClaims.OfBlip(placement)]);
        return new Block.Row(claim, because);
    }

    private static IEnumerable<EvidenceRef> Evidence(Placement placement, Draft draft) =>
        RingClaims.Looked(placement, draft).Concat(placement.Decision is { } decision ? [EvidenceRef.Of(decision)] : []);
}
