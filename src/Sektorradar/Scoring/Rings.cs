using Sektorradar.Model;
using static Sektorradar.Scoring.MeasuredUse;

namespace Sektorradar.Scoring;

/// <summary>A subject's place on the radar, with the rule that put it there and the evidence the rule looked at.</summary>
/// <param name="Rule">Code of the rule; <c>docs/scoring.md</c> lists them, and each has a phrase, <c>term.rule.</c> and this code.</param>
/// <param name="Use">The newest measured use, or null.</param>
/// <param name="Facts">Further facts that the rule rests on.</param>
public sealed record Placement(Subject Subject, Ring Ring, string Rule, Fact? Use, IReadOnlyList<Fact> Facts)
{
    /// <summary>What editors decided instead of what the rules gave; null where the rules stand.</summary>
    public Decision? Decision { get; init; }

    /// <summary>The ring that the rules gave, overruled or not; null for what no rule places.</summary>
    public Ring? ComputedRing { get; init; } = Ring;

    public string? ComputedRule { get; init; } = Rule;
}

/// <summary>The first ring rules: the first that fits wins. Activity alone never gives ADOPT or TRY: both need evidence of use in the sector.</summary>
public static class Rings
{
    private const int AdoptOrganisations = 5, TryOrganisations = 2, AdoptMonths = 24, TryMonths = 9, LicenceMonths = 24;
    private const decimal AdoptShare = 0.20m, FadedFrom = 0.05m;

    public static IReadOnlyList<Placement> Place(Sector sector, Ledger ledger, Scores scores) =>
        [.. InOrder(sector.Subjects.Where(s => s.Quadrant is not null).Select(s => Place(s, ledger, scores[s.Id])).OfType<Placement>(), scores)];

    /// <summary>As they stand on the radar. What was decided stands before what was computed: a full ring must not hide that the rules were overruled.</summary>
    internal static IEnumerable<Placement> InOrder(IEnumerable<Placement> placed, Scores scores) => placed
        .OrderBy(p => p.Ring).ThenBy(p => p.Decision is null).ThenByDescending(p => OrganisationsOf(p.Use)).ThenByDescending(p => ShareOf(p.Use)).ThenByDescending(p => scores[p.Subject.Id].Momentum.Up)
        .ThenBy(p => p.Subject.Id, StringComparer.Ordinal);

    /// <summary>Subjects of the radar whose use was looked for and not found, and that no rule places, by id.</summary>
    public static IReadOnlyList<(Subject Subject, Fact Use)> NotFound(Sector sector, Ledger ledger, IReadOnlyList<Placement> placed)
    {
        var onRadar = placed.Select(p => p.Subject.Id).ToHashSet();
        return
        [
            .. from subject in sector.Subjects
               where subject.Quadrant is not null && !onRadar.Contains(subject.Id)
               let use = Newest(ledger.Facts.Where(f => f.Subject == subject.Id))
               where use is not null && ShareOf(use) == 0
               orderby subject.Id
               select (subject, use),
        ];
    }

    private static Placement? Place(Subject subject, Ledger ledger, SubjectScore score)
    {
        var facts = ledger.Facts.Where(f => f.Subject == subject.Id).ToList();
        var use = Newest(facts);
        var cases = facts.Where(f => f.Has("case") && f.Modality is (Modality.Fact or Modality.Measurement)).ToList();
        var age = AgeInMonths(score, facts, ledger);
        Placement At(Ring ring, string rule, params IEnumerable<Fact> more) => new(subject, ring, rule, use, [.. more]);

        var ended = facts.Where(f => f.SaysEnded).ToList();
        if (ended.Count > 0)
        {
            return At(Ring.Hold, "H1", ended);
        }

        if (score.Activity.Used.Count > 0 && score.Activity.Used.All(c => ledger.HasEnded(c.About)))
        {
            return At(Ring.Hold, "H2");
        }

        if (score.Label == MomentumLabel.Dormant)
        {
            return At(Ring.Hold, "H3");
        }

        // An old copy does not tell which licence applies now.
        if (score.StaleSince is null && LeftOpenSource(score, ledger))
        {
            return At(Ring.Hold, "H4");
        }

        if (use is not null && Before(use, facts) is { } before && ShareOf(before) >= FadedFrom && ShareOf(use) <= ShareOf(before) / 2)
        {
            return At(Ring.Hold, "H6", before);
        }

        // What was not read may be where the people went: a decline is only seen in the whole.
        var whole = score.Activity is { Missing.Count: 0, LeftOut.Count: 0 };
        var declining = whole && score.Label == MomentumLabel.Declining && score.Momentum.Kinds.Count(kind => kind.Fell) >= 2;
        if (use is not null && OrganisationsOf(use) >= AdoptOrganisations && ShareOf(use) >= AdoptShare && !declining && !(age < AdoptMonths))
        {
            return At(Ring.Adopt, "A1");
        }

        if (use is not null && OrganisationsOf(use) >= TryOrganisations && !declining && !(age < TryMonths))
        {
            return At(Ring.Try, "T1");
        }

        if (cases.Count > 0 && !declining && !(age < TryMonths))
        {
            return At(Ring.Try, "T2", cases);
        }

        if (declining)
        {
            return use is not null && ShareOf(use) == 0 ? At(Ring.Hold, "H5") : At(Ring.Assess, "S3");
        }

        if (use is not null)
        {
            return ShareOf(use) > 0 ? At(Ring.Assess, "S2") : null;
        }

        return score.Label is (MomentumLabel.Rising or MomentumLabel.Hot) && score.Confidence >= Confidence.Medium ? At(Ring.Assess, "S1") : null;
    }

    private static bool LeftOpenSource(SubjectScore score, Ledger ledger) => score.Activity.Used.Any(capture =>
    {
        var licences = ledger.RecognisedLicencesOf(capture.About).ToList();
        return licences.Count > 1 && OpenLicence.Includes(licences[^2].Title!) && OpenLicence.IsSourceAvailable(licences[^1].Title!) && licences[^1].Day > ledger.AsOf.AddMonths(-LicenceMonths);
    });

    /// <summary>Months since the first trace in the oldest repository, a technology's projects included, or since the day that a fact gives; null where neither is known.</summary>
    private static int? AgeInMonths(SubjectScore score, IReadOnlyList<Fact> facts, Ledger ledger)
    {
        var published = facts.Select(f => f.Statement is Statement.Event { What: "published" } e ? e.Day : (DateOnly?)null);
        var first = score.Activity.Used.SelectMany(c => ledger.Of(c.About, Metric.FirstPublication)).Select(s => (DateOnly?)s.Day).Concat(published).Min();
        return first is not { } day ? null : (ledger.AsOf.DayNumber - day.DayNumber) * 12 / 365;
    }
}
