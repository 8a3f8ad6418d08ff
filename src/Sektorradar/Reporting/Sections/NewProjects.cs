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
    private const int Most = 12, Months = 12;

    public string Id => "new";

    public IReadOnlyList<Block> Build(Draft draft)
    {
        var young = draft.Fresh.Where(s => s.Subject.Kind == SubjectKind.Project).Select(s => Candidate.Of(s, draft)).OfType<Candidate>()
            .Where(c => c.Published >= draft.AsOf.AddMonths(-Months))
            .OrderByDescending(c => c.Score.Subject.Audience == Audience.Norway).ThenByDescending(c => c.People).ThenBy(c => c.Score.Subject.Id, StringComparer.Ordinal).ToList();
        var qualified = young.Where(c => c.Obstacle is null).ToList();
        var found = Found(draft).ToList();
        if (qualified.Count == 0)
        {
            return found.Count == 0 ? [] : [new Block.Listing("new.outside", found)];
        }

        IReadOnlyList<Block> blocks =
        [
            new Block.Table([Column.Subject, Column.Summary, Column.Published, Column.Licence, Column.Stars, Column.Because],
                [.. qualified.Take(Most).Select(c => new Block.Row(c.ToClaim(), [.. c.Why(draft)], c.Trend))]),
            new Block.Prose([Rule(young, draft), .. LeftOut(young, draft), .. More([.. qualified.Skip(Most)], draft)]),
            new Block.Listing("new.outside", found),
        ];
        return [.. blocks.Where(block => block.Claims.Any())];
    }

    /// <summary>
    /// What a foundation took in and no subject covers: how many, how many of those were read, and those that are young and open. That a project
    /// was taken in says nothing of its age.
    /// </summary>
    private static IEnumerable<Claim> Found(Draft draft)
    {
        var all = draft.Ledger.Acceptances;
        if (all.Count == 0)
        {
            yield break;
        }

        var read = all.Where(a => a.FirstPublished is not null).ToList();
        var fresh = read.Where(a => a.FirstPublished!.Day >= draft.AsOf.AddMonths(-Months)).ToList();
        var evidence = all.Select(a => Cite.Event(a.Accepted)).Concat(read.Select(a => Cite.Event(a.FirstPublished!))).ToList();
        List<(string, ClaimValue)> counts = [("accepted", new Number(all.Count)), ("months", new Number(Months)), ("read", new Number(read.Count))];
        yield return fresh.Count == 0
            ? Claim.From("new.accepted.none", draft.AsOf, evidence, counts)
            : Claim.From("new.accepted", draft.AsOf, evidence, [.. counts, ("young", new Number(fresh.Count))]);
        foreach (var one in fresh.Where(a => a.Licence is { Title: { } licence } && OpenLicence.Includes(licence)))
        {
            yield return Claim.From("new.found", one.Accepted.Day, [Cite.Event(one.Accepted), Cite.Event(one.FirstPublished!), Cite.Event(one.Licence!)],
                ("name", new Literal(one.Name)), ("published", new Day(one.FirstPublished!.Day)), ("accepted", new Day(one.Accepted.Day)), ("licence", new Literal(one.Licence!.Title!)));
        }

        var older = read.Except(fresh).ToList();
        if (older.Count > 0)
        {
            yield return Claim.From("new.older", draft.AsOf, older.Select(a => Cite.Event(a.FirstPublished!)),
                ("names", new List([.. older.OrderByDescending(a => a.FirstPublished!.Day).Select(a => new Literal(a.Name))])), ("months", new Number(Months)));
        }
    }

    private static Claim Rule(List<Candidate> young, Draft draft) =>
        Claim.From("new.rule", draft.AsOf, Captures(young), ("months", new Number(Months)), ("checked", new Number(young.Count)));

    /// <summary>Those that are young, and why they are not listed all the same.</summary>
    private static IEnumerable<Claim> LeftOut(List<Candidate> young, Draft draft) =>
        from candidate in young
        where candidate.Obstacle is not null
        group candidate by candidate.Obstacle into same
        orderby same.Key
        select Claim.From("new.left-out", draft.AsOf, same.SelectMany(c => c.Evidence()), ("reason", new Term("obstacle." + same.Key)), ("names", Names(same.Select(c => c.Score.Subject))));

    /// <summary>Those that qualify as well, but for which the table has no room.</summary>
    private static IEnumerable<Claim> More(List<Candidate> cut, Draft draft) => cut.Count == 0 ? [] :
    [
        Claim.From("new.more", draft.AsOf, Captures(cut), ("most", new Number(Most)), ("names", Names(cut.Select(c => c.Score.Subject)))),
    ];

    private static IEnumerable<EvidenceRef> Captures(List<Candidate> candidates) => Cite.Captures(candidates.SelectMany(c => c.Score.Activity.Used));

    /// <param name="FirstTrace">The oldest trace in any of its repositories.</param>
    /// <param name="Publication">A source for the day it was made public, where that differs.</param>
    /// <param name="Obstacle">Why it is not listed as open source that lives: <c>ended</c>, <c>no-licence</c>, <c>unrecognised</c> or <c>not-open</c>; null when it is.</param>
    /// <param name="People">How many have contributed since its first week, each counted once in each repository.</param>
    /// <param name="Weeks">How many weeks that is.</param>
    private sealed record Candidate(SubjectScore Score, Signal FirstTrace, Fact? Publication, Signal? Licence, string? Obstacle, Fact? Stars, double People, int Weeks)
    {
        public DateOnly Published => Publication?.Statement is Statement.Event published ? published.Day : FirstTrace.Day;

        /// <summary>A curve of one or two people would tell what the count does not.</summary>
        public Series? Trend => People < ScoreClaims.FewestPeople ? null : ScoreClaims.Trend(Score);

        /// <summary>Fewer than five people are not counted out: a cell that small could point at somebody.</summary>
        private ClaimValue Crowd => People < ScoreClaims.FewestPeople ? new Term("people.few") : Count(People);

        public static Candidate? Of(SubjectScore score, Draft draft)
        {
            var traces = score.Activity.Used.Select(c => draft.Ledger.Of(c.About, Metric.FirstPublication).FirstOrDefault()).OfType<Signal>().ToList();
            if (traces.MinBy(t => t.Day) is not { } first)
            {
                return null;
            }

            var facts = draft.FactsOf(score.Subject.Id).ToList();
            var licence = draft.LicenceOf(score);
            var ended = score.Activity.Used.Any(c => draft.Ledger.HasEnded(c.About)) || facts.Exists(f => f.SaysEnded);
            var firstTime = score.Activity.Weekly[Metric.Newcomers].Counts;
            return new(score, first, facts.Where(f => f.Statement is Statement.Event { What: "published" }).MinBy(f => f.AsOf), licence, ended ? "ended" : ObstacleIn(licence?.Title),
                facts.Where(f => f.Statement is Statement.Amount { Unit: "stars" }).MaxBy(f => f.AsOf), firstTime.Sum(), firstTime.Count);
        }

        private static string? ObstacleIn(string? licence) => licence switch
        {
            null => "no-licence",
            OpenLicence.Unrecognised => "unrecognised",
            _ => OpenLicence.Includes(licence) ? null : "not-open",
        };

        public Claim ToClaim() => Claim.From("new.project", Published, Evidence(),
            ("subject", new Name(Score.Subject.Id)), ("summary", new Words(Score.Subject.Summary)), ("published", new Day(Published)),
            ("licence", Licence is null ? new Unknown() : new Literal(Licence.Title!)), ("people", Crowd),
            ("label", ScoreClaims.Label(Score)),
            ("stars", Stars?.Statement is Statement.Amount stars ? new Number(stars.Value) : new Unknown()));

        public IEnumerable<Claim> Why(Draft draft)
        {
            if (Publication is not null)
            {
                yield return FactClaims.Of(Publication);
            }

            yield return Claim.From("new.activity", Score.Activity.LastWeek!.Value.AddDays(6), Evidence(), ("people", Crowd), ("weeks", Count(Weeks)),
                ("commits", Count(Score.Activity.Weekly[Metric.Commits].Counts.Sum())));
            foreach (var fact in draft.FactsOf(Score.Subject.Id).Where(f => f != Publication && f.Statement is Statement.Status or Statement.Event).OrderByDescending(f => f.AsOf).Take(1))
            {
                yield return FactClaims.Of(fact);
            }
        }

        public IEnumerable<EvidenceRef> Evidence() =>
            new[] { FirstTrace, Licence }.OfType<Signal>().Select(Cite.Event)
                .Concat(new[] { Publication, Stars }.OfType<Fact>().Select(EvidenceRef.Of))
                .Concat(Cite.Captures(Score.Activity.Used));
    }
}
