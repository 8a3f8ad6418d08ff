using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using static Sektorradar.Sources.Eforms.EformsText;

namespace Sektorradar.Sources.Eforms;

/// <summary>
/// Reads a notice in eForms (UBL 2.3). Organisations stand in one list and have no role there: who won is found by following references
/// (<see cref="AwardReader"/>). Contacts, owners, juries and whoever was invited are not read.
/// </summary>
public static class EformsReader
{
    /// <summary>Elements that may hold persons. Nothing here reads them.</summary>
    public static IReadOnlyList<string> Personal { get; } =
    [
        "Contact", "TouchPoint", "PostalAddress", "ElectronicMail", "Telephone", "Telefax", "UltimateBeneficialOwner", "TechnicalCommitteePerson", "PreSelectedParty",
        "FirstName", "FamilyName",
    ];

    private const int LongestDocument = 20_000_000, Deepest = 64;

    private static readonly HashSet<string> Roots =
    [
        "urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2", "urn:oasis:names:specification:ubl:schema:xsd:ContractAwardNotice-2",
        "urn:oasis:names:specification:ubl:schema:xsd:PriorInformationNotice-2",
    ];

    /// <exception cref="XmlException">It is no XML, or XML that defines entities.</exception>
    /// <exception cref="FormatException">It is no notice.</exception>
    public static Notice Read(byte[] body)
    {
        var root = Load(body);
        if (!Roots.Contains(root.Name.NamespaceName) || !root.Name.NamespaceName.EndsWith($":{root.Name.LocalName}-2", StringComparison.Ordinal))
        {
            throw new FormatException($"The answer is no eForms notice but <{root.Name.LocalName}>.");
        }

        var extension = root.Path(Ext + "UBLExtensions", Ext + "UBLExtension", Ext + "ExtensionContent", Efext + "EformsExtension").FirstOrDefault() ?? new XElement(Efext + "EformsExtension");
        var organisations = OrganisationPool.Of(extension);
        var type = Required(root, "NoticeTypeCode");
        var change = extension.Elements(Efac + "Changes").FirstOrDefault();
        var project = root.Element(Cac + "ProcurementProject");
        var lots = root.Elements(Cac + "ProcurementProjectLot").Where(lot => lot.Element(Cbc + "ID")?.Attribute("schemeName")?.Value is not ("LotsGroup" or "Part")).ToList();
        var parts = root.Elements(Cac + "ProcurementProjectLot").Select(lot => lot.Element(Cac + "ProcurementProject")).Prepend(project).OfType<XElement>().ToList();
        return new Notice(
            Required(root, "ID"), int.Parse(root.Text(Cbc + "VersionID") ?? "1", NumberStyles.None, CultureInfo.InvariantCulture), NoticeKinds.Of(type), type,
            root.Text(Cbc + "CustomizationID")?.EndsWith(":eforms:national", StringComparison.Ordinal) ?? false,
            Day(Required(root, "IssueDate")), Day(extension.Element(Efac + "Publication"), Efbc + "PublicationDate"), root.Text(Cbc + "ContractFolderID"),
            change?.Text(Efbc + "ChangedNoticeIdentifier") ?? extension.Element(Efac + "ContractModification")?.Text(Efbc + "ChangedNoticeIdentifier"),
            change?.Path(Efac + "ChangeReason", Cbc + "ReasonCode").Any(code => code.Value.Trim() == "cancel") ?? false)
        {
            NamesPersons = organisations.NamesPersons,
            Buyers = [.. root.Path(Cac + "ContractingParty", Cac + "Party", Cac + "PartyIdentification", Cbc + "ID").Select(id => organisations.Find(id.Value)).OfType<Party>().Distinct()],
            Title = project.Wording("Name"),
            Description = project.Wording("Description"),
            Cpv = [.. parts.SelectMany(part => part.Cpv()).Distinct()],
            Nuts = [.. parts.SelectMany(part => part.Nuts()).Distinct()],
            Estimate = project?.Path(Cac + "RequestedTenderTotal", Cbc + "EstimatedOverallContractAmount").FirstOrDefault().Money(),
            Lots = [.. lots.Select(Lot)],
            Awards = AwardReader.Read(extension.Element(Efac + "NoticeResult"), organisations),
        };
    }

    private static Lot Lot(XElement lot)
    {
        var project = lot.Element(Cac + "ProcurementProject");
        XName[] periods = [Cac + "TenderSubmissionDeadlinePeriod", Cac + "ParticipationRequestReceptionPeriod"];
        return new Lot(
            Required(lot, "ID"), project.Wording("Name"), project.Wording("Description"), [.. project?.Cpv().Distinct() ?? []], [.. project?.Nuts().Distinct() ?? []],
            project?.Path(Cac + "RequestedTenderTotal", Cbc + "EstimatedOverallContractAmount").FirstOrDefault().Money(),
            periods.SelectMany(period => lot.Path(Cac + "TenderingProcess", period)).Max(period => Day(period, Cbc + "EndDate")));
    }

    private static XElement Load(byte[] body)
    {
        using (var reader = Open(body))
        {
            // Elements within elements cost more the deeper they stand: looked at before anything is built.
            while (reader.Read())
            {
                if (reader.Depth > Deepest)
                {
                    throw new FormatException($"The answer is no notice: elements stand deeper than {Deepest} in one another.");
                }
            }
        }

        using var again = Open(body);
        return XDocument.Load(again).Root!;
    }

    private static XmlReader Open(byte[] body) =>
        XmlReader.Create(new MemoryStream(body, writable: false), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LongestDocument });

    private static string Required(XElement parent, string name) =>
        parent.Text(Cbc + name) ?? throw new FormatException($"The notice has no {name} in <{parent.Name.LocalName}>.");

    private static DateOnly? Day(XElement? parent, XName name) => parent?.Text(name) is { } text ? Day(text) : null;

    private static DateOnly Day(string text) => EformsText.Day(text) ?? throw new FormatException($"\"{text}\" is no day.");
}
