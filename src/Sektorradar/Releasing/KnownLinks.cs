namespace Sektorradar.Releasing;

/// <summary>Where a page may lead: to files of the edition, and to addresses that its files of claims have. Nothing else is linked.</summary>
internal sealed class KnownLinks
{
    // Repositories need not be on the web.
    private static readonly string[] Schemes = ["https", "http", "ssh", "git", "file"];

    private readonly IReadOnlySet<string> _files;
    private readonly KnownLinks? _wider;
    private readonly HashSet<string> _addresses = [];

    /// <param name="files">All of the edition, by path.</param>
    /// <param name="wider">What the report leads to: its dossiers may too.</param>
    public KnownLinks(IReadOnlySet<string> files, EditionFile claims, KnownLinks? wider = null)
    {
        (_files, _wider) = (files, wider);
        var subjects = claims.Subjects.Select(id => claims.SubjectOf(id)!).ToList();
        _addresses.UnionWith(claims.Sources.SelectMany(source => new[] { source["link"], source["movedTo"] }).Select(address => address?.GetValue<string>()).OfType<string>());
        _addresses.UnionWith(subjects.Select(subject => subject["homepage"]?.GetValue<string>()).OfType<string>());
        _addresses.UnionWith(subjects.SelectMany(subject => subject["repositories"]!.AsArray()).Select(address => EditionFile.Text(address)));
    }

    /// <param name="page">The page's path.</param>
    /// <param name="address">As it stands on the page.</param>
    public bool Knows(string page, string address) => address.Contains("://", StringComparison.Ordinal)
        ? (_addresses.Contains(address) && Schemes.Contains(address.Split(':')[0])) || _wider?.Knows(page, address) == true
        : _files.Contains(InEdition(page, address.Split('#')[0]));

    /// <summary>What one of the edition's other files of claims leads to besides.</summary>
    public KnownLinks And(EditionFile claims) => new(_files, claims, this);

    private static string InEdition(string page, string address)
    {
        List<string> folders = [.. page.Split('/').SkipLast(1)];
        foreach (var part in address.Split('/'))
        {
            if (part != "..")
            {
                folders.Add(part);
            }
            else if (folders.Count > 0)
            {
                folders.RemoveAt(folders.Count - 1);
            }
        }

        return string.Join('/', folders);
    }
}
