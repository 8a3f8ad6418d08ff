using System.Reflection;
using System.Text.RegularExpressions;
using Sektorradar.Collecting.Links;
using Sektorradar.Model;

namespace Sektorradar.Tests.Collecting.Links;

/// <summary>The tables in docs/links.md are the verdicts and reasons of the program.</summary>
public sealed partial class LinkDocumentTests
{
    [Fact]
    public void Every_verdict_is_explained_once() =>
        Assert.Equal(LinkVerdicts.All.Select(verdict => verdict.Code()).Order(), Docs.Table("links.md", "Verdict").Select(row => row[0].Trim('`')).Order());

    [Fact]
    public void Every_verdict_is_found_again_by_its_name()
    {
        Assert.All(LinkVerdicts.All, verdict => Assert.Equal(verdict, LinkVerdicts.Parse(verdict.Code())));
        Assert.Null(LinkVerdicts.Parse("dead"));
    }

    [Fact]
    public void Every_reason_is_explained_once_and_stands_beside_a_verdict()
    {
        var reasons = typeof(Reasons).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Order().ToList();
        var beside = Docs.Table("links.md", "Verdict").SelectMany(row => Code().Matches(row[2]).Select(match => match.Groups["code"].Value)).Where(reason => !reason.StartsWith("status-", StringComparison.Ordinal));

        Assert.Equal(reasons, Docs.Table("links.md", "Reason").Select(row => row[0].Trim('`')).Order());
        Assert.Equal(reasons, beside.Distinct().Order());
    }

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex Code();
}
