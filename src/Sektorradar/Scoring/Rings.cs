using Sektorradar.Model;
using static Sektorradar.Scoring.MeasuredUse;

namespace Sektorradar.Scoring;

/// <summary>The radar as the rules alone compute it. A place has a memory: see <see cref="RingMemory"/>.</summary>
public static class Rings
{
    public static IReadOnlyList<Placement> Place(Sector sector, Ledger ledger, Scores scores, Grades grades)
    {
        // Seven looks at the same evidence, four weeks apart, the oldest first.
        var ledgers = Enumerable.Range(0, Runs.Recent).Reverse().Select(back => ledger.At(ledger.AsOf.AddDays(-7 * Runs.Weeks * back))).ToList();
        return
        [
            .. InOrder(
                sector.Subjects.Where(subject => subject.Quadrant is not null)
                    .Select(subject => RingMemory.Of([.. ledgers.Select((then, i) => RingRules.Of(scores.Before(subject.Id, Runs.Recent - 1 - i), then, grades))]))
                    .OfType<Placement>(),
                scores),
        ];
    }

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
}
