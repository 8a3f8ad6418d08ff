using Sektorradar.Model;
using static Sektorradar.Scoring.MeasuredUse;

namespace Sektorradar.Scoring;

/// <summary>
/// The ring rules for one subject in one run: the first that fits wins. Activity alone never gives ADOPT or TRY: both need evidence of use in the
/// sector. Attention alone never gives more than ASSESS.
/// </summary>
internal sealed class RingRules
{
    internal const int AdoptMonths = 24, TryMonths = 9, LicenceMonths = 24, HypeMonths = 18, FewFell = 2, MuchHype = 4, SomeHype = 3, LittleSubstance = 2, MiddlingSubstance = 3;
    private const decimal FadedFrom = 0.05m;

    private readonly SubjectScore _score;
    private readonly Ledger _ledger;
    private readonly List<Fact> _facts;
    private readonly Substance _substance;
    private readonly Hype? _hype;
    private readonly Fact? _use;
    private readonly int? _age;

    private RingRules(SubjectScore score, Ledger ledger, Grades grades)
    {
        (_score, _ledger, _substance, _hype) = (score, ledger, grades.SubstanceOf(score.Subject.Id), grades.HypeOf(score.Subject.Id));
        _facts = [.. ledger.Facts.Where(fact => fact.Subject == score.Subject.Id)];
        _use = Newest(_facts);
        _age = FirstTrace.Of(score, _facts, ledger) is { } first ? FirstTrace.Months(first.Day, ledger.AsOf) : null;
    }

    public Subject Subject => _score.Subject;

    public Fact? Use => _use;

    /// <summary>In whole months; null where no first trace is known.</summary>
    public int? Age => _age;

    /// <summary>It moved down in at least two kinds, in the whole of it. What was not read may be where the people went.</summary>
    public bool IsDeclining => _score.Activity is { Missing.Count: 0, LeftOut.Count: 0 } && _score.Label == MomentumLabel.Declining && _score.Momentum.Kinds.Count(kind => kind.Fell) >= FewFell;

    private bool HasGrade => _substance.IsGraded;

    public static RingRules Of(SubjectScore score, Ledger ledger, Grades grades) => new(score, ledger, grades);

    /// <summary>Rules that place at once and override what was: an end, sleep, a licence that closed.</summary>
    public Placement? Gate()
    {
        var ended = _facts.Where(fact => fact.SaysEnded).ToList();
        if (ended.Count > 0)
        {
            return At(Ring.Hold, "H1", ended);
        }

        if (_score.Activity.Used.Count > 0 && _score.Activity.Used.All(copy => _ledger.HasEnded(copy.About)))
        {
            return At(Ring.Hold, "H2");
        }

        if (_score.Label == MomentumLabel.Dormant)
        {
            return At(Ring.Hold, "H3");
        }

        // An old copy does not tell which licence applies now.
        return _score.StaleSince is null && LeftOpenSource() ? At(Ring.Hold, "H4") : null;
    }

    /// <returns>Null for what no rule places.</returns>
    public Placement? Place(RingLimits limits)
    {
        if (Gate() is { } gate)
        {
            return gate;
        }

        if (_use is not null && Before(_use, _facts) is { } before && ShareOf(before) >= FadedFrom && ShareOf(_use) <= ShareOf(before) / 2)
        {
            return At(Ring.Hold, "H6", before);
        }

        if (IsDeclining && _score.HasFaded)
        {
            return At(Ring.Hold, "H7");
        }

        if (_hype is { IsGraded: true } hype && hype.LowGrade >= MuchHype && HasGrade && _substance.HighGrade <= LittleSubstance && _age > HypeMonths)
        {
            return At(Ring.Hold, "H8");
        }

        return Used(limits) ?? Unused(limits);
    }

    /// <summary>Rings that evidence of use gives. What is known to have little substance is not recommended all the same.</summary>
    private Placement? Used(RingLimits limits)
    {
        if (IsDeclining || (HasGrade && _substance.HighGrade <= LittleSubstance))
        {
            return null;
        }

        if (_use is not null && OrganisationsOf(_use) >= limits.AdoptOrganisations && ShareOf(_use) >= limits.AdoptShare && !(_age < AdoptMonths) && !(HasGrade && _substance.HighGrade <= MiddlingSubstance))
        {
            return At(Ring.Adopt, "A1");
        }

        if (_use is not null && OrganisationsOf(_use) >= limits.TryOrganisations && !(_age < TryMonths))
        {
            return At(Ring.Try, "T1");
        }

        var cases = _facts.Where(fact => fact.Has("case") && fact.Modality is (Modality.Fact or Modality.Measurement)).ToList();
        return cases.Count > 0 && !(_age < TryMonths) ? At(Ring.Try, "T2", cases) : null;
    }

    private Placement? Unused(RingLimits limits)
    {
        if (IsDeclining)
        {
            return _use is not null && ShareOf(_use) == 0 ? At(Ring.Hold, "H5") : At(Ring.Assess, "S3");
        }

        if (_use is not null)
        {
            return ShareOf(_use) > 0 ? At(Ring.Assess, "S2") : null;
        }

        if (_score.Label is (MomentumLabel.Rising or MomentumLabel.Hot) && _score.Confidence >= limits.Rising)
        {
            return At(Ring.Assess, "S1");
        }

        // Activity alone is no substance: some use must be known, and have been on the day of the look.
        if (HasGrade && _substance.LowGrade >= limits.LeastGrade && _substance.Known.Any(item => item.Kind.Aspect == Aspect.Use && item.Found!.Day <= _ledger.AsOf))
        {
            return At(Ring.Assess, "S4");
        }

        return _hype is { IsGraded: true } && _hype.LowGrade >= SomeHype ? At(Ring.Assess, "S5") : null;
    }

    private Placement At(Ring ring, string rule, params IEnumerable<Fact> more) => new(Subject, ring, rule, _use, [.. more]);

    private bool LeftOpenSource() => _score.Activity.Used.Any(capture =>
    {
        var licences = _ledger.RecognisedLicencesOf(capture.About).ToList();
        return licences.Count > 1 && OpenLicence.Includes(licences[^2].Title!) && OpenLicence.IsSourceAvailable(licences[^1].Title!) && licences[^1].Day > _ledger.AsOf.AddMonths(-LicenceMonths);
    });
}
