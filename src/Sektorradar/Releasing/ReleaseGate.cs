using System.Buffers;
using Sektorradar.Model;
using Sektorradar.Rendering;
using Sektorradar.Rendering.Json;
using Sektorradar.Reporting;

namespace Sektorradar.Releasing;

/// <summary>
/// The last look at an edition before it is written, from its own files: every number, day, name and link of every sentence is found in its claim, every claim
/// in its evidence, and what was computed is computed once more. <c>docs/release-gate.md</c>.
/// </summary>
public static class ReleaseGate
{
    private const string Data = ".json";

    /// <summary>Of those that turn or hide text: they have no place in what people read.</summary>
    private static readonly SearchValues<char> Hidden = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(c => c is not ('\n' or '\t')).Concat([0x7f, 0xad, 0x61c, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x2060, 0xfeff]).Concat(Enumerable.Range(0x202a, 5)).Concat(Enumerable.Range(0x2066, 4)).Select(c => (char)c)]);

    /// <param name="files">All of an edition, by path.</param>
    /// <returns>What cannot be proven; empty when all of it can.</returns>
    public static IReadOnlyList<Breach> Check(IReadOnlyList<OutputFile> files)
    {
        // The report has the names of all subjects; a dossier has its own only.
        var report = files.FirstOrDefault(file => file.Path.EndsWith(Data, StringComparison.Ordinal) && !file.Path.Contains('/'));
        if (report is null)
        {
            return [new Breach("", null, null, BreachKind.Form, "there is no report among the files")];
        }

        var (main, fault) = Parsed(report);
        if (main is null)
        {
            return [fault!];
        }

        var sentences = Languages.All.ToDictionary(language => language, language => new SentenceCheck(language, id => main.NameOf(id, language)));
        var links = new KnownLinks(files.Select(file => file.Path).ToHashSet(), main);
        // One dossier after another, so that no more than a few lie in memory as data.
        return [.. files.GroupBy(file => file.Path.Split('.')[0]).AsParallel().AsOrdered().SelectMany(same => Group([.. same], main, sentences, links))];
    }

    /// <summary>The data of a report or a subject with the pages that are drawn from it.</summary>
    private static List<Breach> Group(IReadOnlyList<OutputFile> files, EditionFile report, Dictionary<Language, SentenceCheck> sentences, KnownLinks links)
    {
        var from = report;
        List<Breach> breaches = [];
        if (files.FirstOrDefault(file => file.Path.EndsWith(Data, StringComparison.Ordinal)) is { } data && data.Path != report.Path)
        {
            var (read, fault) = Parsed(data);
            if (read is null)
            {
                return [fault!];
            }

            (from, links) = (read, links.And(read));
        }

        if (files.Any(file => file.Path == from.Path))
        {
            breaches.AddRange(new ClaimCheck(from, sentences).Run());
        }

        breaches.AddRange(files.SelectMany(file => Characters(file).Concat(Drawn(file, from, sentences, links))));
        return breaches;
    }

    private static (EditionFile? File, Breach? Fault) Parsed(OutputFile file)
    {
        try
        {
            return (EditionFile.Read(file.Path, file.Text), null);
        }
        catch (FormatException error)
        {
            return (null, new Breach(file.Path, null, null, BreachKind.Form, error.Message));
        }
    }

    /// <summary>The same evidence once more: what does not come out the same was not computed from it.</summary>
    /// <param name="again">The edition built anew from its ledger.</param>
    public static IEnumerable<Breach> Recomputed(IReadOnlyList<OutputFile> files, Edition again)
    {
        var written = files.ToDictionary(file => file.Path, file => file.Text);
        foreach (var file in new IRenderer[] { new JsonRenderer(), new DossierRenderer() }.SelectMany(renderer => renderer.Render(again)))
        {
            if (written.GetValueOrDefault(file.Path) is var text && text != file.Text)
            {
                yield return new Breach(file.Path, null, null, BreachKind.Recomputed, text is null ? "it is missing" : Difference(text, file.Text));
            }
        }
    }

    private static string Difference(string text, string again)
    {
        var at = text.Zip(again).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"\"{Line(text, at)}\" stands where the evidence gives \"{Line(again, at)}\"";

        static string Line(string text, int at) => text.Split('\n')[text.Take(at).Count(c => c == '\n')].Trim();
    }

    private static IEnumerable<Breach> Characters(OutputFile file)
    {
        var at = file.Text.AsSpan().IndexOfAny(Hidden);
        return at < 0 ? [] : [new Breach(file.Path, null, null, BreachKind.Character, $"the character U+{(int)file.Text[at]:X4} stands in it")];
    }

    /// <summary>Pages and texts, each against the file of claims that it is drawn from.</summary>
    private static IEnumerable<Breach> Drawn(OutputFile file, EditionFile from, Dictionary<Language, SentenceCheck> sentences, KnownLinks links)
    {
        var name = file.Path.Split('.');
        if (name[^1] is not ("html" or "md"))
        {
            return [];
        }

        var language = Languages.All.FirstOrDefault(language => name.Length == 3 && name[1] == language.Tag(), LanguageOf(from));
        try
        {
            return name[^1] == "html" ? new PageCheck(file.Path, from, language, sentences[language], links).Run(file.Text) : MarkdownCheck.Run(file.Path, file.Text, from, language, links);
        }
        catch (FormatException error)
        {
            return [new Breach(file.Path, null, language, BreachKind.Form, error.Message)];
        }
    }

    /// <summary>The sector's own language, in which pages have no mark in their names.</summary>
    private static Language LanguageOf(EditionFile file) => Languages.All.First(language => language.Tag() == file["language"]!.GetValue<string>());
}
