using Sektorradar.Sources;
using Sektorradar.Sources.Landscape;

namespace Sektorradar.Tests.Sources.Landscape;

public sealed class LandscapeSourceContractTests : SourceContract
{
    protected override ISource Source { get; } = new LandscapeSource();

    protected override Target Target { get; } = new("github.com/cncf/landscape", "https://github.com/cncf/landscape");

    protected override IReadOnlyList<string> Recordings => ["cncf/landscape.yml"];
}
