using Sektorradar.Model;

namespace Sektorradar.Collecting.Links;

/// <summary>One address to ask for, and all links that lead to it: they differ in what is looked for on the page.</summary>
/// <param name="Address">Without a fragment.</param>
internal sealed record LinkQuestion(Uri Address, IReadOnlyList<CitedLink> Links)
{
    /// <summary>Whether the page must be read to its end.</summary>
    public bool WantsAll => Links.Any(link => link.Quote is not null || FragmentOf(link.Address) is not null);

    /// <summary>One for each address that can be asked for.</summary>
    public static IEnumerable<LinkQuestion> Of(IEnumerable<CitedLink> links) =>
        links.Where(link => CanBeAsked(link.Address)).GroupBy(link => link.Address.GetComponents(UriComponents.HttpRequestUrl | UriComponents.UserInfo, UriFormat.UriEscaped))
            .Select(same => new LinkQuestion(new Uri(same.Key), [.. same]));

    public static bool CanBeAsked(Uri address) => address.Scheme is "http" or "https";

    /// <summary>The fragment when it names a place on the page; words to look for, places in a script's own terms and lines of a file are not judged.</summary>
    public static string? FragmentOf(Uri address)
    {
        var fragment = address.Fragment.TrimStart('#');
        return fragment.Length == 0 || address.Fragment is ['#', '/' or '!', ..] || fragment.Contains(":~:", StringComparison.Ordinal) || IsLines(fragment) ? null : fragment;
    }

    /// <summary>Lines of a file on a code host, as <c>L10-L20</c>: its script makes the places.</summary>
    private static bool IsLines(string fragment) => fragment is ['L', >= '0' and <= '9', ..] && fragment.All(letter => letter is 'L' or 'C' or '-' || char.IsAsciiDigit(letter));
}
