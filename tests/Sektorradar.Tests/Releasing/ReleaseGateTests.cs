using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sektorradar.Cli;
using Sektorradar.Model;
using Sektorradar.Releasing;
using Sektorradar.Rendering;
using Sektorradar.Reporting;
using Sektorradar.Tests.Reporting;

namespace Sektorradar.Tests.Releasing;

/// <summary>What the gate must find in an edition's files. Each case changes one thing in the files of the real edition.</summary>
public class ReleaseGateTests(BundledEdition edition)
{
    private const string Report = "report.json", Page = "index.html", Text = "report.md";

    [Fact]
    public void The_real_edition_passes() => Assert.Empty(ReleaseGate.Check([.. edition.Files.Select(file => new OutputFile(file.Key, file.Value))]));

    [Theory]
    [InlineData("a claim without evidence", BreachKind.Evidence, "evidence", "[]")]
    [InlineData("evidence of no known form", BreachKind.Evidence, "evidence", "[\"somebody said so\"]")]
    [InlineData("a fact that is not there", BreachKind.Evidence, "evidence", "[\"fact:nobody-knows@0123456789abcdef\"]")]
    [InlineData("a capture that is not there", BreachKind.Evidence, "evidence", "[\"capture:0123456789abcdef\"]")]
    [InlineData("a kind that nobody knows", BreachKind.Sentence, "kind", "\"rumour\"")]
    public void A_claim_that_is_not_held_by_its_evidence_is_stopped(string what, BreachKind kind, string field, string value) =>
        Stopped(what, kind, Changed(claims => claims.First()[field] = JsonNode.Parse(value)));

    [Fact]
    public void A_value_and_its_sentences_changed_together_do_not_agree_with_the_record() => Stopped("a share", BreachKind.Record, Changed(claims =>
    {
        var claim = claims.First(claim => claim["kind"]!.ToString() == "fact.share.organisations");
        var (value, of) = (claim["values"]!["value"]!["value"]!.ToString(), claim["values"]!["of"]!["value"]!.ToString());
        claim["values"]!["value"]!["value"] = "7";
        foreach (var text in claim["text"]!.AsObject().ToList())
        {
            claim["text"]![text.Key] = Regex.Replace(text.Value!.ToString(), $@"\b{value}\b(?= (av|of) {of})", "7", RegexOptions.None, TimeSpan.FromSeconds(1));
        }
    }));

    [Theory]
    [InlineData("momentum.rising", "fresh", "214")]
    [InlineData("momentum.rising", "ratio", "1.99")]
    [InlineData("picture.labels", "rising", "12")]
    [InlineData("picture.sector", "people", "30")]
    [InlineData("fact.amount", "amount", "999")]
    [InlineData("substance.graded", "substance", "1")]
    [InlineData("newcomers", "newcomers", "500")]
    [InlineData("talent.flow", "arrivals", "500")]
    [InlineData("coverage.missing", "missing", "0")]
    [InlineData("action", "measure", "1")]
    public void A_number_that_its_record_does_not_give_is_stopped(string kind, string value, string number) => Stopped(kind, BreachKind.Record, Changed(claims =>
        claims.First(claim => claim["kind"]!.ToString() == kind)["values"]![value]!["value"] = number));

    [Fact]
    public void A_version_that_was_not_released_that_day_is_stopped() => Stopped("a version", BreachKind.Record, Changed(claims =>
        claims.First(claim => claim["kind"]!.ToString() == "event.version")["values"]!["version"]!["value"] = "99.0"));

    [Fact]
    public void A_forecast_told_as_a_fact_is_stopped() => Stopped("a forecast", BreachKind.Modality, Changed(claims =>
        claims.First(claim => claim["modality"]!.ToString() == "forecast")["modality"] = "fact"));

    /// <summary>Who changes claim, sentences and record alike deceives whoever has the file alone, and not whoever has the evidence.</summary>
    [Fact]
    public async Task What_the_evidence_does_not_give_once_more_is_stopped()
    {
        var (draft, _) = await EditionDraft.OfAsync(BundledEdition.Sector, edition.Store, null, TestContext.Current.CancellationToken);
        var again = new Edition(Outline.Build(draft), ProgramVersion.Text);
        IReadOnlyList<OutputFile> files = [.. edition.Files.Select(file => new OutputFile(file.Key, file.Value))];

        Assert.Empty(ReleaseGate.Recomputed(files, again));
        var breach = Assert.Single(ReleaseGate.Recomputed(With(files, Report, text => ReplaceFirst(text, "\"counted\": 213", "\"counted\": 214")), again));
        Assert.Equal((BreachKind.Recomputed, Report), (breach.Kind, breach.File));
        Assert.Contains("\"counted\": 214", breach.Why, StringComparison.Ordinal);
        Assert.Equal(BreachKind.Recomputed, Assert.Single(ReleaseGate.Recomputed([.. files.Where(file => file.Path != Report)], again)).Kind);
    }

    [Fact]
    public async Task Nothing_is_written_of_an_edition_that_is_stopped()
    {
        using var folder = new TempFolder();
        var (draft, _) = await EditionDraft.OfAsync(BundledEdition.Sector, edition.Store, null, TestContext.Current.CancellationToken);
        var report = Outline.WithoutDossiers(draft);
        var other = Outline.WithoutDossiers(Draft.Of(draft.Sector, draft.Ledger.At(draft.AsOf.AddDays(-7))));

        var error = await Assert.ThrowsAsync<InputException>(() => new EditionFiles(folder["out"]).WriteAsync(report, () => other, TestContext.Current.CancellationToken));

        Assert.Contains("SR-410", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]));
    }

    [Theory]
    [InlineData("a number in a sentence", BreachKind.Page, "ble det 213", "ble det 312")]
    [InlineData("a word in a sentence", BreachKind.Page, "sikker vurdering", "helt sikker vurdering")]
    [InlineData("a cell", BreachKind.Page, ">213</td>", ">231</td>")]
    [InlineData("a source of another claim", BreachKind.Source, "<sup class=\"refs\"><a href=\"#s1\"", "<sup class=\"refs\"><a href=\"#s219\"")]
    [InlineData("a source that is not there", BreachKind.Link, "<sup class=\"refs\"><a href=\"#s1\"", "<sup class=\"refs\"><a href=\"#s999\"")]
    [InlineData("a link to somewhere else", BreachKind.Link, "href=\"report.json\"", "href=\"https://lamps.example.org/\"")]
    [InlineData("a link that runs", BreachKind.Link, "href=\"report.json\"", "href=\"javascript:alert(1)\"")]
    [InlineData("a number of nobody's", BreachKind.Number, "<section id=\"top\"", "<p>Over 900 kunder</p><section id=\"top\"")]
    [InlineData("an element that is not closed", BreachKind.Form, "<main id=\"main\">", "<main id=\"main\"><div>")]
    [InlineData("a character that turns text", BreachKind.Character, "sikker vurdering", "sikker \u202evurdering")]
    [InlineData("a character nobody sees", BreachKind.Character, "sikker vurdering", "sikker\u200b vurdering")]
    public void A_page_that_says_something_else_is_stopped(string what, BreachKind kind, string text, string by)
    {
        var files = Files();
        var changed = With(files, Page, page => ReplaceFirst(page, text, by));

        Assert.NotEqual(files.Single(file => file.Path == Page).Text, changed.Single(file => file.Path == Page).Text);
        Stopped(what, kind, changed);
    }

    [Fact]
    public void A_claim_that_is_missing_on_a_page_is_stopped() =>
        Stopped("a sentence", BreachKind.Page, With(Files(), Page, page => Regex.Replace(page, "<span class=\"claim\" data-claim=\"[^\"]*\">Mest vekst[^<]*</span>", "", RegexOptions.None, TimeSpan.FromSeconds(5))));

    [Theory]
    [InlineData(BreachKind.Page, "ble det 213", "ble det 312")]
    [InlineData(BreachKind.Link, "](report.json)", "](https://lamps.example.org/)")]
    [InlineData(BreachKind.Link, "](#s1)", "](#s999)")]
    public void A_text_that_says_something_else_is_stopped(BreachKind kind, string text, string by) => Stopped(text, kind, With(Files(), Text, markdown => markdown.Replace(text, by, StringComparison.Ordinal)));

    [Fact]
    public void Files_that_are_no_edition_are_a_breach_and_no_crash()
    {
        Assert.Equal(BreachKind.Form, Assert.Single(ReleaseGate.Check([])).Kind);
        Assert.All(new[] { "", "null", "[]", "{}", "{\"claims\":[]}", "not JSON" }, text => Assert.Equal(BreachKind.Form, Assert.Single(ReleaseGate.Check([new OutputFile(Report, text)])).Kind));
    }

    [Fact]
    public void Every_kind_of_breach_is_in_the_document_once() =>
        Assert.Equal(Enum.GetValues<BreachKind>().Select(kind => kind.Code()), Docs.Table("release-gate.md", "Looks for").Select(row => row[0]));

    private static void Stopped(string what, BreachKind kind, IReadOnlyList<OutputFile> files)
    {
        var breaches = ReleaseGate.Check(files);
        Assert.True(breaches.Any(breach => breach.Kind == kind), $"{what}: {string.Join("; ", breaches.Take(5))}");
    }

    private IReadOnlyList<OutputFile> Changed(Action<IEnumerable<JsonNode>> change) => With(Files(), Report, text =>
    {
        var json = JsonNode.Parse(text)!;
        change(json["claims"]!.AsArray().Select(claim => claim!));
        return json.ToJsonString();
    });

    private static IReadOnlyList<OutputFile> With(IEnumerable<OutputFile> files, string path, Func<string, string> change) =>
        [.. files.Select(file => file.Path == path ? file with { Text = change(file.Text) } : file)];

    private static string ReplaceFirst(string text, string found, string by) => text.IndexOf(found, StringComparison.Ordinal) is >= 0 and var at ? text[..at] + by + text[(at + found.Length)..] : text;

    /// <summary>The report's own files; the dossiers are as many again and of the same forms.</summary>
    private List<OutputFile> Files() => [.. edition.Files.Where(file => !file.Key.StartsWith("subject/", StringComparison.Ordinal) || file.Key.Contains("/langfuse.", StringComparison.Ordinal)).Select(file => new OutputFile(file.Key, file.Value))];
}
