using Sektorradar.Collecting.Links;
using Sektorradar.Collecting.Web;
using Sektorradar.Model;
using Sektorradar.Tests.Collecting.Web;

namespace Sektorradar.Tests.Collecting.Links;

/// <summary>A test that checks links on the fake internet.</summary>
public abstract class LinkTest : InternetTest
{
    private protected static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private protected const string Page = "<!doctype html><html><head><title>Lamps of the coast</title></head><body><h1>Lamps</h1><p>Forty lamps were lit along the coast this year.</p></body></html>";

    /// <summary>A page for readers; robots.txt is not there.</summary>
    private protected static Serving Html(string body = Page) => Serve.Text(body, "text/html; charset=utf-8");

    /// <summary>Serves pages by path, and a front page; robots.txt and everything else is not there.</summary>
    private protected Task ServePagesAsync(params (string Path, Serving Serving)[] pages) =>
        ServeAsync(asked => pages.FirstOrDefault(page => page.Path == asked.Path).Serving ?? (asked.Path == "/" ? Html() : Serve.Status(404, "nothing")));

    private protected Task<LinkCheck> CheckAsync(Uri address, string? quote = null, Func<InternetOptions, InternetOptions>? change = null) =>
        CheckAsync(new CitedLink(address, quote), change);

    private protected async Task<LinkCheck> CheckAsync(CitedLink link, Func<InternetOptions, InternetOptions>? change = null) => Assert.Single(await CheckAllAsync([link], change));

    /// <summary>The last check of each link.</summary>
    private protected async Task<IReadOnlyList<LinkCheck>> CheckAllAsync(IEnumerable<CitedLink> links, Func<InternetOptions, InternetOptions>? change = null)
    {
        var last = new Dictionary<(string, string?), LinkCheck>();
        await foreach (var check in new LinkChecker(Connect(change), TimeProvider.System, Pause).RunAsync(links, Cancel))
        {
            last[(check.Address.AbsoluteUri, check.Words)] = check;
        }

        return [.. last.Values];
    }

    private protected static void Is(LinkVerdict verdict, string reason, LinkCheck check) => Assert.Equal((verdict, reason), (check.Verdict, check.Reason));

    /// <summary>How often an address was asked for.</summary>
    private protected int Times(string path) => Fake.All.Count(asked => asked.Path == path);
}
