using System.CommandLine;
using Sektorradar.Collecting;
using Sektorradar.Collecting.Web;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Reporting;

namespace Sektorradar.Cli;

internal static class PulseCommand
{
    public static Command Create()
    {
        var (sector, sectors, store) = (Options.Sector(), Options.Sectors(), Options.Store());
        var (git, sources) = (new GitChoices(), new SourceChoices());
        var output = new Option<string>("--out") { Description = "Where editions are written.", DefaultValueFactory = _ => "out", HelpName = "folder" }.NotEmpty();
        var asOf = EditionDraft.AsOf();
        var collect = new Option<bool>("--collect") { Description = "First refresh what can be reached. What cannot is said, and the edition is written all the same." };
        var history = new Option<bool>("--history")
        {
            Description = "Write the editions of every quarter since 2023 too, rebuilt from the same evidence, and what moved between them.",
        };
        var command = new Command("pulse", "Writes the newest edition of a sector, in bokmål, nynorsk and English.") { sector, sectors, store, output, asOf, history, collect };
        sources.AddTo(command);
        git.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = SectorFolder.Open(parsed.GetValue(sectors), parsed.GetValue(sector)!);
            var wanted = EditionDraft.DayOf(parsed.GetValue(asOf));
            var options = git.Of(parsed);
            using var evidence = EvidenceStore.Open(parsed.GetValue(store)!);
            var problems = new List<Problem>((await EvidenceFiles.ImportAsync(evidence, folder.Evidence, cancel)).Problems);
            Terminal.Problems(problems);
            // Whoever names copies wants them read.
            if (parsed.GetValue(collect) || options.Copies is not null)
            {
                problems.AddRange(await RefreshAsync(Collection.Of(folder.Sector, evidence, parsed, git, sources, gitAlone: !parsed.GetValue(collect)), cancel));
            }

            if (parsed.GetValue(collect))
            {
                await FollowLinksAsync(folder.Sector, evidence, wanted, sources.InternetOf(parsed), sources.IsImpatient(parsed) ? TimeSpan.Zero : LinkRun.Good, cancel);
            }

            problems.AddRange(await WriteAsync(folder.Sector, evidence, wanted, parsed.GetValue(output)!, parsed.GetValue(history), cancel));
            return problems.Count == 0 ? ExitCodes.Done : ExitCodes.Partial;
        });
        return command;
    }

    /// <summary>What cannot be refreshed makes the report older, never absent.</summary>
    private static async Task<IEnumerable<Problem>> RefreshAsync(Collection collection, CancellationToken cancel)
    {
        using var all = collection;
        try
        {
            return (await collection.RunAsync(cancel)).Select(run => run.Problem).OfType<Problem>();
        }
        catch (InputException error)
        {
            Terminal.Problems(error.Problems);
            return error.Problems;
        }
    }

    /// <summary>Where the network is there, the edition says of each link what came of it.</summary>
    private static async Task FollowLinksAsync(Sector sector, EvidenceStore evidence, DateOnly? wanted, InternetOptions options, TimeSpan good, CancellationToken cancel)
    {
        if (options.Contact is not null)
        {
            var (draft, _) = await EditionDraft.OfAsync(sector, evidence, wanted, cancel);
            var run = new LinkRun(evidence, options with { AtOnce = LinkRun.AtOnce }, good, TimeProvider.System);
            await run.RunAsync(LinkRun.LinksOf(Outline.Build(draft)), cancel);
            // Links that were not followed stand as not checked; that is no lack of the edition's.
            Terminal.Problems(run.Problems);
        }
    }

    /// <returns>What makes the edition smaller than it could be.</returns>
    private static async Task<IReadOnlyList<Problem>> WriteAsync(Sector sector, EvidenceStore evidence, DateOnly? wanted, string output, bool history, CancellationToken cancel)
    {
        var (draft, captures) = await EditionDraft.OfAsync(sector, evidence, wanted, cancel);
        WholeFile.Prepare(output);
        var editions = new EditionFiles(Path.Combine(output, sector.Id));
        if (history)
        {
            await HistoryEditions.WriteAsync(draft, editions, cancel);
        }

        draft = draft with { Ledger = draft.Ledger.After(editions.Before(draft.AsOf, problem => Terminal.Problems([problem]))) };
        var report = Outline.Build(draft);
        var files = await editions.WriteAsync(report, () => Outline.Build(Draft.Of(draft.Sector, draft.Ledger)), cancel);
        var summary = new PulseSummary(report, captures);
        Terminal.Say(summary.Size(files));
        if (summary.Newer() is { } newer)
        {
            Terminal.Say(newer);
        }

        Terminal.Say("Open");
        Console.WriteLine(editions.PageOf(report));
        Problem[] lacks = summary.Lack() is { } lack ? [lack] : [];
        Terminal.Problems(lacks);
        return lacks;
    }
}
