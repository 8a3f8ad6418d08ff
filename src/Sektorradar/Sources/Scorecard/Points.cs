namespace Sektorradar.Sources.Scorecard;

/// <summary>Points of the OpenSSF Scorecard: 0 to 10.</summary>
internal static class Points
{
    public const decimal NotChecked = -1;

    public static bool AreKnown(decimal points) => points is >= 0 and <= 10;
}
