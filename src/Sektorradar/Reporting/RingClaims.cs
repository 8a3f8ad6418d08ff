using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting;

/// <summary>Claims about where a subject stood before, and where it is on its way to.</summary>
internal static class RingClaims
{
    /// <summary>What the rules looked at; for what editors placed and no rule does, the decision.</summary>
    public static IEnumerable<EvidenceRef> Looked(Placement placement, Draft draft)
    {
        List<EvidenceRef> looked = [.. new[] { placement.Use }.OfType<Fact>().Concat(placement.Facts).Select(EvidenceRef.Of), .. Cite.Basis(draft.Scores[placement.Subject.Id])];
        if (placement.ComputedRule is "H8" or "S5" && draft.Grades.HypeOf(placement.Subject.Id) is { } hype)
        {
            looked.AddRange(hype.Counted.SelectMany(series => series.Evidence));
        }

        // Where there is neither fact nor repository, the grade of substance is what a rule looked at.
        return looked.Count > 0 || placement.ComputedRule is null ? looked : draft.Grades.SubstanceOf(placement.Subject.Id).Known.SelectMany(item => item.Found!.Evidence);
    }

    /// <summary>Against a quarter ago. A decision tells of no movement of its own: it stands beside what the rules gave.</summary>
    public static ClaimValue Movement(Placement placement) => placement.ComputedRing is not { } ring ? new Unknown()
        : placement is { Before: null, IsNew: false } ? new Unknown()
        : new Term("movement." + (placement.Before is not { } before ? "new" : ring == before ? "same" : ring < before ? "up" : "down"));

    /// <param name="evidence">What the rules looked at.</param>
    public static IEnumerable<Claim> Of(Placement placement, DateOnly asOf, IEnumerable<EvidenceRef> evidence)
    {
        // What no rule places and editors put on the radar has come from nowhere.
        if (placement.ComputedRing is not { } ring || evidence.ToList() is not { Count: > 0 } looked)
        {
            yield break;
        }

        (string, ClaimValue) subject = ("subject", new Name(placement.Subject.Id));
        if (placement.IsNew)
        {
            yield return Claim.From("ring.new", asOf, looked, subject);
        }
        else if (placement.Before is not null && placement.Before != ring)
        {
            yield return Claim.From("ring.moved", asOf, looked, subject, ("from", DecisionClaims.Ring(placement.Before)));
        }

        if (placement.Unconfirmed is { } wanted)
        {
            yield return Claim.From("ring.unconfirmed", asOf, looked, subject, ("ring", DecisionClaims.Ring(wanted.Ring)));
        }
    }
}
