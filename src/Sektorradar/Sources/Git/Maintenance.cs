using System.Text.RegularExpressions;

namespace Sektorradar.Sources.Git;

/// <summary>Whether a README says at its top that the project has ended. Strict: a mention of something else that is deprecated does not count.</summary>
public static partial class Maintenance
{
    private const int Top = 2500;

    public static bool SaysItHasEnded(string readme) => Ended().IsMatch(readme.Length > Top ? readme[..Top] : readme);

    [GeneratedRegex(
        @"\bthis\s+(git\s*hub\s+)?(repository|repo|project|package|library)\s+(is|has\s+been|was)\s+(now\s+|officially\s+|being\s+)?"
        + @"(archived|deprecated|sunset|discontinued|abandoned|unmaintained|no\s+longer\s+(being\s+)?(actively\s+)?(maintained|developed|supported|under\s+(active\s+)?development))"
        + @"|^\W*(\[|!\[)?(archived|deprecated|unmaintained|discontinued|project\s+archived)\b(?![-/\w])[^\n]{0,20}$"
        + @"|\b(is|has\s+been)\s+(now\s+)?(deprecated|sunset|discontinued)\s+(and|as\s+of|in\s+favou?r\s+of)\b[^\n]{0,80}\b(archived|no\s+longer|successor|instead|repository)",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Ended();
}
