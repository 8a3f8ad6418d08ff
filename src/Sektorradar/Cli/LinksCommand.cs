using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Sektorradar.Collecting.Links;
using Sektorradar.Collecting.Web;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Reporting;

namespace Sektorradar.Cli;

internal static class LinksCommand
{
    public static Command Create()
    {
        var (sector, sectors, store, asOf) = (Options.Sector(), Options.Sectors(), Options.Store(), EditionDraft.AsOf());
        var network = new NetworkChoices("Without it no link is followed.");
        var from = new Option<string?>("--from") { Description = "A file with an address on each line, to check instead of an edition's links; nothing is kept then.", HelpName = "file" };
        var age = new Option<int>("--max-age") { Description = "Links that were followed within so many days are not followed again.", DefaultValueFactory = _ => (int)LinkRun.Good.TotalDays, HelpName = "days" }.Between(0, 3650);
        var again = new Option<bool>("--again") { Description = "Follow also what was followed lately." };
        var atOnce = new Option<int>("--at-once") { Description = "How many hosts are asked at the same time; each is asked one thing at a time.", DefaultValueFactory = _ => 256, HelpName = "number" }.Between(1, 4096);
        var pace = new Option<int>("--pause") { Description = "Least pause between two requests to one host.", DefaultValueFactory = _ => 1000, HelpName = "milliseconds" }.Between(0, 60_000);
        var limit = new Option<int>("--time-limit") { Description = "Longest time for one request.", DefaultValueFactory = _ => 20, HelpName = "seconds" }.Between(1, 600);
        var json = JsonOutput.Option("what came of each link");
        var command = new Command("links", "Follows the links that an edition cites and says what came of each: live, moved, gone, blocked, timed out, soft 404 or unknown.") { sector, sectors, store, asOf, from, age, again, atOnce, pace, limit, json };
        network.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var options = network.Of(parsed) with { AtOnce = parsed.GetValue(atOnce), Pace = parsed.GetValue(pace) / 1000.0, TimeLimit = TimeSpan.FromSeconds(parsed.GetValue(limit)) };
            var good = parsed.GetValue(again) ? TimeSpan.Zero : TimeSpan.FromDays(parsed.GetValue(age));
            IReadOnlyList<LinkCheck> checks;
            if (parsed.GetValue(from) is { } list)
            {
                checks = await RunAsync(Read(list), options, null, good, cancel);
            }
            else
            {
                var folder = SectorFolder.Open(parsed.GetValue(sectors), parsed.GetValue(sector)!);
                using var evidence = EvidenceStore.Open(parsed.GetValue(store)!);
                var (edition, _) = await EditionDraft.ReadAsync(folder, evidence, parsed.GetValue(asOf), cancel);
                checks = await RunAsync(LinkRun.Of(Outline.Build(edition.Draft)), options, evidence, good, cancel);
            }

            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new JsonArray([.. checks.Select(ToJson)]));
            }
            else
            {
                Write(checks);
            }

            return checks.All(check => check.Verdict.IsThere()) ? ExitCodes.Done : ExitCodes.Partial;
        });
        return command;
    }

    /// <summary>Without a contact nothing is followed, and that is said of every link.</summary>
    private static async Task<IReadOnlyList<LinkCheck>> RunAsync(IReadOnlyList<LinkQuestion> questions, InternetOptions options, EvidenceStore? store, TimeSpan good, CancellationToken cancel)
    {
        if (options.Contact is not null)
        {
            return await LinkRun.RunAsync(questions, options, store, good, cancel);
        }

        Terminal.Problems([new Problem("SR-512", "No link was followed: nobody is named whom the owner of a server could write to.")]);
        var kept = store?.LinkChecks() ?? new Dictionary<string, LinkCheck>();
        return [.. questions.Select(question => kept.GetValueOrDefault(question.Address.AbsoluteUri) ?? LinkCheck.NotMade(question.Address, "It was not tried."))];
    }

    /// <exception cref="InputException">SR-403: there is no such file. SR-111: a line is no address.</exception>
    private static List<LinkQuestion> Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new InputException(new Problem("SR-403", "There is no such file.", file));
        }

        var lines = File.ReadLines(file).Index().Where(line => line.Item.Trim().Length > 0 && !line.Item.StartsWith('#')).ToList();
        var wrong = lines.Where(line => !Uri.TryCreate(line.Item.Trim(), UriKind.Absolute, out _)).Select(line => new Problem("SR-111", $"\"{line.Item.Trim()}\" is no whole address.", $"{file}:{line.Index + 1}")).ToList();
        return wrong.Count > 0 ? throw new InputException(wrong) : [.. lines.Select(line => new LinkQuestion(new Uri(line.Item.Trim()))).DistinctBy(question => question.Address.AbsoluteUri)];
    }

    private static void Write(IReadOnlyList<LinkCheck> checks)
    {
        Terminal.Result(["Verdict", "Links"], [.. LinkVerdicts.All.Select(verdict => (verdict, count: checks.Count(check => check.Verdict == verdict))).Where(row => row.count > 0).Select(row => new[] { row.verdict.Code(), row.count.ToString(CultureInfo.InvariantCulture) })]);
        var told = checks.Where(check => check.Verdict is not (LinkVerdict.Live or LinkVerdict.NotChecked) || check.Fragment == false || check.Quote == false).ToList();
        if (told.Count > 0)
        {
            Console.WriteLine();
            Terminal.Result(["Verdict", "Checked", "Status", "Address", "Why"], [.. told.OrderBy(check => check.Verdict).ThenBy(check => check.Address.AbsoluteUri, StringComparer.Ordinal).Select(check => new[]
            {
                check.Verdict.Code(), check.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), check.Status?.ToString(CultureInfo.InvariantCulture) ?? "", check.Address.AbsoluteUri, Why(check),
            })]);
        }
    }

    private static string Why(LinkCheck check) => string.Join(' ', new[]
    {
        check.Because, check.MovedTo is { } to ? $"It is {to.AbsoluteUri}." : null, check.Fragment == false ? "The place on the page was not found." : null, check.Quote == false ? "The cited words were not found." : null,
    }.OfType<string>());

    private static JsonObject ToJson(LinkCheck check) => new()
    {
        ["address"] = check.Address.AbsoluteUri, ["verdict"] = check.Verdict.Code(), ["status"] = check.Status, ["movedTo"] = check.MovedTo?.AbsoluteUri,
        ["checked"] = check.Verdict == LinkVerdict.NotChecked ? null : check.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), ["fragmentFound"] = check.Fragment, ["quoteFound"] = check.Quote, ["because"] = check.Because,
    };
}
