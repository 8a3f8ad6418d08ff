using System.CommandLine;
using System.Text;
using Sektorradar.Cli;

namespace Sektorradar.Tests.Cli;

/// <summary>docs/cli.md is what <c>--help</c> says. SEKTORRADAR_ACCEPT=1 writes it anew.</summary>
public class CliDocumentTests
{
    [Fact]
    public void The_document_of_commands_is_their_help()
    {
        var text = new StringBuilder("# Commands\n\nThis page is what `--help` prints; a test compares them. Standard output holds results, standard error what is said on the way.\n\n"
            + "| Exit code | Meaning |\n| --- | --- |\n| 0 | done |\n| 1 | an error in the program itself |\n| 2 | the input cannot be used |\n"
            + "| 3 | done in part: something could not be read, and the result is smaller |\n| 130 | stopped |\n");
        foreach (var path in Paths([], Commands.Root()))
        {
            text.Append($"\n## sektorradar {string.Join(' ', path)}".TrimEnd()).Append("\n\n```\n").Append(Help(path)).Append("```\n");
        }

        var file = Path.Combine(Docs.Root, "docs", "cli.md");
        if (Environment.GetEnvironmentVariable("SEKTORRADAR_ACCEPT") == "1")
        {
            File.WriteAllText(file, text.ToString());
        }

        Assert.Equal(File.Exists(file) ? File.ReadAllText(file) : "(no document yet)", text.ToString());
    }

    private static IEnumerable<string[]> Paths(string[] above, Command command) =>
        new[] { above }.Concat(command.Subcommands.SelectMany(sub => Paths([.. above, sub.Name], sub)));

    private static string Help(string[] path)
    {
        using var output = new StringWriter { NewLine = "\n" };
        Commands.Root().Parse([.. path, "--help"]).Invoke(new InvocationConfiguration { Output = output });
        // The program's name is the test runner's here, and defaults with a path are written with the machine's separator.
        var lines = output.ToString().Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace("Sektorradar.Tests", "sektorradar", StringComparison.Ordinal).Replace(".sektorradar\\", ".sektorradar/", StringComparison.Ordinal);
        return lines.Trim('\n') + "\n";
    }
}
