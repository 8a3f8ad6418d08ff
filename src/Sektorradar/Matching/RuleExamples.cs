using Sektorradar.Model;

namespace Sektorradar.Matching;

/// <summary>A rule's examples are its tests.</summary>
public static class RuleExamples
{
    /// <summary>A problem for each sentence in which the subject is found and should not be, or the other way round.</summary>
    public static IReadOnlyList<Problem> Check(Sector sector)
    {
        var matcher = SubjectMatcher.Of(sector);
        return
        [
            .. from rule in sector.Matching.Rules
               from example in rule.Matches.Select(example => (example.Text, example.Where, Expected: true)).Concat(rule.DoesNotMatch.Select(example => (example.Text, example.Where, Expected: false)))
               let found = matcher.Match(example.Text).Any(mention => mention.Subject == rule.Subject)
               where found != example.Expected
               select new Problem("SR-125", $"the sentence \"{example.Text}\" {(found ? "matches" : "does not match")} \"{rule.Subject}\" and should {(found ? "not" : "do so")}", example.Where),
        ];
    }
}
