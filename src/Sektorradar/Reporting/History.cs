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
        let change = (From: ScoreClaims.Label(earlier), To: ScoreClaims.Label(score))
        group score by change into same
        orderby same.Key.From.ToString(), same.Key.To.ToString()
        select Claim.From("movement.label", after.AsOf, same.SelectMany(Cite.Score),
            ("day", new Day(after.AsOf)), ("names", Names(same.Select(score => score.Subject))), ("from", same.Key.From), ("to", same.Key.To));

    /// <summary>Between the labels that have a memory; whether what is stable is unclear is no movement.</summary>
    private static bool Moved(MomentumLabel from, MomentumLabel to) => from != to && from != MomentumLabel.NotRated && to != MomentumLabel.NotRated;

    private static IEnumerable<Claim> Rings(Draft before, Draft after)
    {
        var (was, now) = (before.Radar.Placed.ToDictionary(placed => placed.Subject.Id), after.Radar.Placed.ToDictionary(placed => placed.Subject.Id));
        // What was measured less than two looks before the earlier edition could not stand in it: that is the measurement's news, not the subject's.
        var known = before.Ledger.At(before.AsOf.AddDays(-7 * Runs.Weeks)).Facts.ToLookup(fact => fact.Subject);
        return from id in was.Keys.Union(now.Keys)
               let places = (From: was.GetValueOrDefault(id), To: now.GetValueOrDefault(id))
               where places.From?.Ring != places.To?.Ring
               let kind = places.From is null ? places.To!.Use is not null && MeasuredUse.Newest(known[id]) is null ? "movement.measured" : "movement.on" : places.To is null ? "movement.off" : "movement.ring"
               orderby id
               group places by (Kind: kind, From: places.From?.Ring, To: places.To?.Ring) into same
               orderby same.Key.Kind, same.Key.From, same.Key.To
               select Claim.From(same.Key.Kind, after.AsOf, same.SelectMany(places => RingClaims.Looked(places.To ?? places.From!, places.To is null ? before : after)),
                   ("day", new Day(after.AsOf)), ("names", Names(same.Select(places => (places.To ?? places.From!).Subject))), ("from", DecisionClaims.Ring(same.Key.From)), ("to", DecisionClaims.Ring(same.Key.To)));
    }

    private static IEnumerable<Claim> Conflicts(Draft draft) => draft.Rated.OrderBy(score => score.Subject.Id, StringComparer.Ordinal).Select(ConflictClaims.Of).OfType<Claim>();

    private static DateOnly QuarterEnd(DateOnly day) => new DateOnly(day.Year, 3 * ((day.Month + 2) / 3), 1).AddMonths(1).AddDays(-1);
}
