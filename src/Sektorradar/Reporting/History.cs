using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting;

/// <summary>
/// Editions of the past rebuilt from one store, and what moved between them. An edition is rebuilt from histories by the day something landed, so
/// it tells how things were; what people wrote counts from the day it was public.
/// </summary>
public static class History
{
    /// <summary>The first quarter whose edition is rebuilt when none is asked for.</summary>
    public static readonly DateOnly From = new(2023, 3, 31);

    /// <summary>The last days of the quarters from one day to another, oldest first.</summary>
    public static IEnumerable<DateOnly> Quarters(DateOnly from, DateOnly to)
    {
        for (var day = QuarterEnd(from); day <= to; day = QuarterEnd(day.AddDays(1)))
        {
            yield return day;
        }
    }

    /// <summary>What moved, newest first, and how the sector stood in each edition.</summary>
    /// <param name="editions">Oldest first; the last is the newest edition itself.</param>
    public static Report Of(IReadOnlyList<Draft> editions)
    {
        var newest = editions[^1];
        List<(string Id, IReadOnlyList<Block> Blocks)> parts =
        [
            ("editions", Blocks(new Block.Timeline([.. editions.Reverse().Select(Counts).OfType<Claim>()]))),
            ("rings", Blocks(new Block.Timeline([.. Pairs(editions).SelectMany(pair => Rings(pair.Before, pair.After))]))),
            ("labels", Blocks(new Block.Timeline([.. Pairs(editions).SelectMany(pair => Labels(pair.Before, pair.After))]))),
            ("conflicts", Blocks(new Block.Timeline([.. editions.Reverse().SelectMany(Conflicts)]))),
        ];
        var sections = parts.Select((part, i) => new Section(part.Id, i + 1, part.Blocks)).ToList();
        return newest.Report(sections, []);
    }

    private static IReadOnlyList<Block> Blocks(Block block) => block.Claims.Any() ? [block] : [];

    private static IEnumerable<(Draft Before, Draft After)> Pairs(IReadOnlyList<Draft> editions) => editions.Zip(editions.Skip(1)).Reverse();

    private static Claim? Counts(Draft draft)
    {
        var rated = draft.Rated.ToList();
        int Of(params MomentumLabel[] labels) => rated.Count(score => labels.Contains(score.Label));
        return rated.Count == 0 ? null : Claim.From("history.edition", draft.AsOf, rated.SelectMany(Cite.Basis),
            ("day", new Day(draft.AsOf)), ("rated", new Number(rated.Count)), ("rising", new Number(Of(MomentumLabel.Hot, MomentumLabel.Rising))), ("declining", new Number(Of(MomentumLabel.Declining))),
            ("dormant", new Number(Of(MomentumLabel.Dormant))), ("placed", new Number(draft.Radar.Placed.Count)));
    }

    private static IEnumerable<Claim> Labels(Draft before, Draft after) =>
        from score in after.Rated
        let earlier = before.Scores[score.Subject.Id]
        where earlier.IsRated && Moved(earlier.Label, score.Label)
        orderby score.Subject.Id
        select Claim.From("movement.label", after.AsOf, Cite.Score(score),
            ("day", new Day(after.AsOf)), ("subject", new Name(score.Subject.Id)), ("from", ScoreClaims.Label(earlier)), ("to", ScoreClaims.Label(score)));

    /// <summary>Between the labels that have a memory; whether what is stable is unclear is no movement.</summary>
    private static bool Moved(MomentumLabel from, MomentumLabel to) => from != to && from != MomentumLabel.NotRated && to != MomentumLabel.NotRated;

    private static IEnumerable<Claim> Rings(Draft before, Draft after)
    {
        var (was, now) = (before.Radar.Placed.ToDictionary(placed => placed.Subject.Id), after.Radar.Placed.ToDictionary(placed => placed.Subject.Id));
        foreach (var id in was.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (from, to) = (was.GetValueOrDefault(id), now.GetValueOrDefault(id));
            if (from?.Ring == to?.Ring)
            {
                continue;
            }

            List<EvidenceRef> evidence = [.. RingClaims.Looked(to ?? from!, to is null ? before : after)];
            List<(string, ClaimValue)> values = [("day", new Day(after.AsOf)), ("subject", new Name(id))];
            yield return from is null ? Claim.From(to!.Use is not null && before.UseOf(id) is null ? "movement.measured" : "movement.on", after.AsOf, evidence, [.. values, ("to", DecisionClaims.Ring(to.Ring))])
                : to is null ? Claim.From("movement.off", after.AsOf, evidence, [.. values, ("from", DecisionClaims.Ring(from.Ring))])
                : Claim.From("movement.ring", after.AsOf, evidence, [.. values, ("from", DecisionClaims.Ring(from.Ring)), ("to", DecisionClaims.Ring(to.Ring))]);
        }
    }

    private static IEnumerable<Claim> Conflicts(Draft draft) => draft.Rated.OrderBy(score => score.Subject.Id, StringComparer.Ordinal).Select(ConflictClaims.Of).OfType<Claim>();

    private static DateOnly QuarterEnd(DateOnly day) => new DateOnly(day.Year, 3 * ((day.Month + 2) / 3), 1).AddMonths(1).AddDays(-1);
}
