using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Sections;

/// <summary>
/// 9. Three things to do. Each has a measured share that triggers it: an exposure (those affected) or a gap (those without). Those whose share
/// the sample can show are chosen first, largest first; infrastructure and operation mostly lie in code that is not public. The rule is printed.
/// </summary>
internal sealed class ThirtyDays : ISection
{
    private const int Chosen = 3;

    // A gap counts those that lack something, an exposure those that have it. Days are our estimate for a first round in one organisation.
    private static readonly (string Id, bool Gap, bool Shown, int Days)[] Known =
    [
        ("dependence", false, true, 5),
        ("ai-rules", true, true, 3),
        ("supply-chain", true, true, 5),
        ("iac", true, false, 10),
        ("local-models", true, false, 10),
    ];

    public string Id => "actions";

    public IReadOnlyList<Block> Build(Draft draft)
    {
        var measured = Known.Select(action => (Action: action, Trigger: Trigger(action.Id, draft))).Where(a => a.Trigger is not null)
            .Select(a => (a.Action, a.Trigger, Measure: a.Action.Gap ? 1 - MeasuredUse.ShareOf(a.Trigger!) : MeasuredUse.ShareOf(a.Trigger!)))
            .OrderByDescending(a => a.Action.Shown).ThenByDescending(a => a.Measure).ThenBy(a => a.Action.Id, StringComparer.Ordinal).ToList();
        if (measured.Count == 0)
        {
            return [];
        }

        var actions = measured.Take(Chosen).Select(a => new Block.Action(a.Action.Id, ToClaim(a.Action, a.Trigger!, a.Measure), [.. Because(a.Action.Id, a.Trigger!, draft)])).ToList();
        var rule = Claim.From("actions.rule", draft.AsOf, measured.Select(a => EvidenceRef.Of(a.Trigger!)), ("measured", new Number(measured.Count)), ("chosen", new Number(actions.Count)));
        return [new Block.Actions(actions), new Block.Prose([rule])];
    }

    /// <summary>The newest share with the action's tag; of several of one day, the one that covers most.</summary>
    private static Fact? Trigger(string action, Draft draft) => draft.Tagged("action-" + action).Where(f => f.Statement is Statement.Share { Organisations: not null })
        .OrderByDescending(f => f.AsOf).ThenByDescending(f => f.Has("frame")).ThenByDescending(MeasuredUse.ShareOf).FirstOrDefault();

    private static Claim ToClaim((string Id, bool Gap, bool Shown, int Days) action, Fact trigger, decimal measure) => Claim.From(
        "action", trigger.AsOf, [EvidenceRef.Of(trigger)],
        ("action", new Literal(action.Id)), ("measure", PercentOf(measure)),
        ("sort", new Term(action.Gap ? "action.gap" : "action.exposure")), ("days", new Number(action.Days)));

    /// <summary>The trigger, and what else is known of it: what frames the sector, then what was measured, then what happened.</summary>
    private static IEnumerable<Claim> Because(string action, Fact trigger, Draft draft) =>
        draft.Tagged("action-" + action).Where(f => f.Id != trigger.Id)
            .OrderByDescending(f => f.Has("frame")).ThenBy(f => f.Statement is Statement.Event).ThenBy(f => f.Source.Class is SourceClass.News).ThenByDescending(f => f.AsOf).ThenBy(MeasuredUse.ShareOf)
            .Take(2).Prepend(trigger).Select(FactClaims.Of);
}
