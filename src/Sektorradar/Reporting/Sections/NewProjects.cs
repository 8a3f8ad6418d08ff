using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Sections;

/// <summary>
/// 3. Open source first published in the last twelve months. The age is the oldest trace in the repository (commit, tag or pull request) unless
/// a source gives the day it was made public.
/// </summary>
internal sealed class NewProjects : ISection
{
    private const int Most = 12, FewestPeople = ScoreClaims.FewestPeople;

    public string Id => "new";

    public IReadOnlyList<Block> Build(Draft draft)
    {
        var young = draft.Scores.All.Where(s => s.Subject.Kind == SubjectKind.Project && s.Activity.Used.Count > 0 && s.StaleSince is null).Select(s => Candidate.Of(s, draft)).OfType<Candidate>()
            .Where(c => c.Published >= draft.AsOf.AddMonths(-12)).OrderByDescending(c => c.Score.Subject.Audience == Audience.Norway).ThenByDescending(c => c.Authors).ThenBy(c => c.Score.Subject.Id, StringComparer.Ordinal).ToList();
        var listed = young.Where(c => c.Obstacle is null).Take(Most).ToList();
        if (listed.Count == 0)
        {
            return [];
        }

        var blocks = new List<Block>
        {
            new Block.Table(["subject", "summary", "published", "licence", "stars", Block.Table.Because],
                [.. listed.Select(c => new Block.Row(c.ToClaim(), [.. c.Why(draft)], ScoreClaims.Trend(c.Score)))]),
        };
        var sentences = new List<Claim> { Claim.From("new.rule", draft.AsOf, Cite.Captures(young.SelectMany(c => c.Score.Activity.Used)), ("months", new Number(12)), ("checked", new Number(young.Count))) };
        sentences.AddRange(young.Where(c => c.Obstacle is not null).Select(c => c.LeftOut()));
        if (young.Where(c => c.Obstacle is null).Skip(Most).ToList() is { Count: > 0 } cut)
        {
            sentences.Add(Claim.From("new.more", draft.AsOf, Cite.Captures(cut.SelectMany(c => c.Score.Activity.Used)), ("most", new Number(Most)), ("names", new List([.. cut.Select(c => new Name(c.Score.Subject.Id))]))));
        }

        blocks.Add(new Block.Prose(sentences));
        return blocks;
    }

    /// <param name="FirstTrace">The oldest trace in any of its repositories.</param>
    /// <param name="Publication">A source for the day it was made public, where that differs.</param>
    /// <param name="Obstacle">Why it is not listed as open source that lives: <c>archived</c>, <c>no-licence</c> or <c>not-open</c>; null when it is.</param>
    private sealed record Candidate(SubjectScore Score, Signal FirstTrace, Fact? Publication, Signal? Licence, string? Obstacle, Fact? Stars, double Authors, double Weeks)
    {
        public DateOnly Published => Publication?.Statement is Statement.Event published ? published.Day : FirstTrace.Day;

        /// <summary>Fewer than five people are not counted out: a cell that small could point at somebody.</summary>
        private ClaimValue People => Authors < FewestPeople ? new Term("people.few") : Count(Authors);

        public static Candidate? Of(SubjectScore score, Draft draft)
        {
            var traces = score.Activity.Used.Select(c => draft.Ledger.Of(c.About, Metric.FirstPublication).FirstOrDefault()).OfType<Signal>().ToList();
            if (traces.MinBy(t => t.Day) is not { } first)
            {
                return null;
            }

            var facts = draft.FactsOf(score.Subject.Id).ToList();
            var licence = score.Activity.Used.SelectMany(c => draft.Ledger.Of(c.About, Metric.Licence)).MaxBy(s => s.Day);
            var ended = score.Activity.Used.Any(c => draft.Ledger.Of(c.About, Metric.Archived).Any()) || facts.Exists(f => f.Statement is Statement.Event { What: "archived" or "deprecated" });
            var obstacle = ended ? "ended" : licence is null ? "no-licence" : OpenLicence.Includes(licence.Title!) ? null : licence.Title == OpenLicence.Unrecognised ? "unrecognised" : "not-open";
            var authors = score.Activity.Weekly[Metric.Newcomers].Counts;
            return new(score, first, facts.Where(f => f.Statement is Statement.Event { What: "published" }).MinBy(f => f.AsOf), licence, obstacle,
                facts.Where(f => f.Statement is Statement.Amount { Unit: "stars" }).MaxBy(f => f.AsOf), authors.Sum(), authors.Count);
        }

        public Claim ToClaim() => Claim.From("new.project", Published, Evidence(),
            ("subject", new Name(Score.Subject.Id)), ("summary", new Words(Score.Subject.Summary)), ("published", new Day(Published)),
            ("licence", Licence is null ? new Unknown() : new Literal(Licence.Title!)), ("people", People),
            ("label", new Term("label." + ScoreClaims.LabelCode(Score))),
            ("stars", Stars?.Statement is Statement.Amount stars ? new Number(stars.Value) : new Unknown()));

        public IEnumerable<Claim> Why(Draft draft)
        {
            if (Publication is not null)
            {
                yield return FactClaims.Of(Publication);
            }

            yield return Claim.From("new.activity", Score.Activity.LastWeek!.Value.AddDays(6), Evidence(), ("people", People), ("weeks", Count(Weeks)),
                ("commits", Count(Score.Activity.Weekly[Metric.Commits].Counts.Sum())));
            foreach (var fact in draft.FactsOf(Score.Subject.Id).Where(f => f != Publication && f.Statement is Statement.Status or Statement.Event).OrderByDescending(f => f.AsOf).Take(1))
            {
                yield return FactClaims.Of(fact);
            }
        }

        public Claim LeftOut() => Claim.From("new.left-out", Published, Evidence(), ("subject", new Name(Score.Subject.Id)), ("reason", new Term("obstacle." + Obstacle)));

        private IEnumerable<EvidenceRef> Evidence() =>
            new[] { FirstTrace, Licence }.OfType<Signal>().Select(Cite.Event)
                .Concat(new[] { Publication, Stars }.OfType<Fact>().Select(EvidenceRef.Of))
                .Concat(Cite.Captures(Score.Activity.Used));
    }
}
