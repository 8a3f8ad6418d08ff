using Sektorradar.Model;

namespace Sektorradar.Scoring;

public enum Ring { Adopt, Try, Assess, Hold }

/// <summary>A subject's place on the radar, with the rule that put it there and the evidence the rule looked at.</summary>
/// <param name="Rule">Code of the rule; <c>docs/scoring.md</c> lists them, and each has a phrase <c>rule.</c> and this code.</param>
/// <param name="Use">The newest measured use, or null.</param>
/// <param name="Facts">Further facts that the rule rests on.</param>
public sealed record Placement(Subject Subject, Ring Ring, string Rule, Fact? Use, IReadOnlyList<Fact> Facts);

/// <summary>The first ring rules: the first that fits wins. Activity alone never gives ADOPT or TRY: both need evidence of use in the sector.</summary>
public static class Rings
{
    private const int AdoptOrganisations = 5, TryOrganisations = 2, AdoptMonths = 24, TryMonths = 9, LicenceMonths = 24;
    private const decimal AdoptShare = 0.20m;

    public static IReadOnlyList<Placement> Place(Sector sector, Ledger ledger, Scores scores) =>
    [
        .. sector.Subjects.Where(s => s.Quadrant is not null).Select(s => Place(s, ledger, scores[s.Id])).OfType<Placement>()
            .OrderBy(p => p.Ring).ThenByDescending(p => Organisations(p.Use)).ThenByDescending(p => Share(p.Use)).ThenBy(p => p.Subject.Id, StringComparer.Ordinal),
    ];

    private static Placement? Place(Subject subject, Ledger ledger, SubjectScore score)
    {
        var facts = ledger.Facts.Where(f => f.Subject == subject.Id).ToList();
        var use = facts.Where(f => f.Has("use") && Happened(f) && f.Statement is Statement.Share).OrderByDescending(f => f.AsOf).ThenByDescending(Share).FirstOrDefault();
        var cases = facts.Where(f => f.Has("case") && Happened(f)).ToList();
        var age = AgeInMonths(score, ledger);
        Placement At(Ring ring, string rule, params IEnumerable<Fact> more) => new(subject, ring, rule, use, [.. more]);

        var ended = facts.Where(f => f.Statement is Statement.Event { What: "archived" or "deprecated" }).ToList();
        if (ended.Count > 0)
        {
            return At(Ring.Hold, "H1", ended);
        }

        if (score.Activity.Used.Count > 0 && score.Activity.Used.All(c => ledger.Of(c.About, Metric.Archived).Any()))
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

        // What was not read may be where the people went: a decline is only seen in the whole.
        var whole = score.Activity is { Missing.Count: 0, LeftOut.Count: 0 };
        var declining = whole && score.Label == MomentumLabel.Declining && score.Momentum.Kinds.Count(kind => kind.Fell) >= 2;
        if (use is not null && Organisations(use) >= AdoptOrganisations && Share(use) >= AdoptShare && !declining && !(age < AdoptMonths))
        {
            return At(Ring.Adopt, "A1");
        }

        if (use is not null && Organisations(use) >= TryOrganisations && !declining && !(age < TryMonths))
        {
            return At(Ring.Try, "T1");
        }

        if (cases.Count > 0 && !declining && !(age < TryMonths))
        {
            return At(Ring.Try, "T2", cases);
        }

        if (declining)
        {
            return use is not null && Share(use) == 0 ? At(Ring.Hold, "H5") : At(Ring.Assess, "S3");
        }

        if (use is not null)
        {
            return At(Ring.Assess, "S2");
        }

        return score.Label is MomentumLabel.Rising or MomentumLabel.Hot && score.Momentum.Confidence >= Confidence.Medium ? At(Ring.Assess, "S1") : null;
    }

    /// <summary>Goals, forecasts, proposals and opinions are no use.</summary>
    private static bool Happened(Fact fact) => fact.Modality is Modality.Fact or Modality.Measurement;

    private static bool LeftOpenSource(SubjectScore score, Ledger ledger) => score.Activity.Used.Any(capture =>
    {
        // A text that was not recognised says nothing: licences are often edited once more on the way to the next one.
        var licences = ledger.Of(capture.About, Metric.Licence).Where(licence => licence.Title != OpenLicence.Unrecognised).ToList();
        return licences.Count > 1 && OpenLicence.Includes(licences[^2].Title!) && OpenLicence.IsSourceAvailable(licences[^1].Title!) && licences[^1].Day > ledger.AsOf.AddMonths(-LicenceMonths);
    });

    /// <summary>Months since the first trace in the oldest repository, a technology's projects included; null where none was read.</summary>
    private static int? AgeInMonths(SubjectScore score, Ledger ledger)
    {
        var first = score.Activity.Used.SelectMany(c => ledger.Of(c.About, Metric.FirstPublication)).Select(s => (DateOnly?)s.Day).Min();
        return first is not { } day ? null : (ledger.AsOf.DayNumber - day.DayNumber) * 12 / 365;
    }

    private static int Organisations(Fact? use) => use?.Statement is Statement.Share share ? share.Organisations ?? 0 : 0;

    private static decimal Share(Fact? use) => use?.Statement is Statement.Share share ? (decimal)share.Value / share.Of : 0;
}
