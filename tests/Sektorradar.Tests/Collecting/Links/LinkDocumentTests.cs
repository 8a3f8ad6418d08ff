using Sektorradar.Collecting.Links;
using Sektorradar.Model;

namespace Sektorradar.Tests.Collecting.Links;

/// <summary>docs/links.md says what each verdict means.</summary>
public class LinkDocumentTests
{
    [Fact]
    public void Every_verdict_is_explained_once() => Assert.Equal(LinkVerdicts.All.Select(verdict => verdict.Code()), Docs.Table("links.md", "Verdict").Select(row => row[0]));

    [Fact]
    public void The_statuses_that_say_no_program_may_come_in_are_those_of_the_code()
    {
        var blocked = Docs.Table("links.md", "Verdict").Single(row => row[0] == "blocked")[1];

        Assert.All(LinkJudge.Looked.Except([206, 400, 404, 410, 416]), status => Assert.Contains($"{status}", blocked, StringComparison.Ordinal));
    }
}
