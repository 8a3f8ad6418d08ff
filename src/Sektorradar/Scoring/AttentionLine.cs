using static Sektorradar.Scoring.Distributions;

namespace Sektorradar.Scoring;

/// <summary>How much attention substance usually gets in a sector: a line that few subjects cannot bend.</summary>
/// <param name="At">Logarithm (base 2) of the attention where substance is 0; <paramref name="Slope"/> for each unit of substance.</param>
/// <param name="Spread">Of the subjects around the line, as a standard deviation.</param>
public sealed record AttentionLine(double At, double Slope, double Spread)
{
    internal const int LeastSubjects = 15;
    internal const double UsualAt = -4.9, UsualSlope = 6.7, UsualSpread = 1.9;
    private const double LeastApart = 0.05;

    /// <summary>For a sector in which too few subjects can be compared; <c>HypeCalibrationTests</c> measures it on a large one.</summary>
    public static readonly AttentionLine Usual = new(UsualAt, UsualSlope, UsualSpread);

    /// <summary>Theil–Sen: the median of the slopes of all pairs whose substance differs, and of what remains.</summary>
    public static AttentionLine Of(IReadOnlyList<(double Substance, double Attention)> subjects)
    {
        if (subjects.Count < LeastSubjects)
        {
            return Usual;
        }

        var slope = Median(
            from one in subjects
            from other in subjects
            where other.Substance - one.Substance > LeastApart
            select (other.Attention - one.Attention) / (other.Substance - one.Substance));
        var at = Median(subjects.Select(subject => subject.Attention - slope * subject.Substance));
        var rest = subjects.Select(subject => subject.Attention - at - slope * subject.Substance).ToList();
        var middle = Median(rest);
        var spread = 1.4826 * Median(rest.Select(one => Math.Abs(one - middle)));
        return spread > 0 ? new(at, slope, spread) : Usual;
    }

    public double Excess(double attention, double substance) => attention - (At + Slope * substance);
}
