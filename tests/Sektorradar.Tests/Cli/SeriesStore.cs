using System.Globalization;
using System.Text;
using Sektorradar.Cli;
using Sektorradar.Evidence;
using Sektorradar.Model;

namespace Sektorradar.Tests.Cli;

/// <summary>A real store with what sources said of invented projects, and the edition of 23 November 2026 that is made of it. Days without a year are of 2026.</summary>
internal sealed class SeriesStore : IDisposable
{
    public static readonly DateOnly AsOf = new(2026, 11, 23), LastWeek = new(2026, 11, 16);

    private readonly TempFolder _folder = new();
    private int _answers;

    public SeriesStore() => Store = EvidenceStore.Open(Path);

    public string Path => _folder["evidence.db"];

    public EvidenceStore Store { get; }

    public static Sector Sector { get; } = new("lighthouses", new Localized("Lighthouses"), new Localized("Tools."), Language.En, "NO", [],
        [Project("openlamp", "OpenLamp", ["pypi:lamp", "npm:lamp"]), Project("wick", "Wickworks", [])], [], MatchingRules.None)
    {
        Watch = new Watch([], [], [new Question("openlamp", ["en:Lamp", "no:Lampe"], ["OpenLamp"], ["openlamp", "lamp"], [])]),
    };

    public static DateOnly Day(string monthAndDay) => DateOnly.ParseExact(monthAndDay.Length == 5 ? $"2026-{monthAndDay}" : monthAndDay, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Runs on every Tuesday from one day to another, all answered unless a problem is given.</summary>
    public async Task<SeriesStore> RunsAsync(string source, string target, string from = "08-04", string to = "11-17", Problem? problem = null)
    {
        for (var day = Day(from); day <= Day(to); day = day.AddDays(7))
        {
            await Store.RecordAsync(new SourceRun(source, target, At(day), 0, problem), default);
        }

        return this;
    }

    /// <summary>A capture with a count for each week from one on; the last count is of the last week it covers.</summary>
    public async Task CaptureAsync(string source, string about, Metric metric, string day, string from, IReadOnlyList<decimal> counts, string? target = null)
    {
        var body = Encoding.UTF8.GetBytes($"answer {++_answers}");
        var capture = new Capture(default, source, about, new Uri("https://source.example.org/"), BodyDigest.Of(body), Day(day), Day(from), Day(from).AddDays(7 * (counts.Count - 1)));
        var signals = counts.Select((count, week) => new Signal(source, about, metric, Day(from).AddDays(7 * week), count, null, default)).Where(signal => signal.Value != 0);
        await KeepAsync(source, target ?? about, Day(day), body, new Extract(new Cursor("1")) { Readings = [Reading.Identify(capture, signals)] });
    }

    /// <summary>A capture of one level on a day.</summary>
    public async Task LevelAsync(string source, string about, Metric metric, string day, decimal value)
    {
        var body = Encoding.UTF8.GetBytes($"answer {++_answers}");
        var week = Week.Of(Day(day));
        var capture = new Capture(default, source, about, new Uri("https://source.example.org/"), BodyDigest.Of(body), Day(day), week, week);
        await KeepAsync(source, about, Day(day), body, new Extract(new Cursor("1")) { Readings = [Reading.Identify(capture, [new Signal(source, about, metric, Day(day), value, null, default)])] });
    }

    /// <summary>An item that was first seen on the day it bears, or on another.</summary>
    public Task ItemAsync(string source, string target, string key, ItemKind kind, string day, string title, string? seen = null, params IEnumerable<(string Name, string Value)> details) =>
        KeepAsync(source, target, Day(seen ?? day), Encoding.UTF8.GetBytes($"answer {++_answers}"), new Extract(new Cursor("1"))
        {
            Items = [new Item(source, target, key, kind, Day(day), title, null, new Uri("https://source.example.org/" + key), details.ToDictionary(detail => detail.Name, detail => detail.Value))],
        });

    public Task HoldAsync(string source, string target, string since, string? until) =>
        Store.HoldAsync(new Hold(source, target, Day(since), until is null ? null : Day(until), new Problem("SR-521", "many")), default);

    public IReadOnlyList<SubjectSeries> Series(DateOnly? asOf = null) => EditionSeries.Of(Sector, Store, asOf ?? AsOf).Series;

    public SubjectSeries? Series(string subject, Metric metric, DateOnly? asOf = null) => Series(asOf).SingleOrDefault(series => series.Subject == subject && series.Metric == metric);

    public IReadOnlyList<TrialSource> OnTrial(DateOnly? asOf = null) => EditionSeries.Of(Sector, Store, asOf ?? AsOf).OnTrial;

    public void Dispose()
    {
        Store.Dispose();
        _folder.Dispose();
    }

    private static Subject Project(string id, string name, IReadOnlyList<string> packages) =>
        new(id, SubjectKind.Project, new Localized(name), new Localized("a lamp"), [], "lamps", null, null, Audience.International, [new Repository(new Uri($"https://github.com/lamps/{id}"))], packages, [], []);

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);

    private Task<Added> KeepAsync(string source, string target, DateOnly day, byte[] body, Extract extract) => Store.CommitAsync(
        new Exchange(source, target, new Uri("https://source.example.org/"), null, At(day), 200, [], BodyDigest.Of(body), body, false, false), "line", Validators.None, extract, _ => [], default);
}
