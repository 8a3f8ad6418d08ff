using System.CommandLine;
using System.Text.Json.Nodes;
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
        Archive(),
    };

    private static Command Export()
    {
        var (sector, sectors, store) = (Options.Sector(), Options.Sectors(), Options.Store());
        var folder = new Argument<string?>("folder") { Description = "Where to write; the sector's own evidence folder when not given.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("export", "Writes the newest capture of each thing that an edition uses, one file each.") { folder, sector, sectors, store };
        command.SetAction(async (parsed, cancel) =>
        {
            var opened = SectorFolder.Open(parsed.GetValue(sectors), parsed.GetValue(sector)!);
            using var evidence = OpenExisting(parsed.GetValue(store)!);
            var cited = EditionLedger.Acceptances(opened.Sector, evidence, Today, 2 * EditionLedger.Months).SelectMany(found => new[] { found.Register, found.History }).OfType<Capture>()
                .Concat(EditionLedger.Histories(opened.Sector, evidence)).Concat(new[] { EditionLedger.Talent(opened.Sector, evidence, Today) }.OfType<Capture>()).ToHashSet();
            var target = parsed.GetValue(folder) ?? opened.Evidence;
            var written = await EvidenceFiles.ExportAsync(evidence, target, cited.Contains, cancel);
            Terminal.Say($"{written} files written to {target}.");
            return ExitCodes.Done;
        });
        return command;
    }

    // Two years of acceptances, so that editions of the past year find theirs too.
    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

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
            return problems.Count == 0 ? ExitCodes.Done : ExitCodes.Partial;
        });
        return command;
    }

    private static Command Verify()
    {
        var store = Options.Store();
        var folder = new Option<string?>("--folder") { Description = "Verify a folder of evidence files instead of the store.", HelpName = "folder" };
        var archive = new Option<string?>("--archive") { Description = "Verify a WARC file that 'evidence archive' wrote instead of the store.", HelpName = "file" };
        var json = JsonOutput.Option("the number of captures and the problems");
        var command = new Command("verify", "Computes every capture's id anew from its content and names those that were altered or torn.") { store, folder, archive, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var (captures, problems) = parsed.GetValue(archive) is { } file ? VerifyArchive(file) : parsed.GetValue(folder) is { } path ? await VerifyFolderAsync(RequireFolder(path), cancel) : VerifyStore(parsed.GetValue(store)!);
            Terminal.Say($"{Counted.Of(captures, parsed.GetValue(archive) is null ? "capture" : "record")} verified, {Counted.Of(problems.Count, "problem")}.");
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new JsonObject { ["captures"] = captures, ["problems"] = JsonOutput.Of(problems) });
            }
            else
            {
                Terminal.Problems(problems);
            }

            return problems.Count == 0 ? ExitCodes.Done : ExitCodes.BadInput;
        });
        return command;
    }

    private static Command Archive()
    {
        var store = Options.Store();
        var file = new Argument<string>("file") { Description = "Where to write, with the ending .warc.gz." };
        var command = new Command("archive", "Writes the answers of sources that are kept as a WARC 1.1 file, which web archives read.") { file, store };
        command.SetAction(async (parsed, cancel) =>
        {
            using var evidence = OpenExisting(parsed.GetValue(store)!);
            var path = parsed.GetValue(file)!;
            var count = 0;
            try
            {
                await using (var output = new FileStream(path + ".part", FileMode.Create, FileAccess.Write))
                {
                    WarcFile.Write(output, new WarcHead($"Sektorradar/{ProgramVersion.Text}", evidence.NewestExchange() ?? DateTimeOffset.UnixEpoch), Counting(evidence.Exchanges()));
                }

                cancel.ThrowIfCancellationRequested();
                File.Move(path + ".part", path, overwrite: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new InputException(new Problem("SR-402", error.Message, path));
            }

            Terminal.Say($"{Counted.Of(count, "answer")} written to {path}.");
            return ExitCodes.Done;

            IEnumerable<Exchange> Counting(IEnumerable<Exchange> exchanges)
            {
                foreach (var exchange in exchanges)
                {
                    cancel.ThrowIfCancellationRequested();
                    count++;
                    yield return exchange;
                }
            }
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

    /// <summary>Every record with its digests and its id, up to the first that does not fit.</summary>
    private static (int Records, IReadOnlyList<Problem> Problems) VerifyArchive(string path)
    {
        var records = 0;
        try
        {
            using var file = File.OpenRead(path);
            foreach (var _ in WarcFile.Read(file))
            {
                records++;
            }

            return (records, []);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return (records, [new Problem(error is InvalidDataException ? "SR-313" : "SR-403", error.Message, path)]);
        }
    }

    private static (int Captures, IReadOnlyList<Problem> Problems) VerifyStore(string path)
    {
        using var evidence = OpenExisting(path);
        var captures = evidence.Captures();
        return (captures.Count, [.. captures.SelectMany(capture => ProblemsOf(evidence, capture))]);
    }

    private static IEnumerable<Problem> ProblemsOf(EvidenceStore evidence, Capture capture)
    {
        try
        {
            return evidence.Read(capture).Capture.Id == capture.Id ? []
                : [new Problem("SR-312", $"Capture {capture.Id} of {capture.Day:O} does not fit its content: a row was altered or lost.", capture.About)];
        }
        catch (InputException error)
        {
            return error.Problems.Select(problem => problem with { Where = capture.About });
        }
    }

    /// <summary>A mistyped name must not become an empty store in which all is well.</summary>
    private static EvidenceStore OpenExisting(string path) =>
        File.Exists(path) ? EvidenceStore.Open(path) : throw new InputException(new Problem("SR-403", "There is no such evidence store.", path));

    private static string RequireFolder(string folder) =>
        Directory.Exists(folder) ? folder : throw new InputException(new Problem("SR-403", "There is no such folder.", folder));
}
