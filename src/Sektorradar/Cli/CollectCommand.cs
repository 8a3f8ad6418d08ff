using System.CommandLine;
using System.Text.Json.Nodes;
using Sektorradar.Evidence;
using Sektorradar.Model;

namespace Sektorradar.Cli;

internal static class CollectCommand
{
    public static Command Create()
    {
        var (sector, sectors, store, git, sources) = (Options.Sector(), Options.Sectors(), Options.Store(), new GitChoices(), new SourceChoices());
        var json = JsonOutput.Option("what came of each thing that was asked for");
        var command = new Command("collect", "Asks every source that can be reached and keeps what it says in the evidence store. Go on after a stop by running it again.") { sector, sectors, store, json };
        sources.AddTo(command);
        git.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = SectorFolder.Open(parsed.GetValue(sectors), parsed.GetValue(sector)!);
            using var evidence = EvidenceStore.Open(parsed.GetValue(store)!);
            using var collection = Collection.Of(folder.Sector, evidence, parsed, git, sources);
            var runs = await collection.RunAsync(cancel);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new JsonArray([.. runs.OrderBy(run => run.Source, StringComparer.Ordinal).ThenBy(run => run.About, StringComparer.Ordinal).Select(ToJson)]));
            }

            return runs.Any(run => run.Problem is not null) ? ExitCodes.Partial : ExitCodes.Done;
        });
        return command;
    }

    private static JsonObject ToJson(SourceRun run) => new() { ["source"] = run.Source, ["about"] = run.About, ["added"] = run.Added, ["problem"] = JsonOutput.Of(run.Problem) };
}
