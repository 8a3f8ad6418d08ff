namespace Sektorradar.Cli;

/// <summary>The remedies of <c>docs/problems.md</c>, which is built into the program so that both say the same.</summary>
internal static class ProblemCatalogue
{
    private static readonly Lazy<Dictionary<string, string>> Remedies = new(Read);

    public static string RemedyOf(string code) => Remedies.Value.GetValueOrDefault(code, "");

    private static Dictionary<string, string> Read()
    {
        using var stream = typeof(ProblemCatalogue).Assembly.GetManifestResourceStream("problems.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Where(line => line.StartsWith("| SR-", StringComparison.Ordinal))
            .Select(line => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries)).ToDictionary(row => row[0], row => row[2]);
    }
}
