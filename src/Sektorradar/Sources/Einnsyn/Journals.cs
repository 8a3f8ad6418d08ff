using Sektorradar.Model;

namespace Sektorradar.Sources.Einnsyn;

/// <summary>What both sources of public journals share: the phrases that are asked for, and how.</summary>
internal static class Journals
{
    public const string Address = "https://api.einnsyn.no";

    /// <summary>Each phrase once, also where several subjects are asked for with it.</summary>
    public static IEnumerable<Target> Targets(Sector sector) =>
        sector.Watch.Questions.SelectMany(question => question.Journals).Distinct(StringComparer.Ordinal).Select(phrase => new Target(phrase, Quoted(phrase)));

    /// <summary>
    /// The search joins words by AND and reads a sign before a word as an operator; in quotes it looks for exactly these words in this order.
    /// A single word stays as it is, because only so its inflections are found; a sector that wants it exactly writes the quotes itself.
    /// </summary>
    private static string Quoted(string phrase) =>
        (phrase.Length > 2 && phrase[0] == '"' && phrase[^1] == '"') || (!phrase.Any(char.IsWhiteSpace) && char.IsLetterOrDigit(phrase[0]) && !phrase.Contains('"', StringComparison.Ordinal))
            ? phrase
            : $"\"{phrase.Replace("\"", "", StringComparison.Ordinal)}\"";
}
