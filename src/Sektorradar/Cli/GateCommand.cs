using System.CommandLine;
using System.Text.Json.Nodes;
using Sektorradar.Model;
using Sektorradar.Releasing;
using Sektorradar.Rendering;

namespace Sektorradar.Cli;

internal static class GateCommand
{
    private static readonly string[] Read = [".json", ".html", ".md"];

    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "An edition's folder: the one that holds report.json." };
        var json = JsonOutput.Option("everything that cannot be proven");
        var command = new Command("gate", "Reads the files of an edition back, without its evidence, and names every sentence, number, name and link in them that cannot be proven from them.") { folder, json };
        command.SetAction(parsed =>
        {
            var files = FilesOf(parsed.GetValue(folder)!);
            var breaches = ReleaseGate.Check(files);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new JsonArray([.. breaches.Select(ToJson)]));
            }
            else
            {
                foreach (var breach in breaches)
                {
                    Console.WriteLine(breach);
                }
            }

            Terminal.Say($"{Counted.Of(files.Count, "file")} read back, {(breaches.Count == 0 ? "all of it proven" : (breaches.Count == 1 ? "1 breach" : $"{breaches.Count} breaches"))}. Whether the evidence itself is whole, 'sektorradar evidence verify' tells.");
            return breaches.Count == 0 ? ExitCodes.Done : ExitCodes.BadInput;
        });
        return command;
    }

    /// <exception cref="InputException">SR-403: there is no such folder, or no edition in it.</exception>
    private static List<OutputFile> FilesOf(string folder) => File.Exists(Path.Combine(folder, "report.json"))
        ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Read.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal).Select(file => new OutputFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)))]
        : throw new InputException(new Problem("SR-403", "There is no report.json in this folder.", folder));

    private static JsonObject ToJson(Breach breach) => new()
    {
        ["file"] = breach.File, ["claim"] = breach.Claim, ["language"] = breach.Language?.Tag(), ["kind"] = breach.Kind.Code(), ["why"] = breach.Why,
    };
}
