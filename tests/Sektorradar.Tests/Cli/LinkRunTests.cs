using System.Net;
using System.Net.Sockets;
using Sektorradar.Cli;
using Sektorradar.Collecting.Web;
using Sektorradar.Evidence;
using Sektorradar.Model;

namespace Sektorradar.Tests.Cli;

/// <summary>Checking links where there is no network.</summary>
public sealed class LinkRunTests : IDisposable
{
    private static readonly CitedLink Lamps = new(new Uri("https://a.example.org/lamps")), Lights = new(new Uri("https://b.example.org/lights"));

    private readonly TempFolder _folder = new();
    private readonly EvidenceStore _store;

    public LinkRunTests() => _store = EvidenceStore.Open(_folder["evidence.db"]);

    [Fact]
    public async Task Without_a_network_nothing_is_kept_and_nothing_is_said_to_be_checked()
    {
        var run = Run((_, _) => throw new SocketException((int)SocketError.TryAgain));

        var checks = await run.RunAsync([Lamps, Lights], TestContext.Current.CancellationToken);

        Assert.All(checks, check => Assert.Equal((LinkVerdict.NotChecked, "no-network"), (check.Verdict, check.Reason)));
        Assert.Equal("SR-524", Assert.Single(run.Problems).Code);
        Assert.Empty(_store.LinkChecks());
    }

    [Fact]
    public async Task Without_a_network_what_was_found_before_stands()
    {
        var before = new LinkCheck(Lamps.Address, LinkVerdict.Live, 200, Lamps.Address, DateTimeOffset.UnixEpoch, null, null, null, null, "ok");
        await _store.KeepAsync([before], TestContext.Current.CancellationToken);

        var checks = await Run((_, _) => throw new SocketException((int)SocketError.TryAgain)).RunAsync([Lamps, Lights], TestContext.Current.CancellationToken);

        Assert.Equal([LinkVerdict.Live, LinkVerdict.NotChecked], checks.Select(check => check.Verdict));
        Assert.Equal(before, Assert.Single(_store.LinkChecks()));
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_an_answer_of_the_name_system()
    {
        var run = Run((_, _) => throw new SocketException((int)SocketError.HostNotFound));

        var check = Assert.Single(await run.RunAsync([Lamps], TestContext.Current.CancellationToken));

        Assert.Equal((LinkVerdict.Unknown, "no-such-name"), (check.Verdict, check.Reason));
        Assert.Empty(run.Problems);
        Assert.Single(_store.LinkChecks());
    }

    [Fact]
    public async Task What_cannot_be_asked_for_needs_no_network()
    {
        var run = Run((_, _) => Task.FromResult<IPAddress[]>([]));

        var check = Assert.Single(await run.RunAsync([new CitedLink(new Uri("file:///srv/lamps"))], TestContext.Current.CancellationToken));

        Assert.Equal((LinkVerdict.NotChecked, "scheme"), (check.Verdict, check.Reason));
        Assert.Empty(run.Problems);
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private LinkRun Run(ResolveName resolve) => new(
        _store, new InternetOptions { Contact = "mailto:keeper@example.org", Pace = 0.01, FirstBackoff = TimeSpan.FromMilliseconds(1), LongestBackoff = TimeSpan.FromMilliseconds(1) }, LinkRun.Good, TimeProvider.System, resolve);
}
