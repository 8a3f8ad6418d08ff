using Sektorradar.Model;

namespace Sektorradar.Sectors;

internal readonly record struct Place(string Path, long Line)
{
    public override string ToString() => $"{Path}:{Line}";
}

/// <summary>Collects what is wrong, so that an editor sees all of it at once.</summary>
internal sealed class Mistakes
{
    private readonly List<(Place Place, Problem Problem)> _found = [];

    public int Count => _found.Count;

    public void Add(string code, string detail, Place place) => _found.Add((place, new Problem(code, detail, place.ToString())));

    /// <summary>For what has no line: a file that is missing, misplaced or too large.</summary>
    public void AddFile(string code, string detail, string path) => _found.Add((new Place(path, 0), new Problem(code, detail, path)));

    public IReadOnlyList<Problem> InOrder() =>
        [.. _found.OrderBy(found => found.Place.Path, StringComparer.Ordinal).ThenBy(found => found.Place.Line).Select(found => found.Problem)];
}
