using System.Globalization;
using Sektorradar.Model;

namespace Sektorradar.Sources.Eforms;

/// <summary>Where a notice was published.</summary>
/// <param name="Id">The notice's id there.</param>
internal sealed record Publication(string Source, string About, string Id, DateOnly Day, Uri Link);

/// <summary>Items of notices: the same form whichever source published them.</summary>
internal static class NoticeItems
{
    private const string NoWinner = "unknown";

    /// <summary>One item for each winner of each lot about information technology.</summary>
    public static IEnumerable<Item> Awards(Publication publication, Notice notice)
    {
        var mainly = notice.Cpv.Count > 0 && Cpv.IsInformationTechnology(notice.Cpv[0]);
        return from award in notice.Awards
               let lot = notice.Lots.FirstOrDefault(lot => lot.Id == award.Lot)
               where mainly || lot is null or { Cpv: [] } || lot.Cpv.Any(Cpv.IsInformationTechnology)
               select Award(publication, notice, award, lot);
    }

    public static Item Tender(Publication publication, string title, IEnumerable<string> texts, params IEnumerable<(string Name, string? Value)> details) =>
        new(publication.Source, publication.About, publication.Id, ItemKind.Tender, publication.Day, title, Joined(texts), publication.Link, Details(details));

    /// <summary>Several values in one detail: names are told apart by semicolons, codes by blanks.</summary>
    public static string Names(IEnumerable<string> names) => string.Join("; ", names.Distinct());

    public static string Codes(IEnumerable<string?> codes) => string.Join(' ', codes.OfType<string>().Distinct());

    /// <summary>Regions of the EU's list of territorial units; words such as "anywhere" are none.</summary>
    public static string Places(IEnumerable<string> codes) => Codes(codes.Where(code => code.Length is >= 2 and <= 5 && char.IsAsciiLetterUpper(code[0]) && char.IsAsciiLetterUpper(code[1])));

    public static string? Number(decimal? amount) => amount is > 0 ? amount.Value.ToString("0.##", CultureInfo.InvariantCulture) : null;

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The same for the same notice in every source.</summary>
    public static string? Same(string? notice, int version) => Guid.TryParseExact(notice, "D", out _) ? Notice.ReferenceOf(notice, version) : null;

    private static Item Award(Publication publication, Notice notice, Award award, Lot? lot)
    {
        var part = $"/{award.Lot}/{(award.Organisation.Length > 0 ? award.Organisation : NoWinner)}";
        return new Item(
            publication.Source, publication.About, publication.Id + part, ItemKind.Award, publication.Day, notice.Title.Best is { Length: > 0 } title ? title : lot?.Title.Best ?? "",
            Joined([notice.Description.Best, lot?.Title.Best ?? "", lot?.Description.Best ?? ""]), publication.Link,
            Details(
                ("buyer", Names(notice.Buyers.Select(buyer => buyer.Name))), ("buyer-number", Codes(notice.Buyers.Select(buyer => buyer.Number))),
                ("winner", award.Winner?.Name), ("winner-number", award.Winner?.Number), ("winner-size", award.Winner?.Size),
                ("together", award.Together > 1 ? award.Together.ToString(CultureInfo.InvariantCulture) : null),
                ("amount", Number(award.Amount?.Amount)), ("currency", award.Amount?.Currency), ("lot", award.Lot),
                ("cpv", Codes(lot is { Cpv.Count: > 0 } ? lot.Cpv : notice.Cpv)), ("place", Places(lot is { Nuts.Count: > 0 } ? lot.Nuts : notice.Nuts)),
                ("type", notice.Type), ("procedure", notice.Procedure), ("same", Same(notice.Id, notice.Version) is { } same ? same + part : null)));
    }

    private static string? Joined(IEnumerable<string> texts) => string.Join('\n', texts.Where(text => text.Length > 0).Distinct()) is { Length: > 0 } text ? text : null;

    private static Dictionary<string, string> Details(params IEnumerable<(string Name, string? Value)> details) =>
        details.Where(detail => !string.IsNullOrEmpty(detail.Value)).ToDictionary(detail => detail.Name, detail => detail.Value!);
}
