using System.Text.RegularExpressions;
using Sektorradar.Evidence;
using Sektorradar.Model;

namespace Sektorradar.Tests.Evidence;

public class EvidencePackTests
{
    private static readonly string Pack = EvidencePack.Write([Readings.Make(), Readings.Make("github.com/lamp/fog", commits: 5)]);

    [Fact]
    public void A_pack_is_read_as_it_was_written()
    {
        var (readings, problems) = EvidencePack.Read(Pack, "lamp.jsonl");

        Assert.Empty(problems);
        Assert.Equal(2, readings.Count);
        Assert.Equal(Readings.Make().Signals, readings[0].Signals);
        Assert.Equal(Pack, EvidencePack.Write(readings));
    }

    [Theory]
    [InlineData("[2,3,0,1]", "[2,4,0,1]")]
    [InlineData("\"2024-01-09\",\"title\":\"1.0.0\"", "\"2024-01-10\",\"title\":\"1.0.0\"")]
    [InlineData("1.0.0", "1.0.1")]
    [InlineData("\"metric\":\"commits\"", "\"metric\":\"bot-commits\"")]
    [InlineData("\"day\":\"2024-02-14\"", "\"day\":\"2024-02-13\"")]
    [InlineData("https://github.com/lamp/lamp", "https://example.org/lamp/lamp")]
    [InlineData("\"revision\":\"0", "\"revision\":\"1")]
    [InlineData("\"to\":\"2024-02-05\"", "\"to\":\"2024-02-12\"")]
    [BadInputRow("evidence that was altered or torn")]
    public void Whatever_is_altered_no_longer_fits_its_capture(string text, string altered)
    {
        Assert.Contains(text, Pack, StringComparison.Ordinal);

        var (readings, problems) = EvidencePack.Read(new Regex(Regex.Escape(text)).Replace(Pack, altered, 1), "lamp.jsonl");

        Assert.Empty(readings);
        Assert.Equal("SR-312", Assert.Single(problems).Code);
        Assert.Equal("lamp.jsonl:1", problems[0].Where);
    }

    [Fact]
    public void Each_line_that_is_removed_is_missed()
    {
        var lines = Pack.Split('\n')[..^1];
        var first = lines.Length / 2;

        for (var i = 1; i < first; i++)
        {
            var (readings, problems) = EvidencePack.Read(string.Concat(lines.Where((_, n) => n != i).Select(line => line + "\n")), "lamp.jsonl");

            Assert.Empty(readings);
            Assert.Equal("SR-312", Assert.Single(problems).Code);
        }
    }

    [Fact]
    [BadInputRow("evidence that was altered or torn")]
    public void A_torn_end_is_a_problem_wherever_it_is_torn()
    {
        var start = EvidencePack.Write([Readings.Make()]).Length;

        for (var length = start + 1; length < Pack.Length; length++)
        {
            var (readings, problems) = EvidencePack.Read(Pack[..length], "lamp.jsonl");

            Assert.Empty(readings);
            Assert.NotEmpty(problems);
            Assert.All(problems, problem => Assert.Contains(problem.Code, new[] { "SR-311", "SR-312" }));
        }
    }

    [Theory]
    [InlineData("lamps")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("{\"metric\":\"lamps\",\"day\":\"2024-01-01\",\"title\":\"\"}")]
    [InlineData("{\"metric\":\"authors\",\"from\":\"9999-12-27\",\"weeks\":[1,1]}")]
    [InlineData("{\"metric\":\"pull-requests\",\"from\":\"9999-12-27\",\"weeks\":[1,1]}")]
    [InlineData("{\"metric\":\"pull-requests\",\"from\":\"2024-01-01\",\"weeks\":[1e99]}")]
    [InlineData("{\"metric\":\"pull-requests\",\"from\":\"2024-01-01\",\"weeks\":[\"1\"]}")]
    [InlineData("{\"metric\":\"pull-requests\",\"from\":\"2024-01-01\",\"weeks\":1}")]
    [InlineData("{\"metric\":\"version\",\"day\":\"2024-01-09\",\"title\":\"1.0.0\"}")]
    [InlineData("{\"metric\":\"commits\",\"from\":\"2024-01-01\",\"weeks\":[1]}")]
    [InlineData("{\"metric\":\"version\",\"day\":\"2024-01-09\",\"title\":null}")]
    [InlineData("{\"capture\":\"0\",\"source\":\"../../lamps\",\"about\":\"a\",\"address\":\"https://example.org\",\"revision\":\"\",\"day\":\"2024-01-01\",\"from\":\"2024-01-01\",\"to\":\"2024-01-01\"}")]
    [InlineData("{\"capture\":\"0\",\"source\":\"git\",\"about\":\"a\",\"address\":\"lamps\",\"revision\":\"\",\"day\":\"2024-01-01\",\"from\":\"2024-01-01\",\"to\":\"2024-01-01\"}")]
    public void A_line_that_says_nothing_readable_is_named_by_its_number(string line)
    {
        var (readings, problems) = EvidencePack.Read(EvidencePack.Write([Readings.Make()]) + line + "\n", "lamp.jsonl");

        Assert.Empty(readings);
        Assert.Contains(problems, problem => problem.Code == "SR-311");
    }

    [Theory]
    [InlineData("github.com/lamp/lamp", "git/lamp+lamp.jsonl")]
    [InlineData("code.example.org/a/b/c", "git/code.example.org+a+b+c.jsonl")]
    public void A_file_is_named_after_what_it_is_about(string about, string file) => Assert.Equal(file, EvidencePack.FileName(Readings.Make(about).Capture));
}
