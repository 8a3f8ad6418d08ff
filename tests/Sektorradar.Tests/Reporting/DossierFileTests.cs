using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sektorradar.Tests.Reporting;

/// <summary>The dossiers of the real edition: pages and data, and the links between them.</summary>
public partial class DossierFileTests(BundledEdition edition)
{
    private static readonly string[] Tags = ["nb", "nn", "en"];

    [Fact]
    public void Every_subject_with_something_to_say_has_its_files_and_no_other_has()
    {
        var scores = edition.Json["scores"]!.AsArray().ToDictionary(score => score!["subject"]!.ToString(), score => score!);
        var told = edition.Dossiers.Select(Id).ToHashSet();
        var facts = BundledEdition.Sector.Facts.Where(fact => fact.AsOf <= edition.AsOf && fact.Source.Published <= edition.AsOf && !(fact.StaleAfter < edition.AsOf)).Select(fact => fact.Subject);
        var expected = scores.Where(score => score.Value["used"]!.AsArray().Count + score.Value["leftOut"]!.AsArray().Count > 0).Select(score => score.Key).Concat(facts).ToHashSet();

        Assert.Equal(expected.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        Assert.All(told, id => Assert.All(Tags, tag => Assert.Contains($"subject/{id}{(tag == "nb" ? "" : "." + tag)}.html", edition.Files)));
        Assert.Equal(4 * told.Count, edition.Files.Keys.Count(name => name.StartsWith("subject/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_link_of_every_page_that_stays_in_the_edition_leads_to_a_file() =>
        Assert.All(edition.Files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)), file =>
        {
            var targets = Href().Matches(file.Value).Select(link => System.Net.WebUtility.HtmlDecode(link.Groups[1].Value)).Where(target => !target.StartsWith('#') && !target.StartsWith("http", StringComparison.Ordinal));
            Assert.All(targets, target => Assert.Contains(new Uri(new Uri("file:///e/" + file.Key), target).AbsolutePath["/e/".Length..], edition.Files));
        });

    [Fact]
    public void Names_in_the_report_lead_to_the_subject_and_each_page_leads_back()
    {
        Assert.All(Tags, tag =>
        {
            var ending = tag == "nb" ? "" : "." + tag;
            Assert.Matches($"<a href=\"subject/[a-z0-9-]+{Regex.Escape(ending)}\\.html\">", edition.Files[$"index{ending}.html"]);
            Assert.All(edition.Dossiers, dossier => Assert.Contains($"href=\"../index{ending}.html\"", edition.Files[$"subject/{Id(dossier)}{ending}.html"], StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Every_reference_of_a_dossier_leads_to_exactly_one_of_its_sources_and_every_source_is_cited() => Assert.All(edition.Dossiers, dossier =>
    {
        var places = dossier["sources"]!.AsArray().SelectMany(source => source!["places"]!.AsArray()).Select(place => place!["evidence"]!.ToString());
        var cited = dossier["claims"]!.AsArray().SelectMany(claim => claim!["evidence"]!.AsArray()).Select(evidence => evidence!.ToString().Split('#')[0]).Distinct();

        Assert.Equal(cited.Order(StringComparer.Ordinal), places.Order(StringComparer.Ordinal));
    });

    [Fact]
    public void Numbers_of_the_table_are_those_of_the_score()
    {
        var rows = edition.Dossiers.SelectMany(dossier => Claims(dossier, "counts.kind").Select(claim => (Values: claim["values"]!, Score: dossier["score"]!))).ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var kind = row.Score["kinds"]!.AsArray().Single(kind => "metric." + kind!["metric"] == row.Values["metric"]!["value"]!.ToString())!;
            Assert.Equal((decimal?)kind["counted"], row.Values["fresh"]!["type"]!.ToString() == "term" ? null : BundledEdition.Number(row.Values["fresh"]!["value"]));
            Assert.Equal((double)kind["expected"]!, (double)BundledEdition.Number(row.Values["baseline"]!["value"]), 0.051);
            Assert.Equal((double)kind["ratio"]!, (double)BundledEdition.Number(row.Values["change"]!["value"]), 0.0051);
            Assert.Equal((double)kind["share"]! * 100, (double)BundledEdition.Number(row.Values["weight"]!["value"]), 0.51);
        });
    }

    [Fact]
    public void Scores_and_claims_are_those_of_the_report() => Assert.All(edition.Dossiers, dossier =>
        Assert.Equal(edition.Json["scores"]!.AsArray().Single(score => score!["subject"]!.ToString() == Id(dossier))!.ToJsonString(), dossier["score"]!.ToJsonString()));

    [Fact]
    public void Every_sentence_of_a_dossier_stands_on_its_page() => Assert.All(edition.Dossiers, dossier =>
    {
        var page = Spaces().Replace(System.Net.WebUtility.HtmlDecode(Tag().Replace(edition.Files[$"subject/{Id(dossier)}.en.html"], "")), " ");
        var name = dossier["subject"]!["name"]!["en"] + ": ";
        var shown = dossier["sections"]!.AsArray().SelectMany(section => section!["blocks"]!.AsArray()).SelectMany(block => block!["claims"]?.AsArray() ?? []).Select(id => id!.ToString()).ToHashSet();

        Assert.All(dossier["claims"]!.AsArray().Where(claim => shown.Contains(claim!["id"]!.ToString())), claim =>
        {
            var text = claim!["text"]!["en"]!.ToString();
            var rest = text.StartsWith(name, StringComparison.Ordinal) ? text[name.Length..] : text;
            Assert.Contains(rest[1..], page, StringComparison.Ordinal);
        });
    });

    [Fact]
    public void The_document_names_every_field() =>
        Assert.Equal(edition.Dossiers[0].AsObject().Select(field => $"`{field.Key}`"), Docs.Table("report-format.md", "Field of a dossier").Select(row => row[0]));

    private static string Id(JsonNode dossier) => dossier["subject"]!["id"]!.ToString();

    private static IEnumerable<JsonNode> Claims(JsonNode dossier, string kind) => dossier["claims"]!.AsArray().Where(claim => claim!["kind"]!.ToString() == kind).Select(claim => claim!);

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Href();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"[ \n]+")]
    private static partial Regex Spaces();
}
