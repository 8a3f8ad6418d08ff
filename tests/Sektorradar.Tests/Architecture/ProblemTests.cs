using System.Text.RegularExpressions;

namespace Sektorradar.Tests.Architecture;

public partial class ProblemTests
{
    [Fact]
    public void Every_problem_code_is_explained_once_and_used()
    {
        var explained = Docs.Table("problems.md", "Code").Select(row => row[0]).ToList();
        var used = Directory.EnumerateFiles(Path.Combine(Docs.Root, "src"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Value));

        Assert.Equal(used.Distinct().Order(), explained.Order());
    }

    [GeneratedRegex(@"SR-\d{3}")]
    private static partial Regex Code();
}
