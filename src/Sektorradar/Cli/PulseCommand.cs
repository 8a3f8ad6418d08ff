using System.CommandLine;
using System.Globalization;
using System.Reflection;
using Sektorradar.Collecting;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Rendering;
using Sektorradar.Reporting;

namespace Sektorradar.Cli;

internal static class PulseCommand
{
    public static Command Create()
    {
        var (sector, sectors, store) = (Options.Sector(), Options.Sectors(), Options.Store());
        var git = new GitChoices();
        var output = new Option<string>("--out") { Description = "Where editions are written.", DefaultValueFactory = _ => "out", HelpName = "folder" };
        var asOf = new Option<string?>("--as-of")
        {
            Description = "The edition's day, as 2026-06-30: evidence captured later is not used. The last day with evidence when not given.", HelpName = "day",
        };
        var collect = new Option<bool>("--collect") { Description = "First refresh what can be reached. What cannot is said, and the edition is written all the same." };
        var command = new Command("pulse", "Writes the newest edition of a sector, in bokmål, nynorsk and English.") { sector, sectors, store, output, asOf, collect };
        git.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = SectorFolder.Open(parsed.GetValue(sectors), parsed.GetValue(sector)!);
            var wanted = parsed.GetValue(asOf) is { } text ? ParseDay(text) : (DateOnly?)null;
            using var evidence = EvidenceStore.Open(parsed.GetValue(store)!);
            var problems = new List<Problem>((await EvidenceFiles.ImportAsync(evidence, folder.Evidence, cancel)).Problems);
            Terminal.Problems(problems);
            if (parsed.GetValue(collect))
            {
                problems.AddRange(await RefreshAsync(folder.Sector, evidence, git.Of(parsed), cancel));
            }

            var edition = await WriteAsync(folder.Sector, evidence, wanted, parsed.GetValue(output)!, cancel);
            Terminal.Say($"Open {edition}");
            return problems.Count == 0 ? ExitCodes.Done : ExitCodes.Partial;
        });
        return command;
    }

    /// <summary>What cannot be refreshed makes the report older, never absent.</summary>
    private static async Task<IEnumerable<Problem>> RefreshAsync(Sector sector, EvidenceStore evidence, GitOptions options, CancellationToken cancel)
    {
        try
        {
            var runs = await CollectCommand.RunAsync(sector, evidence, options, cancel);
            return runs.Select(run => run.Problem).OfType<Problem>();
        }
        catch (InputException error)
        {
            Terminal.Problems(error.Problems);
            return error.Problems;
        }
    }

    /// <returns>The page to open.</returns>
    private static async Task<string> WriteAsync(Sector sector, EvidenceStore evidence, DateOnly? wanted, string output, CancellationToken cancel)
    {
        await evidence.KeepFactsAsync(sector.Facts, cancel);
        var ledger = LedgerOf(sector, evidence, wanted);
        var report = Outline.Build(sector, ledger);
        var folder = Path.Combine(output, sector.Id, ledger.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var files = AllRenderers.Render(new Edition(report, Version)).ToList();
        foreach (var file in files)
        {
            await WholeFile.WriteAsync(Path.Combine(folder, file.Path), file.Text, cancel);
        }

        Terminal.Say($"{sector.Id} {ledger.AsOf:yyyy-MM-dd}: {report.Claims.Count()} claims, {report.Sources.Count} sources, {files.Count} files.");
        return Path.Combine(folder, "index.html");
    }

    /// <summary>The newest capture of each repository of the sector that had been taken by the edition's day.</summary>
    private static Ledger LedgerOf(Sector sector, EvidenceStore evidence, DateOnly? wanted)
    {
        var abouts = sector.Repositories.Select(r => r.About).ToHashSet();
        var captures = evidence.Captures().Where(capture => abouts.Contains(capture.About)).ToList();
        var asOf = wanted ?? LastDay(sector, captures);
        var newest = captures.Where(capture => capture.Day <= asOf).GroupBy(capture => (capture.Source, capture.About)).Select(thing => thing.Last()).ToList();
        return new Ledger(asOf, newest, newest.SelectMany(capture => evidence.Read(capture).Signals), sector.Facts);
    }

    private static DateOnly LastDay(Sector sector, List<Capture> captures)
    {
        var days = captures.Select(capture => capture.Day).Concat(sector.Facts.Select(fact => fact.Source.Published)).ToList();
        return days.Count > 0 ? days.Max() : throw new InputException(new Problem("SR-404", "The sector has neither evidence nor facts, so there is nothing to report.", sector.Id));
    }

    private static DateOnly ParseDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new InputException(new Problem("SR-405", $"\"{text}\" is no day."));

    private static string Version { get; } = typeof(PulseCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
