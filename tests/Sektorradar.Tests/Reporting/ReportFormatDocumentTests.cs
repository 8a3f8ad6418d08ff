using System.Text.RegularExpressions;

namespace Sektorradar.Tests.Reporting;

/// <summary>The example in docs/report-format.md is a claim of the bundled edition, word for word.</summary>
public partial class ReportFormatDocumentTests(BundledEdition edition)
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Docs.Root, "docs", "report-format.md"));

    [Fact]
    public void The_claim_that_is_followed_by_hand_is_in_the_edition()
    {
        var id = ClaimId().Match(Text).Value;

        var claim = Assert.Single(edition.Claims, claim => claim["id"]!.ToString() == id);
        Assert.Contains($"\"{claim["text"]!["en"]}\"", Text, StringComparison.Ordinal);
        Assert.All(Reference().Matches(Text).Select(match => match.Value), reference => Assert.Contains(reference, claim["evidence"]!.AsArray().Select(evidence => evidence!.ToString())));
    }

    [GeneratedRegex(@"c-[0-9a-f]{16}")]
    private static partial Regex ClaimId();

    [GeneratedRegex(@"capture:[0-9a-f]{16}#[a-z-]+@\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d")]
    private static partial Regex Reference();
}
