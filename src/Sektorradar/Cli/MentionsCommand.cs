using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Sektorradar.Evidence;
using Sektorradar.Matching;
using Sektorradar.Model;

namespace Sektorradar.Cli;

internal static class MentionsCommand
{
    public static Command Create()
    {
        var (sector, sectors, store) = (Options.Sector(), Options.Sectors(), Options.Store());
        var weeks = new Option<int>("--weeks") { Description = "How many weeks back.", DefaultValueFactory = _ => 13, HelpName = "number" }.Between(1, 1040);
        var most = new Option<int>("--most") { Description = "How many are shown.", DefaultValueFactory = _ => 30, HelpName = "number" }.Between(1, 100_000);
        var json = JsonOutput.Option("the subjects with their stories");
        var command = new Command("mentions", "What the kept items are about: subjects by the number of different stories; the same story in several places counts once.") { sector, sectors, store, weeks, most, json };
        command.SetAction(parsed =>
        {
            var opened = SectorFolder.Open(parsed.GetValue(sectors), parsed.GetValue(sector)!).Sector;
            using var evidence = Options.OpenForReading(parsed, store);
            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            var found = Find(opened, evidence, today.AddDays(-7 * parsed.GetValue(weeks)), today);
            var shown = found.Take(parsed.GetValue(most)).ToList();
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new JsonArray([.. shown.Select(ToJson)]));
                return ExitCodes.Done;
            }

            Terminal.Result(["Subject", "Stories", "Items", "Sources", "Newest"], [.. shown.Select(row => new[]
            {
                row.Subject, Number(row.Stories.Count), Number(row.Items), string.Join(", ", row.Sources), row.Stories[^1].Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            })]);
            Terminal.Say($"{shown.Count} of {found.Count} subjects. Sources on trial are listed, not scored.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static List<Row> Find(Sector sector, EvidenceStore store, DateOnly first, DateOnly last)
    {
        var matcher = SubjectMatcher.Of(sector);
        return
        [
            .. from kept in store.BelievedItems(first, last)
               from subject in matcher.SubjectsOf(kept)
               group kept by subject into about
               let stories = NearDuplicates.Group(about.Where(kept => !kept.Withdrawn).Select(kept => new Title(kept.Item.Id, kept.Item.Day, kept.Item.Title)))
               where stories.Count > 0
               let sources = about.Select(kept => kept.Item.Source).Distinct().Order(StringComparer.Ordinal).ToList()
               orderby stories.Count descending, about.Key
               select new Row(about.Key, [.. stories.OrderBy(story => story.Day)], about.Count(), sources, about.ToDictionary(kept => kept.Item.Id)),
        ];
    }

    private static JsonObject ToJson(Row row) => new()
    {
        ["subject"] = row.Subject, ["items"] = row.Items, ["sources"] = new JsonArray([.. row.Sources.Select(source => JsonValue.Create(source))]),
        ["stories"] = new JsonArray([.. row.Stories.Select(story => new JsonArray([.. story.Titles.Select(title => new JsonObject
        {
            ["item"] = title.Id, ["day"] = title.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["title"] = title.Text, ["link"] = row.ById[title.Id].Item.Link.AbsoluteUri,
        })]))]),
    };

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private sealed record Row(string Subject, IReadOnlyList<Story> Stories, int Items, IReadOnlyList<string> Sources, IReadOnlyDictionary<string, KeptItem> ById);
}
