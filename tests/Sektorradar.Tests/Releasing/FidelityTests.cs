using System.Text.Json.Nodes;
using Sektorradar.Model;
using Sektorradar.Tests.Reporting;
using Sektorradar.Tests.Writing;

namespace Sektorradar.Tests.Releasing;

/// <summary>
/// Editions of every quarter since 2023 in three languages, held to the figures that docs/release-gate.md gives: read back by a parser that knows nothing of the
/// writer, and followed to the sector's own files.
/// </summary>
public class FidelityTests(EveryQuarter quarters, ITestOutputHelper output)
{
    private static readonly Dictionary<string, Dictionary<Language, string>> Hedges = new()
    {
        ["forecast"] = new() { [Language.Nb] = "prognose", [Language.Nn] = "prognose", [Language.En] = "forecast" },
        ["goal"] = new() { [Language.Nb] = "mål", [Language.Nn] = "mål", [Language.En] = "goal" },
        ["proposal"] = new() { [Language.Nb] = "forslag", [Language.Nn] = "framlegg", [Language.En] = "proposal" },
        ["opinion"] = new() { [Language.Nb] = "vurdering", [Language.Nn] = "vurdering", [Language.En] = "judgement" },
    };

    [Fact]
    public void There_is_an_edition_of_every_quarter_since_2023()
    {
        var days = quarters.Editions.Select(edition => BundledEdition.Day(edition["asOf"])).ToList();

        Assert.Equal(Enumerable.Range(0, days.Count - 1).Select(quarter => new DateOnly(2023, 1, 1).AddMonths(3 * quarter + 3).AddDays(-1)), days.SkipLast(1));
        Assert.True(days[^1] > days[^2]);
    }

    [Fact]
    public void Numbers_days_and_modality_of_every_sentence_are_those_of_its_claim()
    {
        var (atoms, same, hedged, told) = (0, 0, 0, 0);
        List<string> wrong = [];
        foreach (var sentence in Sentences())
        {
            var (toSay, said) = (sentence.ToSay(), sentence.Said());
            atoms += Math.Max(toSay.Count, said.Count);
            same += toSay.Intersect(said).Sum(atom => Math.Min(toSay.Count(other => other == atom), said.Count(other => other == atom)));
            if (!toSay.SequenceEqual(said))
            {
                wrong.Add($"{sentence}: {string.Join(' ', said)} instead of {string.Join(' ', toSay)}");
            }

            if (Hedges.TryGetValue(sentence.Claim["modality"]!.ToString(), out var words) && sentence.Kind.StartsWith("fact.", StringComparison.Ordinal))
            {
                hedged++;
                told += sentence.Text.Contains(words[sentence.Language], StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            }
        }

        output.WriteLine($"{quarters.Editions.Count} editions, {Sentences().Count()} sentences: {same} of {atoms} numbers and days, {told} of {hedged} forecasts, goals, proposals and opinions");
        Assert.Empty(wrong.Take(5));
        Assert.Equal((atoms, hedged), (same, told));
        Assert.True(hedged > 0);
    }

    [Fact]
    public void Every_sentence_is_supported_and_every_citation_holds_what_is_taken_from_it()
    {
        var (citations, sentences, holding, supported) = (0, 0, 0, 0);
        List<string> wrong = [];
        foreach (var claim in quarters.Editions.SelectMany(edition => edition["claims"]!.AsArray()).Select(claim => claim!))
        {
            List<string> lacks = [.. claim["evidence"]!.AsArray().Select(evidence => Support.Lacks(claim, evidence!.ToString())).OfType<string>()];
            if (Support.Count(claim) is { } count && count.Said != count.Counted)
            {
                lacks.Add($"{count.Counted} were counted and not {count.Said}");
            }

            citations += claim["evidence"]!.AsArray().Count;
            holding += claim["evidence"]!.AsArray().Count - lacks.Count;
            sentences++;
            supported += lacks.Count == 0 && claim["evidence"]!.AsArray().Count > 0 ? 1 : 0;
            wrong.AddRange(lacks.Select(lack => $"{claim["id"]} {claim["kind"]}: {lack}"));
        }

        output.WriteLine($"{quarters.Editions.Count} editions: {supported} of {sentences} claims supported, {holding} of {citations} citations hold");
        Assert.Empty(wrong.Take(5));
        Assert.Equal((sentences, citations), (supported, holding));
    }

    private IEnumerable<Sentence> Sentences() => from edition in quarters.Editions
                                                 let names = Sentence.NamesIn(edition)
                                                 from claim in edition["claims"]!.AsArray()
                                                 from language in Languages.All
                                                 select new Sentence(claim, language, names);
}
