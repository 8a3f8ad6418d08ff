using System.Runtime.CompilerServices;

namespace Sektorradar.Tests;

/// <summary>Reads the tables in docs/, so that the documentation is the specification.</summary>
internal static class Docs
{
    /// <summary>The repository's root, from where this file was compiled.</summary>
    public static string Root { get; } = FindRoot();

    public static IEnumerable<string[]> Table(string document, string firstColumn) =>
        File.ReadLines(Path.Combine(Root, "docs", document))
            .SkipWhile(line => !line.StartsWith($"| {firstColumn} |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries));

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath("../..", Path.GetDirectoryName(here)!);
}
