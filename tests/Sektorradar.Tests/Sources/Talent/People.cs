using System.Globalization;
using Sektorradar.Sources.Git;
using Sektorradar.Sources.Talent;

namespace Sektorradar.Tests.Sources.Talent;

/// <summary>Histories of invented people, written as who worked when: <c>a-e 2023; f 2024</c>. Each made three commits in the middle of each year named.</summary>
internal static class People
{
    public static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    /// <param name="work">Parts separated by semicolons: letters (a range as <c>a-e</c>), then years.</param>
    public static Contributions Worked(string work, string copied = "2024-12-31", int salt = 1)
    {
        var landings = new Dictionary<Contributor, IReadOnlyList<DateOnly>>();
        var key = new ContributorSalt([(byte)salt]);
        foreach (var part in work.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = part.Split(' ');
            for (var letter = words[0][0]; letter <= words[0][^1]; letter++)
            {
                landings[key.Of($"{letter}@example.org")] = [.. words.Skip(1).SelectMany(year => Enumerable.Range(1, 3).Select(day => Day($"{year}-06-0{day}")))];
            }
        }

        return new Contributions(Day(copied), landings);
    }

    public static Flow Flow(string end, params (string Subject, string Work)[] subjects) => TalentFlow.Of(Subjects(subjects), Day(end));

    public static Dictionary<string, IReadOnlyList<Contributions>> Subjects(params (string Subject, string Work)[] subjects) =>
        subjects.ToDictionary(subject => subject.Subject, IReadOnlyList<Contributions> (subject) => [Worked(subject.Work)]);

    /// <summary>A subject's counts on a line: active, arrivals, departures; a dash for what is withheld.</summary>
    public static string Line(this Flow flow, string subject) =>
        flow.Subjects.Single(s => s.Subject == subject) is var s ? $"{Text(s.Active)} {Text(s.Arrivals)} {Text(s.Departures)}" : "";

    public static string Moved(this Flow flow) => Pairs(flow.Moves);

    public static string Joined(this Flow flow) => Pairs(flow.Joins);

    private static string Pairs(IEnumerable<PairFlow> pairs) => string.Join(", ", pairs.Select(pair => $"{pair.From} > {pair.To} {pair.People}"));

    private static string Text(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "-";
}
