using System.Xml.Linq;
using static Sektorradar.Sources.Eforms.EformsText;

namespace Sektorradar.Sources.Eforms;

/// <summary>
/// Who won which lot: LotResult (a winner was chosen) → SettledContract → LotTender → TenderingParty → Organization.
/// A tender has won if and only if a contract refers to it; results list losing tenders too.
/// </summary>
internal static class AwardReader
{
    private const string WinnerChosen = "selec-w";

    public static IReadOnlyList<Award> Read(XElement? result, OrganisationPool organisations)
    {
        if (result is null)
        {
            return [];
        }

        var contracts = ById(result, "SettledContract");
        var tenders = ById(result, "LotTender");
        var parties = ById(result, "TenderingParty");
        var won = from lot in result.Elements(Efac + "LotResult")
                  where lot.Text(Cbc + "TenderResultCode") == WinnerChosen
                  from contract in References(lot, "SettledContract")
                  from tender in contracts.TryGetValue(contract, out var settled) ? References(settled, "LotTender") : []
                  select (Lot: References(lot, "TenderLot").FirstOrDefault() ?? "", Tender: tender);
        // A contract may cover several lots and stands in the result of each; what a tender was for, it says itself.
        return [.. won.DistinctBy(pair => pair.Tender).SelectMany(pair => Winners(pair.Lot, tenders.GetValueOrDefault(pair.Tender), parties, organisations))
            .GroupBy(award => (award.Lot, award.Organisation)).Select(Joined)];
    }

    private static IEnumerable<Award> Winners(string lot, XElement? tender, Dictionary<string, XElement> parties, OrganisationPool organisations)
    {
        lot = tender is null ? lot : References(tender, "TenderLot").FirstOrDefault() ?? lot;
        var amount = tender?.Path(Cac + "LegalMonetaryTotal", Cbc + "PayableAmount").FirstOrDefault().Money();
        var members = tender is not null && References(tender, "TenderingParty").FirstOrDefault() is { } party && parties.TryGetValue(party, out var found)
            ? found.Elements(Efac + "Tenderer").Select(member => (Id: member.Text(Cbc + "ID") ?? "", Leads: member.Text(Efbc + "GroupLeadIndicator") == "true")).DistinctBy(member => member.Id).ToList()
            : [];
        if (members.Count == 0)
        {
            return [new Award(lot, "", null, Leads: true, 1, amount)];
        }

        var leader = Math.Max(0, members.FindIndex(member => member.Leads));
        return members.Select((member, i) => new Award(lot, member.Id, organisations.Find(member.Id), i == leader, members.Count, i == leader ? amount : null));
    }

    /// <summary>Several contracts about one lot with one winner: their sum, if every part of it is known.</summary>
    private static Award Joined(IGrouping<(string Lot, string Organisation), Award> awards)
    {
        var parts = awards.Where(award => award.Leads).Select(award => award.Amount).ToList();
        var amount = parts.Count > 0 && parts.TrueForAll(part => part?.Currency == parts[0]?.Currency && part is not null) ? new Money(parts.Sum(part => part!.Amount), parts[0]!.Currency) : null;
        return awards.First() with { Leads = parts.Count > 0, Together = awards.Max(award => award.Together), Amount = amount };
    }

    private static Dictionary<string, XElement> ById(XElement result, string name) =>
        result.Elements(Efac + name).Where(element => element.Text(Cbc + "ID") is not null).DistinctBy(element => element.Text(Cbc + "ID")).ToDictionary(element => element.Text(Cbc + "ID")!);

    private static IEnumerable<string> References(XElement parent, string name) => parent.Elements(Efac + name).Select(element => element.Text(Cbc + "ID")).OfType<string>();
}
