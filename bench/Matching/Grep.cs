using System.Diagnostics;
using System.Globalization;

namespace Sektorradar.Bench;

/// <summary>grep with a list of names, What it prints is counted and thrown away.</summary>
internal static class Grep
{
    public static long Run(string locale, IReadOnlyList<string> options, string names, string text)
    {
        var counts = options.Contains("-c") ? "cat" : "wc -l";
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"LC_ALL={locale} grep {string.Join(' ', options)} -f '{names}' '{text}' | {counts}"]) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return long.Parse(said.Trim(), CultureInfo.InvariantCulture);
    }
}
