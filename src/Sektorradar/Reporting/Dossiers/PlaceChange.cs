using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Dossiers;

/// <summary>What would change a subject's ring: the limits of the rules beside the subject's own numbers.</summary>
internal sealed class PlaceChange
{
    private readonly Draft _draft;
    private readonly SubjectScore _score;
    private readonly RingRules _rules;
    private readonly Substance _substance;
    private readonly IReadOnlyList<EvidenceRef> _looked;

    private PlaceChange(Draft draft, SubjectScore score, IReadOnlyList<EvidenceRef> looked) =>
        (_draft, _score, _looked, _rules, _substance) = (draft, score, looked, RingRules.Of(score, draft.Ledger, draft.Grades), draft.Grades.SubstanceOf(score.Subject.Id));

    /// <param name="ring">What the rules gave; null for what no rule places.</param>
    /// <param name="looked">What they looked at; at least one.</param>
    public static IEnumerable<Claim> Of(Draft draft, SubjectScore score, Ring? ring, string? rule, IReadOnlyList<EvidenceRef> looked)
    {
        var change = new PlaceChange(draft, score, looked);
        return ring == Ring.Hold ? change.Leave(rule!) : [.. change.Stay(rule), .. change.Rise(ring)];
    }

    /// <summary>What takes a subject off HOLD.</summary>
    private IEnumerable<Claim> Leave(string rule) => rule switch
    {
        "H1" => [Say("leave.H1")],
        "H2" => [Say("leave.H2")],
        "H3" => [Say("leave.H3")],
        "H4" => [Say("leave.H4", ("months", new Number(RingRules.LicenceMonths)))],
        "H5" when _rules.Use is not null => [Say("leave.H5", [Fell(), .. Use()])],
        "H6" when _rules.Use is { } use && MeasuredUse.Before(use, _draft.FactsOf(_score.Subject.Id)) is { } before => [Say("leave.H6", [("before", FactClaims.UseOf(before)), .. Use()])],
        "H7" when _score.Horizon is { } horizon => [Say("leave.H7", Fell(), ("share", PercentOf((decimal)horizon.PeakShare)), ("below", PercentOf((decimal)Horizon.FadedBelow)))],
        "H8" when _draft.Grades.HypeOf(_score.Subject.Id) is { } hype => [Say("leave.H8",
            ("muchHype", new Number(RingRules.MuchHype)), ("hype", new Number(hype.LowGrade)), ("little", new Number(RingRules.LittleSubstance)), ("substance", new Number(_substance.HighGrade)))],
        // A rule that no longer fits, while its ring waits for a second look.
        _ => [],
    };

    /// <summary>What keeps a subject where it is: less than what brought it there.</summary>
    private IEnumerable<Claim> Stay(string? rule) => rule switch
    {
        "A1" when _rules.Use is not null => [Say("stay.A1", [("organisations", new Number(RingLimits.Stay.AdoptOrganisations)), ("share", PercentOf(RingLimits.Stay.AdoptShare)), .. Use()])],
        "T1" when _rules.Use is not null => [Say("stay.T1", [("organisations", new Number(RingLimits.Stay.TryOrganisations)), .. Use()])],
        "T2" => [Say("stay.T2")],
        "S1" => [Say("stay.S1")],
        "S3" => [Say("stay.S3", ("least", new Number(RingRules.FewFell)), Fell())],
        "S4" => [Say("stay.S4", ("least", new Number(RingLimits.Stay.LeastGrade)), ("low", new Number(_substance.LowGrade)))],
        "S5" when _draft.Grades.HypeOf(_score.Subject.Id) is { } hype => [Say("stay.S5", ("least", new Number(RingRules.SomeHype)), ("low", new Number(hype.LowGrade)))],
        _ => [],
    };

    /// <summary>What the rings above ask for.</summary>
    private IEnumerable<Claim> Rise(Ring? ring)
    {
        var enter = RingLimits.Enter;
        if (ring is null)
        {
            yield return _rules.Use is null
                ? Say("need.assess", Named(Ring.Assess), ("least", new Number(enter.LeastGrade)), ("low", _substance.IsGraded ? new Number(_substance.LowGrade) : new Unknown()))
                : Say("need.assess.use", [Named(Ring.Assess), .. Use()]);
        }

        if (ring is null or Ring.Assess)
        {
            yield return _rules.Use is null
                ? Say("need.try.unmeasured", Named(Ring.Try), ("organisations", new Number(enter.TryOrganisations)))
                : Say("need.try", [Named(Ring.Try), ("organisations", new Number(enter.TryOrganisations)), .. Use()]);
            foreach (var claim in Hindrances(Ring.Try, RingRules.TryMonths, RingRules.LittleSubstance))
            {
                yield return claim;
            }
        }

        if (ring is not Ring.Adopt)
        {
            yield return _rules.Use is null
                ? Say("need.adopt.unmeasured", Named(Ring.Adopt), ("organisations", new Number(enter.AdoptOrganisations)), ("share", PercentOf(enter.AdoptShare)))
                : Say("need.adopt", [Named(Ring.Adopt), ("organisations", new Number(enter.AdoptOrganisations)), ("share", PercentOf(enter.AdoptShare)), .. Use()]);
            foreach (var claim in Hindrances(Ring.Adopt, RingRules.AdoptMonths, RingRules.MiddlingSubstance))
            {
                yield return claim;
            }
        }
    }

    /// <summary>What keeps a subject out of a ring whatever its use.</summary>
    /// <param name="substance">The highest grade that is too little.</param>
    private IEnumerable<Claim> Hindrances(Ring ring, int months, int substance)
    {
        if (_rules.Age is { } age && age < months)
        {
            yield return Say("need.age", Named(ring), ("least", new Number(months)), ("age", new Number(age)));
        }

        if (_rules.IsDeclining)
        {
            yield return Say("need.rise", Named(ring), ("least", new Number(RingRules.FewFell)), Fell());
        }

        if (_substance.IsGraded && _substance.HighGrade <= substance)
        {
            yield return Say("need.substance", Named(ring), ("least", new Number(substance + 1)), ("high", new Number(_substance.HighGrade)));
        }
    }

    private Claim Say(string kind, params IEnumerable<(string, ClaimValue)> values) => Claim.From(kind, _draft.AsOf, _looked, [("subject", new Name(_score.Subject.Id)), .. values]);

    private static (string, ClaimValue) Named(Ring ring) => ("ring", DecisionClaims.Ring(ring));

    private (string, ClaimValue) Fell() => ("fell", new Number(_score.Momentum.Kinds.Count(kind => kind.Fell)));

    /// <summary>The measured use with what it is a share of.</summary>
    private IEnumerable<(string, ClaimValue)> Use() => _rules.Use?.Statement is not Statement.Share use ? [] :
    [
        ("hasOrganisations", use.Organisations is { } organisations ? new Number(organisations) : new Unknown()), ("hasShare", FactClaims.UseOf(_rules.Use)),
        ("value", new Number(use.Value)), ("of", new Number(use.Of)),
    ];
}
