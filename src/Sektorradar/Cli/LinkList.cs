using Sektorradar.Model;

namespace Sektorradar.Cli;

/// <summary>A text file with an address on each line. Empty lines, and those that begin with a number sign, are passed over.</summary>
internal static class LinkList
{
    /// <exception cref="InputException">SR-403: there is no such file; SR-111: lines that are no addresses, all of them.</exception>
    public static IReadOnlyList<CitedLink> Read(string file)
    {
        var lines = Lines(file).Select((line, i) => (Text: line.Trim(), Number: i + 1)).Where(line => line.Text.Length > 0 && line.Text[0] != '#')
            .Select(line => (line.Number, line.Text, Address: Uri.TryCreate(line.Text, UriKind.Absolute, out var address) && line.Text.Contains(':', StringComparison.Ordinal) && line.Text[0] != '/' ? address : null)).ToList();
        var wrong = lines.Where(line => line.Address is null).Select(line => new Problem("SR-111", $"\"{(line.Text.Length > 100 ? line.Text[..100] : line.Text)}\" is no whole address.", $"{file}:{line.Number}")).ToList();
        return wrong.Count > 0 ? throw new InputException(wrong) : [.. lines.Select(line => new CitedLink(line.Address!)).DistinctBy(link => link.Address.AbsoluteUri)];
    }

    private static string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new Problem("SR-403", $"The list of links cannot be read: {error.Message}", file));
        }
    }
}
