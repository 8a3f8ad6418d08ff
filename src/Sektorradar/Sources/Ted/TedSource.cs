using System.Globalization;
using System.Text.Json;
using Sektorradar.Model;
using Sektorradar.Sources.Eforms;

namespace Sektorradar.Sources.Ted;

/// <summary>
/// Public procurement above the thresholds as the Official Journal of the European Union publishes it, from Norwegian buyers.
/// What the search shows is enough for competitions; awards are read from their notice.
/// </summary>
/// <remarks>
/// Neither a short page nor a missing token ends a search: TED gives a token after the last notice too. It has ended when as many notices have come
/// as were announced and one more page is empty. A total that changes, a token or a notice that comes again would be a hole, and are refused.
/// </remarks>
public sealed class TedSource : ISource
{
    private const int FirstDays = 90, PageSize = 250, Overlap = 3;

    private static readonly Uri Search = new("https://api.ted.europa.eu/v3/notices/search");

    public SourceCard Card { get; } = new("ted", "TED", EvidenceKind.Substance, "Decision 2011/833/EU, as CC-BY-4.0", "Name the source; no key; wait when refused.")
    {
        Interval = TimeSpan.FromSeconds(2),
        Every = TimeSpan.FromHours(12),
        SearchesBack = TimeSpan.FromDays(FirstDays),
        Personal = EformsReader.Personal,
    };

    public IEnumerable<Target> Targets(Sector sector) => sector.Country == "NO" ? [new Target("notices", "NOR")] : [];

    public Request? Ask(Target target, Cursor cursor, DateOnly today)
    {
        var position = TedPosition.Of(cursor);
        if (position is { Search: null, Pending.Count: > 0 } && position.Read >= today)
        {
            // Another one first on every day: a notice that cannot be read does not keep the others waiting for ever.
            return new Request.Web(position.Pending[today.DayNumber % position.Pending.Count].Xml, Accept: "application/xml") { AlsoReads = [404] };
        }

        return position.Search is { } search && search.Began >= today
            ? Page(target, search.From, search.Token)
            : Page(target, position.Search?.From ?? position.Read?.AddDays(-Overlap) ?? today.AddDays(-FirstDays), null);
    }

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        var position = TedPosition.Of(cursor);
        return answer.Request is Request.Web { Body: { } body } ? ReadPage(target, answer, position, body) : ReadAward(target, answer, position);
    }

    private Extract ReadPage(Target target, Answer.Received answer, TedPosition position, string body)
    {
        using var json = answer.Json();
        var root = json.RootElement;
        var asked = JsonSerializer.Deserialize<TedQuestion>(body)!;
        var before = asked.Token is null ? null : position.Search;
        if (root.TryGetProperty("timedOut", out var timedOut) && timedOut.ValueKind == JsonValueKind.True)
        {
            throw new FormatException("TED gave up in the middle of the search; the page is not whole.");
        }

        var notices = root.GetProperty("notices").EnumerateArray().Select(notice => new TedNotice(notice)).ToList();
        var token = root.TryGetProperty("iterationNextToken", out var next) ? next.GetString() : null;
        var search = new TedSearch(
            before?.From ?? asked.From, before?.Began ?? answer.Day, token ?? "", TotalOf(root, before), [.. before?.Seen ?? [], .. notices.Select(notice => notice.Number)]);
        var ended = HasEnded(search, notices.Count, before);

        var known = position.Pending.Concat(position.Brought).Select(award => award.Number).ToHashSet();
        var awards = notices.Where(notice => notice.Kind == NoticeKind.Result && !known.Contains(notice.Number))
            .Select(notice => new TedAward(notice.Number, notice.Published(answer.Day), notice.Xml));
        return Moved(position with
        {
            Read = ended ? search.Began : position.Read,
            Search = ended ? null : search,
            Pending = [.. position.Pending, .. awards],
            Brought = ended ? [.. position.Brought.Where(award => award.Published >= search.Began.AddDays(-Overlap))] : position.Brought,
        }) with
        {
            Items = [.. notices.Where(notice => notice.Kind == NoticeKind.Competition).Select(notice => notice.Tender(Publication(target, notice.Number, notice.Published(answer.Day))))],
            Unknown = [.. notices.Where(notice => notice.Kind == NoticeKind.Unknown).Select(notice => $"notice-type: {notice.Type}").Distinct()],
        };
    }

    /// <summary>The first page tells it; later ones may leave it out, but not change it.</summary>
    private static int TotalOf(JsonElement root, TedSearch? before)
    {
        var told = root.TryGetProperty("totalNoticeCount", out var count) && count.ValueKind == JsonValueKind.Number ? count.GetInt32() : (int?)null;
        return before is null ? told ?? throw new FormatException("TED does not say how many notices there are.")
            : told is null || told == before.Total ? before.Total
            : throw new FormatException($"There were {before.Total} notices and now there are {told}.");
    }

    private static bool HasEnded(TedSearch search, int came, TedSearch? before)
    {
        if (search.Seen.Distinct().Count() < search.Seen.Count || search.Seen.Count > search.Total)
        {
            throw new FormatException($"{search.Seen.Count} notices have come, {search.Seen.Distinct().Count()} of them different, where there are {search.Total}.");
        }

        var complete = search.Seen.Count == search.Total;
        if (!complete && (came == 0 || search.Token.Length == 0 || search.Token == before?.Token))
        {
            throw new FormatException($"The search ends or leads back to itself after {search.Seen.Count} of {search.Total} notices.");
        }

        return complete && (came == 0 || search.Token.Length == 0);
    }

    private Extract ReadAward(Target target, Answer.Received answer, TedPosition position)
    {
        var award = position.Pending.First(award => award.Xml == ((Request.Web)answer.Request).Address);
        var moved = Moved(position with { Pending = [.. position.Pending.Where(other => other != award)], Brought = [.. position.Brought, award] });
        if (answer.Status == 404)
        {
            return moved with { Unknown = [$"{award.Number}: found, but not to be had"] };
        }

        var notice = EformsReader.Read(answer.Body);
        return moved with { Items = [.. NoticeItems.Awards(Publication(target, award.Number, award.Published), notice)], KeepsAnswer = !notice.NamesPersons };
    }

    private static Extract Moved(TedPosition position) => new(position.ToCursor()) { More = position.Search is not null || position.Pending.Count > 0 };

    private Publication Publication(Target target, string number, DateOnly day) => new(Card.Id, target.About, number, day, TedNotice.ReaderOf(number));

    private static Request.Web Page(Target target, DateOnly from, string? token)
    {
        var cpv = string.Join(" OR ", Cpv.InformationTechnology.Select(division => $"classification-cpv = {division}*"));
        var query = string.Create(CultureInfo.InvariantCulture, $"buyer-country = {target.Query} AND ({cpv}) AND publication-date >= {from:yyyyMMdd}");
        return new Request.Web(Search, JsonSerializer.Serialize(new TedQuestion(query, TedNotice.Fields, PageSize, token)), "application/json");
    }
}
