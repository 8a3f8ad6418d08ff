namespace Sektorradar.Sources.Packages;

/// <summary>
/// Where packages come from on this machine: addresses from the user's own client configuration, without credentials. No address of a registry
/// stands in the program (ADR 18).
/// </summary>
/// <param name="Npm">The registry; null when none is configured.</param>
/// <param name="NuGetIndex">The service index of the first source.</param>
/// <param name="PyPi">The index, as <c>https://pypi.example/simple/</c>.</param>
public sealed record PackageRegistries(Uri? Npm, Uri? NuGetIndex, Uri? PyPi)
{
    public static readonly PackageRegistries None = new(null, null, null);

    /// <summary>Files of the clients' configuration that are there but could not be read; whoever misses an address should know.</summary>
    public IReadOnlyList<string> Unreadable { get; init; } = [];

    /// <summary>Where the counts of npm downloads are served: a registry whose host begins with <c>registry.</c> has them beside it, at <c>api.</c>; others have none.</summary>
    public Uri? NpmCounts => Npm is { } npm && npm.Host.StartsWith("registry.", StringComparison.OrdinalIgnoreCase) && npm.AbsolutePath == "/"
        ? new UriBuilder(npm) { Host = "api." + npm.Host["registry.".Length..] }.Uri
        : null;
}
