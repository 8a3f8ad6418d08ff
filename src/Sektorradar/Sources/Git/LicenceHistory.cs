using System.Text.RegularExpressions;
using Sektorradar.Model;

namespace Sektorradar.Sources.Git;

/// <summary>The licence files of a repository through time.</summary>
/// <param name="Choice">The files stand beside each other in the root, and the user may choose (OR); files in LICENSES each apply to a part (AND).</param>
/// <param name="Versions">Text of a file at each landing (Unix seconds) that changed it.</param>
public sealed partial record LicenceHistory(bool Choice, IReadOnlyList<(string File, long LandedAt, string Text)> Versions)
{
    private const int MostFiles = 6;

    /// <summary>Which of a tree's files (root and LICENSES) say what the licence is: one plain file, else one for each licence to choose from, else all parts.</summary>
    public static (IReadOnlyList<string> Files, bool Choice) FilesIn(IEnumerable<string> paths)
    {
        var ordered = paths.OrderBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal).ToList();
        if (ordered.Find(path => Plain().IsMatch(path)) is { } plain)
        {
            return ([plain], false);
        }

        var named = ordered.Where(path => Named().IsMatch(path)).Take(MostFiles).ToList();
        return named.Count > 0 ? (named, true) : ([.. ordered.Where(path => Part().IsMatch(path)).Take(MostFiles)], false);
    }

    /// <summary>Each day (as Unix seconds) on which the licence became another, with its SPDX expression.</summary>
    public IEnumerable<(long LandedAt, string Id)> Changes(long until)
    {
        var current = new SortedDictionary<string, string>(StringComparer.Ordinal);
        string? before = null;
        foreach (var landing in Versions.Where(version => version.LandedAt <= until).GroupBy(version => version.LandedAt).OrderBy(landing => landing.Key))
        {
            foreach (var (file, _, text) in landing)
            {
                current[file] = Licences.Recognise(text);
            }

            var id = Join([.. current.Values.Distinct().Order(StringComparer.Ordinal)]);
            if (id != before)
            {
                yield return (landing.Key, id);
            }

            before = id;
        }
    }

    /// <summary>What is not recognised says nothing beside what is, and a licence for texts says nothing of the code.</summary>
    private string Join(List<string> ids)
    {
        var recognised = ids.Where(id => id != OpenLicence.Unrecognised).ToList();
        var code = recognised.Where(id => !id.StartsWith("CC", StringComparison.Ordinal)).ToList();
        var said = code.Count > 0 ? code : recognised;
        return said.Count == 0 ? OpenLicence.Unrecognised : string.Join(Choice ? " OR " : " AND ", said);
    }

    [GeneratedRegex(@"^(licen[cs]e|copying|unlicense)(\.(md|txt|rst|adoc))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^LICENSES/[\w.+-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    [GeneratedRegex(@"^licen[cs]e[-_.][\w.+-]+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
