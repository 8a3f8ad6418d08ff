using System.Xml.Linq;
using Sektorradar.Sources.Organisations;
using static Sektorradar.Sources.Eforms.EformsText;

namespace Sektorradar.Sources.Eforms;

/// <summary>The organisations that a notice lists, without those that are natural persons.</summary>
internal sealed class OrganisationPool
{
    private readonly Dictionary<string, Party> _parties = new(StringComparer.Ordinal);

    public bool NamesPersons { get; private set; }

    public static OrganisationPool Of(XElement extension)
    {
        var pool = new OrganisationPool();
        foreach (var organisation in extension.Path(Efac + "Organizations", Efac + "Organization"))
        {
            if (IsNaturalPerson(organisation))
            {
                pool.NamesPersons = true;
                continue;
            }

            // A name in several languages stands in as many PartyName.
            var company = organisation.Element(Efac + "Company");
            if (company?.Path(Cac + "PartyIdentification", Cbc + "ID").FirstOrDefault()?.Value.Trim() is { } id && Wording.Of(company.Path(Cac + "PartyName", Cbc + "Name").Select(InLanguage)).Best is { Length: > 0 } name)
            {
                var number = company.Path(Cac + "PartyLegalEntity", Cbc + "CompanyID").Select(code => OrganisationNumber.Parse(code.Value)).FirstOrDefault(code => code is not null);
                pool._parties.TryAdd(id, new Party(name, number, company.Text(Efbc + "CompanySizeCode")));
            }
        }

        return pool;
    }

    public Party? Find(string id) => _parties.GetValueOrDefault(id.Trim());

    private static bool IsNaturalPerson(XElement organisation) => organisation.Text(Efbc + "NaturalPersonIndicator") is "true" or "1";
}
