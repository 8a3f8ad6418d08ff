using System.Text.RegularExpressions;

namespace Sektorradar.Sources.Git;

/// <summary>Programs that commit. Matched against the author's name and address. People called Talbot, Abbot and Jenkins are none.</summary>
internal static partial class Bots
{
    public static bool IsBot(string nameOrAddress) => Pattern().IsMatch(nameOrAddress);

    [GeneratedRegex(
        @"\[bot\]|dependabot|renovate|greenkeeper|github-actions|(?<!tal|ab)bot@|\bbot\b|_bot\b|(snyk|pyup|pulumi|release)-bot|ci-robot|hashicorp-copywrite|tf-release|automation@|(?<![^-_])jenkins@|hc-github-team|web-flow",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
