using Sektorradar.Evidence;
using Sektorradar.Model;

namespace Sektorradar.Collecting;

/// <summary>Looks at the last complete week of every thing that is followed and holds what is not to be believed.</summary>
public sealed class HealthCheck(EvidenceStore store, TimeProvider clock)
{
    /// <returns>What is held since this check.</returns>
    public async Task<IReadOnlyList<Hold>> RunAsync(CancellationToken cancel)
    {
        var week = Week.LastComplete(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var totals = store.WeekTotals().GroupBy(total => (total.Source, total.About)).ToDictionary(same => same.Key, same => same.ToDictionary(total => total.Week, total => total.Items));
        var known = store.Holds().Select(hold => (hold.Source, hold.About, hold.Since, hold.Problem.Code)).ToHashSet();
        var answered = store.AnsweredDays();
        var held = new List<Hold>();
        foreach (var (thing, weeks) in totals.OrderBy(pair => pair.Key))
        {
            // One week is not known; what comes after it is judged by itself.
            if (SourceHealth.OfWeek(weeks, [.. answered[thing]], week, $"{thing.Source}/{thing.About}") is { } problem && !known.Contains((thing.Source, thing.About, week, problem.Code)))
            {
                var hold = new Hold(thing.Source, thing.About, week, week.AddDays(7), problem);
                await store.HoldAsync(hold, cancel);
                held.Add(hold);
            }
        }

        return held;
    }
}
