using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sektorradar.Model;
using Sektorradar.Tests.Reporting;
using Sektorradar.Writing;

namespace Sektorradar.Tests.Writing;

/// <summary>The real edition, its report and its dossiers, says the same in bokmål, nynorsk and English: read back from the sentences and compared with the typed values.</summary>
public partial class ThreeLanguagesTests(BundledEdition edition)
{
    private static readonly Language[] All = [Language.Nb, Language.Nn, Language.En];

    [Fact]
    public void Every_claim_is_a_whole_sentence_in_every_language() => Assert.All(Sentences(), sentence =>
    {
        Assert.Matches(@"[.?!:]$", sentence.Text);
        Assert.DoesNotContain("{", sentence.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("}", sentence.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("  ", sentence.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\.\.$|\(\)|\( | ,| \)|, \)|^\s|\|", sentence.Text);
        Assert.False(char.IsLower(sentence.Text[0]) && !sentence.StartsWithItsOwn(), sentence.Text);
    });

    [Fact]
    public void Numbers_and_days_in_a_sentence_are_those_of_the_claim() => Assert.All(Sentences(), sentence => Assert.Equal(sentence.ToSay(), sentence.Said()));

    [Fact]
    public void Names_words_and_terms_of_the_claim_stand_in_the_sentence() => Assert.All(Sentences(), sentence =>
        Assert.All(sentence.Words(), text => Assert.Contains(text, sentence.Text, StringComparison.OrdinalIgnoreCase)));

    [Fact]
    public void The_three_sentences_of_a_claim_hold_the_same_numbers_and_days() => Assert.All(edition.AllClaims, claim =>
    {
        var read = All.Select(language => string.Join(' ', new Sentence(claim, language, Names).Said())).Distinct();

        Assert.Single(read);
    });

    [Fact]
    public void No_sentence_is_the_same_in_norwegian_and_english() =>
        Assert.All(edition.AllClaims, claim => Assert.NotEqual(claim["text"]!["nb"]!.ToString(), claim["text"]!["en"]!.ToString()));

    /// <summary>What is a row of a table or a blip is drawn in each format's own way; every other claim stands as its sentence.</summary>
    [Fact]
    public void Pages_of_every_language_and_format_hold_the_same_sentences()
    {
        var shown = InSentences();
        var sentences = edition.Claims.Where(claim => shown.Contains(claim["id"]!.ToString())).ToList();

        Assert.NotEmpty(sentences);
        Assert.All(All, language =>
        {
            var (page, markdown) = (PageText(language), MarkdownText(language));
            Assert.All(sentences, claim => Assert.True(Stands(claim, language, page), $"{language} page: {claim["text"]}"));
            Assert.All(sentences, claim => Assert.True(Stands(claim, language, markdown), $"{language} Markdown: {claim["text"]}"));
        });
    }

    [Fact]
    public void Subjects_and_sections_have_their_names_on_every_page() => Assert.All(All, language =>
    {
        var (page, markdown) = (PageText(language), MarkdownText(language));
        var titles = edition.Json["sections"]!.AsArray().Select(section => section!["title"]![language.Tag()]!.ToString());
        var sources = edition.Json["sources"]!.AsArray().Select(source => source!["title"]!.ToString());

        Assert.All(titles.Concat(sources), text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.All(titles.Concat(sources), text => Assert.Contains(text, markdown, StringComparison.Ordinal));
    });

    private IEnumerable<Sentence> Sentences() => edition.AllClaims.SelectMany(claim => All.Select(language => new Sentence(claim, language, Names)));

    private IReadOnlyDictionary<string, JsonNode> Names => field ??= Sentence.NamesIn(edition.Json);

    private string PageText(Language language) =>
        Space().Replace(System.Net.WebUtility.HtmlDecode(Tag().Replace(Reference().Replace(edition.Files[language == Language.Nb ? "index.html" : $"index.{language.Tag()}.html"], ""), "")), " ");

    private string MarkdownText(Language language) => Escape().Replace(edition.Files[language == Language.Nb ? "report.md" : $"report.{language.Tag()}.md"], "$1");

    private bool Stands(JsonNode claim, Language language, string page)
    {
        var text = claim["text"]![language.Tag()]!.ToString();
        var lead = claim["values"]!["subject"] is { } subject ? Names[subject["value"]!.ToString()][language.Tag()] + ": " : "\n";
        var rest = text.StartsWith(lead, StringComparison.Ordinal) ? char.ToUpperInvariant(text[lead.Length]) + text[(lead.Length + 1)..] : text;
        return page.Contains(text, StringComparison.Ordinal) || page.Contains(rest, StringComparison.Ordinal);
    }

    private HashSet<string> InSentences() => [.. from section in edition.Json["sections"]!.AsArray()
                                                 from block in section!["blocks"]!.AsArray()
                                                 let rows = (block!["rows"]?.AsArray() ?? []).Concat(block["rings"]?.AsArray().SelectMany(ring => ring!["blips"]!.AsArray()) ?? []).Concat(block["actions"]?.AsArray() ?? [])
                                                 from id in (block["claims"]?.AsArray() ?? []).Concat(rows.SelectMany(row => row!["because"]!.AsArray()))
                                                 select id!.ToString()];

    [GeneratedRegex(@"<sup class=""refs"">.*?</sup>", RegexOptions.Singleline)]
    private static partial Regex Reference();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"[ \n]+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\\([\\|*_\[\]<>`#~])")]
    private static partial Regex Escape();
}
