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
        [LinkVerdict.Gone, LinkVerdict.SoftNotFound, LinkVerdict.Unknown, LinkVerdict.TimedOut, LinkVerdict.Blocked, LinkVerdict.NotChecked, LinkVerdict.Moved, LinkVerdict.Live];

    public static Command Create()
    {
        var (sector, sectors, store, asOf) = (Options.Sector(), Options.Sectors(), Options.Store(), EditionDraft.AsOf());
        var network = new NetworkChoices("Without it no link is followed.");
        var from = new Option<string?>("--from") { Description = "A file with an address on each line, to check instead of an edition's links; nothing is kept then.", HelpName = "file" };
        var age = new Option<int>("--max-age") { Description = "Links that were followed within so many days are not followed again.", DefaultValueFactory = _ => (int)LinkRun.Good.TotalDays, HelpName = "days" }.Between(0, 3650);
        var again = new Option<bool>("--again") { Description = "Follow also what was followed lately." };
        var atOnce = new Option<int>("--at-once") { Description = "How many hosts are asked at the same time; each is asked one thing at a time.", DefaultValueFactory = _ => LinkRun.AtOnce, HelpName = "number" }.Between(1, 4096);
        var pace = new Option<int>("--pause") { Description = "Least pause between two requests to one host.", DefaultValueFactory = _ => 500, HelpName = "milliseconds" }.Between(0, 60_000);
        var limit = new Option<int>("--time-limit") { Description = "Longest time for one request.", DefaultValueFactory = _ => 20, HelpName = "seconds" }.Between(1, 600);
        var json = JsonOutput.Option("what came of each link");
        var command = new Command("links", "Follows the links that an edition cites and says what came of each: live, moved, gone, blocked, timed out, soft 404 or unknown.") { sector, sectors, store, asOf, from, age, again, atOnce, pace, limit, json };
        network.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            // The card of links asks for half a second; a pause is a multiple of that.
            var options = network.Of(parsed) with { AtOnce = parsed.GetValue(atOnce), Pace = parsed.GetValue(pace) / 500.0, TimeLimit = TimeSpan.FromSeconds(parsed.GetValue(limit)) };
            var good = parsed.GetValue(again) ? TimeSpan.Zero : TimeSpan.FromDays(parsed.GetValue(age));
            var listed = parsed.GetValue(from) is { } file ? LinkList.Read(file) : null;
            var folder = listed is null ? SectorFolder.Open(parsed.GetValue(sectors), parsed.GetValue(sector)!) : null;
            using var evidence = listed is null ? EvidenceStore.Open(parsed.GetValue(store)!) : null;
            var links = listed ?? LinkRun.LinksOf(Outline.Build((await EditionDraft.ReadAsync(folder!, evidence!, parsed.GetValue(asOf), cancel)).Edition.Draft));
            var run = new LinkRun(evidence, options, good, TimeProvider.System);
            var checks = await run.RunAsync(links, cancel);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new JsonArray([.. checks.Select(ToJson)]));
            }
            else
            {
                Write([.. checks.OrderBy(check => Array.IndexOf(Order, check.Verdict)).ThenBy(check => check.Address.AbsoluteUri, StringComparer.Ordinal)]);
            }

            Terminal.Problems(run.Problems);
            return checks.All(check => check.IsWell) ? ExitCodes.Done : ExitCodes.Partial;
        });
        return command;
    }

    private static void Write(List<LinkCheck> checks)
    {
        Terminal.Result(["Verdict", "Links"], [.. checks.GroupBy(check => check.Verdict).Select(same => new[] { same.Key.Code(), Number(same.Count()) }).Append(["all", Number(checks.Count)])]);
        Console.WriteLine();
        Terminal.Result(["Verdict", "Reason", "Status", "Checked (UTC)", "Place", "Quote", "Link"], [.. checks.Select(Row)]);
    }

    private static string[] Row(LinkCheck check) =>
    [
        check.Verdict.Code(), check.Reason, check.Status is { } status ? Number(status) : "", check.Verdict == LinkVerdict.NotChecked ? "" : check.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        Found(check.Fragment), Found(check.Quote), check.MovedTo is { } to ? $"{check.Address.AbsoluteUri} → {to.AbsoluteUri}" : check.Address.AbsoluteUri,
    ];

    private static JsonObject ToJson(LinkCheck check) => new()
    {
        ["address"] = check.Address.AbsoluteUri, ["verdict"] = check.Verdict.Code(), ["reason"] = check.Reason, ["status"] = check.Status,
        ["checked"] = check.Verdict == LinkVerdict.NotChecked ? null : check.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), ["finalAddress"] = check.FinalAddress?.AbsoluteUri, ["movedTo"] = check.MovedTo?.AbsoluteUri,
        ["digest"] = check.Digest, ["fragmentFound"] = check.Fragment, ["quoteFound"] = check.Quote,
    };

    private static string Found(bool? found) => found switch { true => "found", false => "missing", null => "" };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
