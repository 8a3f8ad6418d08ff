using System.CommandLine;
using Sektorradar.Evidence;
using Sektorradar.Model;

namespace Sektorradar.Cli;

internal static class EvidenceCommand
{
    public static Command Create() => new("evidence", "Evidence as text files that a person can review and git can compare.")
    {
        Export(),
        Import(),
        Verify(),
    };

    private static Command Export()
    {
        var (sector, sectors, store) = (Options.Sector(), Options.Sectors(), Options.Store());
        var folder = new Argument<string?>("folder") { Description = "Where to write; the sector's own evidence folder when not given.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("export", "Writes the newest capture of each repository of the sector, one file each.") { folder, sector, sectors, store };
        command.SetAction(async (parsed, cancel) =>
        {
            var opened = SectorFolder.Open(parsed.GetValue(sectors), parsed.GetValue(sector)!);
            var abouts = opened.Sector.Subjects.SelectMany(s => s.Repositories).Select(r => r.About).ToHashSet();
            using var evidence = EvidenceStore.Open(parsed.GetValue(store)!);
            var target = parsed.GetValue(folder) ?? opened.Evidence;
            var written = await EvidenceFiles.ExportAsync(evidence, target, capture => abouts.Contains(capture.About), cancel);
            Terminal.Say($"{written} files written to {target}.");
            return 0;
        });
        return command;
    }

    private static Command Import()
    {
        var store = Options.Store();
        var folder = new Argument<string>("folder") { Description = "A folder of evidence files." };
        var command = new Command("import", "Takes evidence files into the store. A torn or altered file is refused whole.") { folder, store };
        command.SetAction(async (parsed, cancel) =>
        {
            using var evidence = EvidenceStore.Open(parsed.GetValue(store)!);
            var (files, signals, problems) = await EvidenceFiles.ImportAsync(evidence, RequireFolder(parsed.GetValue(folder)!), cancel);
            Terminal.Say($"{files} files imported, {signals} new signals.");
            Terminal.Problems(problems);
            return problems.Count == 0 ? 0 : 3;
        });
        return command;
    }

    private static Command Verify()
    {
        var store = Options.Store();
        var folder = new Option<string?>("--folder") { Description = "Verify a folder of evidence files instead of the store.", HelpName = "folder" };
        var command = new Command("verify", "Computes every capture's id anew from its content and names those that were altered or torn.") { store, folder };
        command.SetAction(async (parsed, cancel) =>
        {
            var (captures, problems) = parsed.GetValue(folder) is { } path ? await VerifyFolderAsync(RequireFolder(path), cancel) : VerifyStore(parsed.GetValue(store)!);
            Terminal.Say($"{captures} captures verified, {problems.Count} problems.");
            Terminal.Problems(problems);
            return problems.Count == 0 ? 0 : 2;
        });
        return command;
    }

    private static async Task<(int Captures, IReadOnlyList<Problem> Problems)> VerifyFolderAsync(string folder, CancellationToken cancel)
    {
        var captures = 0;
        var problems = new List<Problem>();
        foreach (var file in EvidenceFiles.Find(folder))
        {
            var (readings, found) = EvidencePack.Read(await File.ReadAllTextAsync(file, cancel), Path.GetRelativePath(folder, file));
            captures += readings.Count;
            problems.AddRange(found);
        }

        return (captures, problems);
    }

    private static (int Captures, IReadOnlyList<Problem> Problems) VerifyStore(string path)
    {
        using var evidence = EvidenceStore.Open(path);
        var captures = evidence.Captures();
        var altered = captures.Where(capture => evidence.Read(capture).Capture.Id != capture.Id);
        return (captures.Count, [.. altered.Select(c => new Problem("SR-312", $"Capture {c.Id} of {c.Day:O} does not fit its content: a row was altered or lost.", c.About))]);
    }

    private static string RequireFolder(string folder) =>
        Directory.Exists(folder) ? folder : throw new InputException(new Problem("SR-403", "There is no such folder.", folder));
}
