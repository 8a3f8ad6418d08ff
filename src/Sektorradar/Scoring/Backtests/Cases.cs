using Sektorradar.Model;

namespace Sektorradar.Scoring.Backtests;

/// <summary>One topic judged at one time from its past alone, and what came after.</summary>
/// <param name="Topic">Its place among the topics judged.</param>
/// <param name="Weeks">How many of its weeks were known.</param>
/// <param name="Printed">The label a reader would have seen.</param>
/// <param name="Outcome">Logarithm of the next 26 weeks against the same base, what the panel did taken out; null between the quarters and where they are not known.</param>
internal sealed record Case(int Topic, int Weeks, DateOnly Monday, Momentum Momentum, MomentumLabel Printed, double? Outcome, double[] Authors);

/// <summary>
/// All cases of a panel: each topic every four weeks, on the same Mondays. A case counts towards the figures when it stands on a quarter (every
/// twelve weeks) and half a year of what came after is known.
/// </summary>
internal static class Cases
{
    public const int OutcomeWeeks = 26;
    private const int LeastWeeks = 78, LeastAuthorWeeks = 26, Compared = RateRatio.FreshWeeks + RateRatio.BaseWeeks;
    private const double LeastEvents = 12, DriftShrink = 8;
    private static readonly DateOnly Grid = new(2005, 1, 3);
    private static readonly Metric[] OutcomeKinds = [Metric.Authors, Metric.PullRequests, Metric.Commits];

    public static IReadOnlyList<Case> Of(IReadOnlyList<BacktestTopic> topics, Learning learning, Action<int, int>? progress, CancellationToken stop)
    {
        var folds = new Folds(topics, learning);
        var runs = topics.Select((topic, place) => (topic, place)).AsParallel().AsOrdered().WithCancellation(stop).Select(at => RunsOf(at.topic, at.place, folds)).SelectMany(all => all).ToList();
        var dates = runs.Where(run => run.Alone.Kinds.Count > 0).GroupBy(run => run.Monday).ToDictionary(date => date.Key, date => new Date([.. date]));
        var done = 0;
        var cases = runs.GroupBy(run => run.Topic).AsParallel().AsOrdered().WithCancellation(stop).Select(topic =>
        {
            var scored = topic.Select(run => (run, Momentum: Method.Score([.. run.Kinds.Select(kind => kind with { Drift = dates[run.Monday].DriftWithout(run, kind.Metric) })]))).ToList();
            var printed = Method.Printed([.. scored.Select(at => at.Momentum)]);
            progress?.Invoke(Interlocked.Increment(ref done), topics.Count);
            return scored.Select((at, i) => new Case(at.run.Topic, at.run.Weeks, at.run.Monday, at.Momentum, printed[i], at.run.Outcome, at.run.Authors)).ToList();
        }).SelectMany(all => all).ToList();
        return Relative(cases);
    }

    private static List<Run> RunsOf(BacktestTopic topic, int place, Folds folds)
    {
        var kinds = KindOfSignal.All.Select(kind => (Kind: kind, Counts: topic.Weekly[kind.Metric], Exposure: folds.Exposure(topic, place, kind.Metric))).ToList();
        var runs = new List<Run>();
        for (var weeks = LeastWeeks; weeks <= topic.Weeks; weeks++)
        {
            var monday = topic.Monday(weeks - 1);
            if (Week.Between(Grid, monday) % Method.RunWeeks != 0 || Sum(topic.Weekly[Metric.Authors], weeks - Compared, weeks) < LeastAuthorWeeks)
            {
                continue;
            }

            var from = weeks - Compared;
            KindCounts[] past = [.. kinds.Select(kind => new KindCounts(kind.Kind.Metric, kind.Counts[from..weeks], kind.Exposure[from..weeks], kind.Kind.UsualDispersion, kind.Kind.Weight))];
            var quarter = Week.Between(Grid, monday) % (3 * Method.RunWeeks) == 0;
            var outcome = quarter && weeks + OutcomeWeeks <= topic.Weeks ? OutcomeOf([.. kinds.Where(kind => OutcomeKinds.Contains(kind.Kind.Metric)).Select(kind => (kind.Kind.Metric, kind.Counts, kind.Exposure))], weeks) : null;
            runs.Add(new Run(place, weeks, monday, past, Method.Score(past), outcome, topic.Weekly[Metric.Authors][from..weeks]));
        }

        return runs;
    }

    /// <summary>Authors count twice as much as pull requests and commits; a kind too small to be used is left out.</summary>
    private static double? OutcomeOf((Metric Metric, double[] Counts, double[] Exposure)[] kinds, int weeks)
    {
        double sum = 0, total = 0;
        foreach (var (metric, counts, exposure) in kinds)
        {
            if (Sum(counts, weeks - Compared, weeks) < LeastEvents)
            {
                continue;
            }

            var rate = (Sum(counts, weeks - Compared, weeks - RateRatio.FreshWeeks) + 0.5) / Sum(exposure, weeks - Compared, weeks - RateRatio.FreshWeeks);
            var change = Math.Log((Sum(counts, weeks, weeks + OutcomeWeeks) + 0.5) / (Sum(exposure, weeks, weeks + OutcomeWeeks) * rate + 0.5));
            var weight = metric == Metric.Authors ? 1 : 0.5;
            sum += weight * Math.Clamp(change, -2, 2);
            total += weight;
        }

        return total > 0 ? sum / total : null;
    }

    /// <summary>Takes out of every outcome what the panel did from that week on, shrunk where few topics tell it.</summary>
    private static List<Case> Relative(List<Case> cases)
    {
        var panel = cases.Where(c => c.Outcome is not null).GroupBy(c => c.Monday).ToDictionary(date => date.Key, date => Distributions.Median(date.Select(c => c.Outcome!.Value)) * date.Count() / (date.Count() + DriftShrink));
        return [.. cases.Select(c => c with { Outcome = c.Outcome - panel.GetValueOrDefault(c.Monday) })];
    }

    private static double Sum(double[] counts, int from, int to)
    {
        var sum = 0.0;
        for (var i = from; i < to; i++)
        {
            sum += counts[i];
        }

        return sum;
    }

    private sealed record Run(int Topic, int Weeks, DateOnly Monday, KindCounts[] Kinds, Momentum Alone, double? Outcome, double[] Authors);

    /// <summary>What all topics did up to one Monday, by kind.</summary>
    private sealed class Date(IReadOnlyList<Run> runs)
    {
        private readonly ILookup<Metric, (int Topic, double LogRatio)> _ratios =
            runs.SelectMany(run => run.Alone.Kinds.Select(kind => (kind.Metric, run.Topic, kind.LogRatio))).ToLookup(at => at.Metric, at => (at.Topic, at.LogRatio));

        /// <summary>The drift of the other topics; 0 where they are too few.</summary>
        public double DriftWithout(Run run, Metric metric)
        {
            var others = _ratios[metric].Where(at => at.Topic != run.Topic).Select(at => at.LogRatio).ToList();
            return others.Count < Drift.LeastSubjects ? 0 : Distributions.Median(others) * others.Count / (others.Count + DriftShrink);
        }
    }
}
