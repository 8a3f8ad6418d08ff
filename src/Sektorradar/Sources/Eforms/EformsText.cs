using System.Globalization;
using System.Xml.Linq;

namespace Sektorradar.Sources.Eforms;

/// <summary>Names of eForms and how its elements are read.</summary>
internal static class EformsText
{
    public static readonly XNamespace Cac = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    public static readonly XNamespace Cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    public static readonly XNamespace Ext = "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2";
    public static readonly XNamespace Efext = "http://data.europa.eu/p27/eforms-ubl-extensions/1";
    public static readonly XNamespace Efac = "http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1";
    public static readonly XNamespace Efbc = "http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1";

    public static IEnumerable<XElement> Path(this XElement parent, params XName[] names) =>
        names.Aggregate<XName, IEnumerable<XElement>>([parent], (elements, name) => elements.Elements(name));

    /// <returns>The text of the first child of that name; null when there is none or it is empty.</returns>
    public static string? Text(this XElement parent, XName name) => parent.Element(name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    public static Wording Wording(this XElement? parent, string name) =>
        Eforms.Wording.Of(parent?.Elements(Cbc + name).Select(InLanguage) ?? []);

    public static (string Language, string Text) InLanguage(XElement element) => (element.Attribute("languageID")?.Value ?? "", element.Value);

    /// <returns>Null for no amount and for 0, which stands for "not published".</returns>
    public static Money? Money(this XElement? element) =>
        element?.Attribute("currencyID")?.Value is { } currency && decimal.TryParse(element.Value.Trim(), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) && amount > 0
            ? new Money(amount, currency)
            : null;

    public static IEnumerable<string> Cpv(this XElement project) =>
        project.Elements().Where(element => element.Name == Cac + "MainCommodityClassification" || element.Name == Cac + "AdditionalCommodityClassification")
            .OrderByDescending(element => element.Name == Cac + "MainCommodityClassification")
            .SelectMany(element => element.Elements(Cbc + "ItemClassificationCode"))
            .Where(code => code.Attribute("listName")?.Value is null or "cpv").Select(code => code.Value.Trim());

    public static IEnumerable<string> Nuts(this XElement project) =>
        project.Path(Cac + "RealizedLocation", Cac + "Address", Cbc + "CountrySubentityCode").Select(code => code.Value.Trim()).Where(code => code.Length > 0);

    /// <summary>The day of <c>2026-03-24+01:00</c> as it was written: the zone belongs to whoever wrote it.</summary>
    public static DateOnly? Day(string text) =>
        text.Length >= 10 && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
