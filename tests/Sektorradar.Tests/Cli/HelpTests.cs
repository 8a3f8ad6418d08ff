using System.CommandLine;
using Sektorradar.Cli;

namespace Sektorradar.Tests.Cli;

/// <summary>Whoever asks a command for help gets it.</summary>
public class HelpTests
{
    public static TheoryData<string> Everyone => [.. All(Commands.Root(), "").Select(command => command.Path)];

    [Fact]
    public void Every_command_option_and_argument_is_described() => Assert.All(All(Commands.Root(), ""), command =>
    {
        Assert.EndsWith(".", command.Command.Description ?? "", StringComparison.Ordinal);
        Assert.All(command.Command.Options.Where(option => option is not System.CommandLine.Help.HelpOption and not VersionOption),
            option => Assert.EndsWith(".", option.Description ?? "", StringComparison.Ordinal));
        Assert.All(command.Command.Arguments, argument => Assert.EndsWith(".", argument.Description ?? "", StringComparison.Ordinal));
    });

    [Theory]
    [MemberData(nameof(Everyone))]
    public void Help_of_each_command_can_be_written(string path)
    {
        var output = new StringWriter();

        var code = Commands.Root().Parse([.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]).Invoke(new InvocationConfiguration { Output = output });

        Assert.Equal(0, code);
        Assert.Contains("Usage:", output.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<(Command Command, string Path)> All(Command command, string path) =>
        command.Subcommands.SelectMany(sub => All(sub, $"{path} {sub.Name}".Trim())).Prepend((command, path));
}
