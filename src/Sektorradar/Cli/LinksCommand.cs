using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Reporting;

namespace Sektorradar.Cli;

internal static class LinksCommand
{
    // What needs a look stands first.
    private static readonly LinkVerdict[] Order =
        [LinkVerdict.Gone, LinkVerdict.Soft404, LinkVerdict.Unknown, LinkVerdict.TimedOut, LinkVerdict.Blocked, LinkVerdict.NotChecked, LinkVerdict.Moved, LinkVerdict.Live];

    public static Command Create()
    {
        var (sector, sectors, store, asOf) = (Options.Sector(), Options.Sectors(), Options.Store(), EditionDraft.AsOf());
        var (sources, choices) = (new SourceChoices(), new LinkChoices());
        var from = new Option<string?>("--from") { Description = "Check the addresses in this text file, one on each line, instead of those of an edition; then no sector is needed.", HelpName = "file" };
        var json = JsonOutput.Option("the checks");
        var command = new Command("links", "Checks every link that an edition cites: whether a reader can follow it, and finds the place and the words that are cited.") { sector, sectors, store, asOf, from, json };
        choices.AddTo(command);
        sources.AddWebTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var file = parsed.GetValue(from);
            var listed = file is null ? null : LinkList.Read(file);
            var folder = listed is null ? SectorFolder.Open(parsed.GetValue(sectors), parsed.GetValue(sector)!) : null;
            var options = sources.InternetOf(parsed);
            using var evidence = EvidenceStore.Open(parsed.GetValue(store)!);
            var links = listed ?? await LinksOfAsync(folder!, evidence, parsed.GetValue(asOf), cancel);
            var run = new LinkRun(evidence, options, choices.MaxAgeOf(parsed), choices.TimeLimitOf(parsed), sources.IsImpatient(parsed), TimeProvider.System);
            var checks = (await run.RunAsync(links, cancel)).OrderBy(check => Array.IndexOf(Order, check.Verdict)).ThenBy(check => check.Address.AbsoluteUri, StringComparer.Ordinal).ToList();
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new JsonArray([.. checks.Select(ToJson)]));
            }
            else
            {
                Write(checks);
            }

            Terminal.Problems(run.Problems);
            return checks.All(check => check.IsWell) ? ExitCodes.Done : ExitCodes.Partial;
        });
        return command;
    }

    /// <summary>The links of the edition that <c>pulse</c> would write.</summary>
    public static async Task<IReadOnlyList<CitedLink>> LinksOfAsync(SectorFolder folder, EvidenceStore evidence, string? day, CancellationToken cancel)
    {
        var wanted = EditionDraft.DayOf(day);
        Terminal.Problems((await EvidenceFiles.ImportAsync(evidence, folder.Evidence, cancel)).Problems);
        return new SourceList(folder.Sector, EditionDraft.LedgerOf(folder.Sector, evidence, wanted).Ledger).Links;
    }

    private static void Write(List<LinkCheck> checks)
    {
        Terminal.Result(["Verdict", "Links"], [.. checks.GroupBy(check => check.Verdict).Select(same => new[] { same.Key.Code(), Number(same.Count()) }).Append(["all", Number(checks.Count)])]);
        Console.WriteLine();
        Terminal.Result(["Verdict", "Reason", "Status", "Checked (UTC)", "Fragment", "Quote", "Link"], [.. checks.Select(Row)]);
    }

    private static string[] Row(LinkCheck check) =>
    [
        check.Verdict.Code(), check.Reason, check.Status is { } status ? Number(status) : "", check.Verdict == LinkVerdict.NotChecked ? "" : check.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        Found(check.FragmentFound), Found(check.QuoteFound), check.MovedTo is { } to ? $"{check.Address.AbsoluteUri} → {to.AbsoluteUri}" : check.Address.AbsoluteUri,
    ];

    private static JsonObject ToJson(LinkCheck check) => new()
    {
        ["address"] = check.Address.AbsoluteUri, ["verdict"] = check.Verdict.Code(), ["reason"] = check.Reason, ["status"] = check.Status,
        ["checked"] = check.Verdict == LinkVerdict.NotChecked ? null : check.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), ["finalAddress"] = check.FinalAddress?.AbsoluteUri,
        ["movedTo"] = check.MovedTo?.AbsoluteUri, ["digest"] = check.BodyDigest, ["fragmentFound"] = check.FragmentFound, ["quote"] = check.Quote, ["quoteFound"] = check.QuoteFound,
    };

    private static string Found(bool? found) => found switch { true => "found", false => "missing", null => "" };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
