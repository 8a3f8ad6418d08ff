using System.Text;

namespace Sektorradar.Sources.Privacy;

/// <summary>The names that are looked for. Every word in them has a number, so that a place in a body is a list of numbers.</summary>
internal sealed class FieldNames
{
    public const int Other = -1;

    private readonly List<byte[]> _words = [];
    private readonly List<int[]> _paths = [];

    /// <param name="local">Whether prefixes (<c>dc:creator</c>) are left out.</param>
    public FieldNames(IEnumerable<string> names, bool local)
    {
        foreach (var name in names.Where(name => name.Length > 0))
        {
            _paths.Add([.. name.Split('.').Select(word => Number(local ? Local(word) : word))]);
            if (_paths[^1].Length > 1)
            {
                // A dot may also be part of one name.
                _paths.Add([Number(local ? Local(name) : name)]);
                AreNested = true;
            }
        }
    }

    /// <summary>Whether it matters what a field stands in.</summary>
    public bool AreNested { get; }

    public bool AreAscii => _words.TrueForAll(word => Ascii.IsValid(word));

    /// <returns>The number of a word, or <see cref="Other"/>.</returns>
    public int this[ReadOnlySpan<byte> word]
    {
        get
        {
            for (var i = 0; i < _words.Count; i++)
            {
                if (word.SequenceEqual(_words[i]))
                {
                    return i;
                }
            }

            return Other;
        }
    }

    /// <param name="place">Numbers of what the field stands in, the innermost last.</param>
    public bool Contain(int field, List<int> place)
    {
        if (field == Other)
        {
            return false;
        }

        foreach (var path in _paths)
        {
            if (path[^1] == field && path.Length - 1 <= place.Count && EndsWith(place, path))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWith(List<int> place, int[] path)
    {
        for (var i = 1; i < path.Length; i++)
        {
            if (place[^i] != path[^(i + 1)])
            {
                return false;
            }
        }

        return true;
    }

    private int Number(string word)
    {
        var bytes = Encoding.UTF8.GetBytes(word);
        var number = this[bytes];
        if (number == Other)
        {
            number = _words.Count;
            _words.Add(bytes);
        }

        return number;
    }

    private static string Local(string word) => word[(word.LastIndexOf(':') + 1)..];
}
