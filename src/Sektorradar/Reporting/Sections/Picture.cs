using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Sections;

/// <summary>1. The sector in a few sentences: what was read, how many move, the largest movements, the facts that frame them.</summary>
internal sealed class Picture : ISection
{
    private const int Movements = 3, Frames = 6;

    public string Id => "picture";

    public IReadOnlyList<Block> Build(Draft draft)
    {
        if (draft.Ledger.Captures.Count == 0)
        {
            return Frame(draft) is { Count: > 0 } only ? [new Block.Prose(only)] : [];
        }

        var blocks = new List<Block> { new Block.Prose([.. Counts(draft)]), new Block.Prose([.. Moves(draft)]) };
        if (Frame(draft) is { Count: > 0 } frame)
        {
            blocks.Add(new Block.Prose(frame));
        }

        blocks.Add(new Block.Prose([.. Coverage(draft)]));
        return [.. blocks.Where(block => block.Claims.Any())];
    }

    private static IEnumerable<Claim> Counts(Draft draft)
    {
        var all = Cite.Captures(draft.Ledger.Captures).ToList();
        var rated = draft.Rated.ToList();
        int Of(MomentumLabel label) => rated.Count(s => s.Label == label);
        yield return Claim.From("picture.labels", draft.AsOf, all,
            ("rated", new Number(rated.Count)), ("hot", new Number(Of(MomentumLabel.Hot))), ("rising", new Number(Of(MomentumLabel.Rising))),
            ("stable", new Number(Of(MomentumLabel.Stable))), ("declining", new Number(Of(MomentumLabel.Declining))),
            ("dormant", new Number(draft.Scores.All.Count(s => s.Label == MomentumLabel.Dormant && s.Subject.Projects.Count == 0))));
        if (draft.Scores.Drift[Metric.Authors] is { Topics: >= 15 } people && draft.Scores.Drift[Metric.PullRequests] is { Topics: >= 15 } pulls)
        {
            yield return Claim.From("picture.sector", draft.AsOf, all, ("people", Ratio(Math.Exp(people.LogRatio))), ("pulls", Ratio(Math.Exp(pulls.LogRatio))), ("topics", new Number(people.Topics)));
        }
    }

    private static IEnumerable<Claim> Moves(Draft draft)
    {
        var up = draft.Rated.Where(s => s.Label is MomentumLabel.Hot or MomentumLabel.Rising).OrderByDescending(s => s.Momentum.Ratio);
        var down = draft.Rated.Where(s => s.Label == MomentumLabel.Declining).OrderBy(s => s.Momentum.Ratio);
        return up.Take(Movements).Concat(down.Take(Movements)).Select(ScoreClaims.Momentum);
    }

    private static List<Claim> Frame(Draft draft) =>
    [
        .. draft.Tagged("frame").Where(fact => fact.Modality != Modality.Opinion)
            .OrderByDescending(Draft.ShareOf).ThenByDescending(fact => fact.AsOf).ThenBy(fact => fact.Id, StringComparer.Ordinal)
            .Take(Frames).SelectMany(fact => FactClaims.WithConflict(fact, draft.Ledger)).DistinctBy(claim => claim.Id),
    ];

    private static IEnumerable<Claim> Coverage(Draft draft)
    {
        var read = draft.Ledger.Captures;
        var wanted = draft.Sector.Subjects.SelectMany(s => s.Repositories).DistinctBy(r => r.About).ToList();
        var missing = wanted.Where(r => draft.Ledger.CaptureOf(r.About) is null).ToList();
        yield return Claim.From("coverage.read", draft.AsOf, Cite.Captures(read),
            ("signals", new Number(draft.Ledger.SignalCount)), ("repositories", new Number(read.Count)), ("facts", new Number(draft.Ledger.Facts.Count)),
            ("day", new Day(read.Max(c => c.Day))));
        if (missing.Count > 0)
        {
            yield return Claim.From("coverage.missing", draft.AsOf, Cite.Captures(read),
                ("missing", new Number(missing.Count)), ("wanted", new Number(wanted.Count)), ("names", new List([.. missing.Select(r => new Literal(r.About.Split('/')[^1]))])));
        }

        var stale = draft.Scores.All.Where(s => s.StaleSince is not null).ToList();
        if (stale.Count > 0)
        {
            yield return Claim.From("coverage.stale", draft.AsOf, Cite.Captures(stale.SelectMany(s => s.Activity.Used)),
                ("stale", new Number(stale.Count)), ("weeks", new Number(13)), ("names", new List([.. stale.Select(s => new Name(s.Subject.Id))])));
        }
    }
}
