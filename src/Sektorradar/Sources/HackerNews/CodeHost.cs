namespace Sektorradar.Sources.HackerNews;

/// <summary>Tells links to a repository from other links.</summary>
internal static class CodeHost
{
    private static readonly HashSet<string> Hosts = ["github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "git.sr.ht"];

    /// <summary>First parts of a path that are the host's own pages and nobody's account.</summary>
    private static readonly HashSet<string> Pages =
    [
        "about", "apps", "blog", "collections", "customer-stories", "enterprise", "events", "explore", "features", "groups", "issues", "login", "marketplace", "notifications", "orgs",
        "organizations", "pricing", "pulls", "readme", "search", "security", "settings", "solutions", "sponsors", "stars", "team", "topics", "trending", "user", "users", "-",
    ];

    /// <returns>Host, owner and name, joined by slashes; null when the link leads to no repository.</returns>
    public static string? Repository(Uri link)
    {
        var host = link.Host.StartsWith("www.", StringComparison.Ordinal) ? link.Host[4..] : link.Host;
        var path = link.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (!Hosts.Contains(host) || path.Length < 2 || Pages.Contains(path[0].ToLowerInvariant()))
        {
            return null;
        }

        // Groups of groups, where "-" ends the name of the project.
        var name = host == "gitlab.com" ? path.TakeWhile(part => part != "-").ToArray() : path[..2];
        name[^1] = name[^1].EndsWith(".git", StringComparison.Ordinal) ? name[^1][..^4] : name[^1];
        return name.Length < 2 || name[^1].Length == 0 ? null : $"{host}/{string.Join('/', name)}";
    }
}
