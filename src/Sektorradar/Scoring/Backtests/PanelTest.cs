using Sektorradar.Model;

namespace Sektorradar.Scoring.Backtests;

/// <summary>How often a label that points somewhere was right.</summary>
/// <param name="Cases">How many cases got it.</param>
/// <param name="Held">Share of them after which the next half year lay on the same side; <paramref name="Reversed"/> on the other by more than 10 %.</param>
public sealed record LabelFigures(int Cases, double Held, double Reversed);

/// <summary>A method on a real panel.</summary>
/// <param name="RiseAuc">How well its ranks tell a later rise of more than 10 % from none; NaN for a method without ranks.</param>
/// <param name="RiseGain">By how much it is above the method under test, as a 90 % interval by topics; null for the method itself.</param>
/// <param name="Labelled">Share of the cases with a label that points up or down.</param>
/// <param name="ChangesPerYear">Changes of label of a topic in a year.</param>
public sealed record MethodFigures(
    string Name, double RiseAuc, double FallAuc, Interval? RiseInterval, Interval? FallInterval, Interval? RiseGain, Interval? FallGain,
    LabelFigures Rising, LabelFigures Declining, double Labelled, double ChangesPerYear, double Rps);

/// <param name="Climatology">RPS of one who always says how often each class comes.</param>
public sealed record PanelFigures(
    int Topics, int Cases, double RiseShare, double FallShare, IReadOnlyList<MethodFigures> Methods, IReadOnlyList<CalibrationBin> Calibration, double CalibrationError, double Brier, double BrierSkill,
    double Climatology, double RpsSkill, IReadOnlyDictionary<MomentumLabel, double> TimeShares);

/// <summary>The method against simple rivals on what really came.</summary>
internal static class PanelTest
{
    /// <summary>What a rate does by itself in half a year, as a variance of its logarithm: it makes a statement about now one about then.</summary>
    private const double Ahead = 0.09;
    private static readonly double Tenth = Math.Log(1.1);

    public static PanelFigures Of(IReadOnlyList<Case> all, ulong seed, CancellationToken stop)
    {
        var cases = all.Where(c => c.Outcome is not null).ToList();
        var outcomes = cases.Select(c => c.Outcome!.Value).ToArray();
        bool[] rose = [.. outcomes.Select(o => o > Tenth)], fell = [.. outcomes.Select(o => o < -Tenth)];
        int[] topics = [.. cases.Select(c => c.Topic)], classes = [.. outcomes.Select(o => o < -Momentum.LogUp ? 0 : o > Momentum.LogUp ? 2 : 1)];
        double[] own = [.. cases.Select(c => Method.PosteriorOf(c.Momentum, c.Prior).Mean)];
        var posteriors = cases.Select(c => Method.PosteriorOf(c.Momentum, c.Prior).Widened(Ahead)).ToList();
        var methods = new List<MethodFigures>
        {
            Figures(Labelling.Raw, own, c => (int)c.Momentum.Label, c => Method.Direction(c.Momentum.Label), null, posteriors.Select((p, i) => Measures.Rps(Said(p), classes[i])).Average()),
            Figures(Labelling.AsPrinted, null, c => (int)c.Printed, c => Method.Direction(c.Printed), null, double.NaN),
        };
        methods.AddRange(Rivals.All.Select(rival =>
        {
            double[] ranks = [.. cases.Select(c => rival.Rank(c.Authors))];
            var rps = ranks.Select((rank, i) => Measures.Rps(rank > Momentum.LogUp ? (0, 0, 1) : rank < -Momentum.LogUp ? (1, 0, 0) : (0, 1, 0), classes[i])).Average();
            return Figures(rival.Name, ranks, c => rival.Direction(c.Authors), c => rival.Direction(c.Authors), own, rival == Rivals.ZScore || rival == Rivals.MannKendall ? double.NaN : rps);
        }));

        double[] said = [.. posteriors.Select(p => p.Above(0))];
        bool[] above = [.. outcomes.Select(o => o > 0)];
        var bins = Measures.Calibration(said, above);
        double brier = said.Select((p, i) => Math.Pow(p - (above[i] ? 1 : 0), 2)).Average(), often = above.Average(a => a ? 1.0 : 0);
        var shares = (Fall: Share(classes, 0), Same: Share(classes, 1), Rise: Share(classes, 2));
        var climatology = classes.Average(came => Measures.Rps(shares, came));
        return new PanelFigures(topics.Distinct().Count(), cases.Count, rose.Average(r => r ? 1.0 : 0), fell.Average(f => f ? 1.0 : 0), methods, bins, Measures.CalibrationError(bins),
            brier, 1 - brier / (often * (1 - often)), climatology, 1 - methods[0].Rps / climatology,
            all.GroupBy(c => c.Printed).ToDictionary(label => label.Key, label => (double)label.Count() / all.Count));

        MethodFigures Figures(string name, double[]? ranks, Func<Case, int> label, Func<Case, int> direction, double[]? against, double rps)
        {
            int[] directions = [.. cases.Select(direction)];
            Interval? Gain(double sign, bool[] came) => ranks is null || against is null ? null : Measures.Bootstrap(topics, picked => Auc(against, came, picked, sign) - Auc(ranks, came, picked, sign), seed, stop);
            Interval? Spread(double sign, bool[] came) => ranks is null ? null : Measures.Bootstrap(topics, picked => Auc(ranks, came, picked, sign), seed, stop);
            return new MethodFigures(name, ranks is null ? double.NaN : Measures.Auc(ranks, rose), ranks is null ? double.NaN : Measures.Auc([.. ranks.Select(r => -r)], fell),
                Spread(1, rose), Spread(-1, fell), Gain(1, rose), Gain(-1, fell), Held(directions, 1), Held(directions, -1), directions.Average(d => d == 0 ? 0.0 : 1), Changes(all, label), rps);
        }

        LabelFigures Held(int[] directions, int side)
        {
            var labelled = outcomes.Where((_, i) => directions[i] == side).Select(o => side * o).ToList();
            return labelled.Count == 0 ? new LabelFigures(0, double.NaN, double.NaN) : new LabelFigures(labelled.Count, labelled.Average(o => o > 0 ? 1.0 : 0), labelled.Average(o => o < -Tenth ? 1.0 : 0));
        }
    }

    private static double Auc(double[] ranks, bool[] came, IReadOnlyList<int> picked, double sign) => Measures.Auc([.. picked.Select(i => sign * ranks[i])], [.. picked.Select(i => came[i])]);

    private static (double Fall, double Same, double Rise) Said(Posterior posterior) =>
        (posterior.Below(-Momentum.LogUp), 1 - posterior.Below(-Momentum.LogUp) - posterior.Above(Momentum.LogUp), posterior.Above(Momentum.LogUp));

    private static double Share(int[] classes, int of) => classes.Average(c => c == of ? 1.0 : 0);

    private static double Changes(IReadOnlyList<Case> all, Func<Case, int> label)
    {
        var changes = all.GroupBy(c => c.Topic).Sum(topic => topic.Select(label).ToArray() is var labels ? labels.Zip(labels.Skip(1), (a, b) => a == b ? 0 : 1).Sum() : 0);
        return changes / (all.Count * Method.RunWeeks / 52.0);
    }
}
