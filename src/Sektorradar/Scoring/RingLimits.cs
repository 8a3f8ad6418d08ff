namespace Sektorradar.Scoring;

/// <summary>What the ring rules ask for. To enter a ring takes more than to stay in it.</summary>
/// <param name="AdoptShare">0 to 1.</param>
/// <param name="LeastGrade">Substance by which what only projects do comes onto the radar, at the low end of its interval.</param>
internal sealed record RingLimits(int AdoptOrganisations, decimal AdoptShare, int TryOrganisations, Confidence Rising, int LeastGrade)
{
    public static RingLimits Enter { get; } = new(5, 0.20m, 2, Confidence.Medium, 4);

    public static RingLimits Stay { get; } = new(4, 0.15m, 1, Confidence.Low, 3);
}
