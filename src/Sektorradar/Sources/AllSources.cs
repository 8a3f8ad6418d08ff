namespace Sektorradar.Sources;

/// <summary>The list of sources besides git histories. Adding one is adding a line here.</summary>
public static class AllSources
{
    public static IReadOnlyList<ISource> List { get; } =
    [
    ];
}
