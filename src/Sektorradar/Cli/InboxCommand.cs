using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Sektorradar.Discovery;
using Sektorradar.Evidence;
using Sektorradar.Matching;
using Sektorradar.Model;
using Sektorradar.Sources.Git;

namespace Sektorradar.Cli;

internal static class InboxCommand
{
    public static Command Create()
    {
        var (sector, sectors, store) = (Options.Sector(), Options.Sectors(), Options.Store());
        var most = new Option<int>("--most") { Description = "How many are shown.", DefaultValueFactory = _ => 30, HelpName = "number" }.Between(1, 100_000);
        var json = JsonOutput.Option("the proposals");
        var command = new Command("inbox", "New repositories that no subject names yet, ranked, each with the reason. An editor takes one in as a subject, or dismisses it in sources/*.yaml.") { sector, sectors, store, most, json };
        command.SetAction(parsed =>
        {
            var opened = SectorFolder.Open(parsed.GetValue(sectors), parsed.GetValue(sector)!).Sector;
            using var evidence = Options.OpenForReading(parsed, store);
            var found = Find(opened, evidence, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
            var shown = found.Take(parsed.GetValue(most)).ToList();
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new JsonArray([.. shown.Select(ToJson)]));
                return ExitCodes.Done;
            }

            Terminal.Result(["Points", "Repository", "In public since", "Proof", "Reasons", "About"],
                [.. shown.Select(c => new[] { Points(c.Points), c.Repository, Day(c.FirstPublished), c.Proof ?? "none yet", string.Join(", ", c.Reasons.Select(reason => reason.Code)), string.Join(", ", c.Subjects) })]);
            Terminal.Say($"{shown.Count} of {found.Count} proposals. Points: {Candidates.Rule}.");
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>The proposals that the store's items give on a day, the best first.</summary>
    public static IReadOnlyList<Candidate> Find(Sector sector, EvidenceStore store, DateOnly asOf)
    {
        var matcher = SubjectMatcher.Of(sector);
        var histories = store.Captures().Where(capture => capture.Source == GitReader.Source && capture.Day <= asOf).GroupBy(capture => capture.About, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.Last(), StringComparer.OrdinalIgnoreCase);
        return Candidates.Of(sector, store.BelievedItems(asOf.AddYears(-1), asOf, ItemKind.Launch), kept => matcher.SubjectsOf(kept), FirstPublication, asOf);

        DateOnly? FirstPublication(string repository) => histories.TryGetValue(repository, out var capture)
            ? store.Read(capture).Signals.Where(signal => signal.Metric == Metric.FirstPublication).Select(signal => (DateOnly?)signal.Day).Min()
            : null;
    }

    private static JsonObject ToJson(Candidate candidate) => new()
    {
        ["repository"] = candidate.Repository, ["name"] = candidate.Name, ["description"] = candidate.Description, ["points"] = candidate.Points,
        ["firstPublished"] = candidate.FirstPublished is { } day ? Day(day) : null, ["proof"] = candidate.Proof,
        ["subjects"] = new JsonArray([.. candidate.Subjects.Select(id => JsonValue.Create(id))]),
        ["reasons"] = new JsonArray([.. candidate.Reasons.Select(reason => new JsonObject
        {
            ["reason"] = reason.Code, ["points"] = reason.Points, ["item"] = reason.Item?.Item.Id, ["link"] = reason.Item?.Item.Link.AbsoluteUri, ["day"] = reason.Item is { } kept ? Day(kept.Item.Day) : null,
        })]),
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "not known";

    private static string Points(double points) => points.ToString("0.0", CultureInfo.InvariantCulture);
}
