using Sektorradar.Model;

namespace Sektorradar.Scoring.Backtests;

/// <summary>One topic judged at one time from its past alone, and what came after.</summary>
/// <param name="Topic">Its place among the topics judged.</param>
/// <param name="Monday">Of the last week that was known.</param>
/// <param name="Prior">What was known of a change beforehand.</param>
/// <param name="Printed">The label a reader would have seen.</param>
/// <param name="Outcome">Logarithm of the next 26 weeks against the same base, what the panel did taken out; null between the quarters and where they are not known.</param>
/// <param name="Authors">The weeks that were compared.</param>
internal sealed record Case(int Topic, DateOnly Monday, Momentum Momentum, Prior Prior, MomentumLabel Printed, double? Outcome, double[] Authors);

/// <summary>
/// All cases of a panel: each topic every four weeks, on the same Mondays. A case counts towards the figures when it stands on a quarter (every
/// twelve weeks) and half a year of what came after is known.
/// </summary>
internal static class Cases
{
    private const int LeastWeeks = 78, LeastAuthorWeeks = 26, Compared = RateRatio.FreshWeeks + RateRatio.BaseWeeks, OutcomeWeeks = 26, RunsOfQuarter = 3;
    private static readonly DateOnly Grid = new(2005, 1, 3);
    private static readonly Metric[] OutcomeKinds = [Metric.Authors, Metric.PullRequests, Metric.Commits];

    /// <param name="done">Told how many topics have been judged, of how many.</param>
    public static IReadOnlyList<Case> Of(IReadOnlyList<BacktestTopic> topics, Method method, Learning learning, Action<int, int>? done, CancellationToken stop)
    {
        var folds = new Folds(topics, learning);
        var count = 0;
        var runs = topics.Select((topic, place) => (topic, place)).AsParallel().AsOrdered().WithCancellation(stop).Select(at =>
        {
            var own = RunsOf(at.topic, at.place, folds, method);
            done?.Invoke(Interlocked.Increment(ref count), topics.Count);
            return own;
        }).SelectMany(own => own).ToList();
        var panel = runs.GroupBy(run => run.Monday).ToDictionary(date => date.Key, date => KindOfSignal.OfRepositories.ToDictionary(kind => kind.Metric,
            kind => new Changes(date.Select(run => run.ChangeOf(kind.Metric)).OfType<Estimate>().Select(change => change.Mean))));
        var priors = folds.All.ToDictionary(fold => fold, fold => method.Fit(runs.Where(run => run.IsQuarter && folds.LearnsFrom(fold, run.Topic)).Select(run => Momentum.PoolOf(run.Ratios, DriftFor(run), guarded: false).Change)));
        return Relative([.. runs.GroupBy(run => run.Topic).AsParallel().AsOrdered().WithCancellation(stop).SelectMany(topic =>
        {
            var prior = priors[folds.FoldOf(topic.Key)];
            var scores = topic.Select(run => Method.Score(run.Ratios, DriftFor(run), prior)).ToList();
            return topic.Zip(scores, Method.Printed(scores)).Select(at => new Case(topic.Key, at.First.Monday, at.Second, prior, at.Third, at.First.Outcome, at.First.Authors));
        })]);

        Func<Metric, double> DriftFor(Run run) => metric =>
            run.ChangeOf(metric) is not { } own ? 0 : learning == Learning.Whole ? panel[run.Monday][metric].All.LogRatio : panel[run.Monday][metric].Without(own.Mean).LogRatio;
    }

    private static List<Run> RunsOf(BacktestTopic topic, int place, Folds folds, Method method)
    {
        var kinds = method.Kinds.Select(kind => new KindCounts(kind, topic.Weekly[kind.Metric], folds.Exposure(topic, place, kind.Metric))).ToList();
        var authors = topic.Weekly[Metric.Authors];
        var runs = new List<Run>();
        for (var weeks = LeastWeeks; weeks <= topic.Weeks; weeks++)
        {
            var monday = topic.Monday(weeks - 1);
            if (Week.Between(Grid, monday) % Method.RunWeeks != 0 || Sum(authors, weeks - Compared, weeks) < LeastAuthorWeeks)
            {
                continue;
            }

            var quarter = Week.Between(Grid, monday) % (RunsOfQuarter * Method.RunWeeks) == 0;
            runs.Add(new Run(place, monday, method.Ratios(kinds.Select(kind => kind with { Counts = kind.Counts[..weeks], Exposure = kind.Exposure[..weeks] })), quarter,
                quarter && weeks + OutcomeWeeks <= topic.Weeks ? OutcomeOf(kinds, weeks) : null, authors[(weeks - Compared)..weeks]));
        }

        return runs;
    }

    /// <summary>Authors count twice as much as pull requests and commits; a kind too small to be used is left out.</summary>
    private static double? OutcomeOf(IEnumerable<KindCounts> kinds, int weeks)
    {
        double sum = 0, total = 0;
        foreach (var kind in kinds.Where(kind => OutcomeKinds.Contains(kind.Kind.Metric)))
        {
            ReadOnlySpan<double> counts = kind.Counts.Span, exposure = kind.Exposure.Span;
            if (Sum(counts, weeks - Compared, weeks) < RateRatio.LeastEvents)
            {
                continue;
            }

            var rate = (Sum(counts, weeks - Compared, weeks - RateRatio.FreshWeeks) + 0.5) / Sum(exposure, weeks - Compared, weeks - RateRatio.FreshWeeks);
            var change = Math.Log((Sum(counts, weeks, weeks + OutcomeWeeks) + 0.5) / (Sum(exposure, weeks, weeks + OutcomeWeeks) * rate + 0.5));
            var weight = kind.Kind.Metric == Metric.Authors ? 1 : 0.5;
            sum += weight * Math.Clamp(change, -2, 2);
            total += weight;
        }

        return total > 0 ? sum / total : null;
    }

    /// <summary>Takes out of every outcome what the panel did from that week on, shrunk where few topics tell it.</summary>
    private static List<Case> Relative(List<Case> cases)
    {
        const double Shrink = 8;
        var panel = cases.Where(c => c.Outcome is not null).GroupBy(c => c.Monday).ToDictionary(date => date.Key, date => Distributions.Median(date.Select(c => c.Outcome!.Value)) * date.Count() / (date.Count() + Shrink));
        return [.. cases.Select(c => c with { Outcome = c.Outcome - panel.GetValueOrDefault(c.Monday) })];
    }

    private static double Sum(ReadOnlySpan<double> counts, int from, int to) => Dispersion.Sum(counts[from..to]);

    private sealed record Run(int Topic, DateOnly Monday, IReadOnlyList<RateRatio> Ratios, bool IsQuarter, double? Outcome, double[] Authors)
    {
        public Estimate? ChangeOf(Metric metric) => Ratios.FirstOrDefault(ratio => ratio.Kind.Metric == metric)?.Change;
    }
}
