using Sektorradar.Model;
using static Sektorradar.Scoring.Distributions;

namespace Sektorradar.Scoring;

public enum MomentumLabel { Hot, Rising, Stable, Declining, Dormant, NotRated }

/// <summary>Weekly counts of one kind of signal, ready to be compared.</summary>
/// <param name="Exposure">How much was to be expected in each week; only ratios matter. As long as <paramref name="Counts"/>.</param>
/// <param name="UsualDispersion">φ₀ of the kind.</param>
/// <param name="Weight">How much the kind says about substance.</param>
/// <param name="Drift">Logarithm of the change that the whole sector had; taken out of this kind's change.</param>
public sealed record KindCounts(Metric Metric, IReadOnlyList<double> Counts, IReadOnlyList<double> Exposure, double UsualDispersion, double Weight, double Drift = 0);

/// <summary>What one kind of signal says.</summary>
/// <param name="Fresh">Count of the 13 fresh weeks, single extreme weeks cut; <paramref name="FreshRaw"/> is uncut.</param>
/// <param name="Expected">What the base weeks led one to expect in those weeks, season considered, sector drift not.</param>
/// <param name="Ratio">Change as the kind itself shows it, before drift is taken out.</param>
/// <param name="SectorRatio">The change that the sector had in this kind.</param>
/// <param name="Share">Share of the pooled estimate, 0 to 1.</param>
/// <param name="Direction">1 up, -1 down (both with probability over 0.8 after drift), else 0.</param>
public sealed record KindMomentum(
    Metric Metric, double Fresh, double FreshRaw, double Expected, double Ratio, double SectorRatio, double Dispersion, double Share, int Direction, double LogRatio, double Variance)
{
    /// <summary>It went down against the sector, and in itself by more than 13 % too.</summary>
    public bool Fell => Direction < 0 && LogRatio < -Momentum.LogUp;
}

/// <summary>How activity changed: the last 13 complete weeks against the year before, what the whole sector did taken out.</summary>
/// <param name="Ratio">Median of the posterior; 1 = unchanged. <paramref name="Low"/> and <paramref name="High"/> are the ends of the 80 % interval.</param>
/// <param name="Up">Probability of more than +15 %; <paramref name="Much"/> of more than +75 %; <paramref name="Down"/> of more than -13 %.</param>
/// <param name="UpGuarded">The same as <paramref name="Up"/> without the strongest fresh week of each kind.</param>
/// <param name="Disagree">Stable because one kind went up and another down.</param>
public sealed record Momentum(
    MomentumLabel Label, bool Disagree, double Ratio, double Low, double High, double Up, double Much, double Down, double UpGuarded,
    double LogRatio, double Variance, double Heterogeneity, IReadOnlyList<KindMomentum> Kinds)
{
    private const int LeastEvents = 12;
    private const double Enter = 0.7, Guard = 0.5, Sure = 0.8, Correlation = 0.5;
    private static readonly double LogMuch = Math.Log(1.75);

    /// <summary>What counts as a change: +15 %, or -13 %.</summary>
    internal static readonly double LogUp = Math.Log(1.15);

    public bool IsRated => Kinds.Count > 0;

    /// <param name="commits">The whole weekly history of human commits for the dormancy rule; null where the rule does not apply.</param>
    public static Momentum Of(IReadOnlyList<KindCounts> kinds, IReadOnlyList<double>? commits)
    {
        var dormant = commits is not null && IsDormant(commits);
        var used = kinds.Where(IsUsable).ToList();
        if (used.Count == 0)
        {
            return new(dormant ? MomentumLabel.Dormant : MomentumLabel.NotRated, false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, []);
        }

        var parts = used.Select(kind => Part.Of(kind, guarded: false)).ToList();
        var pool = Pool.Of(parts);
        var posterior = new Posterior(pool.Mean, pool.Variance);
        var guardPool = Pool.Of([.. used.Select(kind => Part.Of(kind, guarded: true))]);
        double up = posterior.Above(LogUp), much = posterior.Above(LogMuch), down = posterior.Below(-LogUp);
        var guarded = new Posterior(guardPool.Mean, guardPool.Variance).Above(LogUp);
        var label = dormant ? MomentumLabel.Dormant
            : much > Enter && guarded > Guard ? MomentumLabel.Hot
            : up > Enter && guarded > Guard ? MomentumLabel.Rising
            : down > Enter ? MomentumLabel.Declining
            : MomentumLabel.Stable;
        var results = used.Select((kind, i) => Explain(kind, parts[i], pool.Shares[i])).ToList();
        return new(
            label,
            label == MomentumLabel.Stable && results.Exists(kind => kind.Direction > 0) && results.Exists(kind => kind.Direction < 0),
            Math.Exp(posterior.Quantile(0.5)), Math.Exp(posterior.Quantile(0.1)), Math.Exp(posterior.Quantile(0.9)),
            up, much, down, guarded, pool.Mean, pool.Variance, pool.Heterogeneity, results);
    }

    /// <summary>Nothing for a quarter after a year with life in it, or almost nothing for half a year after a long life.</summary>
    private static bool IsDormant(IReadOnlyList<double> commits)
    {
        double Last(int weeks) => commits.Skip(Math.Max(0, commits.Count - weeks)).Sum();
        return (Last(RateRatio.FreshWeeks) == 0 && Last(RateRatio.FreshWeeks + RateRatio.BaseWeeks) >= 26) || (Last(26) <= 2 && commits.Sum() - Last(26) > 200);
    }

    private static bool IsUsable(KindCounts kind) =>
        kind.Counts.Count >= RateRatio.FreshWeeks + RateRatio.LeastBaseWeeks
        && kind.Counts.Skip(Math.Max(0, kind.Counts.Count - RateRatio.FreshWeeks - RateRatio.BaseWeeks)).Sum() >= LeastEvents;

    private static KindMomentum Explain(KindCounts kind, Part part, double share)
    {
        var deviation = Math.Sqrt(part.Rate.Variance);
        var direction = Normal((part.Adjusted - LogUp) / deviation) > Sure ? 1 : Normal((-part.Adjusted - LogUp) / deviation) > Sure ? -1 : 0;
        return new(kind.Metric, part.Rate.Fresh, kind.Counts.TakeLast(RateRatio.FreshWeeks).Sum(), part.Rate.Expected, Math.Exp(part.Rate.Mean), Math.Exp(kind.Drift),
            part.Rate.Dispersion, share, direction, part.Rate.Mean, part.Rate.Variance);
    }

    /// <summary>One kind's rate ratio with the sector's drift taken out.</summary>
    private sealed record Part(RateRatio Rate, double Adjusted, double Weight)
    {
        public static Part Of(KindCounts kind, bool guarded)
        {
            var length = Math.Min(kind.Counts.Count, RateRatio.FreshWeeks + RateRatio.BaseWeeks);
            var counts = RateRatio.Winsorise([.. kind.Counts.TakeLast(length)]);
            if (guarded)
            {
                var fresh = counts.AsSpan(length - RateRatio.FreshWeeks);
                var strongest = fresh.IndexOf(fresh.ToArray().Max());
                fresh[strongest] = Median(fresh.ToArray());
            }

            var rate = RateRatio.Of(counts, [.. kind.Exposure.TakeLast(length)], kind.UsualDispersion);
            return new Part(rate, rate.Mean - kind.Drift, kind.Weight);
        }
    }

    /// <summary>All kinds together: weighted by what each is worth and how sure it is, wider where they disagree.</summary>
    private sealed record Pool(double Mean, double Variance, double Heterogeneity, double[] Shares)
    {
        public static Pool Of(IReadOnlyList<Part> parts)
        {
            var heterogeneity = parts.Count > 1 ? HeterogeneityOf(parts) : 0;
            var weights = parts.Select(p => p.Weight / (p.Rate.Variance + heterogeneity)).ToArray();
            var shares = weights.Select(w => w / weights.Sum()).ToArray();
            double mean = 0, variance = 0;
            for (var i = 0; i < shares.Length; i++)
            {
                mean += shares[i] * parts[i].Adjusted;
                for (var j = 0; j < shares.Length; j++)
                {
                    variance += shares[i] * shares[j] * Math.Sqrt((parts[i].Rate.Variance + heterogeneity) * (parts[j].Rate.Variance + heterogeneity)) * (i == j ? 1 : Correlation);
                }
            }

            return new Pool(mean, variance, heterogeneity, shares);
        }

        private static double HeterogeneityOf(IReadOnlyList<Part> parts)
        {
            var weights = parts.Select(p => p.Weight / p.Rate.Variance).ToArray();
            double total = weights.Sum(), squares = weights.Sum(w => w * w);
            var mean = weights.Zip(parts, (w, p) => w * p.Adjusted).Sum() / total;
            var q = weights.Zip(parts, (w, p) => w * (p.Adjusted - mean) * (p.Adjusted - mean)).Sum();
            var noise = weights.Zip(parts, (w, p) => w * w * p.Rate.Variance).Sum() / total;
            return Math.Max(0, (q - parts.Sum(p => p.Weight) + noise) / (total - squares / total));
        }
    }
}
