using System.CommandLine;
using System.Globalization;
using Sektorradar.Matching;
using Sektorradar.Model;
using Sektorradar.Sectors;

namespace Sektorradar.Cli;

internal static class SectorCommand
{
    /// <summary>A quarter: as long as an edition looks back.</summary>
    private const int SoonDays = 91;

    public static Command Create() => new("sector", "The files of a sector.") { Check() };

    private static Command Check()
    {
        var name = new Argument<string>("name") { Description = "The sector: the name of a folder under sectors/.", DefaultValueFactory = _ => "norsk-offentlig-it" };
        var sectors = Options.Sectors();
        var json = JsonOutput.Option("the mistakes");
        var command = new Command("check", "Reports every mistake at once, with file, line, code and remedy.") { name, sectors, json };
        command.SetAction(parsed =>
        {
            var id = parsed.GetValue(name)!;
            var reading = Read(parsed.GetValue(sectors), id);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(JsonOutput.Of(reading.Problems));
            }
            else
            {
                Terminal.Problems(reading.Problems);
            }

            Terminal.Say(reading.Sector is { } sector
                ? $"{id}: {sector.Subjects.Count} subjects, {sector.Subjects.Sum(s => s.Repositories.Count)} repositories, {sector.Facts.Count} facts, {sector.Decisions.Count} decisions, no mistakes."
                : $"{id}: {reading.Problems.Count} {(reading.Problems.Count == 1 ? "mistake" : "mistakes")}.");
            if (reading.Sector is { } whole)
            {
                SayWhatGrowsOld(whole, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
            }

            return reading.Problems.Count == 0 ? ExitCodes.Done : ExitCodes.BadInput;
        });
        return command;
    }

    /// <summary>Facts that fall out of editions soon, or have: no mistake, but an editor can look for newer ones in time.</summary>
    private static void SayWhatGrowsOld(Sector sector, DateOnly today)
    {
        var old = sector.Facts.Where(fact => fact.StaleAfter < today.AddDays(SoonDays)).OrderBy(fact => fact.StaleAfter).ThenBy(fact => fact.Id, StringComparer.Ordinal).ToList();
        foreach (var fact in old)
        {
            Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{fact.Id}: {(fact.StaleAfter < today ? "no edition has used it since" : "editions use it until")} {fact.StaleAfter:yyyy-MM-dd}; look for a newer one."));
        }
    }

    /// <summary>A sector that is not there is a mistake like any other.</summary>
    private static SectorReading Read(string? sectors, string id)
    {
        try
        {
            var reading = SectorReader.Read(id, SectorFolder.ReadFiles(SectorFolder.Find(sectors, id)));
            return reading.Sector is { } sector && RuleExamples.Check(sector) is { Count: > 0 } failing ? new SectorReading(null, failing) : reading;
        }
        catch (InputException error)
        {
            return new SectorReading(null, error.Problems);
        }
    }
}
