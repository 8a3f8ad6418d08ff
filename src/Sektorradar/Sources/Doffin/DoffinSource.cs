using System.Globalization;
using Sektorradar.Model;
using Sektorradar.Sources.Eforms;

namespace Sektorradar.Sources.Doffin;

/// <summary>
/// Public procurement as the Norwegian database publishes it. All notices of some days are asked for and those about information technology picked
/// here, because the search knows no beginnings of CPV codes. What the search shows is enough for competitions; awards are read from their notice.
/// </summary>
/// <remarks>
/// The order of hits is not stable: where more than one page is needed, notices come twice and others not at all. A window of days is therefore
/// halved until it fits on a page. A single day that does not is asked for in passes until as many notices have come as it has: oldest first, newest
/// first, then each of the three types that all notices belong to.
/// </remarks>
public sealed class DoffinSource : ISource
{
    private const string Host = "https://api.doffin.no/public/v2/", Reader = "https://doffin.no/notices/";
    private const string OldestFirst = "PUBLICATION_DATE_ASC", NewestFirst = "PUBLICATION_DATE_DESC";
    private const int FirstDays = 90, PageSize = 100, LastPage = 10, Accessible = PageSize * LastPage, FirstTypePass = 2;

    // A notice for TED is published up to five days after its day of issue, holidays not counted.
    private const int Overlap = 10;

    private static readonly IReadOnlyList<(string? Type, string Order)> Passes =
        [(null, OldestFirst), (null, NewestFirst), ("COMPETITION", OldestFirst), ("RESULT", OldestFirst), ("PLANNING", OldestFirst)];

    public SourceCard Card { get; } = new("doffin", "Doffin", EvidenceKind.Substance, "NLOD-2.0", "Name the source; a free key for each installation; about 30 requests, then ten seconds of rest.")
    {
        Credential = new Credential("doffin", "Ocp-Apim-Subscription-Key"),
        Interval = TimeSpan.FromSeconds(1.5),
        Every = TimeSpan.FromHours(12),
        SearchesBack = TimeSpan.FromDays(FirstDays),
        Personal = EformsReader.Personal,
    };

    public IEnumerable<Target> Targets(Sector sector) => sector.Country == "NO" ? [new Target("notices", "")] : [];

    public Request? Ask(Target target, Cursor cursor, DateOnly today)
    {
        var position = DoffinPosition.Of(cursor);
        if (position is { Window: null, Pending.Count: > 0 } && position.Read >= today)
        {
            // Another one first on every day: a notice that cannot be read does not keep the others waiting for ever.
            return Download(position.Pending[today.DayNumber % position.Pending.Count].Id);
        }

        var window = position.Window ?? new DoffinWindow(position.Read?.AddDays(-Overlap) ?? today.AddDays(-FirstDays), today);
        return window.From <= window.To ? Search(window, position.Pass, position.Page) : null;
    }

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        var position = DoffinPosition.Of(cursor);
        return answer.Request is Request.Web { Address: { Query: "" } address }
            ? ReadAward(target, answer, position, Uri.UnescapeDataString(address.Segments[^1]))
            : ReadSearch(target, answer, position, AskedFor(answer.Request));
    }

    private Extract ReadSearch(Target target, Answer.Received answer, DoffinPosition position, DoffinWindow window)
    {
        using var json = (answer with { Body = JsonControlCharacters.Escape(answer.Body).ToArray() }).Json();
        var total = json.RootElement.GetProperty("numHitsTotal").GetInt32();
        var unknown = new List<string>();
        var hits = json.RootElement.GetProperty("hits").EnumerateArray().Select(hit => new DoffinHit(hit, unknown)).DistinctBy(hit => hit.Id).ToList();
        var wanted = hits.Where(hit => hit.IsInformationTechnology).ToList();
        unknown.AddRange(wanted.SelectMany(hit => hit.UnknownTypes));
        var items = wanted.Where(hit => hit.IsCompetition).Select(hit => hit.Tender(Publication(target, hit.Id, hit.Published(answer.Day, window.From)))).ToList();

        var known = position.Pending.Concat(position.Brought).Select(award => award.Id).ToHashSet();
        var awards = wanted.Where(hit => hit.IsAward && !known.Contains(hit.Id)).Select(hit => new DoffinAward(hit.Id, window.To, hit.Published(answer.Day, window.From)));
        position = position with
        {
            Window = window,
            Total = position.Pass < FirstTypePass ? total : position.Total,
            Seen = [.. position.Seen.Union(hits.Select(hit => hit.Id))],
            Pending = [.. position.Pending, .. awards],
        };
        return Moved(Next(position, total, hits.Count, answer.Day, unknown)) with { Items = items, Unknown = [.. unknown.Distinct()] };
    }

    /// <summary>The next page, else the next pass, else the next days, else the end of the search.</summary>
    private static DoffinPosition Next(DoffinPosition position, int total, int hits, DateOnly today, List<string> unknown)
    {
        var window = position.Window!;
        if (position.Seen.Count < position.Total)
        {
            if (window.Days() > 1)
            {
                return position with { Window = window.Half(), Seen = [] };
            }

            if (position.Pass >= FirstTypePass && total > Accessible)
            {
                throw new FormatException($"{total} notices of {window} have the type {Passes[position.Pass].Type}; no more than {Accessible} can be read.");
            }

            if (total <= Accessible && hits > 0 && position.Page * PageSize < total)
            {
                return position with { Page = position.Page + 1 };
            }

            var pass = total > Accessible ? FirstTypePass : position.Pass + 1;
            if (pass < Passes.Count)
            {
                return position with { Pass = pass, Page = 1 };
            }

            unknown.Add($"{position.Total - position.Seen.Count} of {position.Total} notices of {window}: they did not come");
        }

        var days = position.Total * 2 <= PageSize ? window.Days() * 2 : window.Days();
        return window.Next(days, today) is { } next
            ? position with { Window = next, Pass = 0, Page = 1, Total = 0, Seen = [] }
            : DoffinPosition.Start with { Read = today, Pending = position.Pending, Brought = [.. position.Brought.Where(award => award.Found >= today.AddDays(-Overlap))] };
    }

    private Extract ReadAward(Target target, Answer.Received answer, DoffinPosition position, string id)
    {
        var award = position.Pending.First(award => award.Id == id);
        var moved = Moved(position with { Pending = [.. position.Pending.Where(other => other != award)], Brought = [.. position.Brought, award] });
        if (answer.Status == 404)
        {
            return moved with { Unknown = [$"{id}: found, but not to be had"] };
        }

        var notice = EformsReader.Read(answer.Body);
        return moved with { Items = [.. NoticeItems.Awards(Publication(target, id, award.Published), notice)], KeepsAnswer = !notice.NamesPersons };
    }

    private static Extract Moved(DoffinPosition position) => new(position.ToCursor()) { More = position.Window is not null || position.Pending.Count > 0 };

    private Publication Publication(Target target, string id, DateOnly day) => new(Card.Id, target.About, id, day, new Uri(Reader + Uri.EscapeDataString(id)));

    private static Request.Web Search(DoffinWindow window, int pass, int page)
    {
        var (type, order) = Passes[pass];
        var only = type is null ? "" : $"&type={type}";
        return new Request.Web(
            new Uri(string.Create(CultureInfo.InvariantCulture, $"{Host}search?issueDateFrom={window.From:yyyy-MM-dd}&issueDateTo={window.To:yyyy-MM-dd}{only}&sortBy={order}&numHitsPerPage={PageSize}&page={page}")),
            Accept: "application/json");
    }

    /// <summary>The notice is sent as a stream of bytes, whatever is accepted.</summary>
    private static Request.Web Download(string id) => new(new Uri($"{Host}download/{Uri.EscapeDataString(id)}")) { AlsoReads = [404] };

    private static DoffinWindow AskedFor(Request request)
    {
        var query = ((Request.Web)request).Address.Query.TrimStart('?').Split('&').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        return new DoffinWindow(Day("issueDateFrom"), Day("issueDateTo"));

        DateOnly Day(string name) => DateOnly.ParseExact(query[name], "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
