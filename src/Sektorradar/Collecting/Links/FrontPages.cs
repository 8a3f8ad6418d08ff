using System.Collections.Concurrent;
using Sektorradar.Collecting.Web;
using Sektorradar.Model;

namespace Sektorradar.Collecting.Links;

/// <summary>
/// Which servers say of their own front page that it is not there, or hide it behind a wall: what they say of another page may be said to every
/// program. Each is asked once, and only when one of its pages would be gone.
/// </summary>
internal sealed class FrontPages(LinkVisitor visitor)
{
    private readonly ConcurrentDictionary<string, Task<Look>> _looks = new(StringComparer.OrdinalIgnoreCase);

    public async Task<bool> AreHiddenAsync(Uri address, CancellationToken cancel)
    {
        var site = address.GetLeftPart(UriPartial.Authority);
        var look = await _looks.GetOrAdd(site, _ => visitor.LookAsync(new LinkQuestion(new Uri(site), []), plain: true, impatient: false, cancel));
        return look.Verdict == LinkVerdict.Gone || look.Reason == Reasons.BotWall;
    }
}
