using System.Globalization;
using Sektorradar.Matching;

namespace Sektorradar.Tests.Matching;

public class LabelledSentenceTests
{
    [Fact]
    public void The_set_is_large_and_hard_enough_to_say_something()
    {
        var all = LabelledSentences.All;

        Assert.True(all.Count >= 300);
        Assert.True(all.Count(sentence => sentence.Subjects.Count == 0) >= 120);
        Assert.InRange(all.Count(sentence => sentence.Language == "nb"), all.Count / 2, all.Count);
        Assert.True(all.Count(sentence => sentence.Part == "held") * 4 >= all.Count);
    }

    [Fact]
    public void The_bundled_rules_and_those_beside_them_are_without_mistakes() => Assert.Empty(LabelledSentences.Read().Problems);

    [Fact]
    public void Every_label_is_a_subject() =>
        Assert.DoesNotContain(LabelledSentences.All.SelectMany(sentence => sentence.Subjects).Distinct(), id => LabelledSentences.Sector.Find(id) is null);

    [Fact]
    public void The_rules_pass_their_own_examples() => Assert.Empty(RuleExamples.Check(LabelledSentences.Sector));

    [Theory]
    [InlineData("")]
    [InlineData("held")]
    [InlineData("fresh")]
    [InlineData("last")]
    public void Precision_and_recall_are_above_097(string part)
    {
        var (right, wrong, missed, lines) = Count(part);
        var (precision, recall) = (right / (double)(right + wrong), right / (double)(right + missed));

        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part} right {right}, wrong {wrong}, missed {missed}: precision {precision:0.000}, recall {recall:0.000}"));
        foreach (var line in lines)
        {
            TestContext.Current.TestOutputHelper!.WriteLine(line);
        }

        Assert.True(precision > 0.97 && recall > 0.97, $"precision {precision}, recall {recall}\n{string.Join('\n', lines)}");
    }

    private static (int Right, int Wrong, int Missed, List<string> Lines) Count(string part)
    {
        var (right, wrong, missed, lines) = (0, 0, 0, new List<string>());
        foreach (var sentence in LabelledSentences.All.Where(sentence => part.Length == 0 || sentence.Part == part))
        {
            var found = LabelledSentences.Matcher.Match(sentence.Text).Select(mention => mention.Subject).ToHashSet();
            right += found.Count(sentence.Subjects.Contains);
            wrong += found.Count(subject => !sentence.Subjects.Contains(subject));
            missed += sentence.Subjects.Count(subject => !found.Contains(subject));
            if (!found.SetEquals(sentence.Subjects))
            {
                lines.Add($"{sentence.Part} {sentence.Text}: expected {string.Join(',', sentence.Subjects)}, found {string.Join(',', found)}");
            }
        }

        return (right, wrong, missed, lines);
    }
}
