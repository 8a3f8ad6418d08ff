using System.CommandLine;
using System.Text.Json.Nodes;
using Sektorradar.Collecting;
using Sektorradar.Evidence;
using Sektorradar.Model;

namespace Sektorradar.Cli;

internal static class CollectCommand
{
    public static Command Create()
    {
        var (sector, sectors, store, git) = (Options.Sector(), Options.Sectors(), Options.Store(), new GitChoices());
        var json = JsonOutput.Option("what came of each repository");
        var command = new Command("collect", "Reads the repositories of a sector's subjects into the evidence store. Go on after a stop by running it again.") { sector, sectors, store, json };
        git.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = SectorFolder.Open(parsed.GetValue(sectors), parsed.GetValue(sector)!);
            var options = git.Of(parsed);
            using var evidence = EvidenceStore.Open(parsed.GetValue(store)!);
            var runs = await RunAsync(folder.Sector, evidence, options, cancel);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new JsonArray([.. runs.OrderBy(run => run.About, StringComparer.Ordinal).Select(ToJson)]));
            }

            return runs.Any(run => run.Problem is not null) ? ExitCodes.Partial : ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Collects with a line for each repository, and ends with what could not be reached and why.</summary>
    public static async Task<IReadOnlyList<SourceRun>> RunAsync(Sector sector, EvidenceStore store, GitOptions options, CancellationToken cancel)
    {
        var repositories = sector.Repositories.OrderBy(r => r.About, StringComparer.Ordinal).ToList();
        var collector = new Collector(new GitMirror(options, TimeProvider.System), store, TimeProvider.System);
        var runs = new List<SourceRun>();
        await foreach (var run in collector.RunAsync(repositories, cancel))
        {
            runs.Add(run);
            var outcome = run.Problem is { } problem ? $"{problem.Code} {problem.Detail}" : run.Added == 0 ? "nothing new" : $"{run.Added} new signals";
            Terminal.Say($"[{runs.Count}/{repositories.Count}] {run.About}: {outcome}");
        }

        Terminal.Say($"{runs.Count(r => r.Problem is null)} of {runs.Count} repositories read, {runs.Sum(r => r.Added)} new signals.");
        Terminal.Summary([.. runs.Select(r => r.Problem).OfType<Problem>().OrderBy(p => p.Where, StringComparer.Ordinal)]);
        return runs;
    }

    private static JsonObject ToJson(SourceRun run) => new() { ["source"] = run.Source, ["about"] = run.About, ["added"] = run.Added, ["problem"] = JsonOutput.Of(run.Problem) };
}
