using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sektorradar.Cli;
using Sektorradar.Model;
using Sektorradar.Releasing;
using Sektorradar.Sectors;
using Sektorradar.Tests.Cli;
using Sektorradar.Tests.Reporting;
using Sektorradar.Tests.Sectors;
using Sektorradar.Tests.Sources.Git;

namespace Sektorradar.Tests.Injection;

/// <summary>Hostile text in everything that text is collected from, and in what editors copy from sources: the published data do not change by it.</summary>
public sealed partial class InjectionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void There_are_at_least_two_hundred_different_ones() => Assert.True(Payloads.All.Distinct().Count() >= 200);

    /// <summary>Commit messages, names of authors, README, other files, their names, tags and branches.</summary>
    [Fact]
    public async Task In_a_repository_they_change_nothing()
    {
        var harmless = await PublishedAsync("harmless", (_, i) => Payloads.Harmless(i));
        var hostile = await PublishedAsync("hostile", (payload, _) => payload);

        Assert.Equal(harmless, hostile);
    }

    /// <summary>Titles and descriptions of tenders of a source that scores rest on.</summary>
    [Fact]
    public async Task In_the_titles_of_a_source_they_change_nothing()
    {
        const int Weeks = 80;
        for (var batch = 0; batch * Weeks < Payloads.All.Count; batch++)
        {
            var payloads = Payloads.All.Skip(batch * Weeks).Take(Weeks).ToList();
            var harmless = await SeriesAsync(week => "");
            var hostile = await SeriesAsync(week => " " + payloads[week % payloads.Count]);

            Assert.Equal(harmless.Length, hostile.Length);
            Assert.Equal(harmless, hostile);
        }

        async Task<string> SeriesAsync(Func<int, string> more)
        {
            using var store = new SeriesStore();
            var first = SeriesStore.Day("2025-05-13");
            for (var week = 0; week < Weeks; week++)
            {
                var day = first.AddDays(7 * week);
                await store.ItemAsync("doffin", "notices", $"{day:yyyyMMdd}", ItemKind.Tender, $"{day:yyyy-MM-dd}", $"OpenLamp for {day:yyyy-MM-dd}{more(week)}", details: [("buyer-number", "900000006")]);
            }

            await store.RunsAsync("doffin", "notices", from: "2025-05-13", to: "11-17");
            await store.RunsAsync("doffin", "notices", from: "11-23", to: "11-23");
            var folder = Lighthouses.Write(_folder);
            Lighthouses.AddEvidence(_folder, new DateOnly(2026, 11, 23));
            var files = await BundledEdition.PulseOfAsync(folder, SmallSector.Id, store.Path, _folder[$"out-{Guid.NewGuid():n}"], "--as-of", "2026-11-23");
            return files["report.json"];
        }
    }

    /// <summary>
    /// What an editor copies from a source is printed, so here the text itself appears: as text. Hidden characters and line breaks are refused with their line; of the rest
    /// every page is whole, and the gate, which knows every link, sentence and claim, has nothing to say.
    /// </summary>
    [Fact]
    public async Task In_titles_and_publishers_of_sources_they_are_text()
    {
        var accepted = new List<string>();
        var refused = 0;
        foreach (var payload in Payloads.All)
        {
            var problems = SmallSector.ReadWith("facts/lamps.yaml", "title: Lamps of 2026", $"title: {JsonSerializer.Serialize(payload)}").Problems;
            refused += problems.Count > 0 ? 1 : 0;
            Assert.All(problems, problem => Assert.Contains(problem.Code, new[] { "SR-114", "SR-115", "SR-124", "SR-132" }));
            accepted.AddRange(problems.Count == 0 ? [payload] : []);
        }

        Assert.True(accepted.Count >= 100, $"{accepted.Count} accepted");
        Assert.True(refused >= 60, $"{refused} refused");
        Assert.All(accepted, payload => Assert.InRange(payload.Length, 1, 500));
        Assert.DoesNotContain(accepted, payload => payload.Any(char.IsControl) || payload.Contains('\u200b', StringComparison.Ordinal) || payload.Contains('\u202e', StringComparison.Ordinal));
        var facts = string.Concat(accepted.Select((payload, i) => $$"""

            - id: hostile-{{i}}
              kind: status
              subject: openlamp
              actor: The Lighthouse Office
              modality: fact
              asOf: 2026-06-30
              tags: [risk-technical]
              source: { title: {{JsonSerializer.Serialize(payload)}}, publisher: {{JsonSerializer.Serialize(payload)}}, link: "https://office.example.org/{{i}}", published: 2026-06-30, locator: {{JsonSerializer.Serialize(payload)}}, class: news }
              text: { nb: lampen nummer {{Words(i)}} lyser, nn: lampa nummer {{Words(i)}} lyser, en: lamp {{Words(i)}} is lit }
            """));
        Lighthouses.Write(_folder, (SmallSector.Facts, SmallSector.Facts + facts));
        Lighthouses.AddEvidence(_folder, Lighthouses.Newest);

        var files = await Lighthouses.PulseAsync(_folder);

        Assert.All(files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)), file =>
        {
            var elements = PageText.Of(file.Value).Select(piece => piece.Begins).OfType<PageElement>().ToList();
            Assert.DoesNotContain(elements, element => element.Name is "script" or "iframe" or "object" or "form" || element["onerror"] is not null || element["href"]?.StartsWith("javascript", StringComparison.OrdinalIgnoreCase) == true || element["href"]?.Contains("evil.example.org", StringComparison.Ordinal) == true);
        });
        Assert.All(files.Where(file => file.Key.EndsWith(".md", StringComparison.Ordinal)), file => Assert.DoesNotContain("](javascript", file.Value.Replace("\\]", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A number in letters: facts' texts hold no digits.</summary>
    private static string Words(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('a' + (digit - '0'))));

    /// <summary>The data of an edition of one repository, without what the bytes of a commit make: ids.</summary>
    private async Task<string> PublishedAsync(string name, Func<string, int, string> text)
    {
        using var lamps = new LampSector(1);
        var history = new GitRepositoryBuilder();
        var start = new DateTimeOffset(2022, 1, 3, 10, 0, 0, TimeSpan.Zero);
        var last = 0;
        foreach (var (payload, i) in Payloads.All.Select((payload, i) => (payload, i)))
        {
            var said = text(payload, i);
            var person = $"{Ident().Replace(said, " ")[..Math.Min(60, Ident().Replace(said, " ").Length)]} <author{i % 7}@example.org>";
            last = history.Commit(start.AddHours(50 * i).ToString("O", CultureInfo.InvariantCulture), person, message: said + "\n",
                files: [("LICENSE", "Apache License, Version 2.0\n"), ("README.md", $"# Lamp\n\n{said}\n"), ($"docs/{Path().Replace(said, "-")[..Math.Min(40, Path().Replace(said, "-").Length)]}-{i}.md", said)]);
            if (i % 40 == 0)
            {
                history.Tag($"v1.{i}.0", last, start.AddHours(50 * i).ToString("O", CultureInfo.InvariantCulture)).LightTag($"release-{Path().Replace(said, "-")[..5]}{i}", last);
            }
        }

        LampSector.Age(history.Write(lamps[$"copies/{LampSector.Copy(0)}"]));
        await SektorradarProgram.RunAsync(lamps.Folder, lamps.Collect);
        await SektorradarProgram.RunAsync(lamps.Folder, "pulse", "--sector", "lighthouses", "--sectors", "sectors", "--store", "evidence.db", "--out", name);
        var report = Assert.Single(Directory.GetFiles(lamps[$"{name}/lighthouses"], "report.json", SearchOption.AllDirectories));
        // Records stand in the order of their ids.
        return string.Join('\n', Id().Replace(await File.ReadAllTextAsync(report, Cancel), "…").Split('\n').Select(line => line.TrimEnd(',')).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"[<>\n\r\0]+")]
    private static partial Regex Ident();

    [GeneratedRegex(@"[^A-Za-zæøåÆØÅ0-9<>&;=(){}'|*#!.-]+")]
    private static partial Regex Path();

    [GeneratedRegex(@"\b(c-)?[0-9a-f]{12,40}\b")]
    private static partial Regex Id();
}
