using System.Text;
using Sektorradar.Model;
using Spectre.Console;

namespace Sektorradar.Cli;

/// <summary>What is said on the way: standard error, so that standard output holds results alone. Colours only where a terminal shows them.</summary>
internal static class Terminal
{
    private const int WidthOfText = 100;

    private static readonly IAnsiConsole Errors = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    public static void Say(string line) => Console.Error.WriteLine(line);

    /// <summary>A table that is said on the way.</summary>
    public static void Table(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var (heading, lines) = Columns(headings, rows);
        Styled("bold", heading);
        lines.ForEach(Say);
    }

    /// <summary>A table that is a command's result, on standard output.</summary>
    public static void Result(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var (heading, lines) = Columns(headings, rows);
        Heading(heading);
        lines.ForEach(Console.WriteLine);
    }

    /// <summary>A heading of a result, on standard output.</summary>
    public static void Heading(string line) => Console.WriteLine(Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } ? line : $"\u001b[1m{line}\u001b[0m");

    /// <summary>Text of a result, folded between words; the same on a terminal and in a file.</summary>
    /// <param name="indent">Of every line but the first.</param>
    public static void Paragraph(string text, int indent = 0)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > indent && line.Length + word.Length >= WidthOfText)
            {
                Console.WriteLine(line);
                line.Clear().Append(' ', indent);
            }

            line.Append(line.Length > 0 && line[^1] != ' ' ? " " : "").Append(word);
        }

        Console.WriteLine(line);
    }

    /// <summary>Columns as wide as their widest cell, the last as long as it is; the same on a terminal and in a file.</summary>
    private static (string Heading, List<string> Lines) Columns(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = headings.Select((heading, column) => rows.Select(row => row[column].Length).Append(heading.Length).Max()).ToList();
        return (Line(headings), [.. rows.Select(Line)]);

        string Line(IReadOnlyList<string> cells) => string.Join("  ", cells.Select((cell, column) => column == cells.Count - 1 ? cell : IsNumber(cell) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd();

        static bool IsNumber(string cell) => cell.Any(char.IsAsciiDigit) && cell.All(c => char.IsAsciiDigit(c) || "×+−.,%\u00A0".Contains(c, StringComparison.Ordinal));
    }

    public static void Error(string line) => Styled("red", line);

    public static void Problems(IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems)
        {
            // Not a table: a place that a terminal or an editor can open stands at the beginning of its line, unbroken.
            Console.Error.WriteLine(problem);
        }

        foreach (var code in problems.Select(p => p.Code).Distinct().Order(StringComparer.Ordinal))
        {
            Styled("grey", $"{code}: {ProblemCatalogue.RemedyOf(code)}");
        }
    }

    /// <summary>Problems that were named one by one already: each code once, with how many and one of them.</summary>
    public static void Summary(IReadOnlyList<Problem> problems)
    {
        foreach (var same in problems.GroupBy(p => p.Code).OrderBy(same => same.Key, StringComparer.Ordinal))
        {
            Say(same.Count() == 1 ? $"{same.First()}" : $"{same.Key}: {same.Count()} times, as {same.First().Where}: {same.First().Detail}");
            Styled("grey", $"{same.Key}: {ProblemCatalogue.RemedyOf(same.Key)}");
        }
    }

    /// <summary>Only a terminal gets colour, and lines folded to its width.</summary>
    private static void Styled(string style, string line)
    {
        if (Console.IsErrorRedirected)
        {
            Console.Error.WriteLine(line);
        }
        else
        {
            Errors.MarkupLine($"[{style}]{Markup.Escape(line)}[/]");
        }
    }
}
