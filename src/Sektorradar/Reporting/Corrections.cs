using Sektorradar.Model;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting;

/// <summary>
/// What the edition before this one said and its sources do not say, or no longer: each as a claim with what was said and what holds. What merely grew old is no
/// correction, and neither is what was measured anew.
/// </summary>
internal static class Corrections
{
    public static IEnumerable<Claim> Of(Draft draft) => draft.Ledger.Earlier is not { } earlier ? [] :
    [
        .. earlier.Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal).SelectMany(fact => OfFact(fact.Key, fact.Value, earlier, draft)),
        .. earlier.Published.OrderBy(published => published.Key, StringComparer.Ordinal).Select(published => OfPublication(published.Key, published.Value, earlier, draft)).OfType<Claim>(),
        .. earlier.Versions.Select(version => OfVersion(version, earlier, draft)).OfType<Claim>(),
    ];

    private static IEnumerable<Claim> OfFact(string id, EarlierFact was, EarlierEdition earlier, Draft draft)
    {
        // A subject that left the sector took its facts with it.
        if (draft.Sector.Find(was.Subject) is null || was.StaleAfter < draft.AsOf)
        {
            return [];
        }

        if (draft.Ledger.AllFacts.FirstOrDefault(fact => fact.Id == id) is not { } now)
        {
            return [Say("correction.withdrawn", was.Subject, [], earlier, draft, ("what", What(was.Statement)))];
        }

        return new[]
        {
            Figure(was.Statement, now, earlier, draft),
            was.Modality != now.Modality
                ? Say("correction.modality", now.Subject, [now], earlier, draft, ("what", What(now.Statement)), ("before", Modality(was.Modality)), ("after", Modality(now.Modality))) : null,
            was.Actor != now.Actor ? Say("correction.actor", now.Subject, [now], earlier, draft, ("what", What(now.Statement)), ("before", new Words(was.Actor)), ("after", new Words(now.Actor))) : null,
            was.Period != now.Period && was.Period is not null && now.Period is not null
                ? Say("correction.period", now.Subject, [now], earlier, draft, ("what", What(now.Statement)), ("before", new Span(was.Period)), ("after", new Span(now.Period))) : null,
        }.OfType<Claim>();
    }

    private static Claim? OfPublication(string subject, DateOnly was, EarlierEdition earlier, Draft draft)
    {
        var traces = draft.Sector.Find(subject) is null ? [] : draft.Scores[subject].Activity.Used.SelectMany(copy => draft.Ledger.Of(copy.About, Metric.FirstPublication)).ToList();
        var told = draft.FactsOf(subject).Where(fact => fact.Statement is Statement.Event { What: "published" }).MinBy(fact => fact.AsOf);
        return traces.MinBy(trace => trace.Day) is not { } oldest || (told?.Statement is Statement.Event published ? published.Day : oldest.Day) is var now && now == was ? null
            : Claim.From("correction.published", draft.AsOf, [EvidenceRef.Of(earlier), told is null ? Cite.Event(oldest) : EvidenceRef.Of(told)],
                ("subject", new Name(subject)), ("day", new Day(earlier.AsOf)), ("before", new Day(was)), ("after", new Day(now)));
    }

    private static Claim? OfVersion(EarlierVersion was, EarlierEdition earlier, Draft draft) =>
        draft.Sector.Find(was.Subject) is null || draft.Ledger.CaptureOf(was.Repository) is not { } copy || copy.Day < earlier.AsOf
        || draft.Ledger.Of(was.Repository, Metric.Version).Any(version => version.Day == was.Day && version.Title == was.Version) ? null
            : Claim.From("correction.version", draft.AsOf, [EvidenceRef.Of(earlier), new EvidenceRef.Whole(copy.Id)],
                ("subject", new Name(was.Subject)), ("day", new Day(earlier.AsOf)), ("version", new Literal(was.Version)), ("on", new Day(was.Day)));

    private static Claim Say(string kind, string subject, IReadOnlyList<Fact> now, EarlierEdition earlier, Draft draft, params IEnumerable<(string, ClaimValue)> values) =>
        Claim.From(kind, draft.AsOf, [EvidenceRef.Of(earlier), .. now.Select(EvidenceRef.Of)], [("subject", new Name(subject)), ("day", new Day(earlier.AsOf)), .. values]);

    /// <summary>What a fact is about, in its own words.</summary>
    private static Words What(Statement statement) => new(statement switch
    {
        Statement.Share share => share.Quantity,
        Statement.Amount amount => amount.Quantity,
        Statement.Change change => change.Quantity,
        Statement.Event happened => happened.Text,
        Statement.Status status => status.Text,
        _ => throw new ArgumentOutOfRangeException(nameof(statement)),
    });

    private static Claim? Figure(Statement was, Fact now, EarlierEdition earlier, Draft draft)
    {
        IEnumerable<(string, ClaimValue)>? values = (was, now.Statement) switch
        {
            (Statement.Share before, Statement.Share after) when (before.Value, before.Of) != (after.Value, after.Of) =>
                [("value", new Number(before.Value)), ("of", new Number(before.Of)), ("nowValue", new Number(after.Value)), ("nowOf", new Number(after.Of))],
            (Statement.Amount before, Statement.Amount after) when (before.Value, before.Unit) != (after.Value, after.Unit) => [("before", new Quantity(before.Value, before.Unit)), ("after", new Quantity(after.Value, after.Unit))],
            (Statement.Change before, Statement.Change after) when (before.From, before.To, before.Unit) != (after.From, after.To, after.Unit) =>
                [("from", new Quantity(before.From, before.Unit)), ("to", new Quantity(before.To, before.Unit)), ("nowFrom", new Quantity(after.From, after.Unit)), ("nowTo", new Quantity(after.To, after.Unit))],
            (Statement.Event before, Statement.Event after) when before.Day != after.Day => [("before", new Day(before.Day)), ("after", new Day(after.Day))],
            _ => null,
        };
        var kind = now.Statement switch { Statement.Share => "correction.share", Statement.Change => "correction.change", _ => "correction.figure" };
        return values is null ? null : Say(kind, now.Subject, [now], earlier, draft, [("what", What(now.Statement)), .. values]);
    }

    private static Term Modality(Modality modality) => new("modality." + modality.ToString().ToLowerInvariant());
}
