using Sektorradar.Sources;
using Sektorradar.Sources.EndOfLife;

namespace Sektorradar.Tests.Sources.EndOfLife;

public sealed class EndOfLifeSourceContractTests : SourceContract
{
    protected override ISource Source { get; } = new EndOfLifeSource();

    protected override Target Target { get; } = new("github.com/endoflife-date/endoflife.date", "https://github.com/endoflife-date/endoflife.date");

    protected override IReadOnlyList<string> Recordings => ["endoflife/products.txt"];
}
