using Sektorradar.Model;

namespace Sektorradar.Sources.Scorecard;

/// <summary>Points of the OpenSSF Scorecard for repositories on GitHub. The definitions are in <c>docs/sources/scorecard.md</c>.</summary>
public sealed class ScorecardSource : ISource
{
    private const string Host = "https://api.scorecard.dev/projects/";

    public SourceCard Card { get; } = new(
        "scorecard", "OpenSSF Scorecard", EvidenceKind.Reference, "CDLA-Permissive-2.0", "Open to everybody; say where the points come from.")
    {
        Every = TimeSpan.FromDays(7),

        // What the checks found; it may name accounts.
        Personal = ["reason", "details"],
    };

    public IEnumerable<Target> Targets(Sector sector) =>
        sector.Repositories.Select(repository => repository.About).Where(about => about.StartsWith("github.com/", StringComparison.Ordinal)).Select(about => new Target(about, about));

    public Request? Ask(Target target, Cursor cursor, DateOnly today) =>
        // 404: the weekly scan does not take this repository in.
        new Request.Web(new Uri(Host + target.Query), Accept: "application/json") { AlsoReads = [404] };

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        var read = new Extract(new Cursor("read"));
        if (answer.Status == 404)
        {
            return read;
        }

        using var json = answer.Json();
        var (day, points) = (json.RootElement.Day("date"), json.RootElement.GetProperty("score").GetDecimal());
        var unknown = new List<string>();
        if (json.RootElement.GetProperty("repo").Text("name") is var name && !name.Equals(target.About, StringComparison.OrdinalIgnoreCase))
        {
            unknown.Add($"repo.name: {JsonAnswer.Line(name)} for {target.About}");
        }

        // −1 stands for "could not be checked", which is not a bad mark.
        return Points.AreKnown(points) && day <= answer.Day
            ? read with { Readings = [answer.Levels(Card.Id, target.About, (Metric.SecurityPractice, day, points, null))], Unknown = unknown }
            : read with { Unknown = points == Points.NotChecked ? unknown : [.. unknown, FormattableString.Invariant($"score: {points} on {day:O}")] };
    }
}
