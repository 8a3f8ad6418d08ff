using System.Text.RegularExpressions;

namespace Sektorradar.Sources.Git;

/// <summary>Programs that commit. Matched against the author's name and against the address.</summary>
internal static partial class Bots
{
    public static bool IsBot(string nameOrAddress) => Pattern().IsMatch(nameOrAddress);

    // People are called Jenkins, Talbot, Abbot and Cabot: jenkins must be a word of its own in the address' local part, and those surnames are no robots.
    [GeneratedRegex(
        @"\[bot\]|dependabot|renovate|greenkeeper|github-actions|(?<!tal|ab|ca)bot@|\bbot\b|_bot\b|(snyk|pyup|pulumi|release)-bot|ci-robot"
        + @"|hashicorp-copywrite|tf-release|automation@|(?<![^-_])jenkins@|^zuul(@|\z)|hc-github-team|web-flow",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
