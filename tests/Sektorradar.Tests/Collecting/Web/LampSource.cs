using System.Text.Json;
using Sektorradar.Model;
using Sektorradar.Sources;

namespace Sektorradar.Tests.Collecting.Web;

/// <summary>A source that needs a key and leads from page to page; every page holds its own items and those of no other.</summary>
internal sealed class LampSource(FakeInternet fake, int hosts, int pages) : ISource
{
    public const int PerPage = 4;
    public const string Secret = "lamp-secret";

    public SourceCard Card { get; } = new("lamps", "Lamps", EvidenceKind.Attention, "CC0-1.0", "None.") { Interval = TimeSpan.FromSeconds(1) };

    /// <summary>Ids of everything there is.</summary>
    public IEnumerable<string> Truth => Targets(null!).SelectMany(target => Enumerable.Range(0, pages * PerPage).Select(number => $"{target.About} lamp {number}"));

    public static string Page(int page, int pages)
    {
        var lamps = Enumerable.Range(page * PerPage, PerPage).Select(number => new { key = $"lamp {number}", day = "2026-11-01" });
        return JsonSerializer.Serialize(new { lamps, next = page + 1 < pages ? page + 1 : (int?)null });
    }

    public IEnumerable<Target> Targets(Sector sector) => Enumerable.Range(0, hosts).Select(number => $"h{number:0000}.example.test").Select(host => new Target(host, host));

    public Request? Ask(Target target, Cursor cursor, DateOnly today) =>
        cursor.Position == "end" ? null : new Request.Web(fake.Open(target.Query, $"/{(cursor.IsStart ? "0" : cursor.Position)}"), Credential: new Credential("lamp-source-key", "X-Lamp-Key"));

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        using var json = JsonDocument.Parse(answer.Body);
        var next = json.RootElement.GetProperty("next");
        var more = next.ValueKind == JsonValueKind.Number;
        return new Extract(new Cursor(more ? next.GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture) : "end"))
        {
            More = more,
            Items = [.. json.RootElement.GetProperty("lamps").EnumerateArray().Select(lamp => new Item(
                "lamps", target.About, lamp.GetProperty("key").GetString()!, ItemKind.Story, DateOnly.Parse(lamp.GetProperty("day").GetString()!, System.Globalization.CultureInfo.InvariantCulture),
                lamp.GetProperty("key").GetString()!, null, answer.Address, new Dictionary<string, string>()))],
        };
    }
}
