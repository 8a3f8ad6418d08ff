using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Sections;

/// <summary>8. The radar. Every blip carries the rule that placed it; the same evidence always gives the same place.</summary>
internal sealed class RadarSection : ISection
{
    private const int MostInARing = 16;

    public string Id => "radar";

    public IReadOnlyList<Block> Build(Draft draft)
    {
        var placed = Rings.Place(draft.Sector, draft.Ledger, draft.Scores);
        if (placed.Count == 0)
        {
            return [];
        }

        var rings = Enum.GetValues<Ring>().Select(ring => (ring.ToString().ToLowerInvariant(), (IReadOnlyList<Block.Row>)[.. placed.Where(p => p.Ring == ring).Take(MostInARing).Select(p => Blip(p, draft))]));
        var left = placed.GroupBy(p => p.Ring).Sum(ring => Math.Max(0, ring.Count() - MostInARing));
        var note = Claim.From("radar.note", draft.AsOf, placed.SelectMany(p => Evidence(p, draft)), ("placed", new Number(placed.Count)), ("left", new Number(left)), ("most", new Number(MostInARing)));
        return [new Block.Radar([.. rings]), new Block.Prose([note])];
    }

    private static Block.Row Blip(Placement placement, Draft draft)
    {
        var score = draft.Scores[placement.Subject.Id];
        var because = new List<Claim>();
        if (placement.Use is not null)
        {
            because.Add(FactClaims.Of(placement.Use));
        }

        because.AddRange(placement.Facts.Select(FactClaims.Of));
        if (score.IsRated || score.Label == MomentumLabel.Dormant)
        {
            because.Add(ScoreClaims.Momentum(score));
        }

        // An earlier edition is needed before anything can be said to have moved.
        var claim = Claim.From("blip", draft.AsOf, Evidence(placement, draft), ("subject", new Name(placement.Subject.Id)), ("quadrant", new Literal(placement.Subject.Quadrant!)),
            ("ring", new Term("ring." + placement.Ring.ToString().ToLowerInvariant())), ("rule", new Literal(placement.Rule)), ("movement", new Unknown()),
            ("use", placement.Use is { } use ? new Percent(Math.Round(100 * Draft.ShareOf(use), MidpointRounding.AwayFromZero)) : new Unknown()),
            ("organisations", placement.Use?.Statement is Statement.Share { Organisations: { } n } ? new Quantity(n, "organisations") : new Unknown()),
            ("label", new Term("label." + ScoreClaims.LabelCode(score))), ("reason", new Term("rule." + placement.Rule)));
        return new Block.Row(claim, because);
    }

    private static IEnumerable<EvidenceRef> Evidence(Placement placement, Draft draft)
    {
        var score = draft.Scores[placement.Subject.Id];
        return new[] { placement.Use }.OfType<Fact>().Concat(placement.Facts).Select(EvidenceRef.Of).Concat(Cite.Captures(score.Activity.Used));
    }
}
