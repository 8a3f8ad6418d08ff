using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Scoring;
using Sektorradar.Scoring.Backtests;

namespace Sektorradar.Cli;

internal static class BacktestCommand
{
    public static Command Create()
    {
        var (sector, sectors, store) = (Options.Sector(), Options.Sectors(), Options.Store());
        var panel = new Option<string?>("--panel") { Description = "Judge on the repositories of this JSON file, instead of on those of the sector.", HelpName = "file" };
        var rings = new Option<string?>("--rings") { Description = "Compare with rings that others published: a CSV file with the columns volume, name and ring.", HelpName = "file" };
        var ends = new Option<string?>("--ends") { Description = "Days on which repositories were given up: a CSV file with the columns name and end.", HelpName = "file" };
        var seed = new Option<int>("--seed") { Description = "Of everything that is drawn; the same number gives the same figures.", DefaultValueFactory = _ => 1, HelpName = "number" }.Between(0, int.MaxValue);
        var json = JsonOutput.Option("the figures");
        var command = new Command("backtest", "Says how far the scores are to be believed: false alarms and missed changes on invented series, and what came after on real ones, beside simple rivals.")
        {
            sector, sectors, store, panel, rings, ends, seed, json,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = SectorFolder.Open(parsed.GetValue(sectors), parsed.GetValue(sector)!);
            var inputs = new List<BacktestInputFile>();
            string? Text(Option<string?> option) => parsed.GetValue(option) is { } path ? Encoding.UTF8.GetString(Read(option.Name, path, inputs)) : null;
            var published = Text(rings) is { } csv ? BacktestTables.ReadRings(csv, parsed.GetValue(rings)!) : null;
            var ended = Text(ends) is { } list ? BacktestTables.ReadEnds(list, parsed.GetValue(ends)!) : new Dictionary<string, DateOnly>();
            var given = parsed.GetValue(panel) is { } file ? PanelFile.Read(Read(panel.Name, file, inputs), file, SectorPanel.CalendarsOf(folder.Sector)) : null;
            var ledger = given is null || published is not null ? await LedgerAsync(folder, parsed.GetValue(store)!, inputs, cancel) : null;
            var judged = WithEnds(given ?? SectorPanel.Of(folder.Sector, ledger!), ended, parsed.GetValue(ends));
            var ours = published is null ? new Dictionary<string, (string, Ring)>() : SectorPanel.RingsOf(folder.Sector, ledger!);
            var input = new BacktestInput(judged, (ulong)parsed.GetValue(seed), published, ours);
            var figures = await Task.Run(() => Backtest.Of(input, Method.Current, BacktestSizes.Usual, Terminal.Say, cancel), cancel);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(BacktestOutput.ToJson(figures, parsed.GetValue(seed), inputs));
            }
            else
            {
                BacktestOutput.Print(figures);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static byte[] Read(string option, string path, List<BacktestInputFile> inputs)
    {
        if (!File.Exists(path))
        {
            throw new InputException(new Problem("SR-403", "There is no such file.", path));
        }

        var bytes = File.ReadAllBytes(path);
        inputs.Add(new BacktestInputFile(option.TrimStart('-'), Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(bytes))));
        return bytes;
    }

    /// <summary>What an edition would be made of today, from the store and the evidence files of the sector.</summary>
    private static async Task<Ledger> LedgerAsync(SectorFolder folder, string store, List<BacktestInputFile> inputs, CancellationToken cancel)
    {
        using var evidence = EvidenceStore.Open(store);
        Terminal.Problems([.. (await EvidenceFiles.ImportAsync(evidence, folder.Evidence, cancel)).Problems]);
        var captures = EditionLedger.Histories(folder.Sector, evidence);
        var day = EditionDay.Of(captures, folder.Sector.Facts) ?? throw new InputException(new Problem("SR-404", "The sector has neither evidence nor facts, so there is nothing to judge.", folder.Sector.Id));
        var ledger = EditionLedger.Of(folder.Sector, evidence, captures, day);
        var ids = string.Join('\n', ledger.Captures.Select(capture => capture.Id.Value).Order(StringComparer.Ordinal));
        inputs.Add(new BacktestInputFile("evidence", $"{folder.Sector.Id} {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ids)))));
        return ledger;
    }

    private static BacktestPanel WithEnds(BacktestPanel panel, IReadOnlyDictionary<string, DateOnly> ends, string? where)
    {
        var known = panel.Topics.Select(topic => topic.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var unknown = ends.Keys.Where(name => !known.Contains(name)).Order(StringComparer.Ordinal).ToList();
        return unknown.Count == 0
            ? new BacktestPanel([.. panel.Topics.Select(topic => ends.TryGetValue(topic.Name, out var end) ? topic with { End = end } : topic)])
            : throw new InputException([.. unknown.Select(name => new Problem("SR-604", $"The panel has no repository {name}.", where))]);
    }
}

/// <summary>What the figures rest on.</summary>
/// <param name="Sha256">Of a file's bytes; of the evidence, of the ids of its captures.</param>
internal sealed record BacktestInputFile(string Input, string Name, string Sha256);
