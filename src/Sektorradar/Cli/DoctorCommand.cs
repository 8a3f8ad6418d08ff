using System.CommandLine;
using System.Text.Json.Nodes;
using Sektorradar.Collecting.Web;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Sources;

namespace Sektorradar.Cli;

internal static class DoctorCommand
{
    private const long LeastSpace = 1L << 30;

    public static Command Create()
    {
        var (sector, sectors, store, choices) = (Options.Sector(), Options.Sectors(), Options.Store(), new SourceChoices());
        var json = JsonOutput.Option("what was looked at");
        var command = new Command("doctor", "Says what is wrong with a set-up, and what to do. Asks nothing of the network.") { sector, sectors, store, json };
        choices.AddTo(command);
        command.SetAction(parsed =>
        {
            var checks = new List<Check> { Git() };
            checks.AddRange(OfSector(parsed.GetValue(sectors), parsed.GetValue(sector)!, out var opened));
            checks.AddRange(OfStore(parsed.GetValue(store)!, out var runs, out var holds));
            if (opened is not null)
            {
                checks.AddRange(OfSources(opened, choices, parsed, card => Probation.Of(card, runs, holds, Today)));
            }

            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new JsonArray([.. checks.Select(check => new JsonObject { ["what"] = check.What, ["state"] = check.Word, ["found"] = check.Found, ["problem"] = JsonOutput.Of(check.Problem) })]));
            }
            else
            {
                Terminal.Result(["", "What", "Found"], [.. checks.Select(check => new[] { check.Word, check.What, check.Found })]);
                Terminal.Summary([.. checks.Select(check => check.Problem).OfType<Problem>()]);
            }

            return checks.Any(check => check.State == State.Wrong) ? ExitCodes.BadInput : ExitCodes.Done;
        });
        return command;
    }

    private static Check Git()
    {
        try
        {
            Collecting.Git.RequireInstalled();
            return new Check(State.Well, "git", "is installed");
        }
        catch (InputException error)
        {
            return Check.Of("git", error.Problems[0]);
        }
    }

    private static IEnumerable<Check> OfSector(string? sectors, string name, out Sector? sector)
    {
        try
        {
            sector = SectorFolder.Open(sectors, name).Sector;
            return [new Check(State.Well, "sector", $"{name}: {sector.Subjects.Count} subjects, {sector.Watch.Feeds.Count} feeds, {sector.Watch.Organisations.Count} organisations, {sector.Watch.Questions.Count} questions")];
        }
        catch (InputException error)
        {
            sector = null;
            return [Check.Of("sector", error.Problems[0])];
        }
    }

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private static List<Check> OfStore(string path, out IReadOnlyList<RunDay> runs, out IReadOnlyList<Hold> holds)
    {
        (runs, holds) = ([], []);
        var checks = new List<Check>();
        if (!File.Exists(path))
        {
            return [new Check(State.Remark, "evidence store", $"{path}: there is none yet; 'sektorradar pulse' makes it")];
        }

        try
        {
            using var store = EvidenceStore.Open(path);
            (runs, holds) = (store.RunDays(), store.Holds());
            checks.Add(new Check(State.Well, "evidence store", $"{path}: {store.Captures().Count} captures"));
            checks.AddRange(store.HoldsOn(Today).Select(hold => new Check(State.Remark, $"{hold.Source}/{hold.About}", "quarantine: " + hold.Problem.Detail) { Problem = hold.Problem }));
        }
        catch (InputException error)
        {
            checks.Add(Check.Of("evidence store", error.Problems[0]));
        }

        var free = new DriveInfo(Path.GetFullPath(path)).AvailableFreeSpace;
        checks.Add(free >= LeastSpace ? new Check(State.Well, "disk", $"{free >> 30} GiB free") : Check.Of("disk", new Problem("SR-303", $"Only {free >> 20} MiB are free.", path)));
        return checks;
    }

    private static IEnumerable<Check> OfSources(Sector sector, SourceChoices choices, ParseResult parsed, Func<SourceCard, Probation> probation)
    {
        var contact = choices.InternetOf(parsed).Contact;
        yield return contact is null
            ? new Check(State.Remark, "contact", "nobody is named, so only git and the name system are asked") { Problem = new Problem("SR-512", "Nobody is named whom the owner of a server could write to.") }
            : new Check(State.Well, "contact", contact);
        var credentials = choices.CredentialsOf(parsed);
        foreach (var source in choices.Of(parsed))
        {
            var things = source.Targets(sector).Count();
            var key = source.Card.Credential;
            var found = $"{Counted.Of(things, "thing")}, {InWords(probation(source.Card))}";
            yield return things == 0 ? new Check(State.Remark, source.Card.Id, $"nothing to look for: {WhyNothing(source)}")
                : key is null || credentials.Find(key) is not null ? new Check(State.Well, source.Card.Id, found)
                : key.PublicFrom is not null ? new Check(State.Well, source.Card.Id, $"{found}, with the key that everybody may use")
                : new Check(State.Remark, source.Card.Id, $"{found}, {(key.Optional ? "less without a key" : "not asked without a key")}: {credentials.PlacesOf(key)}");
        }
    }

    private static string InWords(Probation probation) => probation.Maturity == Maturity.Proven ? "proven"
        : $"on trial: {probation.CleanDays} of {Probation.FewestDays} clean days, {probation.Span} of {Probation.ShortestSpan} days from first to last"
            + (probation.Held > 0 ? $", {Counted.Of(probation.Held, "thing")} in quarantine" : "");

    private static string WhyNothing(ISource source) => source.Card.NeedsClientConfiguration
        ? "this machine's package clients name no registry"
        : "the sector's files name nothing for it";

    private enum State { Well, Remark, Wrong }

    private sealed record Check(State State, string What, string Found)
    {
        public Problem? Problem { get; init; }

        public string Word => State switch { State.Well => "ok", State.Remark => "note", _ => "wrong" };

        public static Check Of(string what, Problem problem) => new(State.Wrong, what, problem.Detail) { Problem = problem };
    }
}
