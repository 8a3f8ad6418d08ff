using Sektorradar.Sources;
using Sektorradar.Sources.MailPosture;

namespace Sektorradar.Tests.Sources.MailPosture;

public sealed class MailPostureSourceContractTests : SourceContract
{
    protected override ISource Source { get; } = new MailPostureSource();

    protected override Target Target { get; } = new("lamp.kommune.no", "lamp.kommune.no");

    protected override IReadOnlyList<string> Recordings => ["dns/lamp.json"];
}
