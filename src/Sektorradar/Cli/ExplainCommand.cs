using System.CommandLine;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Rendering;
using Sektorradar.Rendering.Json;
using Sektorradar.Reporting;
using Sektorradar.Sectors;

namespace Sektorradar.Cli;

internal static class ExplainCommand
{
    private const int MostNear = 5;

    public static Command Create()
    {
        var (sector, sectors, store, asOf) = (Options.Sector(), Options.Sectors(), Options.Store(), EditionDraft.AsOf());
        var subject = new Argument<string>("subject") { Description = "The subject: its id, its name or one of its aliases, in any case." };
        var language = new Option<string>("--language") { Description = "The language of the explanation.", DefaultValueFactory = _ => "en", HelpName = "nb|nn|en" };
        language.AcceptOnlyFromAmong([.. Languages.All.Select(known => known.Tag())]);
        var json = JsonOutput.Option("the explanation, in all languages,");
        var command = new Command("explain", "Tells why a subject is rated and placed as it is: counts, expectations, the sector, what would change it, and every source.")
        {
            subject, sector, sectors, store, asOf, language, json,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = SectorFolder.Open(parsed.GetValue(sectors), parsed.GetValue(sector)!);
            var about = Find(folder.Sector, parsed.GetValue(subject)!);
            using var evidence = EvidenceStore.Open(parsed.GetValue(store)!);
            var (edition, problems) = await EditionDraft.ReadAsync(folder, evidence, parsed.GetValue(asOf), cancel);
            var dossier = Dossier.Of(edition.Draft, about);
            var drawn = new Edition(Outline.Of(edition.Draft, dossier), ProgramVersion.Text);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(DossierRenderer.Of(dossier, drawn));
            }
            else
            {
                new DossierText(new Reader(drawn, Languages.All.Single(known => known.Tag() == parsed.GetValue(language))), about).Write();
            }

            return problems.Count == 0 ? ExitCodes.Done : ExitCodes.Partial;
        });
        return command;
    }

    /// <exception cref="InputException">SR-409: there is none, or more than one.</exception>
    private static Subject Find(Sector sector, string word)
    {
        bool Same(string name) => name.Equals(word, StringComparison.OrdinalIgnoreCase);
        var found = sector.Subjects.Where(subject => Same(subject.Id)).ToList();
        found = found.Count > 0 ? found : [.. sector.Subjects.Where(subject => NamesOf(subject).Any(Same))];
        if (found is [var only])
        {
            return only;
        }

        var near = found.Count > 1 ? found : NearestTo(word, sector);
        var hint = near.Count > 0 ? $" {(found.Count > 1 ? "It may be" : "Nearest")}: {string.Join(", ", near.Select(subject => subject.Id))}." : "";
        throw new InputException(new Problem("SR-409", $"There is {(found.Count > 1 ? "more than one" : "no")} subject \"{word}\".{hint}", sector.Id));
    }

    private static List<Subject> NearestTo(string word, Sector sector)
    {
        var names = sector.Subjects.SelectMany(subject => NamesOf(subject).Prepend(subject.Id).Select(name => (Name: name, Subject: subject))).ToLookup(named => named.Name, named => named.Subject);
        return [.. Nearest.Some(word, names.Select(named => named.Key), 2 * MostNear).SelectMany(name => names[name]).Distinct().Take(MostNear)];
    }

    private static IEnumerable<string> NamesOf(Subject subject) => subject.Aliases.Prepend(subject.Name).SelectMany(name => Languages.All.Select(language => name[language])).Distinct();
}
