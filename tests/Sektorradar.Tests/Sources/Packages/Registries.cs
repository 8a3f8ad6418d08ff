using Sektorradar.Sources.Packages;

namespace Sektorradar.Tests.Sources.Packages;

internal static class Registries
{
    public static readonly PackageRegistries Examples = new(new Uri("https://registry.example/"), new Uri("https://nuget.example/v3/index.json"), new Uri("https://pypi.example/simple/"));
}
