using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Sektorradar.Collecting.Web;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Git;
using Sektorradar.Sources.Talent;

namespace Sektorradar.Cli;

internal static class SourcesCommand
{
    public static Command Create()
    {
        var (sector, sectors, store) = (Options.Sector(), Options.Sectors(), Options.Store());
        var choices = new SourceChoices();
        var json = JsonOutput.Option("the sources");
        var command = new Command("sources", "Lists the sources: maturity, licence, terms, key, and what came of the last time.") { sector, sectors, store, json };
        command.Add(Release());
        choices.AddCredentialsTo(command);
        command.SetAction(parsed =>
        {
            var opened = SectorFolder.Open(parsed.GetValue(sectors), parsed.GetValue(sector)!).Sector;
            using var evidence = Options.OpenForReading(parsed, store);
            var credentials = choices.CredentialsOf(parsed);
            var runs = evidence.LastRuns().ToLookup(run => run.Source);
            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            var holds = evidence.HoldsOn(today).ToLookup(hold => hold.Source);
            var (days, allHolds) = (evidence.RunDays(), evidence.Holds());
            var rows = AllSources.Of(ClientConfiguration.Read()).Select(source => Of(source.Card, source.Targets(opened).Select(target => target.About)))
                .Prepend(Of(TalentReader.Card, [TalentReader.AboutOf(opened)])).Prepend(Of(GitReader.Card, opened.Repositories.Select(repository => repository.About))).ToList();
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new JsonArray([.. rows.Select(row => row.ToJson())]));
                return ExitCodes.Done;
            }

            Terminal.Result(["Source", "Kind", "Maturity", "Licence", "Key", "Things", "Last run", "State"], [.. rows.Select(row => row.Cells())]);
            Terminal.Say("What each measures, its terms and its traps: docs/sources/<source>.md. All of it as JSON: --json.");
            return ExitCodes.Done;

            // What the sector no longer names is nobody's trouble.
            SourceStatus Of(SourceCard card, IEnumerable<string> things)
            {
                var wanted = things.ToHashSet();
                return new SourceStatus(card, Probation.Of(card, days, allHolds, today), wanted.Count, [.. runs[card.Id].Where(run => wanted.Contains(run.About))], [.. holds[card.Id].Where(hold => wanted.Contains(hold.About))], credentials);
            }
        });
        return command;
    }

    private static Command Release()
    {
        var store = Options.Store();
        var source = new Argument<string>("source") { Description = "The source that is held." };
        var about = new Argument<string?>("thing") { Description = "One of its things; all when not given.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("release", "Ends a quarantine: what the source said is to be believed, and what it calls new is new.") { source, about, store };
        command.SetAction(async (parsed, cancel) =>
        {
            using var evidence = Options.OpenForReading(parsed, store);
            var lifted = await evidence.ReleaseAsync(parsed.GetValue(source)!, parsed.GetValue(about), cancel);
            Terminal.Say(lifted == 0 ? "Nothing of it is held." : $"{lifted} released.");
            return lifted == 0 ? ExitCodes.BadInput : ExitCodes.Done;
        });
        return command;
    }
}

/// <summary>One source as it stands on this machine.</summary>
/// <param name="things">How many things the sector makes it look for.</param>
internal sealed class SourceStatus(SourceCard card, Probation probation, int things, IReadOnlyList<SourceRun> runs, IReadOnlyList<Hold> holds, Credentials credentials)
{
    public string[] Cells() =>
    [
        card.Id, card.Kind.ToString().ToLowerInvariant(), probation.Maturity.ToString().ToLowerInvariant(), card.Licence, Key, things.ToString(CultureInfo.InvariantCulture),
        LastRun?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "never", State,
    ];

    public JsonObject ToJson() => new()
    {
        ["source"] = card.Id, ["name"] = card.Name, ["kind"] = card.Kind.ToString().ToLowerInvariant(), ["maturity"] = probation.Maturity.ToString().ToLowerInvariant(),
        ["cleanDays"] = probation.CleanDays, ["spanDays"] = probation.Span, ["licence"] = card.Licence, ["terms"] = card.Terms, ["key"] = Key, ["whereToGetKey"] = card.WhereToGetKey, ["personal"] = new JsonArray([.. card.Personal.Select(name => JsonValue.Create(name))]),
        ["keepsWordsDays"] = card.KeepWords?.TotalDays, ["things"] = things, ["lastRun"] = LastRun?.ToString("O", CultureInfo.InvariantCulture),
        ["problems"] = JsonOutput.Of(Problems), ["held"] = JsonOutput.Of(holds.Select(hold => hold.Problem)),
    };

    private DateTimeOffset? LastRun => runs.Count == 0 ? null : runs.Max(run => run.At);

    private IReadOnlyList<Problem> Problems => [.. runs.Select(run => run.Problem).OfType<Problem>()];

    private string Key => card.Credential is not { } key ? "none" : credentials.Find(key) is not null ? "found" : key.PublicFrom is not null ? "public" : key.Optional ? "optional" : "missing";

    private string State => things == 0 ? "nothing to look for" : holds.Count > 0 ? $"quarantine of {holds.Count}" : runs.Count == 0 ? ""
        : Problems.Count == 0 ? "well" : $"{Problems.Count} of {runs.Count} failed, as {Problems[0].Code}";
}
