using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>What is known of a subject, one item for each kind of evidence.</summary>
internal static class SubstanceItems
{
    private const double LeastOfProjects = 0.5;

    /// <param name="counted">What sources other than git, facts and registers count, by subject; null for what they do not.</param>
    public static IReadOnlyList<SubstanceItem> Of(SubjectScore score, Ledger ledger, Scores scores, Func<string, KindOfEvidence, Counted?> counted)
    {
        var facts = ledger.Facts.Where(fact => fact.Subject == score.Subject.Id).ToList();
        var use = UseEvidence.Of(score.Subject, facts, ledger, kind => counted(score.Subject.Id, kind));
        if (score.Subject.Projects.Count == 0)
        {
            return [.. use, .. MaintenanceEvidence.Of(score, ledger), .. TrustEvidence.Of(score, facts, ledger)];
        }

        var projects = score.Subject.Projects.Select(id => Own(scores[id], ledger)).ToList();
        return
        [
            .. use,
            .. KindOfEvidence.All.Where(kind => kind.Aspect != Aspect.Use && kind != KindOfEvidence.Age).Select(kind => Mean(kind, [.. projects.Select(items => items.First(item => item.Kind == kind))])),
            TrustEvidence.AgeOf(score, facts, ledger),
        ];
    }

    private static IReadOnlyList<SubstanceItem> Own(SubjectScore project, Ledger ledger) =>
        [.. MaintenanceEvidence.Of(project, ledger), .. TrustEvidence.Of(project, [.. ledger.Facts.Where(fact => fact.Subject == project.Subject.Id)], ledger)];

    /// <summary>A technology has no repository of its own: its projects speak for it together, when more than half of them do.</summary>
    private static SubstanceItem Mean(KindOfEvidence kind, IReadOnlyList<SubstanceItem> ofProjects)
    {
        var found = ofProjects.Select(item => item.Found).OfType<Finding>().ToList();
        return found.Count > ofProjects.Count * LeastOfProjects
            ? SubstanceItem.Of(kind, new Finding(found.Average(one => one.Value), null, null, found.Max(one => one.Day), [.. found.SelectMany(one => one.Evidence).Distinct()]))
            : SubstanceItem.NotKnown(kind, found.Count > 0 ? Absence.InPart : ofProjects.Select(item => item.Absence!.Value).Min());
    }
}
