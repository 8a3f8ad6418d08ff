using Sektorradar.Model;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Sections;

/// <summary>
/// 9. Three things to do. Each has a measured share that triggers it: an exposure (those affected) or a gap (those without). The largest
/// exposure comes first, then the largest gaps; the rule is printed.
/// </summary>
internal sealed class ThirtyDays : ISection
{
    private const int Chosen = 3;

    // A gap counts those that lack something, an exposure those that have it. Days are the effort of a first pass for one organisation.
    private static readonly (string Id, bool Gap, int Days)[] Known =
    [
        ("dependence", false, 5),
        ("iac", true, 10),
        ("ai-rules", false, 3),
        ("supply-chain", true, 5),
        ("local-models", true, 10),
    ];

    public string Id => "actions";

    public IReadOnlyList<Block> Build(Draft draft)
    {
        var measured = Known.Select(action => (Action: action, Trigger: Trigger(action.Id, draft))).Where(a => a.Trigger is not null)
            .Select(a => (a.Action, a.Trigger, Measure: a.Action.Gap ? 1 - Draft.ShareOf(a.Trigger!) : Draft.ShareOf(a.Trigger!)))
            .OrderByDescending(a => a.Measure).ThenBy(a => a.Action.Id, StringComparer.Ordinal).ToList();
        if (measured.Count == 0)
        {
            return [];
        }

        var exposure = measured.Where(a => !a.Action.Gap).Take(1).ToList();
        var chosen = exposure.Concat(measured.Where(a => a.Action.Gap)).Concat(measured.Except(exposure).Where(a => !a.Action.Gap)).Take(Chosen);

        var actions = chosen.Select(a => new Block.Action(a.Action.Id, ToClaim(a.Action, a.Trigger!, a.Measure), [.. Because(a.Action.Id, a.Trigger!, draft)])).ToList();
        var rule = Claim.From("actions.rule", draft.AsOf, measured.Select(a => EvidenceRef.Of(a.Trigger!)), ("measured", new Number(measured.Count)), ("chosen", new Number(actions.Count)));
        return [new Block.Actions(actions), new Block.Prose([rule])];
    }

    /// <summary>The newest share with the action's tag; of several of one day, the one that covers most.</summary>
    private static Fact? Trigger(string action, Draft draft) => draft.Tagged("action-" + action).Where(f => f.Statement is Statement.Share { Organisations: not null })
        .OrderByDescending(f => f.AsOf).ThenByDescending(f => f.Has("frame")).ThenByDescending(Draft.ShareOf).FirstOrDefault();

    private static Claim ToClaim((string Id, bool Gap, int Days) action, Fact trigger, decimal measure) => Claim.From("action", trigger.AsOf, [EvidenceRef.Of(trigger)],
        ("action", new Literal(action.Id)), ("measure", new Percent(Math.Round(100 * measure, MidpointRounding.AwayFromZero))),
        ("sort", new Term(action.Gap ? "action.gap" : "action.exposure")), ("days", new Number(action.Days)));

    /// <summary>The trigger, and what else is known of it: what frames the sector and what somebody did before further shares.</summary>
    private static IEnumerable<Claim> Because(string action, Fact trigger, Draft draft) =>
        draft.Tagged("action-" + action).Where(f => f.Id != trigger.Id && f.Subject != trigger.Subject)
            .OrderByDescending(f => f.Has("frame")).ThenBy(f => f.Statement is Statement.Share).ThenBy(f => f.Source.Class is SourceClass.News).ThenByDescending(f => f.AsOf)
            .Take(2).Prepend(trigger).Select(FactClaims.Of);
}
