using Sektorradar.Model;
using static Sektorradar.Scoring.Distributions;

namespace Sektorradar.Scoring;

public enum MomentumLabel { Hot, Rising, Stable, Declining, Dormant, NotRated }

/// <summary>What one kind of signal says.</summary>
/// <param name="Fresh">Count of the 13 fresh weeks, single wild weeks cut; <paramref name="FreshRaw"/> is uncut.</param>
/// <param name="Expected">What the base weeks led one to expect in those weeks, season considered, sector drift not.</param>
/// <param name="Ratio">Change as the kind itself shows it, before drift is taken out.</param>
/// <param name="SectorRatio">The change that the sector had in this kind.</param>
/// <param name="Share">Share of the pooled estimate, 0 to 1.</param>
/// <param name="Direction">1 up, -1 down (both with probability over 0.8 after drift), else 0.</param>
public sealed record KindMomentum(
    Metric Metric, double Fresh, double FreshRaw, double Expected, double Ratio, double SectorRatio, double Dispersion, double Share, int Direction, double LogRatio, double Variance)
{
    /// <summary>How many of the 13 fresh weeks are known.</summary>
    public int Weeks { get; init; } = RateRatio.FreshWeeks;

    /// <summary>It went down against the sector, and in itself by more than 13 % too.</summary>
    public bool Fell => Direction < 0 && LogRatio < -Momentum.LogUp;
}

/// <summary>How activity changed in one run: the last 13 complete weeks against the year before, what the whole sector did taken out.</summary>
/// <param name="Label">Of this run alone; what is printed is the label of <see cref="LabelState"/>.</param>
/// <param name="Ratio">Median of the posterior; 1 = unchanged. <paramref name="Low"/> and <paramref name="High"/> are the ends of the 80 % interval.</param>
/// <param name="Up">Probability of more than +15 %; <paramref name="Much"/> of more than +75 %; <paramref name="Down"/> of more than -13 %.</param>
/// <param name="UpGuarded">The same as <paramref name="Up"/> without the strongest fresh week of each kind.</param>
/// <param name="Disagree">Stable because one kind went up and another down.</param>
public sealed record Momentum(
    MomentumLabel Label, bool Disagree, double Ratio, double Low, double High, double Up, double Much, double Down, double UpGuarded,
    double LogRatio, double Variance, double Heterogeneity, IReadOnlyList<KindMomentum> Kinds)
{
    private const double Enter = 0.7, Guard = 0.5, Sure = 0.8;

    /// <summary>What counts as a change: +15 %, or -13 %.</summary>
    internal static readonly double LogUp = Math.Log(1.15);

    public bool IsRated => Kinds.Count > 0;

    /// <summary>What the memory of labels looks at; null without a score.</summary>
    public Odds? Odds => IsRated || Label == MomentumLabel.Dormant ? new Odds(Up, Much, Down, UpGuarded, Label == MomentumLabel.Dormant) : null;

    /// <param name="kinds">Those that can be used.</param>
    /// <param name="drift">Logarithm of the change that the whole sector had in a kind; it is taken out.</param>
    public static Momentum Of(IReadOnlyList<RateRatio> kinds, Func<Metric, double> drift, Prior prior, bool dormant)
    {
        if (kinds.Count == 0)
        {
            return new(dormant ? MomentumLabel.Dormant : MomentumLabel.NotRated, false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, []);
        }

        var pool = PoolOf(kinds, drift, guarded: false);
        var posterior = new Posterior(pool.Change, prior);
        var (up, much, down, guarded, _) = Scoring.Odds.Of(posterior, new Posterior(PoolOf(kinds, drift, guarded: true).Change, prior), dormant);
        var label = dormant ? MomentumLabel.Dormant
            : much > Enter && guarded > Guard ? MomentumLabel.Hot
            : up > Enter && guarded > Guard ? MomentumLabel.Rising
            : down > Enter ? MomentumLabel.Declining
            : MomentumLabel.Stable;
        var results = kinds.Select((kind, i) => Explain(kind, drift(kind.Kind.Metric), pool.Shares[i])).ToList();
        return new(
            label,
            label == MomentumLabel.Stable && results.Exists(kind => kind.Direction > 0) && results.Exists(kind => kind.Direction < 0),
            Math.Exp(posterior.Quantile(0.5)), Math.Exp(posterior.Quantile(0.1)), Math.Exp(posterior.Quantile(0.9)),
            up, much, down, guarded, pool.Change.Mean, pool.Change.Variance, pool.Heterogeneity, results);
    }

    /// <summary>The kinds' changes pooled, what the whole sector did taken out of each.</summary>
    internal static Pool PoolOf(IReadOnlyList<RateRatio> kinds, Func<Metric, double> drift, bool guarded)
    {
        Span<Estimate> changes = stackalloc Estimate[kinds.Count];
        Span<double> worth = stackalloc double[kinds.Count];
        for (var i = 0; i < kinds.Count; i++)
        {
            var change = guarded ? kinds[i].Guarded : kinds[i].Change;
            (changes[i], worth[i]) = (change with { Mean = change.Mean - drift(kinds[i].Kind.Metric) }, kinds[i].Kind.Weight);
        }

        return Pool.Of(changes, worth);
    }

    private static KindMomentum Explain(RateRatio kind, double drift, double share)
    {
        var (adjusted, deviation) = (kind.Change.Mean - drift, Math.Sqrt(kind.Change.Variance));
        var direction = Normal((adjusted - LogUp) / deviation) > Sure ? 1 : Normal((-adjusted - LogUp) / deviation) > Sure ? -1 : 0;
        return new(kind.Kind.Metric, kind.Fresh, kind.FreshRaw, kind.Expected, Math.Exp(kind.Change.Mean), Math.Exp(drift), kind.Dispersion, share, direction,
            kind.Change.Mean, kind.Change.Variance) { Weeks = kind.KnownWeeks };
    }
}
