using System.Globalization;
using System.Text.Json;
using Sektorradar.Model;
using Sektorradar.Sources.Vacancies;

namespace Sektorradar.Sources.Nav;

/// <summary>Vacancies in information technology, from the feed of NAV's database of jobs: first its lines to the end, then the words of each advertisement that may be one.</summary>
public sealed class NavSource : ISource
{
    private const string About = "vacancies";
    private const int NotFound = 404;

    private static readonly Uri Service = new("https://pam-stilling-feed.nav.no/api/");
    private static readonly Uri Adverts = new("https://arbeidsplassen.nav.no/stillinger/stilling/");

    // Everybody may use it for experiments; it changes now and then.
    private static readonly Credential Token = new("nav", "Authorization", "Bearer ", new Uri(Service, "publicToken")) { Optional = true };

    public SourceCard Card { get; } = new(
        "nav", "NAV", EvidenceKind.Substance, "NAV's terms for its vacancy feed", "Free to use, also for statistics; an advertisement that is no longer active must be taken away, and whom to contact with it.")
    {
        Credential = Token,
        Every = TimeSpan.FromHours(1),
        Personal = ["contactList", "applicationUrl"],
        KeepWords = TimeSpan.FromDays(183),
    };

    public IEnumerable<Target> Targets(Sector sector) => sector.Country == "NO" ? [new Target(About, About)] : [];

    public Request? Ask(Target target, Cursor cursor, DateOnly today)
    {
        var at = NavPosition.Of(cursor, today);
        if (at.EndOn >= today && at.Pending.Count > 0)
        {
            // Another one first on each day: one that cannot be read must not stand before the others for ever.
            return Of($"v1/feedentry/{at.Pending[today.DayNumber % at.Pending.Count]}") with { AlsoReads = [NotFound] };
        }

        // With the beginning and not with what the page said of itself: its ETag stays the same when lines follow, and lines are not in order of time.
        var since = new DateTimeOffset(at.Since, TimeOnly.MinValue, TimeSpan.Zero);
        return at.Page is null ? Of("v1/feed") with { Since = since } : Of($"v1/feed/{at.Page}") with { Since = since, AlsoReads = [NotFound] };

        static Request.Web Of(string path) => new(new Uri(Service, path), Accept: "application/json", Credential: Token);
    }

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        var at = NavPosition.Of(cursor, answer.Day);
        answer.RefusePage();
        var path = ((Request.Web)answer.Request).Address.AbsolutePath;
        var extract = path.Contains("/feedentry/", StringComparison.Ordinal) ? ReadAdvert(FeedLine.Identity(path[(path.LastIndexOf('/') + 1)..]), answer, at)
            : answer.Status == NotFound ? Lost(at)
            : ReadPage(answer, at);
        // The terms want an advertisement gone once it is no longer active, and an answer holds many.
        return extract with { KeepsAnswer = false };
    }

    private static Extract ReadPage(Answer.Received answer, NavPosition at)
    {
        using var json = answer.Json();
        var lines = json.RootElement.GetProperty("items").EnumerateArray().Select(FeedLine.Read).ToList();
        var next = json.RootElement.GetProperty("next_id").GetString() is { } id ? FeedLine.Identity(id) : null;

        // One advertisement may stand on a page as new, changed and stopped: its last line there is its state.
        var read = lines.FindLastIndex(line => line.Mark == at.Last) + 1;
        var states = lines.Skip(read).GroupBy(line => line.Id).Select(changes => changes.Last()).ToList();
        var gone = states.Where(line => !line.IsActive).Select(line => line.Id).ToList();
        var pending = at.Pending.Except(gone).Union(states.Where(line => line.IsActive && ComputerWork.In(line.Title) != ComputerWorkSign.None).Select(line => line.Id)).ToList();
        var now = at with { Page = next ?? at.Page ?? FeedLine.Identity(json.RootElement.Text("id")), Last = lines.LastOrDefault()?.Mark ?? at.Last, Pending = pending, EndOn = next is null ? answer.Day : null };
        return new Extract(now.Cursor)
        {
            Withdrawn = gone,
            More = next is not null || pending.Count > 0,
            Unknown = [.. states.Select(line => line.Status).Where(status => status is not ("ACTIVE" or "INACTIVE")).Distinct().Select(status => $"status {status}")],
        };
    }

    /// <summary>The page is gone: go on from the day of the last line, and a week before it. What was read already is known again.</summary>
    private static Extract Lost(NavPosition at)
    {
        var last = at.Last is { } mark && DateTimeOffset.TryParse(mark[(mark.IndexOf(' ', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture, out var time)
            ? DateOnly.FromDateTime(time.UtcDateTime).AddDays(-7) : at.Since;
        return new Extract((at with { Since = last > at.Since ? last : at.Since, Page = null, Last = null, EndOn = null }).Cursor);
    }

    private Extract ReadAdvert(string id, Answer.Received answer, NavPosition at)
    {
        var now = at with { Pending = [.. at.Pending.Where(pending => pending != id)] };
        var extract = new Extract(now.Cursor) { More = now.Pending.Count > 0 };
        if (answer.Status == NotFound)
        {
            return extract with { Withdrawn = [id] };
        }

        using var json = answer.Json();
        var entry = json.RootElement;
        if (FeedLine.Identity(entry.Text("uuid")) != id)
        {
            throw new FormatException("The answer is about another advertisement.");
        }

        // The documentation calls the words "json", the service "ad_content". An advertisement that was stopped has none, whatever its status says.
        var active = entry.Text("status") == "ACTIVE";
        if (!active || (Words("ad_content") ?? Words("json")) is not { } words)
        {
            return extract with { Withdrawn = [id], Unknown = active ? ["an active advertisement without words"] : [] };
        }

        List<string> unknown = [];
        var item = Advert.Read(Card.Id, About, new Uri(Adverts, id), id, words, answer.Day, unknown);
        return extract with { Items = item is null ? [] : [item], Unknown = unknown };

        JsonElement? Words(string name) => entry.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.Object ? field : null;
    }
}
