using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting;

/// <summary>Claims that repeat a fact. A forecast, a goal, a proposal and an opinion each have a phrase of their own, so that none reads as a fact.</summary>
internal static class FactClaims
{
    public static Claim Of(Fact fact)
    {
        var (kind, values) = fact.Statement switch
        {
            Statement.Share share => (share.Organisations is null ? "fact.share" : "fact.share.organisations", Share(share)),
            Statement.Amount amount => ("fact.amount", [("quantity", new Words(amount.Quantity)), ("amount", new Quantity(amount.Value, amount.Unit))]),
            Statement.Change change => ("fact.change",
            [
                ("quantity", new Words(change.Quantity)), ("from", new Quantity(change.From, change.Unit)), ("fromPeriod", new Span(change.FromPeriod)),
                ("to", new Quantity(change.To, change.Unit)), ("toPeriod", new Span(change.ToPeriod)),
            ]),
            Statement.Event happened => ("fact.event", [("text", new Words(happened.Text)), ("day", new Day(happened.Day))]),
            Statement.Status status => ("fact.status", [("text", new Words(status.Text))]),
            _ => throw new ArgumentOutOfRangeException(nameof(fact)),
        };
        var hedge = fact.Modality switch
        {
            Modality.Forecast => ".forecast",
            Modality.Goal => ".goal",
            Modality.Proposal => ".proposal",
            Modality.Opinion => ".opinion",
            _ => "",
        };
        return Claim.From(kind + hedge, fact.AsOf, fact.Modality, [EvidenceRef.Of(fact)],
            [.. values, ("actor", new Words(fact.Actor)), ("period", PeriodOf(fact)), ("about", new Name(fact.Subject))]);
    }

    /// <summary>The fact; where another source says otherwise, that too, and that they disagree, whichever of the two names the other.</summary>
    public static IEnumerable<Claim> WithConflict(Fact fact, Ledger ledger)
    {
        yield return Of(fact);
        if (ledger.Facts.FirstOrDefault(other => other.Id == fact.ConflictsWith || other.ConflictsWith == fact.Id) is { } other)
        {
            yield return Of(other);
            yield return Claim.From("fact.conflict", fact.AsOf, Modality.Fact, [EvidenceRef.Of(fact), EvidenceRef.Of(other)],
                ("one", new Literal(fact.Source.Publisher)), ("other", new Literal(other.Source.Publisher)));
        }
    }

    /// <summary>How the measured use of a subject changed between two measurements of one population.</summary>
    public static Claim UseChange(Subject subject, Fact before, Fact newest) => Claim.From("use.change", newest.AsOf, [EvidenceRef.Of(before), EvidenceRef.Of(newest)],
        ("subject", new Name(subject.Id)), ("from", UseOf(before)), ("fromPeriod", PeriodOf(before)), ("to", UseOf(newest)), ("toPeriod", PeriodOf(newest)),
        ("population", new Words(((Statement.Share)newest.Statement).Population)), ("quantity", new Words(((Statement.Share)newest.Statement).Quantity)));

    public static ClaimValue UseOf(Fact share) => ClaimValue.PercentOf(MeasuredUse.ShareOf(share));

    private static ClaimValue PeriodOf(Fact fact) => fact.Period is { } period ? new Span(period) : new Day(fact.AsOf);

    private static (string, ClaimValue)[] Share(Statement.Share share)
    {
        (string, ClaimValue)[] values =
        [
            ("value", new Number(share.Value)), ("of", new Number(share.Of)), ("percent", ClaimValue.PercentOf((decimal)share.Value / share.Of)),
            ("quantity", new Words(share.Quantity)), ("population", new Words(share.Population)),
        ];
        return share.Organisations is { } organisations
            ? [.. values, ("organisations", new Number(organisations)), ("ofOrganisations", new Number(share.OfOrganisations!.Value))]
            : values;
    }
}
