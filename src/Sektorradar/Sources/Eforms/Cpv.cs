namespace Sektorradar.Sources.Eforms;

/// <summary>The part of the common procurement vocabulary that is about information technology.</summary>
public static class Cpv
{
    /// <summary>Computers and their equipment, software, and services for them.</summary>
    public static IReadOnlyList<string> InformationTechnology { get; } = ["302", "48", "72"];

    public static bool IsInformationTechnology(string code) => InformationTechnology.Any(division => code.StartsWith(division, StringComparison.Ordinal));
}
