using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>Attention of a whole sector: each subject's level against the middle one, and its growth against the others'.</summary>
internal static class Hypes
{
    private const double PriorCount = 0.5, Correlation = 0.5;

    /// <summary>By subject; without those of which no attention is known, or too little substance to compare it with.</summary>
    /// <exception cref="ArgumentException">A subject has two series of one kind.</exception>
    public static IReadOnlyDictionary<string, Hype> Of(IReadOnlyList<Attention> all, Func<string, Substance> substanceOf)
    {
        var unusual = all.Where(series => series.Kind.Metric == Metric.Stars && StarScreen.IsUnusual(series.Counts, series.Engagement)).ToHashSet();
        var kinds = all.Where(series => !unusual.Contains(series)).Select(Measured.Of).OfType<Measured>().GroupBy(one => one.Series.Kind.Metric)
            .ToDictionary(kind => kind.Key, kind => kind.OrderBy(one => one.Series.Subject, StringComparer.Ordinal).ToDictionary(one => one.Series.Subject));
        var medians = kinds.ToDictionary(kind => kind.Key, kind => Math.Max(PriorCount, Distributions.Median(kind.Value.Values.Select(one => one.FreshRaw))));
        var changes = kinds.ToDictionary(kind => kind.Key, kind => new Changes(kind.Value.Values.Select(one => one.Change).OfType<RateRatio>().Select(change => change.Change.Mean)));
        var subjects =
            (from id in kinds.Values.SelectMany(kind => kind.Keys).Distinct().Order(StringComparer.Ordinal)
             let substance = substanceOf(id)
             where substance.IsGraded
             let own = kinds.Values.Select(kind => kind.GetValueOrDefault(id)).OfType<Measured>().OrderBy(one => one.Series.Kind.Metric).ToList()
             select (Id: id, Substance: substance.Value, Own: own, Level: LevelOf(own, medians))).ToList();
        var line = AttentionLine.Of([.. subjects.Select(subject => (subject.Substance, subject.Level.Log2))]);
        return subjects.ToDictionary(subject => subject.Id, subject => Hype.Of(subject.Level, GrowthOf(subject.Own, changes), subject.Substance, line,
            [.. subject.Own.Select(one => one.Series)], [.. unusual.Where(series => series.Subject == subject.Id)]));
    }

    /// <summary>The weighted mean over the kinds; their errors are partly shared, as in step 6 of the momentum.</summary>
    private static (double Log2, double Deviation) LevelOf(IReadOnlyList<Measured> own, Dictionary<Metric, double> medians)
    {
        var total = own.Sum(one => one.Series.Kind.Weight);
        var variance = own.Sum(one => own.Sum(other =>
            one.Series.Kind.Weight * other.Series.Kind.Weight / Math.Sqrt(one.Shape * other.Shape) * (one == other ? 1 : Correlation))) / (total * total);
        return (own.Sum(one => one.Series.Kind.Weight * Math.Log2(one.Rate * RateRatio.FreshWeeks / medians[one.Series.Kind.Metric])) / total, Math.Sqrt(variance));
    }

    /// <summary>The mean of the posterior of all kinds together; 0 where there are too few events to see a change.</summary>
    private static double GrowthOf(IReadOnlyList<Measured> own, Dictionary<Metric, Changes> changes)
    {
        var seen = own.Select(one => one.Change).OfType<RateRatio>().ToList();
        return seen.Count == 0 ? 0 : new Posterior(Momentum.PoolOf(seen, Drift, guarded: false).Change, Prior.Usual).Mean;

        double Drift(Metric metric) => changes[metric].Without(seen.Single(one => one.Kind.Metric == metric).Change.Mean).LogRatio;
    }

    /// <param name="Change">Null where there are too few events to see one.</param>
    /// <param name="FreshRaw">The uncut count of the fresh weeks.</param>
    /// <param name="Shape">Of the gamma distribution of the rate; <paramref name="Rate"/> is its mean by week.</param>
    private sealed record Measured(Attention Series, RateRatio? Change, double FreshRaw, double Shape, double Rate)
    {
        public static Measured? Of(Attention series)
        {
            if (series.Known() is not { } counts)
            {
                return null;
            }

            var fresh = counts.Counts.Span[^RateRatio.FreshWeeks..];
            Span<double> cut = stackalloc double[RateRatio.FreshWeeks];
            WildWeeks.Cut(fresh, cut);
            var change = RateRatio.Of(counts);
            var dispersion = change?.Dispersion ?? series.Kind.UsualDispersion;
            var shape = PriorCount + Dispersion.Sum(cut) / dispersion;
            return new Measured(series, change, Dispersion.Sum(fresh), shape, shape * dispersion / RateRatio.FreshWeeks);
        }
    }
}
