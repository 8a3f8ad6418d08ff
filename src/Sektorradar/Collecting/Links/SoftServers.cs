using System.Collections.Concurrent;
using Sektorradar.Collecting.Web;
using Sektorradar.Model;

namespace Sektorradar.Collecting.Links;

/// <summary>Which servers show one page for whatever is asked for. Each is asked once for each folder, and only when a page in it looks doubtful.</summary>
internal sealed class SoftServers(LinkVisitor visitor)
{
    private readonly ConcurrentDictionary<string, Task<Visit>> _probes = new(StringComparer.OrdinalIgnoreCase);

    /// <returns>Whether the server shows the same page elsewhere; null when that cannot be told.</returns>
    public async Task<bool?> ShowsElsewhereAsync(Look look, CancellationToken cancel)
    {
        var probe = await ProbeAsync(look.Address, cancel);
        return probe.Status is 404 or 410 ? false
            : probe.Problem is not null || probe.Status is not (200 or 203) ? null
            : probe.Body.AsSpan().SequenceEqual(look.Visit.Body) || (look.Page is { } page && Page.Of(probe.Body, probe.Charset) is var other && other.Title == page.Title && other.Text == page.Text);
    }

    /// <summary>Whether the server shows a page with this digest elsewhere.</summary>
    public async Task<bool> ShowsElsewhereAsync(Uri address, string digest, CancellationToken cancel) =>
        await ProbeAsync(address, cancel) is { Problem: null, IsWhole: true } probe && BodyDigest.Of(probe.Body) == digest;

    private Task<Visit> ProbeAsync(Uri beside, CancellationToken cancel) => _probes.GetOrAdd(new Uri(beside, ".").GetLeftPart(UriPartial.Path), _ => visitor.ProbeAsync(beside, cancel));
}
