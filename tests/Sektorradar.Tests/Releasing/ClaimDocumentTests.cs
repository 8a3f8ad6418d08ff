using System.Text.Json.Nodes;
using Sektorradar.Model;
using Sektorradar.Releasing.Formulas;
using Sektorradar.Tests.Reporting;
using Sektorradar.Writing;

namespace Sektorradar.Tests.Releasing;

/// <summary>docs/claims.md is the closed list of what a report can say.</summary>
public class ClaimDocumentTests(BundledEdition edition, EveryQuarter quarters)
{
    private static readonly IReadOnlyList<(string[] Kinds, Dictionary<string, string> Values, string From)> Rows =
        [.. Docs.Table("claims.md", "Kinds").Select(row => (Names(row[0]), Values(row[2]), row[3]))];

    [Fact]
    public void Every_kind_of_claim_has_a_row_and_every_row_a_phrase()
    {
        var phrases = PhraseSet.Of(Language.En).Keys.Where(key => !key.StartsWith("term.", StringComparison.Ordinal)).ToHashSet();

        Assert.All(AllClaims().Select(claim => claim["kind"]!.ToString()).Distinct(), kind => Assert.Single(Rows, row => row.Kinds.Any(name => Fits(kind, name))));
        Assert.All(Rows.SelectMany(row => row.Kinds), name => Assert.Contains(phrases, phrase => Fits(phrase, name)));
    }

    [Fact]
    public void Values_have_the_types_of_the_document() => Assert.All(AllClaims(), claim =>
    {
        var row = Row(claim["kind"]!.ToString());
        Assert.All(claim["values"]!.AsObject(), value =>
        {
            Assert.True(row.Values.TryGetValue(value.Key, out var type), $"{claim["kind"]}: {value.Key} is not in the document");
            Assert.True(value.Value!["type"]!.ToString() == "unknown" || type!.Split('/').Contains(value.Value["type"]!.ToString()), $"{claim["kind"]}: {value.Key} is a {value.Value["type"]}, and the document says {type}");
        });
    });

    /// <summary>"records": a formula computes at least one of its values from the records in the same file.</summary>
    [Fact]
    public void What_follows_from_records_is_what_has_a_formula() => Assert.All(Rows.SelectMany(row => row.Kinds.Select(kind => (Kind: kind, row.From))), row =>
        Assert.Equal(row.From.StartsWith("records", StringComparison.Ordinal), AllFormulas.Has(row.Kind)));

    private IEnumerable<JsonNode> AllClaims() => quarters.Editions.SelectMany(report => report["claims"]!.AsArray().Select(claim => claim!)).Concat(edition.AllClaims);

    private static (string[] Kinds, Dictionary<string, string> Values, string From) Row(string kind) => Rows.Single(row => row.Kinds.Any(name => Fits(kind, name)));

    private static bool Fits(string kind, string name) => name.EndsWith('*') ? kind.StartsWith(name[..^1], StringComparison.Ordinal) : kind == name;

    private static string[] Names(string cell) => [.. cell.Split(',', StringSplitOptions.TrimEntries).Select(name => name.Trim('`'))];

    /// <summary><c>number: a, b; day: c</c></summary>
    private static Dictionary<string, string> Values(string cell) => cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(part => part.Split(": ") is [var type, var names] ? names.Split(", ").Select(name => (name, type)) : []).ToDictionary(value => value.name, value => value.type);
}
