using Sektorradar.Model;

namespace Sektorradar.Tests.Model;

/// <summary>Where the weeks of a series are found again.</summary>
public class SubjectSeriesTests
{
    private static readonly DateOnly First = new(2026, 8, 3), Last = new(2026, 8, 17);

    [Fact]
    public void Each_capture_is_cited_with_the_weeks_that_it_covers_of_those_asked_for()
    {
        var series = Series(["wikipedia"]) with
        {
            Captures = [Capture(1, new(2026, 8, 10), new(2026, 8, 31)), Capture(2, new(2026, 6, 1), new(2026, 8, 3)), Capture(3, new(2026, 6, 1), new(2026, 7, 27))],
        };

        Assert.Equal(
            ["capture:0000000000000001#news@2026-08-10..2026-08-23", "capture:0000000000000002#news@2026-08-03..2026-08-09"],
            series.EvidenceOf(First, Last).Select(evidence => evidence.ToString()));
    }

    [Fact]
    public void Items_are_cited_by_how_many_they_are_and_which()
    {
        Item one = Of("feeds", "a", new(2026, 8, 3)), other = Of("feeds", "b", new(2026, 8, 23)), before = Of("feeds", "c", new(2026, 8, 2)), elsewhere = Of("blogs", "d", new(2026, 8, 5));
        var evidence = (Series(["blogs", "feeds"]) with { Items = [.. new[] { before, one, elsewhere, other }.Select(Kept)] }).EvidenceOf(First, Last).Cast<EvidenceRef.Items>().ToList();

        string[] ids = [.. new[] { one.Id, other.Id }.Order(StringComparer.Ordinal)];
        Assert.Equal([("blogs", 1), ("feeds", 2)], evidence.Select(items => (items.Source, items.Count)));
        Assert.Equal($"items:feeds#news:openlamp@2026-08-03..2026-08-23:2@{Digest.Of(ids)}", evidence[1].ToString());
    }

    [Fact]
    public void That_nothing_was_found_is_evidence_too()
    {
        var none = Assert.IsType<EvidenceRef.Items>(Assert.Single(Series(["feeds"]).EvidenceOf(First, Last)));

        Assert.Equal((0, Digest.Of()), (none.Count, none.Digest));
    }

    private static SubjectSeries Series(IReadOnlyList<string> sources) => new("openlamp", Metric.News, sources, ["lamps"], new Observed(First, [1, 0, 1]), null);

    private static Capture Capture(int id, DateOnly from, DateOnly to) => new(new CaptureId($"{id:x16}"), "wikipedia", "en:Lamp", new Uri("https://source.example.org/"), "r", to, from, to);

    private static Item Of(string source, string key, DateOnly day) => new(source, "lamps", key, ItemKind.Story, day, "OpenLamp", null, new Uri("https://source.example.org/" + key), new Dictionary<string, string>());

    private static KeptItem Kept(Item item) => new(item, ["openlamp"], item.Day, false, "", "lamps");
}
