using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Sections;

/// <summary>1. The sector in a few sentences: what changed in use, the facts that frame it, how many move and which most, and what the edition rests on.</summary>
internal sealed class Picture : ISection
{
    private const int Named = 3, Moving = 4, Conflicts = 6, Changes = 4, OtherFacts = 6;

    public string Id => "picture";

    public IReadOnlyList<Block> Build(Draft draft)
    {
        var frame = Frame(draft);
        if (draft.Ledger.Captures.Count == 0)
        {
            return frame.Count > 0 ? [new Block.Listing("picture.frame", frame)] : [];
        }

        var movers = draft.Movers;
        var up = movers.Where(s => s.Label is MomentumLabel.Hot or MomentumLabel.Rising).OrderByDescending(s => s.Momentum.Ratio).ToList();
        var down = movers.Where(s => s.Label == MomentumLabel.Declining && !s.IsDecliningByHorizon).OrderBy(s => s.Momentum.Ratio).ToList();
        var moving = up.Take(Moving).Concat(down.Take(Moving).Reverse()).ToList();
        IReadOnlyList<Block> blocks =
        [
            new Block.Listing("picture.use", [.. UseChanges(draft).Take(Changes)]),
            new Block.Listing("picture.frame", frame),
            new Block.Listing("picture.moves", [.. Counts(draft), .. Largest("picture.up", up, draft), .. Largest("picture.down", down, draft)]),
            new Block.Table([Column.Subject, Column.Label, Column.Ratio, Column.Metric, Column.Fresh, Column.Expected],
                [.. moving.Select(s => new Block.Row(ScoreClaims.Momentum(s), [], ScoreClaims.Trend(s)))]),
            new Block.Listing("conflicts.title", [.. draft.Rated.OrderBy(s => s.Subject.Id, StringComparer.Ordinal).Select(ConflictClaims.Of).OfType<Claim>().Take(Conflicts)]),
            new Block.Listing("coverage.title", [.. Coverage(draft), .. FellOut(draft)]),
            new Block.Listing("corrections.title", [.. Corrections.Of(draft)]),
        ];
        return [.. blocks.Where(block => block.Claims.Any())];
    }

    private static IEnumerable<Claim> Counts(Draft draft)
    {
        var all = Cite.Captures(draft.Ledger.Captures).ToList();
        var rated = draft.Rated.Where(s => s.Label != MomentumLabel.Dormant).ToList();
        Number Of(MomentumLabel label) => new(rated.Count(s => s.Label == label && !s.IsUnclear));
        // With one source nothing can be hot, so a count of zero would be no measurement.
        var canBeHot = rated.Exists(s => s.SourceCount > 1);
        List<(string, ClaimValue)> values =
        [
            ("rated", new Number(rated.Count)), ("subjects", new Number(draft.Sector.Subjects.Count)), ("rising", Of(MomentumLabel.Rising)), ("stable", Of(MomentumLabel.Stable)),
            ("unclear", new Number(rated.Count(s => s.IsUnclear))), ("declining", Of(MomentumLabel.Declining)),
            ("dormant", new Number(draft.Scores.All.Count(s => s.Label == MomentumLabel.Dormant && s.Subject.Projects.Count == 0))),
        ];
        yield return Claim.From(canBeHot ? "picture.labels.hot" : "picture.labels", draft.AsOf, all, canBeHot ? [.. values, ("hot", Of(MomentumLabel.Hot))] : values);
        var (people, pulls) = (draft.Scores.Drift[Metric.Authors], draft.Scores.Drift[Metric.PullRequests]);
        if (people.IsKnown && pulls.IsKnown)
        {
            yield return Claim.From("picture.sector", draft.AsOf, all,
                ("people", ChangeBy(Math.Exp(people.Median))), ("pulls", ChangeBy(Math.Exp(pulls.Median))), ("topics", new Number(people.Subjects)));
        }
        else
        {
            yield return Claim.From("picture.no-sector", draft.AsOf, all, ("topics", new Number(Math.Min(people.Subjects, pulls.Subjects))));
        }
    }

    /// <summary>Where measured use changed most, newest against at least a year before.</summary>
    private static IEnumerable<Claim> UseChanges(Draft draft) =>
        from subject in draft.Sector.Subjects
        let newest = draft.UseOf(subject.Id)
        where newest is not null
        let before = MeasuredUse.Before(newest, draft.FactsOf(subject.Id))
        where before is not null
        let claim = FactClaims.UseChange(subject, before, newest)
        orderby Math.Abs(MeasuredUse.ShareOf(newest) - MeasuredUse.ShareOf(before)) descending
        select claim;

    private static IEnumerable<Claim> Largest(string kind, List<SubjectScore> moving, Draft draft)
    {
        if (moving.Count > 0)
        {
            var named = moving.Take(Named).ToList();
            yield return Claim.From(kind, draft.AsOf, named.SelectMany(Cite.Score), ("names", Names(named.Select(s => s.Subject))));
        }
    }

    /// <summary>The newest facts that frame the sector, one for each subject and no share whose change is told already.</summary>
    private static List<Claim> Frame(Draft draft)
    {
        var frames = draft.Tagged("frame").ToList();
        var told = frames.Where(fact => fact.Statement is Statement.Share && MeasuredUse.Before(fact, draft.FactsOf(fact.Subject)) is not null).Select(fact => fact.Id).ToHashSet();
        var largest = frames.Where(fact => fact.Statement is Statement.Share && !told.Contains(fact.Id)).OrderByDescending(fact => fact.AsOf).ThenByDescending(MeasuredUse.ShareOf).Take(1);
        var others = frames.Where(fact => fact.Statement is not Statement.Share).DistinctBy(fact => fact.Subject).Take(OtherFacts);
        return [.. largest.Concat(others).SelectMany(fact => FactClaims.WithConflict(fact, draft.Ledger)).DistinctBy(claim => claim.Id)];
    }

    /// <summary>What the last edition of so many weeks could still use.</summary>
    private static IEnumerable<Claim> FellOut(Draft draft)
    {
        var fell = draft.Ledger.FellOut(7 * RateRatio.FreshWeeks);
        return fell.Count == 0 ? [] :
        [
            Claim.From("coverage.fell-out", draft.AsOf, fell.Select(EvidenceRef.Of), ("facts", new Number(fell.Count)), ("weeks", new Number(RateRatio.FreshWeeks)),
                ("names", Names(fell.Select(fact => draft.Sector.Find(fact.Subject)!).DistinctBy(subject => subject.Id)))),
        ];
    }

    private static IEnumerable<Claim> Coverage(Draft draft)
    {
        var read = draft.Ledger.Captures;
        var wanted = draft.Sector.Repositories.ToList();
        var missing = wanted.Where(r => draft.Ledger.CaptureOf(r.About) is null).ToList();
        yield return Claim.From("coverage.read", draft.AsOf, Cite.Captures(read),
            ("signals", new Number(draft.Ledger.SignalCount)), ("repositories", new Number(read.Count)), ("facts", new Number(draft.Ledger.Facts.Count)),
            ("day", new Day(read.Max(c => c.Day))));
        if (missing.Count > 0)
        {
            yield return Claim.From("coverage.missing", draft.AsOf, Cite.Captures(read),
                ("missing", new Number(missing.Count)), ("wanted", new Number(wanted.Count)), ("names", new List([.. missing.Select(r => new Literal(Repository.PathOf(r.About)))])));
        }

        if (draft.Ledger.Held.Count > 0)
        {
            yield return Claim.From("coverage.held", draft.AsOf, Cite.Captures(read),
                ("held", new Number(draft.Ledger.Held.Count)), ("names", new List([.. draft.Ledger.Held.Select(name => new Literal(name))])));
        }

        if (draft.Ledger.OnTrial is { Count: > 0 } trial)
        {
            yield return Claim.From("coverage.trial", draft.AsOf, Cite.Captures(read),
                ("sources", new Number(trial.Count)), ("captures", new Number(trial.Sum(source => source.Captures))), ("items", new Number(trial.Sum(source => source.Items))),
                ("names", new List([.. trial.Select(source => new Literal(source.Source))])));
        }

        var stale = draft.Scores.All.Where(s => s.StaleSince is not null).ToList();
        if (stale.Count > 0)
        {
            yield return Claim.From("coverage.stale", draft.AsOf, Cite.Captures(stale.SelectMany(s => s.Activity.Used)),
                ("stale", new Number(stale.Count)), ("weeks", new Number(Scores.OldCopyDays / 7)), ("names", Names(stale.Select(s => s.Subject))));
        }
    }
}
